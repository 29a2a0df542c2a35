import * as z from 'zod';
import { OAuthCredential } from './http/oauth-credential.ts';
import { type Call, PlatformClient } from './http/platform-client.ts';
import { readNewestFirst } from './newest-first.ts';
import type { Gone, InboundRequest, KnownPost, PostSource, Received, Rejected, Reread } from './source.ts';
import { SourceError } from './source-error.ts';
import { type CredentialValues, type SourceIo, sourceKind } from './source-kind.ts';
import { failureOf, judge, type Problem, problemSchema, refOf } from './x/errors.ts';
import { PaidToday, paidSchema } from './x/paid-today.ts';
import { READ_QUERY, readPosts, versionsOf } from './x/post.ts';
import { receiveX } from './x/push.ts';

/** Posts of a timeline's page: each is paid for, so no more is taken from the budget than is likely to be there. */
const PAGE = 50;
/** Most ids of one `/2/tweets` call. */
const BATCH = 100;
/** Posts that are read again in vain cost money. */
const OVERLAP_HOURS = 2;

/** https://docs.x.com/x-api/getting-started/pricing */
const DOLLARS_PER_POST = 0.005;
const DOLLARS_PER_USER = 0.01;
/** A product with 0.005 would not be exact. */
const dollarsFor = (posts: number) => posts / (1 / DOLLARS_PER_POST);

const settings = z.object({
  username: z
    .string()
    .regex(/^@?\w{1,15}$/, { error: 'write the name after the @: at most 15 letters, digits and _' })
    .describe('Account: the name after the @'),
});

/**
 * The posts of an X account by the API v2 (https://docs.x.com/x-api), without replies and reposts. Every edit is a post of its own to X;
 * here a post has the first id of them. `lang` is X's guess and is left to the auditor. The schema of the API and its guides name fields
 * differently (`note_post`, `note_tweet`): the latter are asked for, both are read; which of them X answers with is not known yet.
 * A deletion is pushed with one id of an edited post; where it is not the first, the next reading finds the deletion.
 */
export const x = sourceKind({
  kind: 'x',
  facts: {
    title: 'X account',
    platform: 'x',
    reads: [
      'the last 3,200 public posts of any account, long ones whole; of a thread the first; no reposts',
      'verified',
    ],
    permission: ['the bearer token of an application, or a user’s with `tweet.read` and `users.read`', 'verified'],
    label: [
      '`paid_partnership`, which X has since 3 June 2026: `false` on an earlier post says nothing, and is taken as unknown',
      'verified',
    ],
    edits: ['within 30 to 60 minutes; the last version is found from the first by its list of versions', 'verified'],
    deletions: ['`/2/tweets` says that the post is not found, or protected; `post.delete` is pushed', 'verified'],
    cost: ['5 US dollars; free if read again on the same day in UTC', 'verified'],
    retention: [
      'no limit of its own; changes and deletions are to follow within 24 hours of a request: the words of a deleted post are erased after a day',
      'verified',
    ],
    concurrency: 8,
    budgets: [{ name: 'reads', unit: 'US dollar', limit: 100, window: 'month', zone: 'UTC' }],
    credential: [
      { name: 'accessToken', about: 'bearer token of an application, or access token of a user' },
      { name: 'refreshToken', about: 'of a user, with the permission offline.access', optional: true },
      { name: 'clientId', about: 'OAuth 2.0 client id, to renew a user’s token', optional: true },
      { name: 'clientSecret', about: 'OAuth 2.0 client secret, where the application has one', optional: true },
      { name: 'consumerSecret', about: 'API secret key of the application, to check what X pushes', optional: true },
    ],
    everyMinutes: 60,
    inbound:
      'Register this address as a webhook of the application (POST /2/webhooks), and subscribe it to post.create and post.delete of the account (POST /2/activity/subscriptions)',
  },
  settings,
  open: (name, { username }, io) => new XSource(name, username.replace('@', ''), io),
});

const userAnswer = z.object({
  data: z.object({ id: z.string() }).optional(),
  errors: z.array(problemSchema).optional(),
});

const postsAnswer = z.object({
  data: z.array(z.unknown()).default([]),
  includes: z.object({ media: z.array(z.unknown()).optional() }).optional(),
  errors: z.array(problemSchema).default([]),
  meta: z.object({ next_token: z.string().optional() }).optional(),
});
type PostsAnswer = z.infer<typeof postsAnswer>;

/** What is kept between fetches: also what costs money to ask for again, or does not. */
const placeSchema = z.object({ username: z.string(), user: z.string(), list: z.string(), paid: paidSchema.optional() });

interface PageOf {
  user: string;
  page: string | undefined;
  since: Date;
  paid: PaidToday;
}

class XSource implements PostSource {
  readonly name: string;
  /** Developer policy: deletions are to follow within 24 hours of a request, and before that as soon as it can be. */
  readonly keepGoneHours = 24;
  readonly #username: string;
  readonly #io: SourceIo;
  readonly #client: PlatformClient;
  #user: string | undefined;

