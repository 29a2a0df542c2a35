import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fakeTikTokOne } from '../../lib/local/platforms/tiktok-one.ts';
import { tiktokOne } from '../../lib/sources/tiktok-one.ts';
import { openedSource, recorded } from '../support/opened-source.ts';
import { again, fetchAll } from './read-source.ts';
import { sourceContract } from './source.contract.ts';

const id = (n: number) => `744000000000000${String(n).padStart(4, '0')}`;
const ids = (posts: readonly { id: string }[]) => posts.map((post) => post.id);

sourceContract({
  kind: tiktokOne,
  fake: fakeTikTokOne,
  settings: { account: '7632039214632484865' },
  credential: (accessToken) => ({ accessToken }),
  id,
  labels: ['present', 'absent'],
  expired: 'token_expired',
  notPermitted: 'permission_missing',
  tellsNoWait: true,
  gone: { deleted: 'missing', private: 'missing' },
});

describe('campaigns of TikTok One', () => {
  let opened: Awaited<ReturnType<typeof openedSource>>;
  beforeEach(async () => {
    opened = await openedSource({
      kind: tiktokOne,
      fake: fakeTikTokOne,
      settings: { account: '7632039214632484865' },
      values: (accessToken) => ({ accessToken }),
    });
  });
  afterEach(() => opened.platforms.stop());

  test('a video of a campaign is a paid post, with what its label says', async () => {
    const { source, publish } = opened;
    publish({ id: id(1), label: 'absent' });
    const { posts } = await fetchAll(source, undefined);
    expect(posts).toEqual([
      {
        id: id(1),
        platform: 'tiktok',
        format: 'video',
        url: `https://www.tiktok.com/@maple.kitchen/video/${id(1)}`,
        creator: { handle: 'maple.kitchen', name: 'Maple Kitchen' },
        publishedAt: '2026-11-21T10:00:00.000Z',
        caption: 'Pan test #ad',
        platformLabel: 'absent',
        connection: 'paid',
        metrics: { views: 9120, likes: 312, comments: 18, shares: 7 },
      },
    ]);
  });

  test('a recorded list of campaigns leads to the reports of those that have videos', async () => {
    const { state, source } = opened;
    state.faults.push(recorded('tiktok/own_tto_campaign'));
    await fetchAll(source, undefined);
    expect(state.calls.map(({ path }) => path.split('/').at(-2))).toEqual(['campaign', 'report']);
  });

  test('a video that is linked to a campaign late is brought, however old it is', async () => {
    const { source, publish } = opened;
    publish({ id: id(1) });
    publish({ id: id(2), publishedAt: '2026-08-01T10:00:00Z' });
    const first = await fetchAll(source, undefined);
    expect(ids(first.posts)).toEqual([id(1)]);
    publish({ id: id(3), publishedAt: '2026-08-02T10:00:00Z' });
    expect(ids((await fetchAll(source, first.cursor)).posts)).toEqual([id(1), id(3)]);
  });

  test('videos of several creators are read ten of one creator at a time', async () => {
    const { state, source, publish } = opened;
    state.open({ id: '2', handle: 'olive.oven', name: 'Olive Oven' });
    for (let n = 1; n <= 12; n++) publish({ id: id(n), publishedAt: `2026-11-21T10:${n + 10}:00Z` });
    publish({ id: id(13), account: 'olive.oven' });
    const { posts } = await fetchAll(source, undefined);
    expect(new Set(ids(posts)).size).toBe(13);
    expect(state.calls.filter(({ path }) => path.includes('/video/list/'))).toHaveLength(3);
    expect(ids((await again(source, posts)).posts)).toHaveLength(13);
  });

  test('a creator whom TikTok no longer knows keeps no other from being read, and is not taken for gone', async () => {
    const { state, source, publish } = opened;
    state.open({ id: '2', handle: 'olive.oven', name: 'Olive Oven' });
    publish({ id: id(1) });
    publish({ id: id(2), account: 'olive.oven' });
    const { posts, cursor } = await fetchAll(source, undefined);
    const unknown = { status: 200, body: { code: 40002, message: 'handle_name: not found', data: {} } };
    const list = (n: number) => () => {
      const lists = state.calls.filter(({ path }) => path.includes('/video/list/'));
      return lists.length === n && state.calls.at(-1)!.path.includes('/video/list/') ? unknown : undefined;
    };
    state.fault = list(3);
    const next = await fetchAll(source, cursor);
    expect([next.posts.length, next.rejected.length]).toEqual([1, 1]);
    expect(next.rejected[0]).toMatchObject({ field: 'handle_name' });
    state.fault = list(5);
    const second = await again(source, posts);
    expect([second.posts.length, second.gone]).toEqual([1, []]);
  });

  test('the label for commissions is neither a paid partnership nor none', async () => {
    const { source, publish } = opened;
    publish({ id: id(1), label: 'unknown' });
    expect((await fetchAll(source, undefined)).posts[0]!.platformLabel).toBe('unknown');
  });

  test('a cursor that cannot be read starts over', async () => {
    const { source, publish } = opened;
    publish({ id: id(1) });
    expect((await fetchAll(source, '{"known":')).posts).toHaveLength(1);
  });
});
