import * as z from 'zod';
import type { Format } from '../post.ts';
import { readRecords } from './http/records.ts';
import { isoTime } from './http/times.ts';
import { Graph, graphPage, inParts, META_CREDENTIAL, nextOf, ONE_BY_ONE } from './meta/graph.ts';
import { metaUsername } from './meta/settings.ts';
import { type MetaChange, receiveMeta } from './meta/webhook.ts';
import { type Page, readNewestFirst, rereadByListing } from './newest-first.ts';
import type { Gone, InboundRequest, KnownPost, PostSource, Received, Reread } from './source.ts';
import { SourceError } from './source-error.ts';
import { type SourceIo, sourceKind } from './source-kind.ts';

const LIMIT = 100;
const PROFILE_CALLS = 'profile calls';
const FIELDS = 'id,media_type,permalink,username,text,timestamp,is_reply,topic_tag,link_attachment_url,text_attachment';
const OWN_FIELDS = `${FIELDS},owner`;

const settings = z
  .object({
    mode: z
      .enum(['own', 'profile'])
      .default('own')
      .describe('What is read. own: the posts of the account that gave the token; profile: those of a public account'),
    username: metaUsername.optional().describe('User name of the public account (profile)'),
  })
  .refine(({ mode, username }) => mode === 'own' || username !== undefined, {
    path: ['username'],
    error: 'write the user name of the account whose posts are to be read',
  });
type Settings = z.output<typeof settings>;

/**
 * Posts of a Threads account, by the Threads API (https://developers.facebook.com/docs/threads/retrieve-and-discover-posts). Not
 * confirmed: whether the text of a post keeps the `#` of its topic, and the order of a public account's posts.
 */
export const threads = sourceKind({
  kind: 'threads',
  facts: {
    title: 'Threads',
    platform: 'threads',
    reads: [
      'posts of the own account, or of a public account with at least 100 followers; before Meta’s review only its own accounts',
      'verified',
    ],
    permission: ['threads_basic; for public accounts threads_profile_discovery', 'verified'],
    label: ['cannot be read', 'verified'],
    edits: ['read again and compared', 'verified'],
    deletions: ['a known post that is no longer answered; at once by the webhook with threads_delete', 'verified'],
    cost: ['10 calls of 100 posts', 'verified'],
    retention: ['no fixed time; to be erased when Meta or the user asks (Platform Terms 3.d)', 'reported'],
    concurrency: 4,
    budgets: [{ name: PROFILE_CALLS, unit: 'call', limit: 1_000, window: 'day', zone: 'UTC' }],
    credential: META_CREDENTIAL.filter(({ name }) => name !== 'clientId' && name !== 'userId'),
    everyMinutes: 60,
    inbound: 'webhook of the app (fields publish and delete) and its data deletion callback',
  },
  settings,
  open: (name, settings, io) => new ThreadsSource(name, settings, io),
});

const text = z.string().optional();

const thread = z.object({
  id: z.string(),
  media_type: text,
  permalink: text,
  username: z.string(),
  /** Told of the own posts alone. */
  owner: z.union([z.object({ id: z.string() }), z.string().transform((id) => ({ id }))]).optional(),
  text,
  timestamp: isoTime,
  is_reply: z.boolean().optional(),
  topic_tag: text,
  link_attachment_url: text,
  text_attachment: z.object({ plaintext: text, link_attachment_url: text }).optional(),
});
type Thread = z.infer<typeof thread>;

const FORMATS: Readonly<Record<string, Format>> = { IMAGE: 'feed', VIDEO: 'video', CAROUSEL_ALBUM: 'carousel' };

class ThreadsSource implements PostSource {
  readonly name: string;
  readonly #settings: Settings;
  readonly #io: SourceIo;
  readonly #graph: Graph;

