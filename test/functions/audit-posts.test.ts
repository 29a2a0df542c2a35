import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { handler } from '../../functions/audit-posts.ts';
import { makeEvent } from '../../lib/events/envelope.ts';
import { lambdaContext } from '../../lib/local/lambda-context.ts';
import { DynamoStore } from '../../lib/store/dynamo-store.ts';
import { startTable, type TestTable } from '../support/dynalite.ts';
import { type Observed, observeRuntime, sqsEvent } from '../support/function-runtime.ts';
import { makePost } from '../support/posts.ts';

const TIME = '2026-11-24T08:00:00.000Z';
const context = lambdaContext('audit-posts');

let table: TestTable;
let store: DynamoStore;
let observed: Observed;
beforeAll(async () => {
  table = await startTable();
  store = new DynamoStore({ ...table, retentionDays: 400 });
});
beforeEach(() => {
  observed = observeRuntime(store, { jurisdictions: ['GB'] });
});
afterAll(() => table.close());

const publish = (id: string, caption: string, connection: 'paid' | 'unknown' = 'paid') =>
  makeEvent('post.published', { post: makePost({ id, caption, connection }), observedAt: TIME }, { time: TIME });

test('posts are judged, stored and counted', async () => {
  const events = [publish('good', 'Ad: new serum'), publish('bad', 'new serum'), publish('bad', 'new serum')];
  expect(await handler(sqsEvent(events), context)).toEqual({ batchItemFailures: [] });
  const { items } = await store.listPosts({}, { limit: 10 });
  expect(items.map(({ id, verdicts }) => [id, verdicts[0]?.outcome]).toSorted()).toEqual([
    ['bad', 'fail'],
    ['good', 'pass'],
  ]);
  expect(observed.metrics).toMatchObject({ PostsAudited: 3, CannotTell: 0 });
  expect(observed.metrics.AuditMilliseconds).toBeGreaterThan(0);
});

test('what cannot be told is counted', async () => {
  await handler(sqsEvent([publish('unclear', 'use code MILA15 at glowlab.com for 15% off', 'unknown')]), context);
  expect(observed.metrics.CannotTell).toBe(1);
});

test('messages that are no events fail by themselves, with the reason in the log and no caption; the others go through', async () => {
  const secret = 'what the caption says';
  const { type, meta, data } = publish('x', secret);
  const malformed = JSON.stringify({
    id: 'b',
    time: TIME,
    'detail-type': type,
    detail: { meta, data: { post: { ...data.post, platform: 'myspace' } } },
  });
  const foreign = makeEvent('fetch.requested', { source: 's' }, { time: TIME });
  const messages = [
    `no JSON: ${secret}`,
    publish('through', 'Ad: new serum'),
    malformed,
    foreign,
    publish('large', secret.repeat(20_000)),
  ];
  expect(await handler(sqsEvent(messages), context)).toEqual({
    batchItemFailures: ['m0', 'm2', 'm3', 'm4'].map((itemIdentifier) => ({ itemIdentifier })),
  });
  expect(await store.getPost(makePost({ id: 'through' }))).toBeDefined();
  const log = observed.log.join('\n');
  for (const reason of [
    'not JSON',
    'detail.data.post.platform',
    'fetch.requested is not for audit-posts',
    'at most 250,000',
  ]) {
    expect(log).toContain(reason);
  }
  expect(log).not.toContain(secret);
});

test('where every message fails, the function does', async () => {
  await expect(handler(sqsEvent(['no JSON']), context)).rejects.toThrow('All records failed processing');
});

test('states of one post are taken in the order of the batch, whatever they take', async () => {
  const captions = ['new serum', 'Ad: new serum', 'new serum again', 'Ad: new serum again'];
  const events = captions.map((caption, k) => {
    const time = new Date(Date.parse(TIME) + k).toISOString();
    return makeEvent(
      'post.published',
      { post: makePost({ id: 'edited', caption, connection: 'paid' }), observedAt: time },
      { time },
    );
  });
  await handler(sqsEvent([...events, publish('other', 'Ad: new serum')]), context);
  const post = await store.getPost({ platform: makePost().platform, id: 'edited' });
  expect(post?.revisions.map((revision) => revision.post.caption)).toEqual(captions);
  expect(post?.findings.map(({ status, history }) => [status, history.map(({ what }) => what)])).toContainEqual([
    'fixed',
    ['opened', 'fixed', 'reopened', 'fixed'],
  ]);
});
