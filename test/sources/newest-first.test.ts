import { describe, expect, test } from 'vitest';
import type { Post } from '../../lib/post.ts';
import { type NewestFirst, type Page, readNewestFirst, rereadByListing } from '../../lib/sources/newest-first.ts';
import type { FetchedBatch, Gone, Reread } from '../../lib/sources/source.ts';
import { SourceError } from '../../lib/sources/source-error.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
const HOUR = 3_600_000;

/** A post of so many hours ago, named by them. */
const post = (hours: number): Post => ({
  id: String(hours),
  platform: 'x',
  publishedAt: new Date(NOW.getTime() - hours * HOUR).toISOString(),
  creator: { handle: 'maple' },
});
const ids = (posts: readonly { id: string }[]) => posts.map(({ id }) => Number(id));

/** Lists of hours, page by page; every page that is asked for is noted. */
function listing(...pages: number[][]) {
  const asked: (string | undefined)[] = [];
  const readPage = async (page: string | undefined): Promise<Page> => {
    asked.push(page);
    const index = Number(page ?? 0);
    return {
      posts: pages[index]!.map(post),
      rejected: [],
      next: index + 1 < pages.length ? String(index + 1) : undefined,
    };
  };
  return { asked, readPage };
}

async function read(reading: Pick<NewestFirst, 'readPage'> & Partial<NewestFirst>): Promise<FetchedBatch[]> {
  const batches: FetchedBatch[] = [];
  for await (const batch of readNewestFirst({ cursor: undefined, now: NOW, firstFetchDays: 30, ...reading }))
    batches.push(batch);
  return batches;
}
const cursorOf = (batches: readonly FetchedBatch[]) => batches.at(-1)!.cursor;
const markedAt = (hours: number) => JSON.stringify({ mark: post(hours).publishedAt });

describe('reading the newest first', () => {
  test('ends at a page that lies wholly before what is wanted, not at an old post among newer ones', async () => {
    const { asked, readPage } = listing([1, 900, 2], [3, 800], [850, 900], [950]);
    const batches = await read({ readPage });
    expect(batches.flatMap(({ posts }) => ids(posts))).toEqual([1, 2, 3]);
    expect(asked).toEqual([undefined, '1', '2']);
    expect(cursorOf(batches)).toBe(markedAt(1));
  });

  test('goes back behind the last post by the overlap', async () => {
    const { readPage } = listing([1, 20, 57, 59]);
    const batches = await read({ readPage, cursor: markedAt(10) });
    expect(ids(batches[0]!.posts)).toEqual([1, 20, 57]);
    expect(ids((await read({ readPage, cursor: markedAt(10), overlapHours: 5 }))[0]!.posts)).toEqual([1]);
  });

  test('goes on behind an empty page', async () => {
    const { readPage } = listing([1], [], [2]);
    expect((await read({ readPage })).flatMap(({ posts }) => ids(posts))).toEqual([1, 2]);
  });

  test('stops after so many pages and goes on there, with the watermark where it was', async () => {
    const { asked, readPage } = listing([1], [2], [3]);
    const first = await read({ readPage, maxPages: 2, cursor: markedAt(40) });
    expect(first.at(-1)).toMatchObject({ more: true });
    expect(JSON.parse(cursorOf(first))).toMatchObject({ mark: post(40).publishedAt, under: { page: '2' } });
    const second = await read({ readPage, cursor: cursorOf(first) });
    expect(asked).toEqual([undefined, '1', '2']);
    expect(second.at(-1)).not.toHaveProperty('more');
    expect(cursorOf(second)).toBe(markedAt(1));
  });

  test('a first fetch that goes on later goes back no further than it began', async () => {
    const { readPage } = listing([1], [719], [721]);
    const first = await read({ readPage, maxPages: 1 });
    const rest = await read({ readPage, cursor: cursorOf(first), now: new Date(NOW.getTime() - 5 * HOUR) });
    expect(rest.flatMap(({ posts }) => ids(posts))).toEqual([719]);
  });

  test.each(['answer_not_understood', 'account_not_found', 'settings_refused'] as const)(
    'a place that the platform no longer knows, which it calls %s, is left for the top',
    async (problem) => {
      const cursor = JSON.stringify({ under: { since: post(100).publishedAt, page: 'forgotten' } });
      const { readPage } = listing([1]);
      const forgetful: NewestFirst['readPage'] = async (page) => {
        if (page !== undefined) throw new SourceError(problem, 'no such page');
        return readPage(page);
      };
      expect(ids((await read({ readPage: forgetful, cursor }))[0]!.posts)).toEqual([1]);
    },
  );

  test('another failure at that place is told', async () => {
    const cursor = JSON.stringify({ under: { since: post(100).publishedAt, page: '1' } });
    const readPage = () => Promise.reject(new SourceError('rate_limited', 'too many'));
    await expect(read({ readPage, cursor })).rejects.toMatchObject({ problem: 'rate_limited' });
  });

  test('a list that goes in circles is told instead of read for ever', async () => {
    const readPage = async (): Promise<Page> => ({ posts: [post(1)], rejected: [], next: 'again' });
    await expect(read({ readPage })).rejects.toMatchObject({ problem: 'answer_not_understood' });
  });

  test('a list of no promised order is read to its end', async () => {
    const { readPage } = listing([900], [1]);
    expect((await read({ readPage, anyOrder: true })).flatMap(({ posts }) => ids(posts))).toEqual([1]);
  });

  test.each(['', '{', '17', '{"mark":5}'])('a cursor that cannot be read (%j) starts over', async (cursor) => {
    const { readPage } = listing([1, 700]);
    expect(ids((await read({ readPage, cursor }))[0]!.posts)).toEqual([1, 700]);
  });

  test('a post of the time to come is told and moves no watermark', async () => {
    const { readPage } = listing([-24, 3]);
    const batches = await read({ readPage });
    expect(batches.flatMap(({ posts }) => ids(posts))).toEqual([-24, 3]);
    expect(cursorOf(batches)).toBe(markedAt(3));
  });

  test('an empty list moves no watermark', async () => {
    const { readPage } = listing([]);
    expect(cursorOf(await read({ readPage, cursor: markedAt(40) }))).toBe(markedAt(40));
  });
});

