import type { ServerResponse } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { readReply } from '../../../lib/sources/http/reply.ts';
import { type Receiver, startReceiver } from '../../support/receiver.ts';

const open: Receiver[] = [];
async function server(answer: (response: ServerResponse) => void): Promise<URL> {
  const started = await startReceiver(answer);
  open.push(started);
  return new URL(`${started.url}?key=secret`);
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});
const json = { 'content-type': 'application/json' };
const read = (url: URL, init: RequestInit = {}) => readReply(url, { redirect: 'error', ...init });

test('JSON is read with exact ids', async () => {
  const url = await server((response) => response.writeHead(200, json).end('{"id":7028743950684949655}'));
  expect(await read(url)).toMatchObject({ status: 200, body: { id: '7028743950684949655' } });
});

test.each([
  ['text/html', '<p>hello', '<p>hello'],
  ['application/problem+json', '{"a":1}', { a: 1 }],
  ['application/json', '', undefined],
])('%s %j is read as what it is', async (type, body, expected) => {
  const url = await server((response) => response.writeHead(400, { 'content-type': type }).end(body));
  const reply = await read(url);
  expect([reply.status, reply.body, reply.failure]).toEqual([400, expected, undefined]);
});

test('JSON that is broken is a failure of a good answer, and the text of a bad one', async () => {
  let status = 200;
  const url = await server((response) => response.writeHead(status, json).end('{"a":'));
  expect(await read(url)).toMatchObject({ status: 200, failure: 'its answer is no complete JSON' });
  status = 500;
  expect(await read(url)).toMatchObject({ status: 500, body: '{"a":' });
});

test('letters that are split between two pieces come whole', async () => {
  const bytes = Buffer.from('{"a":"é🌿"}');
  const url = await server(async (response) => {
    response.writeHead(200, json);
    for (const byte of bytes) {
      response.write(Buffer.of(byte));
      await setImmediate();
    }
    response.end();
  });
  expect((await read(url)).body).toEqual({ a: 'é🌿' });
});

test('an answer that does not end is left after 10 MB', async () => {
  const url = await server((response) => {
    response.writeHead(200, json);
    const talk = () => {
      while (!response.destroyed && response.write(' '.repeat(1_000_000)));
      if (!response.destroyed) response.once('drain', talk);
    };
    talk();
  });
  expect(await read(url)).toMatchObject({ status: 0, failure: 'it answers with over 10 MB' });
});

test('a redirect is not followed', async () => {
  let followed = false;
  const elsewhere = await server((response) => {
    followed = true;
    response.end();
  });
  const url = await server((response) => response.writeHead(302, { location: elsewhere.href }).end());
  expect(await read(url)).toMatchObject({ status: 0, failure: 'it answers with a redirect, which is not followed' });
  expect(followed).toBe(false);
});

test.each<[string, (response: ServerResponse) => void]>([
  ['before it begins', () => {}],
  ['in its middle', (response) => response.writeHead(200, json).write('{"a":')],
])('an answer that stops %s is given up in time', async (_, answer) => {
  const url = await server(answer);
  const reply = await read(url, { signal: AbortSignal.timeout(50) });
  expect(reply).toMatchObject({ status: 0, failure: 'it does not answer in time' });
});

test('a connection that breaks, or is refused, is told without the address', async () => {
  const url = await server((response) => response.destroy());
  const broken = await read(url);
  expect(broken).toMatchObject({ status: 0, failure: expect.stringContaining('cannot be reached') });
  await open.pop()!.close();
  const refused = await read(url);
  expect(refused.failure).toBe('it cannot be reached (ECONNREFUSED)');
  expect(`${broken.failure} ${refused.failure}`).not.toContain('secret');
});

test.each([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
] as const)('an answer in %s is measured by what it unfolds to', async (encoding, compress) => {
  const small = compress(Buffer.alloc(50_000_000, ' '));
  expect(small.length).toBeLessThan(100_000);
  const url = await server((response) => response.writeHead(200, { ...json, 'content-encoding': encoding }).end(small));
  expect(await read(url)).toMatchObject({ status: 0, failure: 'it answers with over 10 MB' });
});
