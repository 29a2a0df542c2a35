import { afterEach, beforeEach, expect, test } from 'vitest';
import { FakePlatforms } from '../../lib/local/platforms/fake-platforms.ts';
import type { FakePost, PlatformState } from '../../lib/local/platforms/platform-state.ts';
import { fakeTwitch, TWITCH_APP } from '../../lib/local/platforms/twitch.ts';
import { twitch } from '../../lib/sources/twitch.ts';
import { recorded } from '../support/opened-source.ts';
import { VirtualIo } from '../support/virtual-io.ts';
import channels from './fixtures/twitch/own_channels.http.json' with { type: 'json' };
import videos from './fixtures/twitch/own_videos.http.json' with { type: 'json' };
import { again, fetchAll, trouble } from './read-source.ts';
import { sourceContract } from './source.contract.ts';

const ACCOUNT = { id: '141981764', handle: 'maplekitchen', name: 'MapleKitchen' };

sourceContract({
  kind: twitch,
  fake: fakeTwitch,
  account: ACCOUNT,
  settings: { channel: 'MapleKitchen' },
  credential: (accessToken) => ({ ...TWITCH_APP, accessToken }),
  id: (n) => `230000000${n}`,
  textOf: ({ title }) => title,
  labels: [],
  expired: 'token_expired',
  gone: { deleted: 'missing', private: 'missing' },
});

let platforms: FakePlatforms;
let state: PlatformState;
let io: VirtualIo;
beforeEach(async () => {
  io = new VirtualIo('2026-11-20T20:00:00Z');
  platforms = await FakePlatforms.start([fakeTwitch], () => io.now());
  state = platforms.state('twitch');
  state.open(ACCOUNT);
  io.values = { ...TWITCH_APP, accessToken: state.token };
});
afterEach(() => platforms.stop());

const open = (channel = 'maplekitchen') =>
  twitch.open('tried', { channel }, { ...io.forSource(), baseUrl: platforms.baseUrl('twitch') });

const publish = (post: Pick<FakePost, 'id'> & Partial<FakePost>) =>
  state.publish({ account: ACCOUNT.handle, publishedAt: io.now().toISOString(), text: 'Pan stream', ...post });
const startStream = (label: FakePost['label']) => publish({ id: '42000000001', format: 'live', label: label! });
const labels = (posts: readonly { id: string; platformLabel?: string | undefined }[]) =>
  Object.fromEntries(posts.map(({ id, platformLabel }) => [id, platformLabel]));

test.each([
  ['own_error_401', 'token_expired', 'source'],
  ['own_error_429', 'rate_limited', 'platform'],
])('the documented error %s is %s of the %s', async (recording, problem, scope) => {
  state.fault = () => recorded(`twitch/${recording}`);
  expect(await trouble(open())).toMatchObject({ problem, scope });
});

test('the documented answers are read as they are', async () => {
  const user = { status: 200, body: { data: [{ id: ACCOUNT.id }] } };
  const [video] = videos.response.body.data;
  const stream = { ...video, id: video!.stream_id, started_at: '2026-11-20T19:00:00Z', viewer_count: 7 };
  const none = { status: 200, body: { data: [], pagination: {} } };
  state.faults.push(user, { status: 200, body: { data: [stream] } }, channels.response, videos.response, none);
  const { posts, rejected } = await fetchAll(open(), undefined);
  expect(rejected).toEqual([]);
  const both = { platform: 'twitch', title: 'Pan stream #ad', platformLabel: 'present', language: 'en' };
  const creator = { handle: 'maplekitchen', id: '141981764', name: 'MapleKitchen' };
  expect(posts).toEqual([
    {
      ...both,
      creator,
      id: 'stream-42000000001',
      format: 'live',
      url: 'https://www.twitch.tv/maplekitchen',
      publishedAt: '2026-11-20T19:00:00.000Z',
      metrics: { views: 7 },
    },
    {
      ...both,
      creator,
      id: '2300000001',
      format: 'video',
      url: 'https://www.twitch.tv/videos/2300000001',
      publishedAt: '2026-11-20T19:00:04.000Z',
      metrics: { views: 512 },
    },
  ]);
});