describe('reading again by listing', () => {
  async function again(hours: number[], options: Parameters<typeof rereadByListing>[1]) {
    const all: Reread = { posts: [], gone: [], rejected: [] };
    for await (const batch of rereadByListing(hours.map(post), options)) {
      all.posts.push(...batch.posts);
      all.gone.push(...batch.gone);
      all.rejected.push(...batch.rejected);
    }
    return all;
  }
  const missing = (hours: number): Gone => ({ platform: 'x', id: String(hours), as: 'missing' });

  test('ends as soon as every post is found', async () => {
    const { asked, readPage } = listing([1, 2], [3], [4]);
    expect(ids((await again([2, 3], { readPage })).posts)).toEqual([2, 3]);
    expect(asked).toEqual([undefined, '1']);
  });

  test('what lies within and is not listed is missing', async () => {
    const { readPage } = listing([1, 3], [5], [9], [10]);
    const { posts, gone } = await again([1, 2, 5], { readPage });
    expect([ids(posts), gone]).toEqual([[1, 5], [missing(2)]]);
  });

  test('what was not reached is neither read nor missing', async () => {
    const { readPage } = listing([1], [2], [3]);
    expect(await again([1, 3, 700], { readPage, maxPages: 2 })).toEqual({ posts: [post(1)], gone: [], rejected: [] });
  });

  test('what the list tells as gone, or cannot read, is not missing', async () => {
    const readPage = async (): Promise<Page> => ({
      posts: [],
      gone: [{ platform: 'x', id: '1', as: 'private' }, missing(99)],
      rejected: [
        { at: '2', field: 'text', message: 'is broken' },
        { at: '98', field: 'text', message: 'is broken' },
      ],
    });
    expect(await again([1, 2, 3], { readPage })).toEqual({
      posts: [],
      gone: [{ platform: 'x', id: '1', as: 'private' }, missing(3)],
      rejected: [{ at: '2', field: 'text', message: 'is broken' }],
    });
  });
});
