import { createHmac } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { handler } from '../../functions/receive-posts.ts';
import { lambdaContext } from '../../lib/local/lambda-context.ts';
import type { InboundRequest } from '../../lib/sources/source.ts';
import { DynamoStore } from '../../lib/store/dynamo-store.ts';
import { startTable, type TestTable } from '../support/dynalite.ts';
import { observeRuntime } from '../support/function-runtime.ts';
import { makePost } from '../support/posts.ts';
import { ScriptedSource, scriptedKind } from '../support/scripted-source.ts';

const KEY = 'a shared key';
const sign = (body: string | Buffer) => createHmac('sha256', KEY).update(body).digest('hex');

let table: TestTable;
let store: DynamoStore;
let seen: InboundRequest[];
beforeEach(async () => {
  table = await startTable();
  store = new DynamoStore({ ...table, retentionDays: 400 });
  seen = [];
});
afterEach(() => table.close());

function deploy(name = 'hook') {
  const receive = async (request: InboundRequest) => {
    seen.push(request);
    if (request.method === 'GET') return { status: 200, body: request.query['hub.challenge'] ?? '' };
    if (request.headers['x-signature'] !== sign(request.body)) return { status: 401, body: 'the signature is wrong' };
    return { status: 200, posts: [makePost()] };
  };
  const sources = { [name]: new ScriptedSource({ receive }) };
  const definitions = [{ name, kind: 'scripted', settings: {} }];
  return observeRuntime(store, { definitions, kinds: [scriptedKind(sources)] });
}

function call(method: string, path: string, more: Partial<APIGatewayProxyEventV2> = {}) {
  const event = {
    version: '2.0',
    rawPath: path,
    rawQueryString: '',
    headers: {},
    requestContext: { http: { method, path } },
    isBase64Encoded: false,
    ...more,
  } as APIGatewayProxyEventV2;
  return handler(event, lambdaContext('receive-posts'));
}

test('a platform that asks for a sign of life gets the answer of the source, as plain text', async () => {
  deploy();
  const query = { rawQueryString: 'hub.mode=subscribe&hub.challenge=a%20b%2Bc' };
  expect(await call('GET', '/v1/inbound/hook', query)).toEqual({
    statusCode: 200,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
    body: 'a b+c',
  });
});

test('a body is handed on byte for byte, so that its signature holds', async () => {
  const { bus, metrics, log } = deploy();
  for (const body of ['{"text":"né 🎁\\r\\n"}', '\uFEFF{}']) {
    const bytes = Buffer.from(body);
    const signed = { headers: { 'X-Signature': sign(bytes) } };
    const encoded = { ...signed, body: bytes.toString('base64'), isBase64Encoded: true };
    expect(await call('POST', '/v1/inbound/hook', encoded)).toMatchObject({ statusCode: 200 });
    expect(await call('POST', '/v1/inbound/hook', { ...signed, body })).toMatchObject({ statusCode: 200 });
    expect(seen.at(-1)?.body).toBe(body);
  }
  expect(bus.events).toMatchObject([{ type: 'post.published', data: { post: { id: '17912' } } }]);
  expect(metrics.PostsPushed).toBe(1);
  expect(log.join()).not.toContain(makePost().caption);
});

test('what is not signed tells the pipeline nothing', async () => {
  const { bus } = deploy();
  const answer = await call('POST', '/v1/inbound/hook', { body: '{}', headers: { 'x-signature': 'wrong' } });
  expect(answer).toMatchObject({ statusCode: 401, body: 'the signature is wrong' });
  expect(bus.events).toEqual([]);
});

test('the source is named by the path, decoded by the API or here', async () => {
  deploy('Café & Co');
  expect(await call('GET', '/v1/inbound/x', { pathParameters: { source: 'Café & Co' } })).toMatchObject({
    statusCode: 200,
  });
  expect(await call('GET', '/v1/inbound/Caf%C3%A9%20%26%20Co')).toMatchObject({ statusCode: 200 });
  for (const path of ['/v1/inbound/none', '/v1/inbound/%E0%A4%A', '/v1/other'])
    expect(await call('GET', path)).toMatchObject({ statusCode: 404 });
});

test('of a name that a stranger makes up no more is logged than a name may have', async () => {
  const { log } = deploy();
  await call('POST', `/v1/inbound/${'a'.repeat(5000)}`);
  expect(log).toHaveLength(1);
  expect(log[0]!.length).toBeLessThan(1000);
});

test('another method is refused, and so is too large a body', async () => {
  deploy();
  const refused = await call('DELETE', '/v1/inbound/hook');
  expect(refused).toMatchObject({ statusCode: 405, headers: { allow: 'GET, POST' } });
  const large = Buffer.alloc(1_000_001, 'x').toString('base64');
  expect(await call('POST', '/v1/inbound/hook', { body: large, isBase64Encoded: true })).toMatchObject({
    statusCode: 413,
  });
  expect(seen).toEqual([]);
});

test('what fails here is logged, and the platform is to try again', async () => {
  const { bus, log } = deploy();
  bus.publish = () => Promise.reject(new Error('bus down'));
  const body = '{}';
  const answer = await call('POST', '/v1/inbound/hook', { body, headers: { 'x-signature': sign(body) } });
  expect(answer).toMatchObject({ statusCode: 500, body: 'try again later' });
  expect(log.join()).toContain('bus down');
});
