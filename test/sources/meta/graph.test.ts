import { afterEach, describe, expect, test } from 'vitest';
import { fakeInstagram } from '../../../lib/local/platforms/instagram.ts';
import { FAKE_APP_SECRET } from '../../../lib/local/platforms/meta/graph-api.ts';
import { fakeThreads } from '../../../lib/local/platforms/threads.ts';
import type { Post } from '../../../lib/post.ts';
import { instagram } from '../../../lib/sources/instagram.ts';
import { SourceError } from '../../../lib/sources/source-error.ts';
import type { CredentialValues } from '../../../lib/sources/source-kind.ts';
import { threads } from '../../../lib/sources/threads.ts';
import { openedSource } from '../../support/opened-source.ts';
import { again, fetchAll, trouble } from '../read-source.ts';

const ACCOUNT = '17841400000000001';
let opened: Awaited<ReturnType<typeof openedSource>>;
const open = async (more: CredentialValues = {}) => {
  opened = await openedSource({
    kind: instagram,
    fake: fakeInstagram,
    settings: { mode: 'own', account: ACCOUNT, labels: false },
    values: (accessToken) => ({ accessToken, ...more }),
    accountId: ACCOUNT,
  });
  return opened;
};
afterEach(() => opened.platforms.stop());

describe('calls of Meta’s Graph API', () => {
  test('are signed with the secret of the app', async () => {
    const { source, publish } = await open({ clientSecret: FAKE_APP_SECRET });
    publish({ id: '17900000000000001' });
    expect((await fetchAll(source, undefined)).posts).toHaveLength(1);
  });

  test('with the secret of another app are refused', async () => {
    const { source } = await open({ clientSecret: 'secret-of-another-app' });
    const told = await trouble(source);
    expect(told.problem).toBe('answer_not_understood');
    expect(told.message).not.toContain('secret-of-another-app');
  });

  test('one post that is gone hides none of the others that are asked for with it', async () => {
    const { source, publish, state } = await open();
    const ids = Array.from({ length: 60 }, (_, n) => `179000000000000${String(n).padStart(2, '0')}`);
    for (const id of ids) publish({ id });
    const { posts } = await fetchAll(source, undefined);
    state.remove(ids[7]!);
    state.remove(ids[51]!);
    const read = await again(source, posts);
    expect(read.posts).toHaveLength(58);
    expect(new Set(read.gone.map(({ id }) => id))).toEqual(new Set([ids[7], ids[51]]));
  });

  test('nothing is told as gone where the account itself is no longer answered', async () => {
    const { source, publish, state } = await open();
    publish({ id: '17900000000000001' });
    const { posts } = await fetchAll(source, undefined);
    state.remove('17900000000000001');
    state.accounts.clear();
    await expect(again(source, posts)).rejects.toMatchObject({ problem: 'account_not_found' });
  });
});

describe('limits of Meta', () => {
  /** A fetch that is stopped: what it brought, and how it ended. */
  const fetchUntilStopped = async () => {
    const posts: Post[] = [];
    try {
      for await (const batch of opened.source.fetchSince(undefined)) posts.push(...batch.posts);
    } catch (error) {
      return { posts, error: error as SourceError };
    }
    return { posts, error: undefined };
  };
  const usage = (used: object) => ({ 'x-business-use-case-usage': JSON.stringify({ '1': [used] }) });

  test('with less than 80 % used, reading goes on', async () => {
    const { publish, state } = await open();
    publish({ id: '17900000000000001' });
    state.used = 79;
    expect(await fetchUntilStopped()).toMatchObject({ posts: [{}], error: undefined });
  });

  test('from 80 % on, one page is read, and then all sources wait', async () => {
    const { publish, state } = await open();
    for (const n of [1, 2, 3]) publish({ id: `1790000000000000${n}` });
    state.pageSize = 1;
    state.used = 80;
    const { posts, error } = await fetchUntilStopped();
    expect(posts).toHaveLength(1);
    expect(error).toBeInstanceOf(SourceError);
    expect(error).toMatchObject({ problem: 'rate_limited', scope: 'platform', notBefore: '2026-11-22T12:10:00.000Z' });
    expect(error!.message).toBe('Instagram: 80 % of the calls that the application may make are used');
    expect(state.calls.filter(({ path }) => path.endsWith('/media'))).toHaveLength(1);
  });

  test('what the last call brought is kept', async () => {
    const { publish, state } = await open();
    publish({ id: '17900000000000001' });
    state.onPage = () => {
      state.used = 95;
    };
    const { posts, error } = await fetchUntilStopped();
    expect(posts.map(({ id }) => id)).toEqual(['17900000000000001']);
    expect(error).toMatchObject({ problem: 'rate_limited', scope: 'platform' });
  });

  test('the limit of one account stops only its source, for as long as Meta says', async () => {
    const { state } = await open();
    const used = { type: 'instagram', call_count: 91, estimated_time_to_regain_access: 25 };
    state.fault = () => ({ status: 200, headers: usage(used), body: { id: ACCOUNT, username: 'maple.kitchen' } });
    const { error } = await fetchUntilStopped();
    expect(error).toMatchObject({ problem: 'rate_limited', scope: 'source', notBefore: '2026-11-22T12:25:00.000Z' });
  });

  test('of known posts, the first ones are read again, and nothing is said of the others', async () => {
    const { publish, source, state } = await open();
    for (let n = 10; n < 80; n++) publish({ id: `179000000000000${n}` });
    const { posts } = await fetchAll(source, undefined);
    state.used = 80;
    const read = await again(source, posts);
    expect([read.posts.length, read.gone]).toEqual([50, []]);
  });

  test('usage that cannot be read stops nothing', async () => {
    const { publish, state } = await open();
    publish({ id: '17900000000000001' });
    state.faults.push({
      status: 200,
      headers: { 'x-app-usage': 'none', 'x-business-use-case-usage': '{"1":[{"call_count":"many"}]}' },
      body: { id: ACCOUNT, username: 'maple.kitchen' },
    });
    expect(await fetchUntilStopped()).toMatchObject({ posts: [{}], error: undefined });
  });
});

describe('tokens of Meta', () => {
  const renewed = '2027-01-21T11:59:04.000Z';

  test('one of Facebook Login is renewed a month before its end', async () => {
    const app = { clientId: '1', clientSecret: FAKE_APP_SECRET };
    const { io, source } = await open({ ...app, expiresAt: '2026-12-10T00:00:00Z' });
    await fetchAll(source, undefined);
    expect(io.values).toMatchObject({ expiresAt: renewed });
  });

  test('one of a system user, that has no end, is left alone', async () => {
    const { io, source, state } = await open({ clientId: '1', clientSecret: FAKE_APP_SECRET });
    await fetchAll(source, undefined);
    expect(io.values).not.toHaveProperty('expiresAt');
    expect(state.calls.map(({ path }) => path)).not.toContain('/oauth/access_token');
  });

  test('one of Threads whose end is not known is renewed, and then its end is known', async () => {
    opened = await openedSource({
      kind: threads,
      fake: fakeThreads,
      values: (accessToken) => ({ accessToken }),
    });
    await fetchAll(opened.source, undefined);
    expect(opened.io.values).toMatchObject({ expiresAt: renewed });
  });
});
