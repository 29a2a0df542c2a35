import { Webhook } from 'standardwebhooks';
import { beforeEach, describe, expect, test } from 'vitest';
import type { PostSource } from '../../lib/sources/source.ts';
import { webhook } from '../../lib/sources/webhook.ts';
import { VirtualIo } from '../support/virtual-io.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const post = {
  id: '1',
  platform: 'instagram',
  creator: { handle: 'maple.kitchen' },
  publishedAt: '2026-11-20T11:00:00Z',
  caption: 'New pan 🍳 #ad',
};

let io: VirtualIo;
let source: PostSource;
beforeEach(() => {
  io = new VirtualIo('2026-11-20T12:00:00Z');
  io.values = { secret: SECRET };
  source = webhook.open('partner', {}, io.forSource());
});

interface Sent {
  at?: Date;
  secret?: string;
  headers?: Record<string, string | undefined>;
  method?: 'GET' | 'POST';
}

/** Sends a body as an independent implementation of Standard Webhooks signs it. */
function send(body: unknown, { at = io.now(), secret = SECRET, headers = {}, method = 'POST' }: Sent = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const signed = {
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign('msg_1', at, text),
    ...headers,
  };
  return source.receive!({ method, query: {}, headers: JSON.parse(JSON.stringify(signed)), body: text });
}

describe('a signed push', () => {
  test('holds one post, a list of posts, or the event of one or more', async () => {
    const second = { ...post, id: '2' };
    expect(await send(post)).toMatchObject({ status: 200, posts: [post], body: '1 taken, 0 refused' });
    expect(await send([post, second])).toMatchObject({ status: 200, posts: [post, second] });
    expect(await send({ type: 'post.published', data: post })).toMatchObject({ status: 200, posts: [post] });
    expect(await send({ type: 'post.published', data: [post, second] })).toMatchObject({ posts: [post, second] });
    expect(await send([])).toMatchObject({ status: 200, posts: [] });
  });

  test('tells what was deleted or made private', async () => {
    const data = [
      { platform: 'instagram', id: '1' },
      { platform: 'x', id: 17, as: 'private' },
    ];
    expect(await send({ type: 'post.deleted', data })).toMatchObject({
      status: 200,
      gone: [
        { platform: 'instagram', id: '1', as: 'deleted' },
        { platform: 'x', id: '17', as: 'private' },
      ],
    });
  });

  test('may be a post with a field called type', async () => {
    expect(await send({ ...post, type: 'IMAGE' })).toMatchObject({ status: 200, posts: [post] });
  });

  test('keeps an id of 19 digits as it is', async () => {
    const body = '{"type":"post.deleted","data":{"platform":"tiktok","id":7028743950684949655}}';
    expect((await send(body)).gone).toEqual([{ platform: 'tiktok', id: '7028743950684949655', as: 'deleted' }]);
  });

  test('keeps the good posts beside bad ones, and names what is wrong with those', async () => {
    const received = await send([{ ...post, platform: 'myspace' }, post, 'no post']);
    expect(received).toMatchObject({ status: 200, posts: [post] });
    expect(received.rejected).toMatchObject([
      { at: '[0]', field: 'platform' },
      { at: '[2]', field: '' },
    ]);
    expect(received.body).toContain('1 taken, 2 refused');
    expect(received.body).toContain('[0] platform must be one of instagram, facebook');
  });

  test.each([
    ['no post at all', { ...post, publishedAt: 'yesterday' }, 'publishedAt'],
    ['a deletion of nothing', { type: 'post.deleted', data: { platform: 'x' } }, 'id'],
    ['an event that is not known', { type: 'post.liked', data: post }, 'post.published'],
    ['no JSON', '{"id":', 'no JSON'],
  ])('is refused with its fix: %s', async (_, body, says) => {
    const received = await send(body);
    expect(received.status).toBe(400);
    expect(received.body).toContain(says);
    expect(received.posts ?? []).toEqual([]);
  });

  test('of too many posts is refused whole', async () => {
    expect(await send(Array.from({ length: 1001 }, () => post))).toMatchObject({ status: 413 });
  });
});

describe('a push that is not of the holder of the secret', () => {
  test.each<[string, Sent, string]>([
    ['another secret', { secret: `whsec_${Buffer.alloc(32, 8).toString('base64')}` }, 'webhook-signature does not fit'],
    ['no signature', { headers: { 'webhook-signature': undefined } }, 'webhook-signature is missing'],
    ['no id', { headers: { 'webhook-id': undefined } }, 'webhook-id is missing'],
    ['another id', { headers: { 'webhook-id': 'msg_2' } }, 'does not fit'],
    ['no timestamp', { headers: { 'webhook-timestamp': undefined } }, 'webhook-timestamp is missing'],
    ['a timestamp that is no number', { headers: { 'webhook-timestamp': 'NaN' } }, 'is no time'],
    ['an old timestamp', { at: new Date('2026-11-20T11:54:59Z') }, 'more than 5 minutes'],
    ['a timestamp ahead', { at: new Date('2026-11-20T12:05:01Z') }, 'more than 5 minutes'],
  ])('is refused: %s', async (_, sent, says) => {
    const received = await send(post, sent);
    expect(received).toEqual({ status: 401, body: expect.stringContaining(says) });
  });

  test('is refused when its body was changed', async () => {
    const headers = { 'webhook-signature': new Webhook(SECRET).sign('msg_1', io.now(), JSON.stringify(post)) };
    expect((await send({ ...post, caption: 'No ad' }, { headers })).status).toBe(401);
  });

  test('is not heard with GET', async () => {
    expect((await send(post, { method: 'GET' })).status).toBe(405);
  });
});

test('a push is taken within 5 minutes, and with one good signature of several', async () => {
  expect((await send(post, { at: new Date('2026-11-20T11:55:01Z') })).status).toBe(200);
  const good = new Webhook(SECRET).sign('msg_1', io.now(), JSON.stringify(post));
  expect((await send(post, { headers: { 'webhook-signature': `v1,AAAA v1a,BBBB ${good}` } })).status).toBe(200);
});

test('a secret that can be guessed takes nothing, and a fetch tells so before the first push', async () => {
  io.values = { secret: 'whsec_' };
  await expect(send(post)).rejects.toMatchObject({ problem: 'credential_missing' });
  const batches = source.fetchSince(undefined)[Symbol.asyncIterator]();
  await expect(batches.next()).rejects.toMatchObject({ problem: 'credential_missing' });
});

test('there is nothing to fetch', async () => {
  const batches = source.fetchSince(undefined)[Symbol.asyncIterator]();
  expect(await batches.next()).toMatchObject({ value: { posts: [], rejected: [] } });
  expect(await batches.next()).toMatchObject({ done: true });
});
