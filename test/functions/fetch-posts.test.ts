import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { handler as fetchPosts } from '../../functions/fetch-posts.ts';
import { handler as planFetches } from '../../functions/plan-fetches.ts';
import { lambdaContext } from '../../lib/local/lambda-context.ts';
import { SourceError } from '../../lib/sources/source-error.ts';
import { DynamoStore } from '../../lib/store/dynamo-store.ts';
import { startTable, type TestTable } from '../support/dynalite.ts';
import { observeRuntime, sqsEvent } from '../support/function-runtime.ts';
import { makePost } from '../support/posts.ts';
import { type Script, ScriptedSource, scriptedKind } from '../support/scripted-source.ts';

let table: TestTable;
let store: DynamoStore;
beforeEach(async () => {
  table = await startTable();
  store = new DynamoStore({ ...table, retentionDays: 400 });
});
afterEach(() => table.close());

/** The functions, with sources that play scripts. */
function deploy(scripts: Record<string, Script>, concurrency = 2) {
  const sources = Object.fromEntries(
    Object.entries(scripts).map(([name, script]) => [name, new ScriptedSource(script)]),
  );
  const definitions = Object.keys(scripts).map((name) => ({ name, kind: 'scripted', settings: {} }));
  const observed = observeRuntime(store, { definitions, kinds: [scriptedKind(sources, { concurrency })] });
  const fetch = (events = observed.bus.events.splice(0)) => fetchPosts(sqsEvent(events), lambdaContext('fetch-posts'));
  return { ...observed, sources, fetch, plan: () => planFetches({}, lambdaContext('plan-fetches')) };
}

test('from the clock to the posts of a folder on the bus', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'posts-'));
  await writeFile(join(folder, 'posts.jsonl'), `${JSON.stringify(makePost())}\n{"id":"no platform"}\n`);
  const definitions = [{ name: 'files', kind: 'folder', settings: { path: folder } }];
  const { bus, metrics, log } = observeRuntime(store, { definitions });
  await planFetches({}, lambdaContext('plan-fetches'));
  const requests = bus.events.splice(0);

  expect(await fetchPosts(sqsEvent(requests), lambdaContext('fetch-posts'))).toEqual({ batchItemFailures: [] });
  expect(bus.events).toMatchObject([{ type: 'post.published', data: { post: makePost() } }]);
  expect(await store.getSource('files')).toMatchObject({ posts: 1, rejected: [{ field: 'platform' }] });
  expect(metrics.PostsFetched).toBe(1);
  expect(log.join()).not.toContain(makePost().caption);
  await rm(folder, { recursive: true });
});

test('a source that fails is counted and logged, is no dead letter, and does not hold the others up', async () => {
  const token = 'tok-3n-s3cr3t';
  const { fetch, plan, metrics, log } = deploy({
    broken: { fetches: [[new SourceError('platform_down', 'Scripted: it fails (503)')]] },
    odd: { fetches: [[new RangeError(`bad\n    at ${token}`)]] },
    quiet: {},
  });
  await plan();
  expect(await fetch()).toEqual({ batchItemFailures: [] });
  expect(await fetch()).toEqual({ batchItemFailures: [] });
  expect(metrics.SourceErrors).toBe(2);
  expect(log.join()).toContain('Scripted: it fails (503)');
  expect(log.join()).toContain('fetch-posts.test.ts');
  expect(log.join()).not.toContain(token);
  expect(await store.getSource('broken')).toMatchObject({ problem: 'platform_down' });
  expect(await store.getSource('quiet')).toMatchObject({ posts: 0, fetchedAt: '2026-11-24T08:00:00.000Z' });
});

test('the place of a source that was read is handed on at once', async () => {
  const { bus, fetch, plan } = deploy({ a: {}, b: {}, c: {} }, 1);
  await plan();
  const read: string[] = [];
  while (bus.events.length > 0) {
    read.push(...bus.events.map(({ data }) => (data as { source: string }).source));
    await fetch();
  }
  expect(read).toEqual(['a', 'b', 'c']);
});

test('a source that is paused by itself is counted', async () => {
  const no = Array.from({ length: 3 }, () => [new SourceError('token_expired', 'no')]);
  const { bus, fetch, plan, metrics } = deploy({ a: { fetches: no } });
  for (let count = 0; count < 3; count++) {
    await plan();
    await fetch();
    await store.changeSource('a', ({ nextFetchAt: _, ...state } = { source: 'a', posts: 0 }) => state);
  }
  expect(metrics.SourcesPaused).toBe(1);
  expect(bus.events).toMatchObject([{ type: 'source.paused', data: { source: 'a', problem: 'token_expired' } }]);
});

test('how long a new post took is measured', async () => {
  const { fetch, plan, metrics } = deploy({
    a: { fetches: [[{ posts: [makePost({ publishedAt: '2026-11-24T07:58:00Z' })] }]] },
  });
  await store.putSource({ source: 'a', kind: 'scripted', posts: 0, fetchedAt: '2026-11-24T07:00:00.000Z' });
  await plan();
  await fetch();
  expect(metrics.FetchLagSeconds).toBe(120);
});

test('what fails of the table or the bus leaves the request in the queue', async () => {
  const { bus, fetch, plan, log } = deploy({ a: { fetches: [[{ posts: [makePost()] }]] } });
  await plan();
  const requests = bus.events.splice(0);
  bus.publish = () => Promise.reject(new Error('bus down'));
  await expect(fetch(requests)).rejects.toThrow('All records failed processing');
  expect(log.join()).toContain('bus down');
});
