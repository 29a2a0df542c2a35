import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PageServer } from '../../lib/local/http-server.ts';
import { MAX_BODY_BYTES } from '../../lib/report/routes.ts';

let directory: string;
let page: string;
let server: PageServer;
let port: number;
let last: APIGatewayProxyEventV2 | undefined;
let pushed: APIGatewayProxyEventV2 | undefined;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'page-'));
  page = join(directory, 'dist');
  await mkdir(join(page, 'assets'), { recursive: true });
  await writeFile(join(page, 'index.html'), '<!doctype html><title>Page</title>');
  await writeFile(join(page, 'assets/app-1a2b.js'), 'export {};');
  await writeFile(join(directory, 'secret.json'), '{}');
  server = new PageServer({
    page,
    api: async (event) => {
      last = event;
      if (event.rawPath === '/v1/broken') throw new Error('a caption that must not be shown');
      return { statusCode: 201, headers: { ETag: '"7"', 'content-type': 'application/json' }, body: '{"ok":true}' };
    },
    inbound: async (event) => {
      pushed = event;
      return { statusCode: 200, body: 'challenge' };
    },
  });
  port = await server.listen(0);
});
afterAll(async () => {
  await server.close();
  await rm(directory, { recursive: true });
});

interface Sent {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** A request as sent, without what fetch forbids or tidies up. */
function send(path: string, { method = 'GET', headers = {}, body }: Sent = {}) {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, path, method, headers }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() });
    });
    request.on('error', reject);
    request.end(body);
  });
}

test.each(['/', '/findings', '/findings/v1:abc', '/index.html'])('%s is the page, under its policy', async (path) => {
  const { status, headers, body } = await send(path);
  expect(status).toBe(200);
  expect(body).toContain('<title>Page</title>');
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  });
  expect(headers['content-security-policy']).toContain("default-src 'none'");
});

test('assets are typed and kept by browsers', async () => {
  expect((await send('/assets/app-1a2b.js')).headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
  });
});

test.each([
  '/assets/gone.js',
  '/../secret.json',
  '/%2e%2e/secret.json',
  '/..%2fsecret.json',
  '/assets/%00.js',
  '/%zz.js',
  '/notes.exe',
])('%s is not found', async (path) => {
  expect((await send(path)).status).toBe(404);
});

test('the page learns that nobody signs in here', async () => {
  expect(JSON.parse((await send('/config.json')).body)).toEqual({ auth: 'none' });
});

test('an API call reaches the function as an HTTP API hands it over', async () => {
  const { status, headers, body } = await send('/v1/findings/v1%3Aa%2Fb?status=open&status=fixed&creator=%40mila', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'If-Match': '"3"' },
    body: '{"action":"confirm","comment":"ä"}',
  });
  expect({ status, etag: headers.etag, body }).toEqual({ status: 201, etag: '"7"', body: '{"ok":true}' });
  expect(last).toMatchObject({
    version: '2.0',
    rawPath: '/v1/findings/v1%3Aa%2Fb',
    rawQueryString: 'status=open&status=fixed&creator=%40mila',
    queryStringParameters: { status: 'open,fixed', creator: '@mila' },
    headers: { 'content-type': 'application/json', 'if-match': '"3"' },
    requestContext: { http: { method: 'POST' } },
    body: '{"action":"confirm","comment":"ä"}',
    isBase64Encoded: false,
  });
});

test('a body beyond the limit reaches the function as too large, not as much as was sent', async () => {
  await send('/v1/posts', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: Buffer.alloc(30_000_000, 'a'),
  });
  expect(last?.body).toHaveLength(MAX_BODY_BYTES + 1);
});

test('what goes wrong inside is not shown', async () => {
  const { status, body } = await send('/v1/broken');
  expect(status).toBe(500);
  expect(body).not.toContain('caption');
});

test.each([
  ['another name for this machine', { headers: { host: 'evil.example' } }],
  ['a write from another page', { method: 'POST', headers: { origin: 'https://evil.example' } }],
  ['a write from a sandboxed page', { method: 'DELETE', headers: { origin: 'null' } }],
])('%s is refused before it reaches the function', async (_, sent) => {
  last = undefined;
  expect((await send('/v1/findings', sent)).status).toBe(403);
  expect(last).toBeUndefined();
});

test('the page itself may write, by either name', async () => {
  for (const name of ['127.0.0.1', 'localhost', '[::1]']) {
    const host = `${name}:${port}`;
    expect((await send('/v1/checks', { method: 'POST', headers: { host, origin: `http://${host}` } })).status).toBe(
      201,
    );
  }
  expect((await send('/', { method: 'POST' })).status).toBe(405);
});

test('a busy port gives way to the next free one', async () => {
  const second = new PageServer({ page, api: async () => ({ statusCode: 200 }) });
  const other = await second.listen(port);
  expect(other).toBeGreaterThan(port);
  await second.close();
});

test('pushes are let in under any name and from any page: a platform comes through a tunnel', async () => {
  const headers = { host: 'a.tunnel.example', origin: 'https://platform.example', 'x-signature': 's' };
  const body = '{"id":"é"}';
  const path = '/v1/inbound/my%20channel';
  const { status, body: answer } = await send(`${path}?a=1`, { method: 'POST', headers, body });
  expect({ status, answer }).toEqual({ status: 200, answer: 'challenge' });
  expect(pushed).toMatchObject({ rawPath: path, rawQueryString: 'a=1', body, headers: { 'x-signature': 's' } });
  expect((await send('/v1/findings', { headers })).status).toBe(403);
});
