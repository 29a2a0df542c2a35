import { afterAll, beforeAll, expect, test } from 'vitest';
import { fetchPosts } from '../../lib/pipeline/fetch-posts.ts';
import { planFetches } from '../../lib/pipeline/plan-fetches.ts';
import type { FetchedBatch, PostSource } from '../../lib/sources/source.ts';
import { DynamoStore } from '../../lib/store/dynamo-store.ts';
import { startTable, type TestTable } from '../support/dynalite.ts';
import { makePost } from '../support/posts.ts';
import { RecordingBus } from '../support/recording-bus.ts';

const NOW = '2026-11-24T08:00:00.000Z';

let table: TestTable;
let store: DynamoStore;
beforeAll(async () => {
  table = await startTable();
  store = new DynamoStore({ ...table, retentionDays: 400 });
});
afterAll(() => table.close());

/** A source whose cursor counts its batches; it breaks before the batch that is an error. */
function sourceOf(name: string, batches: readonly (Partial<FetchedBatch> | Error)[]): PostSource {
  return {
    name,
    async *fetchSince(cursor) {
      for (const [k, batch] of batches.entries()) {
        if (k < Number(cursor ?? 0)) continue;
        if (batch instanceof Error) throw batch;
        yield { posts: [], rejected: [], ...batch, cursor: String(k + 1) };
      }
    },
  };
}

function setUp(sources: readonly PostSource[]) {
  const bus = new RecordingBus();
  return { bus, deps: { sources, store, bus, now: () => new Date(NOW) } };
}

test('one request per source is planned', async () => {
  const { bus, deps } = setUp([sourceOf('a', []), sourceOf('b', [])]);
  await planFetches(deps);
  expect(bus.events.map(({ type, data }) => [type, data])).toEqual([
    ['fetch.requested', { source: 'a' }],
    ['fetch.requested', { source: 'b' }],
  ]);
});

test('posts go on the bus, and the next fetch goes on after them', async () => {
  const rejected = { at: 'posts.csv:3', field: 'platform', message: 'is no platform' };
  const batches = [
    { posts: [makePost({ id: '1' }), makePost({ id: '2' })] },
    { posts: [makePost({ id: '3' })], rejected: [rejected] },
  ];
  const { bus, deps } = setUp([sourceOf('files', batches)]);
  expect(await fetchPosts('files', deps)).toEqual({ posts: 3, rejected: 1 });
  expect(bus.events.map(({ type, data }) => [type, data])).toEqual(
    ['1', '2', '3'].map((id, k) => {
      const observedAt = new Date(Date.parse(NOW) + k).toISOString();
      return ['post.published', { post: makePost({ id }), observedAt }];
    }),
  );
  expect(await store.getSource('files')).toEqual({
    source: 'files',
    cursor: '2',
    posts: 3,
    rejected: [rejected],
    fetchedAt: NOW,
  });

  expect(await fetchPosts('files', deps)).toEqual({ posts: 0, rejected: 0 });
  expect(bus.events).toHaveLength(3);
  expect(await store.getSource('files')).toMatchObject({ cursor: '2', posts: 0, rejected: [] });
});

test('a source that breaks off is noted with its error, and read on from there when it is well', async () => {
  const broken = [{ posts: [makePost({ id: '1' })] }, new Error('503 from the platform')];
  const { bus, deps } = setUp([sourceOf('api', broken)]);
  await expect(fetchPosts('api', deps)).rejects.toThrow('503 from the platform');
  expect(await store.getSource('api')).toMatchObject({ cursor: '1', posts: 1, error: '503 from the platform' });
  expect(await store.getSource('api')).not.toHaveProperty('fetchedAt');

  const well = sourceOf('api', [{}, { posts: [makePost({ id: '2' })] }]);
  await fetchPosts('api', { ...deps, sources: [well] });
  expect(await store.getSource('api')).toEqual({ source: 'api', cursor: '2', posts: 1, rejected: [], fetchedAt: NOW });
  expect(bus.events.map(({ data }) => 'post' in data && data.post)).toMatchObject([{ id: '1' }, { id: '2' }]);
});

test('the place is noted only when the posts are safely on the bus', async () => {
  const { deps } = setUp([sourceOf('deaf', [{ posts: [makePost()] }])]);
  const bus = { publish: () => Promise.reject(new Error('bus down')) };
  await expect(fetchPosts('deaf', { ...deps, bus })).rejects.toThrow('bus down');
  expect(await store.getSource('deaf')).not.toHaveProperty('cursor');
});

test('a post that is too large is rejected by itself; of many rejected the first twenty are kept', async () => {
  const rejected = Array.from({ length: 30 }, (_, k) => ({ at: `line ${k}`, field: 'id', message: 'is missing' }));
  const posts = [makePost({ id: 'large', caption: 'x'.repeat(260_000) }), makePost({ id: 'small' })];
  const { bus, deps } = setUp([sourceOf('mixed', [{ posts }, { rejected }])]);
  expect(await fetchPosts('mixed', deps)).toEqual({ posts: 1, rejected: 31 });
  expect(bus.events).toMatchObject([{ data: { post: { id: 'small' } } }]);
  const state = await store.getSource('mixed');
  expect(state?.rejected).toHaveLength(20);
  expect(state?.rejected?.[0]).toMatchObject({
    at: 'instagram large',
    message: expect.stringContaining('at most 250,000'),
  });
});

test('a source that is not there is named', async () => {
  await expect(fetchPosts('none', setUp([]).deps)).rejects.toThrow('no source is named "none"');
});
