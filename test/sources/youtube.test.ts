import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FakePlatforms } from '../../lib/local/platforms/fake-platforms.ts';
import type { PlatformState } from '../../lib/local/platforms/platform-state.ts';
import { fakeYouTube } from '../../lib/local/platforms/youtube.ts';
import { readVideos } from '../../lib/sources/youtube/video.ts';
import { youtube } from '../../lib/sources/youtube.ts';
import { VirtualIo } from '../support/virtual-io.ts';
import labelled from './fixtures/youtube/own_videos_paid_placement.http.json' with { type: 'json' };
import { again, fetchAll, trouble } from './read-source.ts';
import { sourceContract } from './source.contract.ts';

const CHANNEL = 'UC0000000000000000000001';

sourceContract({
  kind: youtube,
  fake: fakeYouTube,
  settings: { channel: CHANNEL },
  credential: (apiKey) => ({ apiKey }),
  textOf: ({ description }) => description,
  labels: ['present', 'absent'],
  expired: 'token_expired',
  notPermitted: 'permission_missing',
  gone: { deleted: 'missing', private: 'missing' },
});

describe('with the authorization of the owner', () => {
  sourceContract({
    kind: youtube,
    fake: fakeYouTube,
    settings: { channel: '@maple.kitchen' },
    credential: (accessToken) => ({ accessToken, refreshToken: 'refresh', clientId: 'app', clientSecret: 'secret' }),
    textOf: ({ description }) => description,
    labels: ['present', 'absent'],
    expired: 'token_expired',
    notPermitted: 'permission_missing',
    gone: { deleted: 'missing', private: 'private' },
  });
});

let platforms: FakePlatforms;
let state: PlatformState;
let io: VirtualIo;
beforeEach(async () => {
  io = new VirtualIo('2026-11-20T12:00:00Z');
  platforms = await FakePlatforms.start([fakeYouTube], () => io.now());
  state = platforms.state('youtube');
  state.open({ id: CHANNEL, handle: 'maple.kitchen', name: 'Maple Kitchen', followers: 12_000 });
  state.open({ id: 'UC0000000000000000000002', handle: 'northwind', name: 'Northwind' });
  io.values = { apiKey: state.token };
});
afterEach(() => platforms.stop());

const open = (channel = CHANNEL) =>
  youtube.open('tried', { channel }, { ...io.forSource(), baseUrl: platforms.baseUrl('youtube') });
const publish = (id: string, more: object = {}) =>
  state.publish({ id, account: 'maple.kitchen', publishedAt: '2026-11-20T10:00:00.000Z', text: 'Pans', ...more });
const owner = () => ({ accessToken: state.token, refreshToken: 'refresh', clientId: 'app', clientSecret: 'secret' });

test('whose video it is: the handle, the name and the subscribers of the channel', async () => {
  publish('aBcDeFgHiJ1');
  const { posts } = await fetchAll(open(), undefined);
  expect(posts[0]!.creator).toEqual({
    handle: 'maple.kitchen',
    id: CHANNEL,
    name: 'Maple Kitchen',
    followers: 12_000,
  });
});

test('a short is told from a video by its proportions and length', async () => {
  publish('aBcDeFgHiJ1', { format: 'short' });
  publish('aBcDeFgHiJ2');
  const { posts } = await fetchAll(open(), undefined);
  expect(Object.fromEntries(posts.map(({ id, format }) => [id, format]))).toEqual({
    aBcDeFgHiJ1: 'short',
    aBcDeFgHiJ2: 'video',
  });
});

test.each([
  ['upright, 3 minutes', 'PT3M', { embedWidth: '405', embedHeight: '720' }, '2026-01-01', 'short'],
  ['square, 20 seconds', 'PT20S', { embedWidth: '720', embedHeight: '720' }, '2026-01-01', 'short'],
  ['upright, longer', 'PT3M1S', { embedWidth: '405', embedHeight: '720' }, '2026-01-01', 'video'],
  ['upright, an hour', 'PT1H0M20S', { embedWidth: '405', embedHeight: '720' }, '2026-01-01', 'video'],
  ['upright, 2 minutes, of old', 'PT2M', { embedWidth: '405', embedHeight: '720' }, '2024-10-01', 'video'],
  ['upright, a minute, of old', 'PT1M', { embedWidth: '405', embedHeight: '720' }, '2024-10-01', 'short'],
  ['of unknown proportions', 'PT20S', {}, '2026-01-01', 'video'],
  ['of unknown length', 'P0D', { embedWidth: '405', embedHeight: '720' }, '2026-01-01', 'video'],
])('%s', (_, duration, player, day, format) => {
  const snippet = { publishedAt: `${day}T10:00:00Z`, channelId: CHANNEL, title: 'Pans', description: '' };
  const { posts } = readVideos([{ id: 'aBcDeFgHiJ1', snippet, contentDetails: { duration }, player }], { handle: 'm' });
  expect(posts[0]!.format).toBe(format);
});

test('the documented answer is read as it is', () => {
  const { posts, rejected } = readVideos(labelled.response.body.items, { handle: 'maple.kitchen', id: CHANNEL });
  expect(rejected).toEqual([]);
  expect(posts[0]).toEqual({
    id: 'aBcDeFgHiJ1',
    platform: 'youtube',
    format: 'video',
    url: 'https://www.youtube.com/watch?v=aBcDeFgHiJ1',
    creator: { handle: 'maple.kitchen', id: CHANNEL },
    publishedAt: '2026-11-20T15:00:05.000Z',
    title: 'I tested five pans & kept one',
    description: 'Thanks to Northwind for sponsoring this video. https://northwind.example/maple\n\n#ad #pans',
    platformLabel: 'present',
    language: 'en',
    metrics: { views: 10_422, likes: 611, comments: 48 },
  });
  expect(posts[1]).toMatchObject({ platformLabel: 'absent' });
});

test('content is kept for 30 days, unless the owner of the channel has authorised the reading', async () => {
  const keepDays = async (channel: string) => {
    const source = open(channel);
    await fetchAll(source, undefined);
    return source.keepDays;
  };
  expect(await keepDays(CHANNEL)).toBe(30);
  io.values = owner();
  expect(await keepDays(CHANNEL)).toBeUndefined();
  expect(await keepDays('@maple.kitchen')).toBeUndefined();
  expect(await keepDays('@northwind')).toBe(30);
});

test('what only the owner sees is not taken for published; a video made private is told as such', async () => {
  io.values = owner();
  publish('aBcDeFgHiJ1');
  publish('aBcDeFgHiJ2');
  const first = await fetchAll(open(), undefined);
  state.remove('aBcDeFgHiJ2', 'private');
  const next = await fetchAll(open(), undefined);
  expect(next.posts.map(({ id }) => id)).toEqual(['aBcDeFgHiJ1']);
  expect((await again(open(), first.posts)).gone).toEqual([{ platform: 'youtube', id: 'aBcDeFgHiJ2', as: 'private' }]);
});

test('a token of the owner is renewed; an API key cannot be', async () => {
  publish('aBcDeFgHiJ1');
  io.values = { ...owner(), accessToken: 'used-up' };
  expect((await fetchAll(open(), undefined)).posts).toHaveLength(1);
  expect(io.values).toMatchObject({ accessToken: state.token, expiresAt: '2026-11-20T12:59:59.000Z' });
  io.values = { apiKey: 'wrong' };
  expect(await trouble(open())).toMatchObject({ problem: 'token_expired' });
});
