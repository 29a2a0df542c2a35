import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { handler as fetchPosts } from '../../functions/fetch-posts.ts';
import { handler as planFetches } from '../../functions/plan-fetches.ts';
import { handler } from '../../functions/receive-posts.ts';
import { lambdaContext } from '../../lib/local/lambda-context.ts';
import { MemoryCredentials } from '../../lib/sources/credentials/memory.ts';
import { DynamoStore } from '../../lib/store/dynamo-store.ts';
import { startTable, type TestTable } from '../support/dynalite.ts';
import { type Observed, observeRuntime, sqsEvent } from '../support/function-runtime.ts';
import { makePost } from '../support/posts.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const NOW = new Date('2026-11-24T08:00:00Z');

let table: TestTable;
let store: DynamoStore;
let observed: Observed;
beforeEach(async () => {
  table = await startTable();
  store = new DynamoStore({ ...table, retentionDays: 400 });
  observed = observeRuntime(store, {
    definitions: [{ name: 'partner', kind: 'webhook', settings: {}, credential: 'partner' }],
    credentials: new MemoryCredentials({ partner: { secret: SECRET } }),
  });
});
afterEach(() => table.close());

async function push(body: unknown, secret = SECRET): Promise<APIGatewayProxyStructuredResultV2> {
  const text = JSON.stringify(body);
  const event = {
    version: '2.0',
    rawPath: '/v1/inbound/partner',
    rawQueryString: '',
    headers: {
      'Webhook-Id': 'msg_1',
      'Webhook-Timestamp': String(NOW.getTime() / 1000),
      'Webhook-Signature': new Webhook(secret).sign('msg_1', NOW, text),
    },
    requestContext: { http: { method: 'POST', path: '/v1/inbound/partner' } },
    isBase64Encoded: true,
    body: Buffer.from(text).toString('base64'),
  } as unknown as APIGatewayProxyEventV2;
  return (await handler(event, lambdaContext('receive-posts'))) as APIGatewayProxyStructuredResultV2;
}
const told = () => observed.bus.events.map(({ type }) => type);

test('a partner’s post is published once, edited where it changed, and deleted', async () => {
  const post = makePost({ caption: 'Neu 🌿' });
  expect(await push(post)).toMatchObject({ statusCode: 200, body: '1 taken, 0 refused' });
  await push([post, post]);
  expect(told()).toEqual(['post.published']);
  await push({ type: 'post.published', data: { ...post, caption: 'Anzeige: Neu 🌿' } });
  expect(told()).toEqual(['post.published', 'post.edited']);
  await push({ type: 'post.deleted', data: { platform: post.platform, id: post.id } });
  expect(told()).toEqual(['post.published', 'post.edited', 'post.deleted']);
  expect(observed.bus.events[0]).toMatchObject({ data: { post: { caption: 'Neu 🌿' } } });
});

test('a stranger’s push, and one without a post, tell nothing', async () => {
  const stranger = await push(makePost(), `whsec_${Buffer.alloc(32, 8).toString('base64')}`);
  expect(stranger.statusCode).toBe(401);
  expect(await push({ caption: 'secret plan' })).toMatchObject({
    statusCode: 400,
    body: expect.stringContaining('is missing: give'),
  });
  expect(told()).toEqual([]);
  expect(observed.log.join()).not.toContain('secret plan');
});

test('a fetch of a source to which posts are pushed finds nothing and is well', async () => {
  await push(makePost());
  await planFetches({}, lambdaContext('plan-fetches'));
  const requests = observed.bus.events.filter(({ type }) => type === 'fetch.requested');
  expect(requests).toHaveLength(1);
  await fetchPosts(sqsEvent(requests), lambdaContext('fetch-posts'));
  expect(await store.getSource('partner')).toMatchObject({ fetchedAt: NOW.toISOString() });
  expect(await store.getSource('partner')).not.toHaveProperty('problem');
  expect(told().filter((type) => type.startsWith('post'))).toEqual(['post.published']);
});
