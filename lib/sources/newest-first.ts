import * as z from 'zod';
import type { Post } from '../post.ts';
import type { FetchedBatch, Gone, KnownPost, Rejected, Reread } from './source.ts';
import { SourceError, type SourceProblem } from './source-error.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Pages read in one fetch; what is left is read by the next. */
const MAX_PAGES = 20;

/** Pages read for known posts: what is missing shows at the end of a list alone, and what is not reached is not read at all. */
const MAX_PAGES_REREAD = 200;

/** How platforms say that they do not know a page, or that a list is shorter by now. */
const NO_SUCH_PAGE: readonly SourceProblem[] = ['answer_not_understood', 'account_not_found', 'settings_refused'];

/** Scheduled posts, premieres and posts made public again turn up behind newer ones. */
const OVERLAP_HOURS = 48;

const cursorSchema = z.object({
  /** Publication of the newest post of the last fetch that came to its end. */
  mark: z.string().optional(),
  /** Of the fetch under way: how far back it goes, the newest it has seen, and the page where it goes on. */
  under: z.object({ since: z.string(), newest: z.string().optional(), page: z.string() }).optional(),
});
type Cursor = z.infer<typeof cursorSchema>;

/** A page of a list, newest first. */
export interface Page {
  posts: Post[];
  rejected: Rejected[];
  gone?: Gone[];
  /** What asks for the next page; left out on the last. */
  next?: string | undefined;
}

export interface NewestFirst {
  cursor: string | undefined;
  now: Date;
  firstFetchDays: number;
  overlapHours?: number;
  maxPages?: number;
  /** The platform promises no order, so only the last page is the end. */
  anyOrder?: boolean;
  /** The time by which the list is sorted and the watermark set; left out: of publication. */
  timeOf?: (post: Post) => string;
  /** Reads a page; `since` is how far back posts are wanted. */
  readPage: (page: string | undefined, since: Date) => Promise<Page>;
}

/**
 * Reads a list that gives the newest first, from its top back to the last fetch and some hours more. The watermark moves only when the
 * end is reached; a fetch that broke off goes on at its page, or from the top where the platform no longer knows the page.
 */
export async function* readNewestFirst(reading: NewestFirst): AsyncGenerator<FetchedBatch> {
  const {
    now,
    firstFetchDays,
    overlapHours = OVERLAP_HOURS,
    maxPages = MAX_PAGES,
    anyOrder = false,
    timeOf = ({ publishedAt }) => publishedAt,
    readPage,
  } = reading;
  const { mark, under } = parseCursor(reading.cursor);
  const since =
    under?.since ??
    new Date(
      mark === undefined ? now.getTime() - firstFetchDays * DAY_MS : Date.parse(mark) - overlapHours * HOUR_MS,
    ).toISOString();
  let newest = later(under?.newest, mark);
  let page = under?.page;
  for (let count = 1; ; count++) {
    const read = await readResumed(readPage, {
      page,
      since: new Date(since),
      isResumed: count === 1 && page !== undefined,
    });
    // A post of the time to come would hide all that is published until then.
    for (const post of read.posts) if (Date.parse(timeOf(post)) <= now.getTime()) newest = later(newest, timeOf(post));
    const isPast = !anyOrder && read.posts.length > 0 && read.posts.every((post) => isBefore(timeOf(post), since));
    const isEnd = read.next === undefined || isPast;
    const stops = isEnd || count >= maxPages;
    page = read.next;
    yield {
      posts: read.posts.filter((post) => !isBefore(timeOf(post), since)),
      rejected: read.rejected,
      ...(read.gone && { gone: read.gone }),
      cursor: JSON.stringify(
        (isEnd ? { mark: newest } : { mark, under: { since, newest, page: page! } }) satisfies Cursor,
      ),
      ...(stops && !isEnd && { more: true }),
    };
    if (stops) return;
  }
}

/** A place kept from an earlier fetch may be unknown by now: then the list is read from its top. */
async function readResumed(
  readPage: NewestFirst['readPage'],
  { page, since, isResumed }: { page: string | undefined; since: Date; isResumed: boolean },
): Promise<Page> {
  try {
    const read = await readPage(page, since);
    if (page === undefined || read.next !== page) return read;
    throw new SourceError('answer_not_understood', 'a page of the list names itself as the next');
  } catch (error) {
    const isUnknown = error instanceof SourceError && NO_SUCH_PAGE.includes(error.problem);
    if (!isResumed || !isUnknown) throw error;
    return readPage(undefined, since);
  }
}

/**
 * Reads known posts again where a platform can only list: from the top back to the oldest of them. What lies within and is not listed
 * is missing.
 */
export async function* rereadByListing(
  known: readonly KnownPost[],
  { readPage, maxPages = MAX_PAGES_REREAD, anyOrder = false }: Pick<NewestFirst, 'readPage' | 'maxPages' | 'anyOrder'>,
): AsyncGenerator<Reread> {
  const since = new Date(Math.min(...known.map(({ publishedAt }) => Date.parse(publishedAt))));
  const waiting = new Map(known.map((post) => [post.id, post]));
  let page: string | undefined;
  for (let count = 1; count <= maxPages && waiting.size > 0; count++) {
    const read = await readPage(page, since);
    const posts = read.posts.filter(({ id }) => waiting.delete(id));
    const gone = (read.gone ?? []).filter(({ id }) => waiting.delete(id));
    const rejected = read.rejected.filter(({ at }) => waiting.delete(at));
    const isPast =
      !anyOrder && read.posts.length > 0 && read.posts.every((post) => Date.parse(post.publishedAt) < since.getTime());
    const isEnd = read.next === undefined || isPast;
    const missing = isEnd
      ? [...waiting.values()].map(({ platform, id }): Gone => ({ platform, id, as: 'missing' }))
      : [];
    yield { posts, gone: [...gone, ...missing], rejected };
    if (isEnd) return;
    page = read.next;
  }
}

function isBefore(time: string, instant: string): boolean {
  return Date.parse(time) < Date.parse(instant);
}

function later(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Date.parse(a) < Date.parse(b) ? b : a;
}

/** A cursor that cannot be read starts over: reading twice does no harm. */
function parseCursor(cursor: string | undefined): Cursor {
  if (cursor === undefined) return {};
  try {
    return cursorSchema.parse(JSON.parse(cursor));
  } catch {
    return {};
  }
}
