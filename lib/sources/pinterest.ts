import * as z from 'zod';
import { renewedBy } from './http/oauth-credential.ts';
import { PlatformClient } from './http/platform-client.ts';
import { readRecords } from './http/records.ts';
import type { Reply } from './http/reply.ts';
import { isoTime } from './http/times.ts';
import { said, type Trouble } from './http/trouble.ts';
import { readNewestFirst } from './newest-first.ts';
import type { Gone, KnownPost, PostSource, Reread } from './source.ts';
import { type CredentialValues, type SourceIo, sourceKind } from './source-kind.ts';

const PAGE = 250;
const CALL = ['calls', 1] as const;

const settings = z.object({
  adAccount: z
    .string()
    .regex(/^\d{1,20}$/, { error: 'write the number of the ad account, or leave it out' })
    .optional()
    .describe('Ad account whose owner’s pins are read; left out: the account that the token belongs to'),
});

/**
 * The pins that an account has made itself, by the API v5 (specification 5.23.0, https://developers.pinterest.com/docs/api/v5/). The
 * order of its list is not promised, so it is read to its end. Pinterest lets nothing of it be stored: the words are judged and then
 * removed as soon as may be; the findings stay. Whether a hash of a pin's text counts as storing is open. Times come without a zone
 * in the examples and are read as UTC.
 */
export const pinterest = sourceKind({
  kind: 'pinterest',
  facts: {
    title: 'Pinterest account',
    platform: 'pinterest',
    reads: ['the account’s own pins, without those saved from others: title, description and link', 'verified'],
    permission: ['`boards:read`, `pins:read` and `user_accounts:read`', 'verified'],
    label: ['none can be read: it stays unknown', 'verified'],
    edits: ['read again; hash of title, description and link', 'assumed'],
    deletions: ['404 for the pin', 'verified'],
    cost: ['4 calls to list and 1,000 to read again; with trial access 1,000 calls a day', 'verified'],
    retention: ['nothing may be stored (developer guidelines): words are kept for 0 days', 'verified'],
    concurrency: 2,
    budgets: [{ name: 'calls', unit: 'call', limit: 1000, window: 'day', zone: 'UTC' }],
    credential: [
      { name: 'accessToken', about: 'Token of the account; lives for 30 days' },
      { name: 'refreshToken', about: 'Renews the token; given together with it', optional: true },
      { name: 'clientId', about: 'Id of the application, to renew the token', optional: true },
      { name: 'clientSecret', about: 'Secret of the application, to renew the token', optional: true },
    ],
    everyMinutes: 360,
  },
  settings,
  open: (name, { adAccount }, io) => new PinterestSource(name, adAccount, io),
});

const account = z.object({
  username: z.string().min(1),
  id: z.string().optional(),
  business_name: z.string().nullish(),
  follower_count: z.int().nonnegative().nullish().catch(undefined),
});
type Account = z.infer<typeof account>;

const pinPage = z.object({ items: z.array(z.unknown()).default([]), bookmark: z.string().nullish() });

const pin = z.object({
  id: z.string(),
  created_at: isoTime,
  title: z.string().nullish(),
  description: z.string().nullish(),
  link: z.string().nullish(),
});

class PinterestSource implements PostSource {
  readonly name: string;
  /** Developer guidelines, “The basics”: call the API each time instead of storing. */
  readonly keepDays = 0;
  readonly #io: SourceIo;
  readonly #query: Readonly<Record<string, string | undefined>>;
  readonly #client: PlatformClient;
  #account: Account | undefined;

  constructor(name: string, adAccount: string | undefined, io: SourceIo) {
    this.name = name;
    this.#io = io;
    this.#query = { ad_account_id: adAccount };
    this.#client = new PlatformClient({
      title: 'Pinterest',
      baseUrl: io.baseUrl ?? 'https://api.pinterest.com',
      ...renewedBy('pinterest', io),
      authorize: ({ accessToken }: CredentialValues) => ({ authorization: `Bearer ${accessToken}` }),
      judge,
    });
  }

  fetchSince(cursor: string | undefined): ReturnType<PostSource['fetchSince']> {
    return readNewestFirst({
      cursor,
      now: this.#io.now(),
      firstFetchDays: this.#io.firstFetchDays,
      anyOrder: true,
      readPage: async (bookmark) => {
        const owner = await this.#owner();
        const { data } = await this.#client.send({
          path: '/v5/pins',
          query: { ...this.#query, page_size: PAGE, pin_filter: 'exclude_repins', bookmark },
          shape: pinPage,
          cost: CALL,
        });
        return { ...read(data.items, owner), next: data.bookmark ?? undefined };
      },
    });
  }

  async *reread(known: readonly KnownPost[]): AsyncGenerator<Reread> {
    const owner = await this.#owner();
    for (const { platform, id } of known) {
      const { status, data } = await this.#client.send({
        path: `/v5/pins/${encodeURIComponent(id)}`,
        query: this.#query,
        accept: [404],
        shape: z.unknown(),
        cost: CALL,
      });
      const gone: Gone[] = status === 404 ? [{ platform, id, as: 'deleted' }] : [];
      yield { ...(status === 404 ? { posts: [], rejected: [] } : read([data], owner)), gone };
    }
  }

  /** Pins name the owner of their board, who may be somebody else. */
  async #owner(): Promise<Account> {
    this.#account ??= (
      await this.#client.send({ path: '/v5/user_account', query: this.#query, shape: account, cost: CALL })
    ).data;
    return this.#account;
  }
}

function read(pins: readonly unknown[], { username, id: userId, business_name, follower_count }: Account) {
  return readRecords(pins, pin, {
    idOf: ({ id }) => id,
    post: ({ id, created_at, title, description, link }) => ({
      id,
      platform: 'pinterest',
      format: 'pin',
      url: `https://www.pinterest.com/pin/${id}/`,
      creator: {
        handle: username,
        ...(userId !== undefined && { id: userId }),
        ...(business_name && { name: business_name }),
        ...(typeof follower_count === 'number' && { followers: follower_count }),
      },
      publishedAt: created_at,
      ...(title && { title }),
      description: description ?? '',
      ...(link && { links: [link] }),
    }),
  });
}

const errorBody = z.object({ code: z.number(), message: z.string().optional() });

/** `{code, message}`; that 3 means a missing permission is known from others alone. */
function judge({ status, body }: Reply): Trouble | undefined {
  const { data } = errorBody.safeParse(body);
  if (status < 400 || data === undefined) return undefined;
  const message = `${data.code}: ${said(data.message)}`;
  if (status === 401 && data.code === 3) return { problem: 'permission_missing', message };
  if (status === 429) return { problem: 'rate_limited', message, again: true, scope: 'platform' };
  return undefined;
}
