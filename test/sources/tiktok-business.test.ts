import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fakeTikTokBusiness } from '../../lib/local/platforms/tiktok-business.ts';
import { tiktokBusiness } from '../../lib/sources/tiktok-business.ts';
import { openedSource, recorded } from '../support/opened-source.ts';
import { again, fetchAll, trouble } from './read-source.ts';
import { sourceContract } from './source.contract.ts';

const id = (n: number) => `744000000000000${String(n).padStart(4, '0')}`;

sourceContract({
  kind: tiktokBusiness,
  fake: fakeTikTokBusiness,
  settings: { businessId: 'UC0000000000000000000001' },
  credential: (accessToken) => ({ accessToken }),
  id,
  labels: [],
  expired: 'token_expired',
  notPermitted: 'permission_missing',
  tellsNoWait: true,
  gone: { deleted: 'missing', private: 'missing' },
});

describe('the Organic API of TikTok for Business', () => {
  let opened: Awaited<ReturnType<typeof openedSource>>;
  beforeEach(async () => {
    opened = await openedSource({
      kind: tiktokBusiness,
      fake: fakeTikTokBusiness,
      settings: { businessId: '5515715' },
      values: (accessToken) => ({ accessToken }),
    });
  });
  afterEach(() => opened.platforms.stop());

  test('a recorded page is read faithfully, with the whole caption', async () => {
    const { state, source } = opened;
    state.faults.push(recorded('tiktok/own_business_video_list'));
    const { posts, rejected } = await fetchAll(source, undefined);
    expect(rejected).toEqual([]);
    expect(posts).toEqual([
      {
        id: '7440000000000000123',
        platform: 'tiktok',
        format: 'video',
        url: 'https://www.tiktok.com/@maple.kitchen/video/7440000000000000123',
        creator: { handle: 'maple.kitchen' },
        publishedAt: '2026-11-20T17:02:11.000Z',
        caption: 'Pan test #anzeige #northwind (full caption, up to 2200 chars)',
        metrics: { views: 9120 },
      },
    ]);
  });

  test('many posts are read again twenty at a time, to the last page of each', async () => {
    const { state, source, publish } = opened;
    for (let n = 1; n <= 45; n++)
      publish({ id: id(n), publishedAt: new Date(Date.parse('2026-11-21T10:00:00Z') - n * 60_000).toISOString() });
    const { posts } = await fetchAll(source, undefined);
    state.pageSize = 12;
    const before = state.calls.length;
    const second = await again(source, posts);
    expect([second.posts.length, second.gone]).toEqual([45, []]);
    expect(state.calls.length - before).toBe(5);
  });

  test('an ended token is renewed, and what is renewed is stored', async () => {
    const { state, source, publish, io } = opened;
    publish({ id: id(1) });
    io.values = {
      accessToken: 'token-of-yesterday',
      refreshToken: 'refresh-token-1',
      clientId: 'application',
      clientSecret: 'secret-of-the-application',
    };
    expect((await fetchAll(source, undefined)).posts).toHaveLength(1);
    expect(io.values).toMatchObject({
      accessToken: state.token,
      refreshToken: 'refresh-token-2',
      expiresAt: '2026-11-23T12:00:00.000Z',
    });
  });

  test('a token that cannot be renewed asks to connect the account again, without its words', async () => {
    const { source, io } = opened;
    io.values = { accessToken: 'token-of-yesterday', refreshToken: 'spent', clientId: 'a', clientSecret: 'secret' };
    const told = await trouble(source);
    expect(told).toMatchObject({ problem: 'token_expired', fix: expect.stringContaining('connect the account again') });
    expect(`${told.message} ${told.stack}`).not.toMatch(/token-of-yesterday|spent/);
  });

  test('a renewal that TikTok fails in is tried later', async () => {
    const { state, source, io } = opened;
    io.values = { accessToken: 'old', refreshToken: 'refresh-token-1', clientId: 'a', clientSecret: 'b' };
    state.fault = () => (state.calls.at(-1)!.path.includes('refresh_token') ? { status: 502, body: 'bad' } : undefined);
    expect((await trouble(source)).problem).toBe('platform_down');
  });

  test('a limit pauses every source for the five minutes that TikTok asks for', async () => {
    const { state, source, io } = opened;
    state.fault = () => recorded('tiktok/own_business_error_40100');
    expect(await trouble(source)).toMatchObject({
      problem: 'rate_limited',
      scope: 'platform',
      notBefore: '2026-11-22T12:05:00.000Z',
    });
    expect(io.slept).toBe(0);
  });

  test.each([
    [40002, 'settings_refused'],
    [50000, 'platform_down'],
    [60001, 'answer_not_understood'],
  ])('the code %i with status 200 is %s', async (code, problem) => {
    const { state, source } = opened;
    state.fault = () => ({ status: 200, body: { code, message: 'no', request_id: '1', data: {} } });
    expect((await trouble(source)).problem).toBe(problem);
  });

  test('settings that are no id say what to write', () => {
    const { error } = tiktokBusiness.settings.safeParse({ businessId: '@maple.kitchen' });
    expect(error!.issues[0]!.message).toContain('open_id');
  });
});