test('a stream carries the label that the channel has at the time; its recording the one that was seen', async () => {
  startStream('absent');
  publish({ id: '2300000001', stream: '42000000001' });
  const first = await fetchAll(open(), undefined);
  expect(labels(first.posts)).toEqual({ 'stream-42000000001': 'absent', '2300000001': 'absent' });

  io.pass(10);
  state.edit('42000000001', { label: 'present', text: 'Pan stream #ad' });
  const second = await fetchAll(open(), first.cursor);
  expect(labels(second.posts)).toEqual({ 'stream-42000000001': 'present', '2300000001': 'present' });
  expect(second.posts[0]!.title).toBe('Pan stream #ad');

  io.pass(10);
  state.edit('42000000001', { label: 'absent' });
  const third = await fetchAll(open(), second.cursor);
  expect(labels(third.posts)).toEqual({ 'stream-42000000001': 'absent', '2300000001': 'present' });

  io.pass(60);
  state.remove('42000000001');
  const after = await fetchAll(open(), third.cursor);
  expect(labels(after.posts)).toEqual({ '2300000001': 'present' });
  const { posts } = await again(open(), after.posts, after.cursor);
  expect(labels(posts)).toEqual({ '2300000001': 'present' });
});

test('the label of a recording whose stream nobody looked at is unknown, whatever the channel has now', async () => {
  startStream('present');
  state.remove('42000000001');
  publish({ id: '2300000001', stream: '41000000001' });
  publish({ id: '2300000002' });
  const { posts } = await fetchAll(open(), undefined);
  expect(labels(posts)).toEqual({ '2300000001': 'unknown', '2300000002': 'unknown' });
});

test('a channel that does not tell its flag leaves the label open', async () => {
  startStream('unknown');
  publish({ id: '2300000001', stream: '42000000001' });
  const { posts } = await fetchAll(open(), undefined);
  expect(labels(posts)).toEqual({ 'stream-42000000001': 'unknown', '2300000001': 'unknown' });
});

test('a stream is read again while it runs; that it has ended does not make it gone', async () => {
  startStream('absent');
  const { posts, cursor } = await fetchAll(open(), undefined);
  state.edit('42000000001', { text: 'Now with pots' });
  const running = await again(open(), posts, cursor);
  expect(running.posts).toMatchObject([{ id: 'stream-42000000001', title: 'Now with pots' }]);
  state.remove('42000000001');
  expect(await again(open(), posts, cursor)).toEqual({ posts: [], gone: [] });
});

test('when no video is left, all are missing', async () => {
  publish({ id: '2300000001' });
  const { posts } = await fetchAll(open(), undefined);
  state.remove('2300000001');
  expect((await again(open(), posts)).gone).toEqual([{ platform: 'twitch', id: '2300000001', as: 'missing' }]);
});

test('the application gets its token by itself, and a new one when it is no longer taken', async () => {
  publish({ id: '2300000001' });
  io.values = TWITCH_APP;
  expect((await fetchAll(open(), undefined)).posts).toHaveLength(1);
  expect(io.values).toMatchObject({ accessToken: state.token, expiresAt: '2027-01-17T20:01:11.000Z' });
  io.values = { ...TWITCH_APP, accessToken: 'withdrawn' };
  expect((await fetchAll(open(), undefined)).posts).toHaveLength(1);
  io.values = { ...TWITCH_APP, clientSecret: 'wrong' };
  expect(await trouble(open())).toMatchObject({ problem: 'token_expired' });
});

test('a channel that is not there is named', async () => {
  expect((await trouble(open('nobody'))).message).toBe('Twitch: there is no channel nobody');
});
