import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { type Call, PlatformClient, type PlatformClientOptions } from '../../../lib/sources/http/platform-client.ts';
import { said } from '../../../lib/sources/http/trouble.ts';
import { SourceError } from '../../../lib/sources/source-error.ts';
import type { SourceIo } from '../../../lib/sources/source-kind.ts';
import { type Receiver, startReceiver } from '../../support/receiver.ts';
import { VirtualIo } from '../../support/virtual-io.ts';

const TOKEN = 'secret-token-1';

let io: VirtualIo;
let server: Receiver;
/** Answered one after the other, the last one for good. */
let answers: { status?: number; headers?: Record<string, string>; body?: unknown }[];
beforeEach(async () => {
  io = new VirtualIo('2026-11-20T12:00:00Z');
  io.values = { token: TOKEN };
  answers = [{ body: { n: 1 } }];
  server = await startReceiver((response) => {
    const { status = 200, headers, body } = answers.length > 1 ? answers.shift()! : answers[0]!;
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
});
afterEach(() => server.close());

const client = (options: Partial<PlatformClientOptions> = {}, more: Partial<SourceIo> = {}) =>
  new PlatformClient({
    title: 'Somewhere',
    baseUrl: new URL(server.url).origin,
    io: { ...io.forSource(), ...more },
    authorize: ({ token }) => ({ authorization: `Bearer ${token}` }),
    ...options,
  });
const call: Call<{ n: number }> = { path: '/list', shape: z.object({ n: z.number() }) };
const failed = (promise: Promise<unknown>): Promise<SourceError> =>
  promise.then(
    () => Promise.reject(new Error('it went well')),
    (error) => error,
  );

describe('what is sent', () => {
  test('carries the credential in a header, and the query as it is given', async () => {
    const query = { q: 'a&b', n: 2, none: undefined, id: ['1', '2'] };
    await client().send({ ...call, query });
    expect(server.received[0]).toMatchObject({
      path: '/list?q=a%26b&n=2&id=1&id=2',
      headers: { authorization: `Bearer ${TOKEN}`, accept: 'application/json' },
      body: '',
    });
  });

  test('is JSON or a form', async () => {
    await client().send({ ...call, method: 'POST', json: { a: 'ä' } });
    await client().send({ ...call, method: 'POST', form: { a: 'b c' } });
    expect(server.received).toMatchObject([
      { body: '{"a":"ä"}', headers: { 'content-type': 'application/json' } },
      { body: 'a=b+c', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    ]);
  });

  test('reads no credential where none is needed', async () => {
    io.values = undefined;
    const { data } = await client({ authorize: undefined }).send(call);
    expect(data).toEqual({ n: 1 });
    expect(await failed(client().send(call))).toMatchObject({ problem: 'credential_missing' });
  });

  test('may carry a signature made from the credential', async () => {
    await client({ parameters: ({ token }) => ({ proof: `of-${token!.length}` }) }).send(call);
    expect(server.received[0]!.path).toBe('/list?proof=of-14');
  });
});

describe('what comes back', () => {
  test('is checked, and what else is in it is dropped', async () => {
    answers = [{ body: { n: 1, more: true }, headers: { 'x-left': '7' } }];
    const { status, headers, data } = await client().send(call);
    expect([status, headers.get('x-left'), data]).toEqual([200, '7', { n: 1 }]);
  });

  test('that is not as expected is asked for four times, and told by its field', async () => {
    answers = [{ body: { n: 'one' } }];
    const error = await failed(client().send(call));
    expect(error).toMatchObject({
      problem: 'answer_not_understood',
      message: 'Somewhere: the answer of /list is not as expected at "n"',
    });
    expect(server.received).toHaveLength(4);
  });

  test('of a status that is accepted is no trouble', async () => {
    answers = [{ status: 404, body: { n: 0 } }];
    expect(await client().send({ ...call, accept: [404] })).toMatchObject({ status: 404, data: { n: 0 } });
  });

  test.each([
    [401, 'token_expired'],
    [403, 'permission_missing'],
    [404, 'account_not_found'],
    [400, 'answer_not_understood'],
  ])('with status %d is %s, and is not asked for again', async (status, problem) => {
    answers = [{ status, body: {} }];
    expect(await failed(client().send(call))).toMatchObject({ problem, scope: 'source' });
    expect(server.received).toHaveLength(1);
  });

  test.each([408, 500, 502, 503])('with status %d passes', async (status) => {
    answers = [{ status, body: 'broken' }, { status, body: '' }, { body: { n: 1 } }];
    expect((await client().send(call)).data).toEqual({ n: 1 });
  });

  test('is judged as the platform says it first', async () => {
    const judge: PlatformClientOptions['judge'] = ({ body }) =>
      (body as { error?: string }).error ? { problem: 'blocked', message: 'it says no', scope: 'platform' } : undefined;
    answers = [{ body: { error: 'x' } }];
    expect(await failed(client({ judge }).send(call))).toMatchObject({
      problem: 'blocked',
      message: 'Somewhere: it says no',
      scope: 'platform',
    });
  });
});

describe('waiting', () => {
  test('between tries grows, by chance', async () => {
    answers = [{ status: 500, body: '' }];
    await failed(client().send(call));
    expect(io.slept).toBe(0.5 * (500 + 1000 + 2000));
  });

  test('is as long as the platform asks, where that is short', async () => {
    answers = [{ status: 429, headers: { 'retry-after': '7' }, body: {} }, { body: { n: 1 } }];
    await client().send(call);
    expect(io.slept).toBe(7000);
  });

  test('is left to others where it is long', async () => {
    answers = [{ status: 429, headers: { 'retry-after': '11' }, body: {} }];
    expect(await failed(client().send(call))).toMatchObject({
      problem: 'rate_limited',
      notBefore: '2026-11-20T12:00:11.000Z',
    });
    expect([io.slept, server.received.length]).toEqual([0, 1]);
  });
});

test('every try is taken from the budget, and a spent one stops before the call', async () => {
  answers = [{ status: 500, body: '' }];
  await failed(client().send({ ...call, cost: ['units', 3] }));
  expect(io.spent).toEqual({ units: 12 });
  const spend = () => Promise.reject(new SourceError('quota_spent', 'no units are left'));
  const error = await failed(client({}, { budget: { spend } }).send({ ...call, cost: ['units', 3] }));
  expect(error).toMatchObject({ problem: 'quota_spent' });
  expect(server.received).toHaveLength(4);
});

describe('a token that is no longer taken', () => {
  const expired = { status: 401, body: {} };

  test('is renewed once, and the new one is used from then on', async () => {
    answers = [expired, { body: { n: 1 } }];
    const renewing = client({ renew: async () => ({ token: 'secret-token-2' }) });
    await renewing.send(call);
    await renewing.send(call);
    expect(server.received.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer secret-token-1',
      'Bearer secret-token-2',
      'Bearer secret-token-2',
    ]);
    expect(io.values).toEqual({ token: 'secret-token-2' });
  });

  test('is not renewed where somebody else has done so', async () => {
    const renewing = client({ renew: () => Promise.reject(new Error('renewed twice')) });
    await renewing.send(call);
    io.values = { token: 'secret-token-3' };
    answers = [expired, { body: { n: 1 } }];
    await renewing.send(call);
    expect(server.received.at(-1)!.headers.authorization).toBe('Bearer secret-token-3');
  });

  test('is given up where the new one is not taken either', async () => {
    answers = [expired];
    const error = await failed(client({ renew: async () => ({ token: 'secret-token-2' }) }).send(call));
    expect(error.problem).toBe('token_expired');
    expect(server.received).toHaveLength(2);
  });
});

test('no error repeats a secret, however the platform does', async () => {
  const basic = Buffer.from(`me:${TOKEN}`).toString('base64');
  const judge: PlatformClientOptions['judge'] = ({ body }) => ({ problem: 'blocked', message: String(body) });
  answers = [{ status: 400, headers: { 'content-type': 'text/plain' }, body: `not ${TOKEN}, not Basic ${basic}` }];
  const error = await failed(client({ judge, authorize: () => ({ authorization: `Basic ${basic}` }) }).send(call));
  expect(error.message).toBe('Somewhere: not …, not Basic …');
  expect(`${error.stack}${JSON.stringify(error)}`).not.toContain(TOKEN);
});

test.each([0, 60, 120, 180])(
  'no part of a token that a cut leaves is told: %i characters stand before it',
  async (before) => {
    const token = `EAA${'q7Zk'.repeat(45)}`;
    io.values = { token };
    const judge: PlatformClientOptions['judge'] = ({ body }) => ({ problem: 'blocked', message: said(body) });
    answers = [{ status: 400, body: JSON.stringify(`${'Malformed '.repeat(before / 10)}${token}`) }];
    expect((await failed(client({ judge }).send(call))).message).not.toContain('q7Zk');
  },
);

test('what was a secret before it was renewed, and what is derived from one, is not repeated', async () => {
  const judge: PlatformClientOptions['judge'] = ({ body }) => ({
    problem: 'token_expired',
    message: String((body as { said: string[] }).said[0]),
  });
  answers = [{ status: 401, body: { said: [`no ${TOKEN} of-secret, no secret-token-2 of-secret-2`] } }];
  const renewing = client({
    judge,
    renew: async () => ({ token: 'secret-token-2' }),
    parameters: ({ token }) => ({ proof: token === TOKEN ? 'of-secret' : 'of-secret-2' }),
  });
  expect((await failed(renewing.send(call))).message).toBe('Somewhere: no … …, no … …');
});
