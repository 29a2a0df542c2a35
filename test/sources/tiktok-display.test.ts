import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fakeTikTokDisplay } from '../../lib/local/platforms/tiktok-display.ts';
import { tiktokDisplay } from '../../lib/sources/tiktok-display.ts';
import { openedSource, recorded } from '../support/opened-source.ts';
import { fetchAll, trouble } from './read-source.ts';
import { sourceContract } from './source.contract.ts';

sourceContract({
  kind: tiktokDisplay,
  fake: fakeTikTokDisplay,
  settings: {},
  credential: (accessToken) => ({ accessToken }),
  id: (n) => `744000000000000${String(n).padStart(4, '0')}`,
  labels: [],
  expired: 'token_expired',
  notPermitted: 'permission_missing',
  tellsNoWait: true,
  gone: { deleted: 'missing', private: 'missing' },
});

describe('the Display API of TikTok', () => {
  let opened: Awaited<ReturnType<typeof openedSource>>;
  beforeEach(async () => {
    opened = await openedSource({
      kind: tiktokDisplay,
      fake: fakeTikTokDisplay,
      values: (accessToken) => ({ accessToken }),
    });
  });
  afterEach(() => opened.platforms.stop());

  test('a recorded page is read faithfully', async () => {
    const { state, source } = opened;
    state.faults.push(recorded('tiktok/own_display_video_list_p1'));
    const { posts, rejected } = await fetchAll(source, undefined);
    expect(rejected).toEqual([]);
    expect(posts[0]).toEqual({
      id: '7440000000000000123',
      platform: 'tiktok',
      format: 'video',
      url: 'https://www.tiktok.com/@maple.kitchen/video/7440000000000000123',
      creator: { handle: 'maple.kitchen' },
      publishedAt: '2026-11-20T17:02:11.000Z',
      caption: 'Pan test #anzeige #northwind',
      metrics: {},
    });
  });

  test('a caption that TikTok has cut is marked, a whole one is not', async () => {
    const { publish, source } = opened;
    publish({ id: '7440000000000000001', text: 'x'.repeat(149) });
    publish({ id: '7440000000000000002', text: `${'x'.repeat(150)} #ad`, publishedAt: '2026-11-21T09:00:00Z' });
    const { posts } = await fetchAll(source, undefined);
    expect(posts.map(({ caption, cut }) => [caption?.length, cut])).toEqual([
      [149, undefined],
      [150, ['caption']],
    ]);
  });

  test('a photo post keeps its own title and is a carousel', async () => {
    const { publish, source } = opened;
    publish({ id: '7440000000000000001', format: 'carousel', title: 'Five pans' });
    const { posts } = await fetchAll(source, undefined);
    expect(posts[0]).toMatchObject({
      format: 'carousel',
      title: 'Five pans',
      caption: 'Pan test #ad',
      url: 'https://www.tiktok.com/@maple.kitchen/photo/7440000000000000001',
      metrics: { views: 9120, likes: 312, comments: 18, shares: 7 },
    });
  });

  test('a video without its creator in the address is rejected by itself', async () => {
    const { state, source, publish } = opened;
    publish({ id: '7440000000000000001' });
    const good = {
      id: '7440000000000000002',
      create_time: 1795194131,
      share_url: 'https://www.tiktok.com/@a/video/7440000000000000002',
    };
    const bad = { ...good, id: '7440000000000000003', share_url: 'https://vm.tiktok.com/ZM1/' };
    state.faults.push({ status: 200, body: { data: { videos: [bad, good], has_more: false }, error: { code: 'ok' } } });
    const { posts, rejected } = await fetchAll(source, undefined);
    expect(posts.map(({ id }) => id)).toEqual(['7440000000000000002']);
    expect(rejected).toEqual([
      { at: '7440000000000000003', field: 'share_url', message: expect.stringContaining('no address of a post') },
    ]);
  });

  test('an ended token is renewed, and what is renewed is stored', async () => {
    const { state, source, publish, io } = opened;
    publish({ id: '7440000000000000001' });
    io.values = {
      accessToken: 'token-of-yesterday',
      refreshToken: 'refresh-token-1',
      clientId: 'key',
      clientSecret: 'secret-of-the-application',
    };
    const { posts } = await fetchAll(source, undefined);
    expect(posts).toHaveLength(1);
    expect(io.values).toMatchObject({ accessToken: state.token, refreshToken: 'refresh-token-2' });
  });

  test.each([
    ['tiktok/own_error_401_token', 'token_expired', undefined],
    ['tiktok/own_error_401_scope', 'permission_missing', undefined],
    ['tiktok/own_error_429', 'rate_limited', '2026-11-22T12:01:00.000Z'],
    ['tiktok/own_error_400_params', 'answer_not_understood', undefined],
    ['tiktok/own_error_daily_quota', 'quota_spent', '2026-11-23T00:00:00.000Z'],
  ])('%s is %s', async (recording, problem, notBefore) => {
    const { state, source } = opened;
    state.fault = () => recorded(recording);
    expect(await trouble(source)).toMatchObject({ problem, notBefore });
  });

  test('a wait that a gateway tells is kept to', async () => {
    const { state, source } = opened;
    state.fault = () => ({ ...recorded('tiktok/own_error_429'), headers: { 'retry-after': '900' } });
    expect(await trouble(source)).toMatchObject({ scope: 'platform', notBefore: '2026-11-22T12:15:00.000Z' });
  });

  test.each([
    ['internal_error', 500, 'platform_down'],
    ['invalid_params', 400, 'answer_not_understood'],
    ['something_new', 200, 'answer_not_understood'],
    ['something_new', 403, 'permission_missing'],
  ])('the error %s with status %i is %s', async (code, status, problem) => {
    const { state, source } = opened;
    state.fault = () => ({ status, body: { data: {}, error: { code, message: 'no', log_id: '2' } } });
    expect((await trouble(source)).problem).toBe(problem);
  });
});
