import { MetricUnit } from '@aws-lambda-powertools/metrics';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { handler } from '../../functions/report-api.ts';
import { provideRuntime, type Runtime, runtime } from '../../functions/runtime.ts';
import { lambdaContext } from '../../lib/local/lambda-context.ts';
import { MAX_BODY_BYTES } from '../../lib/report/routes.ts';
import { type Api, bare, startApi } from '../support/api.ts';

let api: Api;
let own: Runtime;
beforeAll(async () => {
  api = await startApi();
  own = runtime();
});
afterAll(() => api.close());
beforeEach(() => {
  provideRuntime(own);
  api.observed.log.length = 0;
});

/** What an HTTP API hands over for a route of the table: parameters decoded, the path decoded too. */
async function throughGateway(event: Partial<APIGatewayProxyEventV2> & { routeKey: string }, claims?: object) {
  const [method, path] = event.routeKey.split(' ');
  const { statusCode, headers, body } = await handler(
    {
      version: '2.0',
      rawPath: path,
      rawQueryString: '',
      headers: { 'content-type': 'application/json' },
      isBase64Encoded: false,
      requestContext: {
        http: { method, path },
        requestId: 'request-1',
        ...(claims === undefined ? {} : { authorizer: { jwt: { claims, scopes: null } } }),
      },
      ...event,
    } as unknown as APIGatewayProxyEventV2,
    lambdaContext('report-api') as Context,
  );
  return { status: statusCode, headers, body: JSON.parse(body!) };
}

const post = 'GET /v1/posts/{platform}/{postId}';
const reader = { scope: 'findings/read' };

describe('ids with anything in them', () => {
  const ids = ['a/b', 'a#b', 'a?b=c', '100%', '%41', '%2F', 'a b+c', '\u{1f600}', 'été', '/v1/findings', '\'"<>'];
  beforeAll(async () => {
    for (const id of ids) await api.keep({ ...bare, id });
  });

  test.each(ids)('%s through an HTTP API, which has decoded it', async (postId) => {
    const rawPath = `/v1/posts/instagram/${postId}`;
    const answer = await throughGateway(
      { routeKey: post, rawPath, pathParameters: { platform: 'instagram', postId } },
      reader,
    );
    expect(answer).toMatchObject({ status: 200, body: { id: postId } });
  });

  test.each(ids)('%s through the local server, percent-encoded', async (postId) => {
    const answer = await api.call('GET', `/v1/posts/instagram/${encodeURIComponent(postId)}`);
    expect(answer).toMatchObject({ status: 200, body: { id: postId } });
  });
});

describe('without a token', () => {
  beforeEach(() => {
    const { anonymous: _, ...deployed } = own;
    provideRuntime(deployed);
  });

  test('a route that was left open by mistake answers nothing', async () => {
    const answer = await throughGateway({ routeKey: 'GET /v1/findings' });
    expect(answer).toMatchObject({ status: 401, body: { type: '/problems/unauthenticated' } });
    expect(answer.headers).toMatchObject({ 'www-authenticate': 'Bearer' });
  });

  test.each(['GET /v1/health', 'GET /v1/openapi.json'])('%s answers', async (routeKey) => {
    expect((await throughGateway({ routeKey })).status).toBe(200);
  });
});

test.each([
  [{ scope: 'openid findings/read' }, 200],
  [{ scp: '[profile findings/read]' }, 200],
  [{ scope: 'findings/reader' }, 403],
  [{ scp: '[findings/review]' }, 403],
])('the scopes of %j: %i', async (claims, status) => {
  expect((await throughGateway({ routeKey: 'GET /v1/campaigns' }, claims)).status).toBe(status);
});

describe('what is logged', () => {
  test('nothing of what the caller did wrong', async () => {
    await throughGateway({ routeKey: post, pathParameters: { platform: 'x', postId: 'none' } }, reader);
    await throughGateway({ routeKey: 'POST /v1/posts', body: '{' }, { scope: 'posts/write' });
    expect(api.observed.log).toEqual([]);
  });

  test('what broke, under the request that the caller is told; never a caption', async () => {
    const bus = { publish: () => Promise.reject(new Error('bus is down')) };
    provideRuntime({ ...own, bus });
    const body = JSON.stringify([{ ...bare, caption: 'the words of a caption' }]);
    const answer = await throughGateway({ routeKey: 'POST /v1/posts', body }, { scope: 'posts/write' });
    expect(answer).toMatchObject({ status: 500, body: { detail: expect.stringContaining('request-1') } });
    expect(JSON.stringify(answer.body)).not.toContain('bus');
    const [line] = api.observed.log.map((text) => JSON.parse(text));
    expect(line).toMatchObject({
      level: 'ERROR',
      requestId: 'request-1',
      routeKey: 'POST /v1/posts',
      error: { message: 'bus is down' },
      function_name: 'report-api',
    });
    expect(api.observed.log.join()).not.toContain('the words of a caption');
  });
});

test('metrics are sent off after good answers and bad ones', async () => {
  own.metrics.addMetric('Good', MetricUnit.Count, 1);
  await throughGateway({ routeKey: 'GET /v1/campaigns' }, reader);
  own.metrics.addMetric('Bad', MetricUnit.Count, 1);
  await throughGateway({ routeKey: 'GET /v1/campaigns' }, {});
  expect(api.observed.metrics).toEqual({ Good: 1, Bad: 1 });
});

test('the size of a body is what it holds, not what its base64 takes', async () => {
  const push = (characters: number) =>
    throughGateway(
      {
        routeKey: 'POST /v1/posts',
        body: Buffer.from(JSON.stringify(['x'.repeat(characters)])).toString('base64'),
        isBase64Encoded: true,
      },
      { scope: 'posts/write' },
    );
  expect((await push(MAX_BODY_BYTES - 4)).status).toBe(207);
  expect(await push(MAX_BODY_BYTES - 3)).toMatchObject({ status: 413, body: { type: '/problems/too-large' } });
});

test('a body comes as text or as base64; what is not UTF-8 is refused', async () => {
  const check = (bytes: Buffer) =>
    throughGateway({ routeKey: 'POST /v1/checks', body: bytes.toString('base64'), isBase64Encoded: true }, reader);
  const draft = JSON.stringify({ text: 'Anzeige für Öl', jurisdictions: ['DE'] });
  expect((await check(Buffer.from(`\ufeff${draft}`))).status).toBe(200);
  expect(await check(Buffer.from(draft, 'latin1'))).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: '', detail: 'is not UTF-8' }] },
  });
});
