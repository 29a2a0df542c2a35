import { createHash } from 'node:crypto';
import * as z from 'zod';
import { activity, FIELDS, lost, toPost } from './creatoriq/activity.ts';
import { PlatformClient } from './http/platform-client.ts';
import { readRecords } from './http/records.ts';
import type { Reply } from './http/reply.ts';
import { sameText } from './http/same-text.ts';
import { said, type Trouble } from './http/trouble.ts';
import { refusedByAge } from './inbound/age.ts';
import { type NewestFirst, readNewestFirst, rereadByListing } from './newest-first.ts';
import type { InboundRequest, KnownPost, PostSource, Received } from './source.ts';
import { type CredentialValues, type SourceIo, sourceKind } from './source-kind.ts';

const PAGE = 100;
const DAY_MS = 86_400_000;

/** Posts are found, or added by hand, days after their publication. */
const OVERLAP_HOURS = 14 * 24;

const settings = z.object({
  campaign: z
    .string()
    .regex(/^\d{1,12}$/, { error: 'write the number of the campaign at CreatorIQ, such as 856302' })
    .describe('Campaign: its number at CreatorIQ'),
});

/**
 * The posts of one campaign at CreatorIQ (https://apidocs.creatoriq.com, campaign activity of the CRM API v1). Its order is not
 * promised, so it is read to its end. Not confirmed: that `Post` holds the whole caption, what `NotFound` holds where it is set, and
 * the form of `x-timestamp`. That `DateSubmittedUTC` is the publication fits the time in the id of the documents’ own example.
 * Pushes are signed by a plain hash with the API key in it, so the address also carries a token of its own: `?token=` and the
 * credential’s `pushToken`. MD5, which is all that partners without ACL get, is not taken.
 */
export const creatoriq = sourceKind({
  kind: 'creatoriq',
  facts: {
    title: 'CreatorIQ campaign',
    platform: 'any',
    reads: ['the posts that CreatorIQ has found for a campaign, or that were added to it', 'verified'],
    permission: ['an API key of the partner or division (from the account manager)', 'verified'],
    label: ['`PaidMediaPaidPartnership` 0 or 1, for Instagram only', 'verified'],
    edits: ['read again for 14 days; whether CreatorIQ takes over an edited caption is not said', 'assumed'],
    deletions: ['`NotFound` of the post, or it is missing from the campaign', 'reported'],
    cost: ['10 calls: pages of 100', 'verified'],
    retention: ['by the contract with CreatorIQ', 'assumed'],
    concurrency: 2,
    budgets: [{ name: 'calls', unit: 'call', limit: 100_000, window: 'day', zone: 'UTC' }],
    credential: [
      { name: 'apiKey', about: 'API key' },
      {
        name: 'pushToken',
        about: 'random text of 32 characters or more that ends the address of pushes: ?token=…',
        optional: true,
      },
    ],
    everyMinutes: 60,
    inbound:
      'Subscribe this address, with ?token= and the push token, to Campaign update.latestpost (POST /pubsub/subscribe).',
  },
  settings,
  open: (name, { campaign }, io) => new CreatorIqSource(name, campaign, io),
});

const answer = z.object({
  CampaignActivity: z.object({
    items: z.array(z.unknown()),
    pagination: z.object({ page: z.coerce.number(), total_pages: z.coerce.number() }),
  }),
});

const push = z.object({
  entityType: z.string(),
  actionType: z.string(),
  entityId: z.coerce.string().optional(),
});

class CreatorIqSource implements PostSource {
  readonly name: string;
  readonly #campaign: string;
  readonly #io: SourceIo;
  readonly #client: PlatformClient;

  constructor(name: string, campaign: string, io: SourceIo) {
    this.name = name;
    this.#campaign = campaign;
    this.#io = io;
    const baseUrl = io.baseUrl ?? 'https://apis.creatoriq.com';
    this.#client = new PlatformClient({ title: 'CreatorIQ', baseUrl, io, authorize, judge });
  }

