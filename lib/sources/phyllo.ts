import { createHmac } from 'node:crypto';
import * as z from 'zod';
import { PlatformClient } from './http/platform-client.ts';
import { readRecords } from './http/records.ts';
import type { Reply } from './http/reply.ts';
import { sameText } from './http/same-text.ts';
import { said, type Trouble } from './http/trouble.ts';
import { type NewestFirst, readNewestFirst, rereadByListing } from './newest-first.ts';
import { type Accounts, allAccounts, oneAccount } from './phyllo/accounts.ts';
import { content, hidden, toPost } from './phyllo/content.ts';
import type { InboundRequest, KnownPost, PostSource, Received } from './source.ts';
import { type CredentialValues, type SourceIo, sourceKind } from './source-kind.ts';

/** Most contents of one page. */
const PAGE = 100;

/** Phyllo reads the platforms by itself, and contents may turn up days after their publication. */
const OVERLAP_HOURS = 14 * 24;

const HOSTS = {
  production: 'https://api.getphyllo.com',
  staging: 'https://api.staging.getphyllo.com',
  sandbox: 'https://api.sandbox.getphyllo.com',
  insightiq: 'https://api.insightiq.ai',
  'insightiq-sandbox': 'https://api.sandbox.insightiq.ai',
} as const;

const settings = z.object({
  account: z
    .uuid({ error: 'write the id of the connected account: a UUID such as edc2328f-0442-4df1-bea1-a40287de9d73' })
    .optional()
    .describe('Account: id of one creator’s connected account at Phyllo; left out: every connected account'),
  environment: z
    .enum(Object.keys(HOSTS) as [keyof typeof HOSTS])
    .default('production')
    .describe('Environment that the client id belongs to'),
});
type Settings = z.output<typeof settings>;

/**
 * What creators who have connected their accounts published, by the API of Phyllo, now InsightIQ (v1,
 * https://docs.getphyllo.com/docs/api-reference): the accounts' state, then their contents. The order of a list is not promised, so it
 * is read to its end. An account that is connected after the first fetch is read back for 14 days. Not confirmed by its documents: the
 * form of the header `webhook-signatures` (code of several users: HMAC-SHA256 of the body in hex, several while a secret is changed)
 * and the name of the ids in a push, which are therefore not read: any push of the account asks for a fetch.
 */
export const phyllo = sourceKind({
  kind: 'phyllo',
  facts: {
    title: 'Phyllo / InsightIQ',
    platform: 'any',
    reads: [
      'posts, stories and videos of creators who connected their account: title, description, counts',
      'verified',
    ],
    permission: ['client id and secret; the creator’s consent to the product ENGAGEMENT', 'verified'],
    label: [
      '`sponsored.is_sponsored` and `sponsored.tags`, as Phyllo has them from the platform; on which platform they are the paid-partnership label is not said',
      'reported',
    ],
    edits: ['read again for 14 days, at once after a `CONTENTS.UPDATED` push', 'verified'],
    deletions: [
      'the content is missing from the list, while no account’s connection has ended; whether Phyllo takes deleted ones out is not said',
      'assumed',
    ],
    cost: ['11 calls: pages of 100, and the account’s state; each account takes a page at least', 'verified'],
    retention: ['by the contract with Phyllo', 'assumed'],
    concurrency: 4,
    budgets: [],
    credential: [
      { name: 'clientId', about: 'client id of the environment' },
      { name: 'clientSecret', about: 'client secret of the environment' },
      { name: 'webhookSecret', about: 'secret of the webhook, where it is not the client secret', optional: true },
    ],
    everyMinutes: 60,
    inbound: 'Register this address at Phyllo for CONTENTS.ADDED, CONTENTS.UPDATED and SESSION.EXPIRED.',
  },
  settings,
  open: (name, chosen, io) => new PhylloSource(name, chosen, io),
});

const contentList = z.object({
  data: z.array(z.unknown()),
  metadata: z.object({ limit: z.number().int().positive().optional() }).optional(),
});

const push = z.object({ event: z.string(), data: z.object({ account_id: z.string().optional() }).optional() });

class PhylloSource implements PostSource {
  readonly name: string;
  readonly #account: string | undefined;
  readonly #io: SourceIo;
  readonly #client: PlatformClient;

