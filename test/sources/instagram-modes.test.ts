import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { fakeInstagram } from '../../lib/local/platforms/instagram.ts';
import { FAKE_APP_SECRET } from '../../lib/local/platforms/meta/graph-api.ts';
import { instagram } from '../../lib/sources/instagram.ts';
import { openedSource, recorded } from '../support/opened-source.ts';
import { again, fetchAll } from './read-source.ts';

const MAPLE = '17841400000000001';
const OURS = { id: '17841400000000099', handle: 'northwind.pans', name: 'Northwind Pans' };
const FIRST = '17900000000000001';
const SECOND = '17900000000000002';

let opened: Awaited<ReturnType<typeof openedSource>>;
const open = async (settings: Record<string, unknown>) => {
  opened = await openedSource({
    kind: instagram,
    fake: fakeInstagram,
    settings: { labels: false, ...settings },
    values: (accessToken) => ({ accessToken, clientSecret: FAKE_APP_SECRET }),
    accountId: MAPLE,
  });
  opened.state.open(OURS);
  return opened;
};
afterEach(() => opened.platforms.stop());

describe('Instagram accounts of others', () => {
  const settings = { mode: 'discovery', account: OURS.id, username: 'maple.kitchen' };

  test('a recorded page is read as it was published', async () => {
    const { state, source } = await open(settings);
    state.faults.push(
      recorded('instagram/own_business_discovery_p1'),
      ...[{ status: 200, body: { business_discovery: { id: MAPLE, username: 'maple.kitchen' }, id: OURS.id } }],
    );
    const { posts, rejected } = await fetchAll(source, undefined);
    expect(rejected).toEqual([]);
    expect(posts[0]).toEqual({
      id: '17900000000000003',
      platform: 'instagram',
      format: 'feed',
      url: 'https://www.instagram.com/p/CxAaBbCcDdE/',
      creator: { handle: 'maple.kitchen', id: MAPLE },
      publishedAt: '2026-11-20T17:02:11.000Z',
      caption: 'Weeknight curry with northwind.pans #northwindpartner',
      platformLabel: 'unknown',
      metrics: {},
    });
    expect(posts[1]!.format).toBe('carousel');
  });

  test('posts that are counted and not shown are no sign that they are gone', async () => {
    const { state, source, publish } = await open(settings);
    publish({ id: FIRST });
    const { posts } = await fetchAll(source, undefined);
    const account = { id: MAPLE, username: 'maple.kitchen', media_count: 1 };
    state.fault = () => ({ status: 200, body: { business_discovery: account, id: OURS.id } });
    await expect(again(source, posts)).rejects.toMatchObject({ problem: 'answer_not_understood' });
    state.fault = () => ({ status: 200, body: { business_discovery: { ...account, media_count: 0 }, id: OURS.id } });
    expect((await again(source, posts)).gone).toEqual([{ platform: 'instagram', id: FIRST, as: 'missing' }]);
  });

  test('captions come as Instagram gives them to others: without the @ of mentions', async () => {
    const { publish, source } = await open(settings);
    publish({ id: FIRST, text: 'With @northwind.pans #ad' });
    const { posts } = await fetchAll(source, undefined);
    expect(posts[0]).toMatchObject({
      caption: 'With northwind.pans #ad',
      creator: { handle: 'maple.kitchen', id: MAPLE, name: 'Maple Kitchen', followers: 12_000 },
      metrics: { views: 4_410, likes: 340, comments: 12 },
    });
  });

  test('an account that is not there, or no professional one, is named as such', async () => {
    const { source } = await open({ ...settings, username: 'nobody.here' });
    await expect(fetchAll(source, undefined)).rejects.toMatchObject({ problem: 'account_not_found' });
  });

  test('a cursor that would change what is asked for is not used', async () => {
    const { state, source } = await open(settings);
    const data = [{ id: FIRST, timestamp: '2026-11-20T17:02:11+0000', caption: 'x' }];
    const media = { data, paging: { cursors: { after: 'x){id},stories{id' } } };
    state.faults.push({ status: 200, body: { business_discovery: { id: MAPLE, username: 'maple.kitchen', media } } });
    await expect(fetchAll(source, undefined)).rejects.toMatchObject({ problem: 'answer_not_understood' });
    expect(state.calls).toHaveLength(1);
  });

  test.each([
    [{ mode: 'discovery', account: OURS.id }, 'username'],
    [{ ...settings, username: 'maple kitchen){id}' }, 'username'],
    [{ ...settings, account: 'northwind.pans' }, 'account'],
    [{ ...settings, mode: 'everything' }, 'mode'],
  ])('settings are refused: %j', async (wrong, field) => {
    await open(settings);
    expect(instagram.settings.safeParse(wrong).error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
  });
});

describe('the own Instagram account', () => {
  const settings = { mode: 'own', account: MAPLE };
  const account = { status: 200, body: { id: MAPLE, username: 'maple.kitchen' } };
  const none = { status: 200, body: { data: [] } };

  test('recorded pages are read to the end, a post without a caption too', async () => {
    const { state, source } = await open(settings);
    state.faults.push(account, none, recorded('instagram/own_media_p1'), recorded('instagram/own_media_p2_last'));
    const { posts } = await fetchAll(source, undefined);
    expect(posts.map(({ id, format, caption }) => [id, format, caption?.slice(0, 11)])).toEqual([
      ['17900000000000003', 'feed', 'Weeknight c'],
      ['17900000000000002', 'carousel', 'Three pans,'],
      ['17900000000000001', 'reel', undefined],
    ]);
  });

  test('one record that is no post is told by itself', async () => {
    const { state, source } = await open(settings);
    const good = { id: FIRST, timestamp: '2026-11-20T17:02:11+0000', caption: 'x' };
    state.faults.push(account, none, { status: 200, body: { data: [{ ...good, id: 7 }, { id: SECOND }, good] } });
    const { posts, rejected } = await fetchAll(source, undefined);
    expect(posts.map(({ id }) => id)).toEqual([FIRST]);
    expect(rejected.map(({ at, field }) => [at, field])).toEqual([
      ['7', 'id'],
      [SECOND, 'timestamp'],
    ]);
  });

  test('stories come while they are out, and their end is no deletion', async () => {
    const { io, publish, source } = await open(settings);
    publish({ id: FIRST, format: 'story', publishedAt: '2026-11-22T10:00:00Z' });
    publish({ id: SECOND, format: 'reel' });
    const { posts } = await fetchAll(source, undefined);
    expect(posts.map(({ id, format }) => [id, format])).toEqual([
      [FIRST, 'story'],
      [SECOND, 'reel'],
    ]);
    io.pass(24 * 60);
    opened.state.remove(FIRST);
    const read = await again(source, posts);
    expect([read.posts.map(({ id }) => id), read.gone]).toEqual([[SECOND], []]);
  });
});

describe('posts that name the own Instagram account', () => {
  test('those that tag it come, and one that leaves the list is not told as gone', async () => {
    const { publish, state, source } = await open({ mode: 'tags', account: OURS.id });
    publish({ id: FIRST, tags: ['northwind.pans'] });
    publish({ id: SECOND });
    const { posts } = await fetchAll(source, undefined);
    expect(posts).toMatchObject([{ id: FIRST, creator: { handle: 'maple.kitchen' } }]);
    state.edit(FIRST, { tags: [] });
    expect(await again(source, posts)).toEqual({ posts: [], gone: [] });
  });

  test('a mention is pushed, and then read', async () => {
    const { publish, source, state } = await open({ mode: 'mentions', account: OURS.id });
    publish({ id: FIRST, text: 'With @northwind.pans #ad' });
    expect(await fetchAll(source, undefined)).toMatchObject({ posts: [], rejected: [] });
    const mention = (value: object) => ({ field: 'mentions', value });
    const body = JSON.stringify({
      object: 'instagram',
      entry: [
        { id: OURS.id, changes: [mention({ media_id: FIRST }), mention({ media_id: SECOND, comment_id: '5' })] },
        { id: '17841400000000077', changes: [mention({ media_id: SECOND })] },
      ],
    });
    const signature = createHmac('sha256', FAKE_APP_SECRET).update(body).digest('hex');
    const headers = { 'x-hub-signature-256': `sha256=${signature}` };
    const { status, changed } = await source.receive!({ method: 'POST', query: {}, headers, body });
    expect([status, changed]).toEqual([200, [{ platform: 'instagram', id: FIRST }]]);
    const known = [FIRST, SECOND, 'x){id}'].map((id) => ({
      platform: 'instagram' as const,
      id,
      publishedAt: '2026-11-22T12:00:00Z',
    }));
    const before = state.calls.length;
    const read = [];
    for await (const one of source.reread!(known)) read.push(one);
    expect(read).toMatchObject([
      {
        posts: [{ id: FIRST, caption: 'With @northwind.pans #ad', publishedAt: '2026-11-21T10:00:00.000Z' }],
        gone: [],
      },
    ]);
    // The account, and the two that are ids.
    expect(state.calls.length - before).toBe(3);
  });
});