  constructor(name: string, username: string, io: SourceIo) {
    this.name = name;
    this.#username = username;
    this.#io = io;
    const credential = new OAuthCredential('x', io);
    this.#client = new PlatformClient({
      title: 'X',
      baseUrl: io.baseUrl ?? 'https://api.x.com',
      io: { ...io, credential },
      authorize: ({ accessToken }) => ({ authorization: `Bearer ${accessToken}` }),
      renew: (values) => renew(credential, values),
      judge,
    });
  }

  async *fetchSince(cursor: string | undefined): ReturnType<PostSource['fetchSince']> {
    const place = this.#place(cursor);
    const paid = new PaidToday(this.#io.now(), place?.paid);
    this.#user ??= place?.user;
    const user = await this.#userId();
    const batches = readNewestFirst({
      cursor: place?.list,
      now: this.#io.now(),
      firstFetchDays: this.#io.firstFetchDays,
      overlapHours: OVERLAP_HOURS,
      timeOf: ({ editedAt, publishedAt }) => editedAt ?? publishedAt,
      readPage: (page, since) => this.#page({ user, page, since, paid }),
    });
    for await (const batch of batches)
      yield { ...batch, cursor: JSON.stringify({ username: this.#username, user, list: batch.cursor, paid }) };
  }

  async *reread(known: readonly KnownPost[], cursor?: string): AsyncGenerator<Reread> {
    const paid = new PaidToday(this.#io.now(), this.#place(cursor)?.paid);
    for (let start = 0; start < known.length; start += BATCH) {
      const asked = known.slice(start, start + BATCH).map(({ id }) => id);
      const first = await this.#lookUp(asked, paid);
      const newer = first.data.flatMap((record) => versionsOf(record).newer ?? []);
      const latest = newer.length === 0 ? undefined : await this.#lookUp(newer, paid);
      const current = first.data.filter((record) => versionsOf(record).newer === undefined);
      const { posts, rejected } = this.#toPosts(first, current);
      const edited = latest && this.#toPosts(latest, latest.data);
      const told = first.errors.filter((problem) => asked.includes(refOf(problem) ?? ''));
      yield {
        posts: [...posts, ...(edited?.posts ?? [])],
        gone: told.flatMap(goneOf),
        rejected: [...rejected, ...(edited?.rejected ?? []), ...told.flatMap(rejectedOf)],
      };
    }
  }

  receive(request: InboundRequest): Promise<Received> {
    return receiveX(request, {
      io: this.#io,
      username: this.#username,
      isOwn: async (user) => user === (await this.#userId()),
      price: DOLLARS_PER_POST,
    });
  }

  async #page({ user, page, since, paid }: PageOf) {
    const answer = await this.#read(
      {
        path: `/2/users/${user}/tweets`,
        query: {
          ...READ_QUERY,
          max_results: PAGE,
          exclude: 'replies,retweets',
          start_time: since.toISOString().replace(/\.\d{3}Z$/, 'Z'),
          pagination_token: page,
        },
        shape: postsAnswer,
      },
      { most: PAGE, paid },
    );
    const [refused] = answer.errors.filter((problem) => refOf(problem) === user);
    if (refused !== undefined) throw failureOf(refused, this.#username);
    return { ...this.#toPosts(answer, answer.data), next: answer.meta?.next_token };
  }

  #lookUp(ids: readonly string[], paid: PaidToday): Promise<PostsAnswer> {
    const query = { ...READ_QUERY, ids: ids.join(',') };
    return this.#read({ path: '/2/tweets', query, shape: postsAnswer }, { most: ids.length, paid });
  }

  /** What may come is taken from the budget beforehand; what did not come, or had come today, is given back. */
  async #read(call: Call<PostsAnswer>, { most, paid }: { most: number; paid: PaidToday }): Promise<PostsAnswer> {
    const { budget } = this.#io;
    await budget.spend('reads', dollarsFor(most));
    let count = 0;
    try {
      const { data } = await this.#client.send(call);
      count = Math.min(paid.count(data.data), most);
      return data;
    } finally {
      if (count < most) await budget.spend('reads', dollarsFor(count - most));
    }
  }

  async #userId(): Promise<string> {
    if (this.#user !== undefined) return this.#user;
    const { data } = await this.#client.send({
      path: `/2/users/by/username/${this.#username}`,
      shape: userAnswer,
      cost: ['reads', DOLLARS_PER_USER],
    });
    if (data.data === undefined) throw failureOf(data.errors?.[0], this.#username);
    this.#user = data.data.id;
    return this.#user;
  }

  #toPosts({ includes }: PostsAnswer, records: readonly unknown[]) {
    return readPosts(records, { handle: this.#username, media: includes?.media ?? [] });
  }

  #place(cursor: string | undefined) {
    if (cursor === undefined) return undefined;
    try {
      const place = placeSchema.parse(JSON.parse(cursor));
      return place.username === this.#username ? place : undefined;
    } catch {
      return undefined;
    }
  }
}

/** The bearer token of an application has no end, and nothing renews it. */
function renew(credential: OAuthCredential, values: CredentialValues): Promise<CredentialValues> {
  if (values.refreshToken) return credential.refresh(values);
  throw new SourceError('token_expired', 'X: it no longer takes the token (401)');
}

function goneOf(problem: Problem): Gone[] {
  return problem.gone === undefined ? [] : [{ platform: 'x', id: refOf(problem)!, as: problem.gone }];
}

function rejectedOf(problem: Problem): Rejected[] {
  return problem.gone === undefined ? [{ at: refOf(problem)!, field: '', message: 'is not shown by X for now' }] : [];
}
