import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FakePlatforms } from '../../lib/local/platforms/fake-platforms.ts';
import type { FakePost, PlatformState } from '../../lib/local/platforms/platform-state.ts';
import { fakeTwitch, TWITCH_APP } from '../../lib/local/platforms/twitch.ts';
import { fakeX, snowflake } from '../../lib/local/platforms/x.ts';
import { fakeYouTube } from '../../lib/local/platforms/youtube.ts';
import { receivePush } from '../../lib/pipeline/receive-push.ts';
import { MemoryCredentials } from '../../lib/sources/credentials/memory.ts';
import type { CredentialValues } from '../../lib/sources/source-kind.ts';
import { twitch } from '../../lib/sources/twitch.ts';
import { x } from '../../lib/sources/x.ts';
import { youtube } from '../../lib/sources/youtube.ts';
import { SourceWorld } from '../support/source-world.ts';

const KINDS = [twitch, x, youtube];
const FAKES = [fakeTwitch, fakeX, fakeYouTube];
const CHANNEL = 'UC0000000000000000000001';

let world: SourceWorld;
let platforms: FakePlatforms;
beforeEach(async () => {
  world = await SourceWorld.start();
  platforms = await FakePlatforms.start(FAKES, () => world.clock.now());
});
afterEach(async () => {
  await platforms.stop();
  await world.close();
});

/** One source of a kind, named by it, and its account. */
function deploy(
  kind: string,
  id: string,
  settings: Record<string, unknown>,
  credential: CredentialValues,
): PlatformState {
  const baseUrls = Object.fromEntries(FAKES.map((fake) => [fake.kind, platforms.baseUrl(fake.kind)]));
  world.deps = {
    ...world.deps,
    kinds: KINDS,
    definitions: [{ name: kind, kind, settings, credential: 'app' }],
    credentials: new MemoryCredentials({ app: credential }),
    baseUrls,
    publicUrl: 'https://auditor.example',
    sleep: async () => {},
  };
  const state = platforms.state(kind);
  state.open({ id, handle: 'maple', name: 'Maple' });
  return state;
}

const publishIn =
  (state: PlatformState) =>
  (id: string, more: Partial<FakePost> = {}) =>
    state.publish({ id, account: 'maple', publishedAt: world.clock.now().toISOString(), text: 'Pans', ...more });

test('the label that was seen of a stream stays with its recording, whenever that is read again', async () => {
  const state = deploy('twitch', '141981764', { channel: 'maple' }, TWITCH_APP);
  const publish = publishIn(state);
  publish('42000000001', { format: 'live', label: 'present' });
  publish('2300000001', { stream: '42000000001' });
  await world.run();
  expect(world.told().sort()).toEqual(['published 2300000001', 'published stream-42000000001']);
  state.remove('42000000001');
  for (let hour = 1; hour <= 30; hour++) {
    world.clock.pass(60);
    await world.run();
  }
  expect(state.calls.filter(({ path }) => path === '/helix/videos').length).toBeGreaterThan(30);
  // Told again, so that it may be kept for another day; but not as changed.
  const again = world.take('post.edited').map(({ post }) => [post.id, post.platformLabel]);
  expect(new Set(again.map(String))).toEqual(new Set(['2300000001,present']));
});

test('a video of which YouTube’s hub tells is published at once', async () => {
  const state = deploy('youtube', CHANNEL, { channel: CHANNEL }, { apiKey: platforms.state('youtube').token });
  await world.run();
  world.clock.pass(5);
  publishIn(state)('aBcDeFgHiJ1');
  const body = '<feed><entry><yt:videoId>aBcDeFgHiJ1</yt:videoId></entry></feed>';
  const secret = state.subscriptions[0]!['hub.secret']!;
  const headers = { 'x-hub-signature': `sha1=${createHmac('sha1', secret).update(body).digest('hex')}` };
  const { status } = await receivePush('youtube', { method: 'POST', query: {}, headers, body }, world.deps);
  expect(status).toBe(200);
  await world.run();
  expect(world.told()).toEqual(['published aBcDeFgHiJ1']);
});

test('an edit and the deletion of a post on X are told of the one post', async () => {
  const consumerSecret = 'consumer-secret';
  const state = deploy('x', '11', { username: 'maple' }, { accessToken: platforms.state('x').token, consumerSecret });
  const id = snowflake(world.clock.now(), 1);
  publishIn(state)(id);
  await world.run();
  world.clock.pass(20);
  state.edit(id, { text: '#ad Pans' });
  world.clock.pass(45);
  await world.run();
  const body = JSON.stringify({ data: { event_type: 'post.delete', payload: { id, author_id: '11' } } });
  const signature = `sha256=${createHmac('sha256', consumerSecret).update(body).digest('base64')}`;
  const headers = { 'x-twitter-webhooks-signature': signature };
  await receivePush('x', { method: 'POST', query: {}, headers, body }, world.deps);
  expect(world.told()).toEqual([`published ${id}`, `edited ${id}`, `deleted ${id}`]);
});

test('what X charges for is counted in dollars', async () => {
  const state = deploy('x', '11', { username: 'maple' }, { accessToken: platforms.state('x').token });
  for (const n of [1, 2, 3]) publishIn(state)(snowflake(world.clock.now(), n));
  await world.run();
  expect(await world.store.listBudgets()).toEqual([{ budget: 'x/reads', window: '2026-11', used: 0.025 }]);
});
