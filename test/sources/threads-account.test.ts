import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { FAKE_APP_SECRET } from '../../lib/local/platforms/meta/graph-api.ts';
import { fakeThreads } from '../../lib/local/platforms/threads.ts';
import { SourceError } from '../../lib/sources/source-error.ts';
import { threads } from '../../lib/sources/threads.ts';
import { openedSource, recorded } from '../support/opened-source.ts';
import { again, fetchAll } from './read-source.ts';

const FIRST = '18000000000000001';

let opened: Awaited<ReturnType<typeof openedSource>>;
const open = async (settings: Record<string, unknown> = {}) => {
  opened = await openedSource({
    kind: threads,
    fake: fakeThreads,
    settings,
    values: (accessToken) => ({ accessToken, clientSecret: FAKE_APP_SECRET, expiresAt: '2027-02-01T00:00:00Z' }),
  });
  return opened;
};
afterEach(() => opened.platforms.stop());

describe('a Threads account', () => {
  test('a recorded page is read as it was published, with its topic', async () => {
    const { state, source } = await open();
    state.faults.push(recorded('threads/own_user_threads_p1'));
    const { posts, rejected } = await fetchAll(source, undefined);
    expect(rejected).toEqual([]);
    expect(posts).toEqual([
      {
        id: FIRST,
        platform: 'threads',
        format: 'text',
        url: 'https://www.threads.com/@maple.kitchen/post/DAAAAA1',
        creator: { handle: 'maple.kitchen' },
        publishedAt: '2026-11-20T17:30:00.000Z',
        title: 'cooking',
        caption: 'Paid partnership with @northwind.pans',
        links: [],
        platformLabel: 'unknown',
      },
    ]);
  });

  test('attached text and links belong to the post; reposts and replies are none', async () => {
    const { state, source } = await open();
    const record = (id: string, more: object) => ({
      id,
      username: 'maple.kitchen',
      timestamp: '2026-11-20T17:30:00+0000',
      ...more,
    });
    const attached = { plaintext: 'A long review. #ad', link_attachment_url: 'https://b.example' };
    const data = [
      record('1', { media_type: 'IMAGE', link_attachment_url: 'https://a.example', text_attachment: attached }),
      record('2', { media_type: 'REPOST_FACADE' }),
      record('3', { is_reply: true }),
      record('4', { username: 7 }),
    ];
    state.faults.push({ status: 200, body: { data } });
    const { posts, rejected } = await fetchAll(source, undefined);
    expect(posts).toMatchObject([
      { id: '1', format: 'feed', description: 'A long review. #ad', links: ['https://a.example', 'https://b.example'] },
    ]);
    expect(rejected.map(({ at, field }) => [at, field])).toEqual([['4', 'username']]);
  });

  test('the own posts name the account by its id, as a wish for deletion does', async () => {
    const { source, publish } = await open();
    publish({ id: FIRST });
    const { posts } = await fetchAll(source, undefined);
    expect(posts[0]!.creator).toEqual({ handle: 'maple.kitchen', id: '5515715' });
  });

  test('calls for a profile are taken from the day’s thousand', async () => {
    const { io, source } = await open({ mode: 'profile', username: '@maple.kitchen' });
    await fetchAll(source, undefined);
    expect(io.spent).toEqual({ 'profile calls': 1 });
    io.refuse = new SourceError('quota_spent', 'none left');
    await expect(fetchAll(source, undefined)).rejects.toMatchObject({ problem: 'quota_spent' });
  });

  test('calls are not signed: the secret stored may be of another app', async () => {
    const { io, source, publish } = await open();
    publish({ id: FIRST });
    io.values = { ...io.values, clientSecret: 'secret-of-another-app' };
    expect((await fetchAll(source, undefined)).posts).toHaveLength(1);
  });

  test('a profile needs a user name', () => {
    const { error } = threads.settings.safeParse({ mode: 'profile' });
    expect(error?.issues.map(({ path }) => path)).toEqual([['username']]);
  });

  test('nothing is told as gone where the account itself is no longer answered', async () => {
    const { source, publish, state } = await open();
    publish({ id: FIRST });
    const { posts } = await fetchAll(source, undefined);
    const gone = { error: { code: 100, error_subcode: 33, message: 'does not exist' } };
    state.fault = () => ({ status: 400, body: gone });
    await expect(again(source, posts)).rejects.toMatchObject({ problem: 'account_not_found' });
  });

  const push = (body: object) => {
    const text = JSON.stringify(body);
    const signature = createHmac('sha256', FAKE_APP_SECRET).update(text).digest('hex');
    const headers = { 'x-hub-signature-256': `sha256=${signature}` };
    return opened.source.receive!({ method: 'POST', query: {}, headers, body: text });
  };
  const deleted = { id: FIRST, deleted_at: '2026-11-22T11:00:00+0000' };

  test.each([
    [{ topic: 'moderate', target_id: FIRST, values: { field: 'delete', value: deleted } }],
    [{ topic: 'moderate', target_id: FIRST, values: [{ field: 'delete', value: deleted }] }],
    [{ object: 'threads', entry: [{ id: '1', changes: [{ field: 'delete', value: deleted }] }] }],
  ])('a pushed deletion is told at once: %j', async (body) => {
    await open();
    const gone = [{ platform: 'threads', id: FIRST, as: 'deleted' }];
    expect(await push(body)).toEqual({ status: 200, gone, fetch: false });
  });

  test('a pushed publication asks for a fetch, anything else for nothing', async () => {
    await open();
    const value = { id: FIRST, timestamp: '2026-11-22T11:00:00+0000' };
    expect(await push({ values: { field: 'publish', value } })).toMatchObject({ gone: [], fetch: true });
    expect(await push({ values: { field: 'replies', value } })).toMatchObject({ gone: [], fetch: false });
  });
});