  fetchSince(cursor: string | undefined): ReturnType<PostSource['fetchSince']> {
    return readNewestFirst({
      cursor,
      now: this.#io.now(),
      firstFetchDays: this.#io.firstFetchDays,
      overlapHours: OVERLAP_HOURS,
      anyOrder: true,
      readPage: this.#readPage,
    });
  }

  reread(known: readonly KnownPost[]): ReturnType<NonNullable<PostSource['reread']>> {
    return rereadByListing(known, { readPage: this.#readPage, anyOrder: true });
  }

  async receive({ method, query, headers, body }: InboundRequest): Promise<Received> {
    if (method !== 'POST') return { status: 405, body: 'pushes come with POST' };
    const { apiKey, pushToken } = await this.#io.credential.read();
    if (!pushToken) return { status: 403, body: 'this source takes no pushes: its credential has no pushToken' };
    if (!sameText(query.token ?? '', pushToken)) return { status: 401, body: 'the address has not the right token' };
    const timestamp = headers['x-timestamp'] ?? '';
    const age = refusedByAge(timeOf(timestamp), this.#io.now(), 'x-timestamp');
    if (age !== undefined) return { status: 401, body: age };
    const parsed = parse(body);
    if (parsed === undefined) return { status: 400, body: 'the body is no JSON' };
    const expected = createHash('sha256')
      .update(`${JSON.stringify(parsed)}${timestamp}${apiKey}`)
      .digest('hex');
    if (!sameText((headers['x-signature-sha256'] ?? '').toLowerCase(), expected))
      return { status: 401, body: 'x-signature-sha256 does not fit' };
    const { data } = push.safeParse(parsed);
    const concerns = data?.entityType === 'Campaign' && data.entityId === this.#campaign;
    return { status: 200, fetch: concerns && data.actionType === 'update.latestpost' };
  }

  readonly #readPage: NewestFirst['readPage'] = async (page = '1', since) => {
    const { data } = await this.#client.send({
      path: `/crm/v1/api/campaign/${this.#campaign}/activity`,
      // A day more: in which zone the days are meant is not said.
      query: { from: new Date(since.getTime() - DAY_MS).toISOString().slice(0, 10), fields: FIELDS, page, size: PAGE },
      shape: answer,
      cost: ['calls', 1],
    });
    const { items, pagination } = data.CampaignActivity;
    const gone = items.map(lost).filter((post) => post !== undefined);
    const records = readRecords(items, activity, { idOf: ({ PostId, Id }) => PostId || Id, post: toPost });
    return { ...records, gone, next: pagination.page < pagination.total_pages ? String(Number(page) + 1) : undefined };
  };
}

const authorize = ({ apiKey }: CredentialValues) => ({ 'x-api-key': apiKey! });

const errorBody = z.object({
  message: z.string().optional(),
  CoreException: z.object({ message: z.string().optional() }).optional(),
});

/** https://apidocs.creatoriq.com/docs/ciq-api-documentation/hgzeuq1b1qhkd-common-errors: an unknown campaign is 400 or 404, a missing key 403. */
function judge({ status, body }: Reply): Trouble | undefined {
  const { data } = errorBody.safeParse(body);
  const message = `${status}: ${said(data?.CoreException?.message ?? data?.message)}`;
  if (status === 400 || status === 404) return { problem: 'account_not_found', message };
  if (status === 403) return { problem: 'permission_missing', message };
  if (status === 429) return { problem: 'rate_limited', message, again: true, scope: 'platform' };
  return undefined;
}

/** Milliseconds since 1970, from RFC 3339, seconds or milliseconds. */
function timeOf(timestamp: string): number {
  if (!/^\d{1,13}$/.test(timestamp)) return Date.parse(timestamp);
  return timestamp.length > 10 ? Number(timestamp) : Number(timestamp) * 1000;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
