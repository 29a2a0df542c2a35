import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FakePlatforms } from '../../lib/local/platforms/fake-platforms.ts';
import type { FakePost, PlatformState } from '../../lib/local/platforms/platform-state.ts';
import { fakeX, snowflake } from '../../lib/local/platforms/x.ts';
import { SourceError } from '../../lib/sources/source-error.ts';
import type { SourceIo } from '../../lib/sources/source-kind.ts';
import { x } from '../../lib/sources/x.ts';
import { VirtualIo } from '../support/virtual-io.ts';
import rateLimited from './fixtures/x/own_error_429.http.json' with { type: 'json' };
import usageCapped from './fixtures/x/own_error_usage_capped.http.json' with { type: 'json' };
import noPosts from './fixtures/x/own_user_posts_empty.http.json' with { type: 'json' };
import guideNames from './fixtures/x/own_user_posts_p1.http.json' with { type: 'json' };
import schemaNames from './fixtures/x/own_user_posts_p1_openapi_names.http.json' with { type: 'json' };
import { again, fetchAll, trouble } from './read-source.ts';
import { sourceContract } from './source.contract.ts';

const ACCOUNT = { id: '1111111111111111111', handle: 'maplekitchen', name: 'Maple Kitchen' };

sourceContract({
  kind: x,
  fake: fakeX,
  account: ACCOUNT,
  settings: { username: '@maplekitchen' },
  credential: (accessToken) => ({ accessToken }),
  id: (n, publishedAt) => snowflake(publishedAt, n),
  labels: ['present', 'absent'],
  expired: 'token_expired',
  notPermitted: 'permission_missing',
  gone: { deleted: 'deleted', private: 'private' },
});

let platforms: FakePlatforms;
let state: PlatformState;
let io: VirtualIo;
beforeEach(async () => {
  io = new VirtualIo('2026-11-21T12:00:00Z');
  platforms = await FakePlatforms.start([fakeX], () => io.now());
  state = platforms.state('x');
  state.open(ACCOUNT);
  io.values = { accessToken: state.token };
});
afterEach(() => platforms.stop());

const open = (username = 'maplekitchen', change: Partial<SourceIo> = {}) =>
  x.open('tried', { username }, { ...io.forSource(), baseUrl: platforms.baseUrl('x'), ...change });

/** Published some minutes ago. */
function publish(minutesAgo: number, more: Partial<FakePost> = {}): string {
  const publishedAt = new Date(io.now().getTime() - minutesAgo * 60_000);
  const id = snowflake(publishedAt, 1);
  state.publish({ id, account: ACCOUNT.handle, publishedAt: publishedAt.toISOString(), text: 'Pans', ...more });
  return id;
}

/** Answers the question for the account, then with these. */
function answerWith(
  ...answers: { status: number; body?: unknown; headers?: Readonly<Record<string, string>> }[]
): void {
  state.faults.push({ status: 200, body: { data: { id: ACCOUNT.id } } }, ...answers);
}

const withoutNext = ({ status, body }: typeof guideNames.response | typeof schemaNames.response) => {
  const { next_token: _, ...meta } = body.meta;
  return { status, body: { ...body, meta } };
};

test.each([
  ['the guides', guideNames],
  ['the schema', schemaNames],
])('posts named as in %s are read: the whole text, and the first id for every version', async (_, { response }) => {
  answerWith(withoutNext(response));
  const { posts, rejected } = await fetchAll(open(), undefined);
  expect(rejected).toEqual([]);
  expect(posts).toEqual([
    {
      id: '2090000000000000001',
      platform: 'x',
      url: 'https://x.com/maplekitchen/status/2090000000000000003',
      creator: { handle: 'maplekitchen', id: ACCOUNT.id },
      publishedAt: '2026-11-20T17:02:11.000Z',
      editedAt: '2026-11-20T17:02:11.000Z',
      caption: 'A long post about pans … #ad at the very end, after character 280.',
      platformLabel: 'present',
    },
    {
      id: '2090000000000000000',
      platform: 'x',
      url: 'https://x.com/maplekitchen/status/2090000000000000000',
      creator: { handle: 'maplekitchen', id: ACCOUNT.id },
      publishedAt: '2026-11-18T09:00:00.000Z',
      caption: 'Using @NorthwindPans every day, code MAPLE10',
      platformLabel: 'absent',
    },
  ]);
});

test('nothing new is an answer without posts', async () => {
  answerWith(noPosts.response);
  expect((await fetchAll(open(), undefined)).posts).toEqual([]);
});

test('an edit is one of the same post, found from its first id', async () => {
  const id = publish(3, { text: 'New pan' });
  const first = await fetchAll(open(), undefined);
  io.pass(20);
  state.edit(id, { text: '#ad New pan' });
  io.pass(5);
  const { posts } = await again(open(), first.posts);
  const next = await fetchAll(open(), first.cursor);
  for (const [edited] of [posts, next.posts])
    expect(edited).toMatchObject({
      id,
      caption: '#ad New pan',
      publishedAt: first.posts[0]!.publishedAt,
      editedAt: '2026-11-21T12:20:00.000Z',
    });
  expect(posts).toHaveLength(1);
});