  constructor(name: string, settings: Settings, io: SourceIo) {
    this.name = name;
    this.#settings = settings;
    this.#io = io;
    const host = 'https://graph.threads.net';
    // Signed calls are not documented for Threads.
    this.#graph = new Graph({ title: 'Threads', host, version: 'v1.0', renewedAs: 'threads', signed: false, io });
  }

  async *fetchSince(cursor: string | undefined): ReturnType<PostSource['fetchSince']> {
    const pages = readNewestFirst({
      cursor,
      now: this.#io.now(),
      firstFetchDays: this.#io.firstFetchDays,
      readPage: (after, since) => this.#page(after, since),
    });
    yield* this.#graph.paced(pages);
  }

  reread(known: readonly KnownPost[]): AsyncGenerator<Reread> {
    const parts =
      this.#settings.mode === 'own'
        ? this.#rereadOwn(known)
        : rereadByListing(known, { readPage: (after, since) => this.#page(after, since) });
    return this.#graph.whileEnough(parts);
  }

  receive(request: InboundRequest): Promise<Received> {
    return receiveMeta(request, {
      io: this.#io,
      take: (changes) => ({
        gone: changes.flatMap(deletionOf),
        fetch: changes.some(({ field }) => field === 'publish'),
      }),
    });
  }

  async #page(after: string | undefined, since: Date): Promise<Page> {
    const { mode, username } = this.#settings;
    const seconds = Math.floor(since.getTime() / 1000);
    const query = { fields: mode === 'own' ? OWN_FIELDS : FIELDS, since: seconds, limit: LIMIT, after };
    const page =
      mode === 'own'
        ? await this.#graph.get('me/threads', query, graphPage)
        : await this.#graph.get('profile_posts', { ...query, username }, graphPage, { cost: [PROFILE_CALLS, 1] });
    return { ...readThreads(page.data), next: nextOf(page) };
  }

  async *#rereadOwn(known: readonly KnownPost[]): AsyncGenerator<Reread> {
    // Where the token has lost the account, this fails: posts alone would be answered as if they were gone.
    await this.#graph.get('me', { fields: 'id' }, z.object({ id: z.string() }));
    for (const part of inParts(known, ONE_BY_ONE)) {
      const records: unknown[] = [];
      const gone: Gone[] = [];
      for (const { id } of part) {
        const record = await this.#read(id);
        if (record === undefined) gone.push({ platform: 'threads', id, as: 'missing' });
        else records.push(record);
      }
      yield { ...readThreads(records), gone };
    }
  }

  /** Several ids in one call are not documented for Threads. */
  async #read(id: string): Promise<unknown> {
    try {
      return await this.#graph.get(encodeURIComponent(id), { fields: OWN_FIELDS }, z.unknown());
    } catch (error) {
      if (error instanceof SourceError && error.problem === 'account_not_found') return undefined;
      throw error;
    }
  }
}

function readThreads(records: readonly unknown[]) {
  return readRecords(records, thread, { idOf: ({ id }) => id, post: toPost });
}

/** A repost is somebody else's post. */
function toPost({ id, username, owner, text_attachment: long, ...record }: Thread) {
  if (record.media_type === 'REPOST_FACADE' || record.is_reply === true) return undefined;
  return {
    id,
    platform: 'threads' as const,
    format: FORMATS[record.media_type ?? ''] ?? ('text' as const),
    url: record.permalink,
    creator: { handle: username, id: owner?.id },
    publishedAt: record.timestamp,
    // Shown beside the name, above the text.
    title: record.topic_tag,
    caption: record.text,
    description: long?.plaintext,
    links: [record.link_attachment_url ?? [], long?.link_attachment_url ?? []].flat(),
    platformLabel: 'unknown' as const,
  };
}

function deletionOf({ field, value }: MetaChange): Gone[] {
  const { id } = (value ?? {}) as Record<string, unknown>;
  return field === 'delete' && typeof id === 'string' ? [{ platform: 'threads', id, as: 'deleted' }] : [];
}
