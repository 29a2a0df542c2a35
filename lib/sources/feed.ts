import * as z from 'zod';
import { checkTarget } from '../net/target.ts';
import type { Post, PostRef } from '../post.ts';
import type { Feed } from './feed/feed.ts';
import { readFeedDocument } from './feed/feed-document.ts';
import { postsOf } from './feed/feed-post.ts';
import { PlatformClient } from './http/platform-client.ts';
import type { Reply } from './http/reply.ts';
import { said, type Trouble } from './http/trouble.ts';
import type { Gone, KnownPost, PostSource } from './source.ts';
import { type SourceIo, sourceKind } from './source-kind.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** At least; a blog may give a new post any earlier date, and its feed is read whole anyway. */
const OVERLAP_HOURS = 48;

const settings = z.object({
  url: z
    .string()
    .max(2000)
    .superRefine((url, context) => {
      const check = checkTarget(url, { allowLoopback: false });
      if (!check.ok) context.addIssue({ code: 'custom', message: check.message });
    })
    .describe('Address of the feed (RSS, Atom or JSON Feed), with https://'),
  creator: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('Creator: the handle by which campaigns name who writes the blog; left out: the host of the feed'),
});
type Settings = z.output<typeof settings>;

/**
 * The posts of a blog, by its RSS 2.0 or 1.0, Atom or JSON feed, as far back as the feed goes. HTML is read as the text that its page
 * shows. Addresses are the users' own: HTTPS to public addresses only, without redirects, of at most 5 MB. A post of which the feed
 * holds the beginning alone says so in `cut`.
 */
export const feed = sourceKind({
  kind: 'feed',
  facts: {
    title: 'Blog feed',
    platform: 'blog',
    reads: ['the newest posts of a blog, often ten: title, text and links', 'verified'],
    permission: ['none: the feed is public', 'verified'],
    label: ['none: a blog has no label', 'verified'],
    edits: ['read again while the post is in the feed', 'verified'],
    deletions: ['a post that the feed should still hold is missing', 'assumed'],
    cost: ['one call, however many posts', 'verified'],
    retention: ['by the terms of the blog', 'assumed'],
    concurrency: 8,
    budgets: [],
    credential: [],
    everyMinutes: 60,
  },
  settings,
  open: (name, chosen, io) => new FeedSource(name, chosen, io),
});

const cursorSchema = z.object({
  etag: z.string().optional(),
  modified: z.string().optional(),
  /** Publication of the newest post so far. */
  mark: z.string().optional(),
  /** Posts that the feed held: where it holds fewer now, what is missing has not just fallen out of it. */
  held: z.number().default(0),
});
type Cursor = z.infer<typeof cursorSchema>;

class FeedSource implements PostSource {
  readonly name: string;
  readonly #io: SourceIo;
  readonly #url: URL;
  readonly #creator: string;
  readonly #client: PlatformClient;

  constructor(name: string, { url, creator }: Settings, io: SourceIo) {
    this.name = name;
    this.#io = io;
    this.#url = new URL(url);
    this.#creator = creator ?? this.#url.hostname;
    const { pathname, search } = this.#url;
    const target = io.baseUrl === undefined ? this.#url : new URL(io.baseUrl + pathname + search);
    this.#client = new PlatformClient({
      title: `the feed of ${this.#url.hostname}`,
      baseUrl: target.origin,
      io,
      judge,
      exchange: (_, { headers }) =>
        readFeedDocument(target, {
          headers: headers as Record<string, string>,
          policy: { allowLoopback: io.baseUrl !== undefined },
        }),
    });
  }

  async *fetchSince(cursor: string | undefined): ReturnType<PostSource['fetchSince']> {
    const before = parseCursor(cursor);
    const read = await this.#read(before);
    if (read === undefined) return yield { posts: [], rejected: [], cursor: JSON.stringify(before) };
    // A post of the time to come would hide all that is published until then.
    const now = this.#io.now().toISOString();
    const times = read.posts.map(({ publishedAt }) => publishedAt).filter((time) => time <= now);
    const mark = [...times, ...(before.mark === undefined ? [] : [before.mark])].sort().at(-1);
    const after: Cursor = { ...read.state, mark, held: read.held };
    yield {
      posts: read.posts.filter(this.#isNews(before)),
      rejected: read.rejected,
      cursor: JSON.stringify(after),
    };
  }

  async *reread(known: readonly KnownPost[], cursor?: string): ReturnType<NonNullable<PostSource['reread']>> {
    const read = (await this.#read({ held: 0 }))!;
    const answered = new Set([...read.posts.map(({ id }) => id), ...read.rejected.map(({ at }) => at)]);
    const asked = new Set(known.map(({ id }) => id));
    const isFull = read.held >= parseCursor(cursor).held;
    const oldest = Math.min(...read.posts.map(({ publishedAt }) => Date.parse(publishedAt)));
    const gone = known
      .filter(({ id, publishedAt }) => !answered.has(id) && (!isFull || Date.parse(publishedAt) > oldest))
      .map(missing);
    yield {
      posts: read.posts.filter(({ id }) => asked.has(id)),
      gone,
      rejected: read.rejected.filter(({ at }) => asked.has(at)),
    };
  }

  #isNews({ mark }: Cursor): (post: Post) => boolean {
    const { now, firstFetchDays } = this.#io;
    const first = now().getTime() - firstFetchDays * DAY_MS;
    if (mark === undefined) return ({ publishedAt }) => Date.parse(publishedAt) >= first;
    const since = Math.min(first, Date.parse(mark) - OVERLAP_HOURS * HOUR_MS);
    return ({ publishedAt, editedAt }) => Date.parse(editedAt ?? publishedAt) >= since;
  }

  /** Undefined where the feed is as it was. */
  async #read({ etag, modified }: Cursor) {
    const isConditional = etag !== undefined || modified !== undefined;
    const { headers, data } = await this.#client.send({
      path: '/',
      headers: {
        accept: 'application/rss+xml, application/atom+xml, application/feed+json, application/xml, */*;q=0.5',
        ...(etag !== undefined && { 'if-none-match': etag }),
        ...(modified !== undefined && { 'if-modified-since': modified }),
      },
      accept: isConditional ? [304] : [],
      shape: z.custom<Feed | undefined>(() => true),
    });
    if (data === undefined) return undefined;
    const state = { etag: headers.get('etag') ?? undefined, modified: headers.get('last-modified') ?? undefined };
    return { ...postsOf(data, { url: this.#url, creator: this.#creator }), held: data.items.length, state };
  }
}

const missing = ({ platform, id }: PostRef): Gone => ({ platform, id, as: 'missing' });

function judge({ status, headers }: Reply): Trouble | undefined {
  if (status === 401 || status === 403)
    return { problem: 'permission_missing', message: `it is not public (${status})` };
  if (status === 404 || status === 410)
    return { problem: 'account_not_found', message: `there is no feed at this address (${status})` };
  if (status < 300 || status === 304 || status >= 400) return undefined;
  const elsewhere = said(headers.get('location'));
  const message = `it redirects, which is not followed: write the address that it leads to${elsewhere && `, ${elsewhere}`}`;
  return { problem: 'settings_refused', message };
}

/** A cursor that cannot be read starts over: reading twice does no harm. */
function parseCursor(cursor: string | undefined): Cursor {
  try {
    return cursorSchema.parse(JSON.parse(cursor ?? '{}'));
  } catch {
    return { held: 0 };
  }
}
