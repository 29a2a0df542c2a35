import * as z from 'zod';
import type { PlatformClient } from '../http/platform-client.ts';
import type { Rejected } from '../source.ts';
import { SourceError } from '../source-error.ts';

const PAGE = 100;

const account = z.object({
  id: z.string(),
  platform_username: z.string().nullish(),
  status: z.string().optional(),
  data: z.object({ engagement: z.object({ status: z.string().optional() }).nullish() }).nullish(),
});
type Account = z.infer<typeof account>;

const accountList = z.object({
  data: z.array(account),
  metadata: z.object({ limit: z.number().int().positive().optional() }).optional(),
});

/** Accounts that can be read, in the order of their ids, and those that cannot, with why. */
export interface Accounts {
  ids: string[];
  rejected: Rejected[];
}

/** One account. Throws a `SourceError` where it gives nothing: else it would seem that the creator posts nothing. */
export async function oneAccount(client: PlatformClient, id: string): Promise<Accounts> {
  const { data } = await client.send({ path: `/v1/accounts/${id}`, shape: account });
  const trouble = troubleOf(data);
  if (trouble !== undefined) throw trouble;
  return { ids: [id], rejected: [] };
}

/** Every account that creators have connected. */
export async function allAccounts(client: PlatformClient): Promise<Accounts> {
  const found = new Map<string, Account>();
  for (let offset = 0; ; ) {
    const query = { limit: PAGE, offset };
    const { data: page } = await client.send({ path: '/v1/accounts', query, shape: accountList });
    for (const one of page.data) found.set(one.id, one);
    offset += page.data.length;
    if (page.data.length === 0 || page.data.length < (page.metadata?.limit ?? PAGE)) break;
  }
  const accounts = [...found.values()];
  return {
    ids: accounts
      .filter((one) => troubleOf(one) === undefined)
      .map(({ id }) => id)
      .sort(),
    rejected: accounts.flatMap((one) => {
      const trouble = troubleOf(one);
      return trouble ? [{ at: one.platform_username ?? one.id, field: 'status', message: trouble.message }] : [];
    }),
  };
}

function troubleOf({ status, data }: Account): SourceError | undefined {
  if (status !== undefined && status !== 'CONNECTED') {
    const message = `Phyllo: the creator’s connection is ${status}: ask the creator to connect the account again`;
    return new SourceError('token_expired', message);
  }
  if (data?.engagement?.status !== 'NOT_SUPPORTED') return undefined;
  const message = 'Phyllo: the account gives no contents: its product ENGAGEMENT is not supported';
  return new SourceError('permission_missing', message);
}