  constructor(name: string, { account: id, environment }: Settings, io: SourceIo) {
    this.name = name;
    this.#account = id;
    this.#io = io;
    const baseUrl = io.baseUrl ?? HOSTS[environment];
    this.#client = new PlatformClient({ title: 'Phyllo', baseUrl, io, authorize, judge });
  }

  async *fetchSince(cursor: string | undefined): ReturnType<PostSource['fetchSince']> {
    yield* readNewestFirst({
      cursor,
      now: this.#io.now(),
      firstFetchDays: this.#io.firstFetchDays,
      overlapHours: OVERLAP_HOURS,
      anyOrder: true,
      readPage: this.#reader(await this.#accounts()),
    });
  }

  async *reread(known: readonly KnownPost[]): ReturnType<NonNullable<PostSource['reread']>> {
    const accounts = await this.#accounts();
    for await (const read of rereadByListing(known, { readPage: this.#reader(accounts), anyOrder: true })) {
      // Whose a missing post is, is not known: it may be of an account whose connection has ended.
      const isCertain = accounts.rejected.length === 0;
      yield isCertain ? read : { ...read, gone: read.gone.filter((post) => post.as !== 'missing') };
    }
  }

  async receive(request: InboundRequest): Promise<Received> {
    if (request.method !== 'POST') return { status: 405, body: 'pushes come with POST' };
    const { clientSecret, webhookSecret } = await this.#io.credential.read();
    const expected = createHmac('sha256', webhookSecret || clientSecret!)
      .update(request.body)
      .digest('hex');
    const signatures = (request.headers['webhook-signatures'] ?? '').split(/[\s,]+/);
    if (!signatures.some((signature) => sameText(signature.toLowerCase(), expected)))
      return { status: 401, body: 'webhook-signatures holds no signature of this body' };
    const { data } = push.safeParse(parsed(request.body));
    if (data === undefined) return { status: 400, body: 'is no push of Phyllo: event is missing' };
    const told = data.data?.account_id;
    const concerns = this.#account === undefined || told === undefined || told === this.#account;
    return { status: 200, fetch: concerns && /^(CONTENTS|SESSION|ACCOUNTS)\./.test(data.event) };
  }

  #accounts(): Promise<Accounts> {
    return this.#account === undefined ? allAccounts(this.#client) : oneAccount(this.#client, this.#account);
  }

  /** Reads one account after the other; a page is named by its account and its offset there. */
  #reader({ ids, rejected: disconnected }: Accounts): NewestFirst['readPage'] {
    return async (page = `${ids[0] ?? ''} 0`, since) => {
      const [asked = '', skipped] = page.split(' ');
      const isThere = ids.includes(asked);
      const id = isThere ? asked : ids.find((one) => one > asked);
      if (id === undefined) return { posts: [], rejected: disconnected };
      const offset = isThere ? Number(skipped) : 0;
      const { data: list } = await this.#client.send({
        path: '/v1/social/contents',
        query: { account_id: id, from_date: since.toISOString().slice(0, 10), limit: PAGE, offset },
        shape: contentList,
      });
      const { posts, rejected } = readRecords(list.data, content, {
        idOf: ({ external_id, id: own }) => external_id ?? own,
        post: toPost,
      });
      const gone = list.data.map(hidden).filter((post) => post !== undefined);
      const isFull = list.data.length > 0 && list.data.length >= (list.metadata?.limit ?? PAGE);
      const following = ids.find((one) => one > id);
      const next = isFull ? `${id} ${offset + list.data.length}` : following && `${following} 0`;
      return { posts, rejected: id === ids[0] && offset === 0 ? [...disconnected, ...rejected] : rejected, gone, next };
    };
  }
}

const authorize = ({ clientId, clientSecret }: CredentialValues) => ({
  authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
});

const errorBody = z.object({ error: z.object({ error_code: z.string(), message: z.string().optional() }) });

/** Errors come as `{error: {type, error_code, message, …}}`; the status decides, as no list of the codes is public. */
function judge({ status, body }: Reply): Trouble | undefined {
  const { data } = errorBody.safeParse(body);
  const message = data && `${data.error.error_code}: ${said(data.error.message)}`;
  if (message === undefined) return undefined;
  if (status === 400 || status === 404) return { problem: 'account_not_found', message };
  if (status === 401) return { problem: 'token_expired', message };
  return status === 403 ? { problem: 'permission_missing', message } : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
