import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handler as fetchPosts } from '../../functions/fetch-posts.ts';
import { handler as planFetches } from '../../functions/plan-fetches.ts';
import { lambdaContext } from '../../lib/local/lambda-context.ts';
import { openSources } from '../../lib/sources/registry.ts';
import type { PostSource } from '../../lib/sources/source.ts';
import { DynamoStore } from '../../lib/store/dynamo-store.ts';
import { startTable, type TestTable } from '../support/dynalite.ts';
import { observeRuntime, sqsEvent } from '../support/function-runtime.ts';
import { makePost } from '../support/posts.ts';

let table: TestTable;
let store: DynamoStore;
let folder: string;
beforeAll(async () => {
  table = await startTable();
  store = new DynamoStore({ ...table, retentionDays: 400 });
  folder = await mkdtemp(join(tmpdir(), 'posts-'));
  await writeFile(join(folder, 'posts.jsonl'), `${JSON.stringify(makePost())}\n{"id":"no platform"}\n`);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await table.close();
});

test('from the clock to the posts on the bus', async () => {
  const sources = openSources([{ kind: 'folder', name: 'files', path: folder }]);
  const { bus, metrics, log } = observeRuntime(store, { sources });
  await planFetches({}, lambdaContext('plan-fetches'));
  const requests = bus.events.splice(0);

  expect(await fetchPosts(sqsEvent(requests), lambdaContext('fetch-posts'))).toEqual({ batchItemFailures: [] });
  expect(bus.events).toMatchObject([{ type: 'post.published', data: { post: makePost() } }]);
  expect(await store.getSource('files')).toMatchObject({ posts: 1, rejected: [{ field: 'platform' }] });
  expect(metrics.PostsFetched).toBe(1);
  expect(log.join()).not.toContain(makePost().caption);
});

test('a source that fails is counted and retried; it does not hold the others up', async () => {
  const broken: PostSource = {
    name: 'broken',
    // biome-ignore lint/correctness/useYield: it breaks before its first batch.
    async *fetchSince() {
      throw new Error('503 from the platform');
    },
  };
  const quiet: PostSource = { name: 'quiet', async *fetchSince() {} };
  const { bus, metrics, log } = observeRuntime(store, { sources: [broken, quiet] });
  await planFetches({}, lambdaContext('plan-fetches'));
  const answer = await fetchPosts(sqsEvent(bus.events), lambdaContext('fetch-posts'));
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }] });
  expect(metrics.SourceErrors).toBe(1);
  expect(log.join()).toContain('503 from the platform');
  expect(await store.getSource('broken')).toMatchObject({ error: '503 from the platform' });
  expect(await store.getSource('quiet')).toMatchObject({ posts: 0, fetchedAt: '2026-11-24T08:00:00.000Z' });
});
