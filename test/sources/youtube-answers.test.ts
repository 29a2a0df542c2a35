import { afterEach, beforeEach, expect, test } from 'vitest';
import { fakeYouTube } from '../../lib/local/platforms/youtube.ts';
import { readVideos } from '../../lib/sources/youtube/video.ts';
import { youtube } from '../../lib/sources/youtube.ts';
import { openedSource, recorded } from '../support/opened-source.ts';
import labelled from './fixtures/youtube/own_videos_paid_placement.http.json' with { type: 'json' };
import { fetchAll, trouble } from './read-source.ts';

const CHANNEL = 'UC0000000000000000000001';

let opened: Awaited<ReturnType<typeof openedSource>>;
beforeEach(async () => {
  opened = await openedSource({
    kind: youtube,
    fake: fakeYouTube,
    settings: { channel: CHANNEL },
    values: (apiKey) => ({ apiKey }),
    accountId: CHANNEL,
  });
});
afterEach(() => opened.platforms.stop());

test('the documented answers are read from the channel to its last page; what is private is not asked for', async () => {
  const { state, source } = opened;
  state.faults.push(
    recorded('youtube/own_channels_contentDetails'),
    recorded('youtube/own_playlistItems_p1'),
    recorded('youtube/own_videos_paid_placement'),
    recorded('youtube/own_playlistItems_p2_last'),
    recorded('youtube/own_videos_paid_placement_absent'),
  );
  const { posts, rejected } = await fetchAll(source, undefined);
  expect(posts.map(({ id, platformLabel }) => [id, platformLabel])).toContainEqual(['aBcDeFgHiJ1', 'present']);
  expect(rejected).toMatchObject([{ at: 'aBcDeFgHiJ3', field: 'snippet' }]);
  expect(state.calls.map(({ path }) => path.slice(path.lastIndexOf('/') + 1))).toEqual([
    'channels',
    'playlistItems',
    'videos',
    'playlistItems',
    'videos',
  ]);
});

test('a video without the part that holds the label has one that is unknown', () => {
  const [first] = labelled.response.body.items;
  const { paidProductPlacementDetails: _, ...without } = first as Record<string, unknown>;
  const { posts } = readVideos([without, { ...without, paidProductPlacementDetails: {} }], { handle: 'maple' });
  expect(posts.map(({ platformLabel }) => platformLabel)).toEqual(['unknown', 'unknown']);
});

test.each([
  ['youtube/own_error_quotaExceeded', 'quota_spent', '2026-11-22T13:00:00.000Z'],
  ['youtube/own_error_429_rateLimit', 'rate_limited', undefined],
] as const)('%s is %s of every source of the kind', async (recording, problem, notBefore) => {
  opened.state.fault = () => recorded(recording);
  expect(await trouble(opened.source)).toMatchObject({ problem, scope: 'platform', notBefore });
});

test('a channel that has never published has no playlist, and that is no trouble', async () => {
  const { state, source } = opened;
  state.fault = () =>
    state.calls.at(-1)!.path.endsWith('/playlistItems') ? recorded('youtube/own_error_playlistNotFound') : undefined;
  expect(await fetchAll(source, undefined)).toMatchObject({ posts: [], rejected: [], gone: [] });
});
