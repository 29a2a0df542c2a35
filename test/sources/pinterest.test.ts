import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fakePinterest } from '../../lib/local/platforms/pinterest.ts';
import { pinterest } from '../../lib/sources/pinterest.ts';
import { openedSource, recorded } from '../support/opened-source.ts';
import { again, fetchAll, trouble } from './read-source.ts';
import { sourceContract } from './source.contract.ts';

const id = (n: number) => `81374422642079${String(n).padStart(4, '0')}`;

sourceContract({
  kind: pinterest,
  fake: fakePinterest,
  settings: {},
  credential: (accessToken) => ({ accessToken }),
  id,
  labels: [],
  textOf: ({ description }) => description,
  expired: 'token_expired',
  notPermitted: 'permission_missing',
  gone: { deleted: 'deleted' },
});

describe('Pinterest', () => {
  let opened: Awaited<ReturnType<typeof openedSource>>;
  beforeEach(async () => {
    opened = await openedSource({
      kind: pinterest,
      fake: fakePinterest,
      values: (accessToken) => ({ accessToken }),
    });
  });
  afterEach(() => opened.platforms.stop());

  test('recorded pages are read faithfully: times are UTC, and nothing becomes an empty title', async () => {
    const { state, source } = opened;
    state.faults.push({ status: 200, body: { username: 'maplekitchen', business_name: null, follower_count: null } });
    state.faults.push(recorded('pinterest/own_pins_p1'), recorded('pinterest/own_pins_p2_last'));
    const { posts, rejected } = await fetchAll(source, undefined);
    expect(rejected).toEqual([]);
    expect(posts.map((post) => post.id)).toEqual(['813744226420795884', '813744226420795883', '813744226420795882']);
    expect(posts[0]).toEqual({
      id: '813744226420795884',
      platform: 'pinterest',
      format: 'pin',
      url: 'https://www.pinterest.com/pin/813744226420795884/',
      creator: { handle: 'maplekitchen' },
      publishedAt: '2026-11-20T17:10:00.000Z',
      title: 'Curry night',
      description: 'Sponsored by Northwind. #ad',
      links: ['https://maple.example/curry'],
    });
    expect(posts[1]).toMatchObject({ title: 'Pan care', description: '' });
    expect(posts[1]).not.toHaveProperty('links');
  });

  test('the account that the token belongs to is the creator, whoever owns the board', async () => {
    const { source, publish, io } = opened;
    publish({ id: id(1), link: 'https://maple.example/pan' });
    const { posts } = await fetchAll(source, undefined);
    expect(posts[0]!.creator).toEqual({
      handle: 'maple.kitchen',
      id: '5515715',
      name: 'Maple Kitchen',
      followers: 12_000,
    });
    await again(source, posts);
    expect(io.spent).toEqual({ calls: 3 });
  });

  test('nothing is kept', () => {
    expect(opened.source.keepDays).toBe(0);
  });

  test('a pin without a time is rejected by itself', async () => {
    const { state, source } = opened;
    await fetchAll(source, undefined);
    const items = [{ id: '1' }, { id: '2', created_at: '2026-11-20T17:10:00' }];
    state.faults.push({ status: 200, body: { items, bookmark: null } });
    const { posts, rejected } = await fetchAll(source, undefined);
    expect(posts.map((post) => post.id)).toEqual(['2']);
    expect(rejected).toMatchObject([{ at: '1', field: 'created_at' }]);
  });

  test('a recorded 404 says that a pin was deleted; one that is refused is not taken for gone', async () => {
    const { state, source, publish } = opened;
    publish({ id: id(1) });
    const { posts } = await fetchAll(source, undefined);
    state.faults.push(recorded('pinterest/own_error_404_gone'));
    expect((await again(source, posts)).gone).toEqual([{ platform: 'pinterest', id: id(1), as: 'deleted' }]);
    state.faults.push({ status: 403, body: { code: 29, message: 'You are not permitted to access that resource.' } });
    await expect(again(source, posts)).rejects.toMatchObject({ problem: 'permission_missing' });
  });

  test('an ended token is renewed with the application in the header', async () => {
    const { state, source, publish, io } = opened;
    publish({ id: id(1) });
    const client = { clientId: 'application', clientSecret: 'secret-of-the-application' };
    io.values = { ...client, accessToken: 'token-of-last-month', refreshToken: 'refresh-token-1' };
    expect((await fetchAll(source, undefined)).posts).toHaveLength(1);
    expect(io.values).toMatchObject({ accessToken: state.token, refreshToken: 'refresh-token-1' });
  });

  test.each([
    ['pinterest/own_error_401', 'token_expired'],
    ['pinterest/own_error_429', 'rate_limited'],
  ])('%s is %s', async (recording, problem) => {
    const { state, source } = opened;
    state.fault = () => recorded(recording);
    expect((await trouble(source)).problem).toBe(problem);
  });
});
