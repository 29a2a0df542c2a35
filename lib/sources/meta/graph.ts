import { createHmac } from 'node:crypto';
import * as z from 'zod';
import { OAuthCredential } from '../http/oauth-credential.ts';
import { type Call, PlatformClient } from '../http/platform-client.ts';
import type { TokenPlatform } from '../http/token-endpoints.ts';
import { SourceError } from '../source-error.ts';
import type { CredentialField, CredentialValues, SourceIo } from '../source-kind.ts';
import { judgeMeta } from './errors.ts';
import { MetaUsage } from './usage.ts';

/** Most ids of one call. */
export const MOST_IDS = 50;

/** Posts that are told together where each is read by a call of its own. */
export const ONE_BY_ONE = 20;

/** A page of an edge. `next` holds the access token: it is only looked at for whether it is there. */
export const graphPage = z.object({
  data: z.array(z.unknown()).default([]),
  paging: z
    .object({
      cursors: z.object({ after: z.string().optional() }).optional(),
      next: z.unknown().optional(),
    })
    .optional(),
});
export type GraphPage = z.infer<typeof graphPage>;

const nodes = z.record(z.string(), z.unknown());

/** The credential of a kind that Meta serves. */
export const META_CREDENTIAL: readonly CredentialField[] = [
  { name: 'accessToken', about: 'token with the permissions that the kind names; one of a system user does not end' },
  { name: 'clientSecret', about: 'secret of the app: signs the calls and proves what Meta pushes', optional: true },
  { name: 'clientId', about: 'id of the app: to renew a token that ends', optional: true },
  { name: 'expiresAt', about: 'when the token ends, such as 2027-01-20T00:00:00Z: then it is renewed', optional: true },
  { name: 'verifyToken', about: 'what was entered as verify token of the webhook', optional: true },
  {
    name: 'userId',
    about:
      'id of the user who gave the token, as GET /me tells it: who then asks Meta for deletion has the account erased',
    optional: true,
  },
];

export interface GraphOptions {
  /** As users call the platform. */
  title: string;
  host: string;
  version: string;
  /** How its token is renewed. */
  renewedAs: TokenPlatform;
  /** Whether its calls may carry a proof that they come from the app. */
  signed?: boolean;
  io: SourceIo;
}

/**
 * Meta's Graph API, with an eye on its limits. The token goes in a header, as others report that it may: addresses
 * are written to logs.
 */
export class Graph {
  readonly #client: PlatformClient;
  readonly #usage: MetaUsage;
  readonly #version: string;
  readonly #now: () => Date;

  constructor({ title, host, version, renewedAs, signed = true, io }: GraphOptions) {
    this.#usage = new MetaUsage(title);
    this.#version = version;
    this.#now = () => io.now();
    this.#client = new PlatformClient({
      title,
      baseUrl: io.baseUrl ?? host,
      // A token that Meta no longer takes cannot be renewed: only one that is alive can, shortly before its end.
      io: { ...io, credential: new OAuthCredential(renewedAs, io) },
      authorize: ({ accessToken }) => ({ authorization: `Bearer ${accessToken}` }),
      ...(signed && { parameters: proofOf }),
      judge: judgeMeta,
    });
  }

  async get<T>(
    path: string,
    query: NonNullable<Call<T>['query']>,
    shape: z.ZodType<T>,
    { cost }: Pick<Call<T>, 'cost'> = {},
  ): Promise<T> {
    const { data, headers } = await this.#client.send({
      path: `/${this.#version}/${path}`,
      query,
      shape,
      ...(cost && { cost }),
    });
    this.#usage.note(headers, this.#now());
    return data;
  }

  /** What ids stand for, or one edge of each. Left out: what does not exist or may not be seen. */
  async byIds(ids: readonly string[], fields: string, edge = ''): Promise<Map<string, unknown>> {
    if (ids.length === 0) return new Map();
    if (ids.length > MOST_IDS) return this.#byParts(ids, MOST_IDS, fields, edge);
    try {
      return new Map(Object.entries(await this.get(edge, { ids: ids.join(','), fields }, nodes)));
    } catch (error) {
      if (!(error instanceof SourceError) || error.problem !== 'account_not_found') throw error;
      // One that is gone spoils the whole call.
      return ids.length === 1 ? new Map() : this.#byParts(ids, Math.ceil(ids.length / 2), fields, edge);
    }
  }

  async #byParts(ids: readonly string[], size: number, fields: string, edge: string): Promise<Map<string, unknown>> {
    const found = new Map<string, unknown>();
    for (const part of inParts(ids, size)) {
      for (const [id, node] of await this.byIds(part, fields, edge)) found.set(id, node);
    }
    return found;
  }

  /** Passes the parts of a fetch on. After one that left little of a limit it throws when to go on, as a `SourceError` (`rate_limited`). */
  async *paced<T>(reading: AsyncIterable<T>): AsyncGenerator<T> {
    for await (const part of reading) {
      yield part;
      if (this.#usage.wait !== undefined) throw this.#usage.wait;
    }
  }

  /** Passes the parts of a second reading on, until one left little of a limit: the rest is not read this time. */
  async *whileEnough<T>(reading: AsyncIterable<T>): AsyncGenerator<T> {
    for await (const part of reading) {
      yield part;
      if (this.#usage.wait !== undefined) return;
    }
  }
}

export function* inParts<T>(list: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < list.length; start += size) yield list.slice(start, start + size);
}

/** The cursor of the next page, of an edge that says whether there is one. */
export function nextOf({ paging }: GraphPage): string | undefined {
  return paging?.next === undefined ? undefined : paging.cursors?.after;
}

/** The cursor of the next page, of an edge that never says so: the last page is the one that is empty, or without a cursor. */
export function nextUntilEmpty({ data, paging }: GraphPage): string | undefined {
  return data.length === 0 ? undefined : paging?.cursors?.after;
}

/** Shows that the call comes from the application: https://developers.facebook.com/docs/graph-api/guides/secure-requests */
function proofOf({ accessToken, clientSecret }: CredentialValues): Record<string, string> {
  if (!accessToken || !clientSecret) return {};
  return { appsecret_proof: createHmac('sha256', clientSecret).update(accessToken).digest('hex') };
}