test('no label on a post from before there was one says nothing', async () => {
  io = new VirtualIo('2026-06-10T12:00:00Z');
  io.values = { accessToken: state.token };
  for (const [hours, label] of [
    [24, 'absent'],
    [24 * 9, 'absent'],
    [24 * 10, 'present'],
  ] as const)
    publish(hours * 60, { label });
  const { posts } = await fetchAll(open(), undefined);
  expect(posts.map(({ platformLabel }) => platformLabel)).toEqual(['absent', 'unknown', 'present']);
});

describe('money', () => {
  test('only posts that came are paid for, each once a day, and the account’s id once', async () => {
    publish(60);
    publish(120);
    const first = await fetchAll(open(), undefined);
    expect(io.spent.reads).toBeCloseTo(0.01 + 2 * 0.005, 6);
    io.pass(60);
    const second = await fetchAll(open(), first.cursor);
    await again(open(), first.posts, second.cursor);
    expect(second.posts).toHaveLength(2);
    expect(io.spent.reads).toBeCloseTo(0.01 + 2 * 0.005, 6);
    io.pass(60 * 24);
    await fetchAll(open(), second.cursor);
    expect(io.spent.reads).toBeCloseTo(0.01 + 4 * 0.005, 6);
    expect(state.calls.filter(({ path }) => path.includes('/by/username/'))).toHaveLength(1);
  });

  test('nothing is asked that the budget does not allow; what failed costs nothing', async () => {
    publish(60);
    state.fault = () => ({ status: 503, body: '' });
    const { cursor } = await fetchAll(open(), undefined).catch(() => ({ cursor: undefined }));
    state.fault = () => undefined;
    const before = state.calls.length;
    const budget = { spend: () => Promise.reject(new SourceError('quota_spent', 'no money')) };
    await expect(fetchAll(open('maplekitchen', { budget }), cursor)).rejects.toThrow('no money');
    expect(state.calls).toHaveLength(before);
  });

  test('too many calls make all sources wait until X says', async () => {
    state.fault = () => rateLimited.response;
    const told = await trouble(open());
    expect(told).toMatchObject({ problem: 'rate_limited', scope: 'platform', notBefore: '2026-11-22T04:15:00.000Z' });
  });

  test('a cap of the platform, or credits that are used up, stop all sources for hours', async () => {
    const depleted = {
      title: 'CreditsDepleted',
      detail: 'Your account does not have any credits.',
      type: 'about:blank',
    };
    for (const answer of [usageCapped.response, { status: 402, body: depleted }]) {
      state.fault = () => answer;
      expect(await trouble(open())).toMatchObject({
        problem: 'quota_spent',
        scope: 'platform',
        notBefore: '2026-11-21T18:00:00.000Z',
      });
    }
  });
});

test('an account that is not there, is protected, or was renamed in the settings', async () => {
  expect((await trouble(open('nobody'))).message).toBe('X: there is no account @nobody, or it is suspended');
  const type = 'https://api.x.com/2/problems/not-authorized-for-resource';
  answerWith({
    status: 200,
    body: { errors: [{ resource_id: ACCOUNT.id, type, detail: 'Sorry.', title: 'Forbidden' }] },
  });
  expect(await trouble(open())).toMatchObject({ problem: 'permission_missing' });
  state.open({ id: '2222222222222222222', handle: 'northwind', name: 'Northwind' });
  publish(5, { account: 'northwind' });
  const old = await fetchAll(open(), undefined);
  const { posts } = await fetchAll(open('northwind'), old.cursor);
  expect(posts[0]!.creator).toEqual({ handle: 'northwind', id: '2222222222222222222' });
});

test('an application that X has suspended is named as such', async () => {
  const detail = 'This app is currently suspended.';
  state.fault = () => ({ status: 403, body: { title: 'Forbidden', detail, type: 'about:blank' } });
  expect(await trouble(open())).toMatchObject({ problem: 'blocked', message: `X: ${detail} (403)` });
});

test('a user’s token is renewed when X no longer takes it', async () => {
  publish(5);
  io.values = { accessToken: 'used-up', refreshToken: 'old', clientId: 'app' };
  expect((await fetchAll(open(), undefined)).posts).toHaveLength(1);
  expect(io.values).toMatchObject({ accessToken: state.token, refreshToken: 'next' });
});

test('a page that X no longer knows is read from the top', async () => {
  publish(5);
  const list = JSON.stringify({ under: { since: '2026-11-01T00:00:00.000Z', page: 'gone' } });
  const cursor = JSON.stringify({ username: 'maplekitchen', user: ACCOUNT.id, list });
  expect((await fetchAll(open(), cursor)).posts).toHaveLength(1);
});
