import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FakePlatforms } from '../../lib/local/platforms/fake-platforms.ts';
import type { PlatformState } from '../../lib/local/platforms/platform-state.ts';
import { fakeYouTube } from '../../lib/local/platforms/youtube.ts';
import type { SourceIo } from '../../lib/sources/source-kind.ts';
import { youtube } from '../../lib/sources/youtube.ts';
import { VirtualIo } from '../support/virtual-io.ts';
import { fetchAll } from './read-source.ts';

const CHANNEL = 'UC0000000000000000000001';
const fixture = (name: string) => readFileSync(new URL(`./fixtures/youtube/${name}`, import.meta.url), 'utf8');
const CHANGED = fixture('own_channel_feed.xml');
const DELETED = fixture('own_push_deleted.xml');

let platforms: FakePlatforms;
let state: PlatformState;
let io: VirtualIo;
beforeEach(async () => {
  io = new VirtualIo('2026-11-20T12:00:00Z');
  platforms = await FakePlatforms.start([fakeYouTube], () => io.now());
  state = platforms.state('youtube');
  state.open({ id: CHANNEL, handle: 'maple.kitchen', name: 'Maple Kitchen' });
  io.values = { apiKey: state.token };
});
afterEach(() => platforms.stop());

const open = (change: Partial<SourceIo> = {}, name = 'tube') =>
  youtube.open(
    name,
    { channel: '@maple.kitchen' },
    {
      ...io.forSource(),
      baseUrl: platforms.baseUrl('youtube'),
      inboundUrl: `https://auditor.example/v1/inbound/${name}`,
      ...change,
    },
  );

/** What the hub was asked for, and how it comes back with it. */
async function subscribed() {
  await fetchAll(open(), undefined);
  const asked = state.subscriptions.at(-1)!;
  const callback = new URL(asked['hub.callback']!);
  const come = (query: Record<string, string>) =>
    open().receive!({
      method: 'GET',
      query: { ...Object.fromEntries(callback.searchParams), 'hub.topic': asked['hub.topic']!, ...query },
      headers: {},
      body: '',
    });
  const push = (
    body: string,
    signature = `sha1=${createHmac('sha1', asked['hub.secret']!).update(body).digest('hex')}`,
  ) => open().receive!({ method: 'POST', query: {}, headers: { 'x-hub-signature': signature }, body });
  return { asked, callback, come, push };
}

test('the hub is asked to push the channel’s feed to the address of the source', async () => {
  const { asked, callback } = await subscribed();
  expect(asked).toMatchObject({
    'hub.mode': 'subscribe',
    'hub.topic': `https://www.youtube.com/xml/feeds/videos.xml?channel_id=${CHANNEL}`,
    'hub.secret': expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(callback.origin + callback.pathname).toBe('https://auditor.example/v1/inbound/tube');
  expect(`${asked['hub.secret']} ${callback.href}`).not.toContain(state.token);
});

test('a subscription is renewed once a day, long before it ends', async () => {
  let { cursor } = await fetchAll(open(), undefined);
  for (let hour = 1; hour <= 47; hour++) {
    io.pass(60);
    ({ cursor } = await fetchAll(open(), cursor));
  }
  expect(state.subscriptions).toHaveLength(2);
});

test('without an address that the hub can reach nothing is asked for', async () => {
  await fetchAll(open({ inboundUrl: undefined }), undefined);
  await fetchAll(open({ inboundUrl: 'http://127.0.0.1:3000/v1/inbound/tube' }), undefined);
  expect(state.subscriptions).toEqual([]);
});

test('a hub that fails does not keep the videos from being read, and is asked again', async () => {
  state.publish({ id: 'aBcDeFgHiJ1', account: 'maple.kitchen', publishedAt: '2026-11-20T10:00:00Z', text: 'Pans' });
  state.fault = () => (state.calls.at(-1)!.path === '/subscribe' ? { status: 503, body: 'down' } : undefined);
  const { posts, cursor } = await fetchAll(open(), undefined);
  expect(posts).toHaveLength(1);
  state.fault = () => undefined;
  await fetchAll(open(), cursor);
  expect(state.subscriptions).toHaveLength(1);
});

test('the hub’s question is answered where it was asked for, and by nobody else', async () => {
  const { come } = await subscribed();
  const mode = { 'hub.mode': 'subscribe', 'hub.challenge': 'c-123', 'hub.lease_seconds': '432000' };
  expect(await come(mode)).toEqual({ status: 200, body: 'c-123' });
  for (const wrong of [
    { ...mode, token: 'guessed' },
    { ...mode, 'hub.topic': 'https://www.youtube.com/xml/feeds/videos.xml?channel_id=UC9' },
    { ...mode, 'hub.mode': 'unsubscribe' },
    { ...mode, 'hub.challenge': 'a line\nand another' },
  ])
    expect((await come(wrong)).status).toBe(404);
  expect(await come({ 'hub.mode': 'denied', 'hub.reason': 'no' })).toEqual({ status: 200 });
});

test('a new or changed video is read again', async () => {
  const { push } = await subscribed();
  expect(await push(CHANGED)).toEqual({ status: 200, changed: [{ platform: 'youtube', id: 'aBcDeFgHiJ1' }] });
});

test('a video that is no longer shown is gone', async () => {
  const { push } = await subscribed();
  expect(await push(DELETED)).toEqual({
    status: 200,
    gone: [{ platform: 'youtube', id: 'aBcDeFgHiJ0', as: 'deleted' }],
  });
});

test('what is not signed by the hub is refused', async () => {
  const { push, asked } = await subscribed();
  expect(await push(CHANGED, '')).toMatchObject({ status: 403 });
  expect(await push(CHANGED, `sha1=${'0'.repeat(40)}`)).toMatchObject({ status: 403 });
  expect(
    await push(CHANGED, `md5=${createHmac('md5', asked['hub.secret']!).update(CHANGED).digest('hex')}`),
  ).toMatchObject({ status: 403 });
  const sha256 = `sha256=${createHmac('sha256', asked['hub.secret']!).update(CHANGED).digest('hex')}`;
  expect((await push(CHANGED, sha256)).status).toBe(200);
  await fetchAll(open({}, 'other'), undefined);
  const other = state.subscriptions.at(-1)!['hub.secret']!;
  const signature = `sha1=${createHmac('sha1', other).update(CHANGED).digest('hex')}`;
  expect(await push(CHANGED, signature)).toMatchObject({ status: 403 });
});

test('what is no feed is refused; entities that it defines are not expanded', async () => {
  const { push } = await subscribed();
  expect(await push('<feed><entry>')).toMatchObject({ status: 400 });
  expect(await push('<rss></rss>')).toMatchObject({ status: 400 });
  expect(await push('{"a":1}')).toMatchObject({ status: 400 });
  const bomb = '<!DOCTYPE x [<!ENTITY a "aBcDeFgHiJ1">]><feed><entry><yt:videoId>&a;</yt:videoId></entry></feed>';
  expect((await push(bomb)).changed).toBeUndefined();
  expect(await push('<feed><entry><title>no id</title></entry></feed>')).toEqual({ status: 200 });
});
