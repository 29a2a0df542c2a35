import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FakePlatforms } from '../../lib/local/platforms/fake-platforms.ts';
import { FAKE_CLIENT_ID, fakePhyllo, phylloPush } from '../../lib/local/platforms/phyllo.ts';
import type { PlatformState } from '../../lib/local/platforms/platform-state.ts';
import { phyllo } from '../../lib/sources/phyllo.ts';
import type { PostSource } from '../../lib/sources/source.ts';
import { VirtualIo } from '../support/virtual-io.ts';
import recorded from './fixtures/phyllo/contents.http.json' with { type: 'json' };
import added from './fixtures/phyllo/contents-added.json' with { type: 'json' };
import { again, fetchAll, trouble } from './read-source.ts';
import { sourceContract } from './source.contract.ts';

const ACCOUNT = { id: 'edc2328f-0442-4df1-bea1-a40287de9d73', handle: 'maple.kitchen', name: 'Maple Kitchen' };
const credential = (clientSecret: string) => ({ clientId: FAKE_CLIENT_ID, clientSecret });

sourceContract({
  kind: phyllo,
  fake: fakePhyllo,
  account: ACCOUNT,
  settings: { account: ACCOUNT.id },
  credential,
  platform: 'instagram',
  goesBackFar: true,
  labels: ['present', 'absent'],
  expired: 'token_expired',
  notPermitted: 'permission_missing',
  gone: { deleted: 'missing', private: 'missing' },
});

describe('Phyllo', () => {
  let io: VirtualIo;
  let platforms: FakePlatforms;
  let state: PlatformState;
  let source: PostSource;
  beforeEach(async () => {
    io = new VirtualIo('2026-11-22T12:00:00Z');
    platforms = await FakePlatforms.start([fakePhyllo], () => io.now());
    state = platforms.state('phyllo');
    state.open(ACCOUNT);
    io.values = credential(state.token);
    source = open(ACCOUNT.id);
  });
  afterEach(() => platforms.stop());

  const open = (account?: string) =>
    phyllo.open('maple', phyllo.settings.parse({ account }), {
      ...io.forSource(),
      baseUrl: platforms.baseUrl('phyllo'),
    });

  /** Answers the list of contents with these records once. */
  const answerWith = (...data: object[]) => {
    state.fault = () =>
      state.calls.at(-1)!.path === '/v1/social/contents'
        ? { status: 200, body: { data, metadata: { offset: 0, limit: 100 } } }
        : undefined;
  };
  const [record] = recorded.response.body.data;

  test('a recorded content becomes a faithful post', async () => {
    answerWith(record!);
    const { posts, rejected } = await fetchAll(source, undefined);
    expect(rejected).toEqual([]);
    expect(posts).toEqual([
      {
        id: '17900000000000003',
        platform: 'instagram',
        url: 'https://www.instagram.com/p/CxAaBbCcDdE/',
        creator: { handle: 'maple.kitchen', id: '17841400000000001', name: 'maple.kitchen' },
        publishedAt: '2026-11-20T17:02:11.000Z',
        caption: 'Weeknight curry in the new Northwind pan. #ad #northwindpartner',
        platformLabel: 'present',
        labelledPartner: 'northwind.pans',
        metrics: { likes: 340, comments: 12 },
      },
    ]);
  });

  test.each([
    ['Twitter', 'TWEET', 'x', 'text'],
    ['TikTok', 'VIDEO', 'tiktok', 'video'],
    ['Instagram', 'REELS', 'instagram', 'reel'],
    ['Instagram', 'STORY', 'instagram', 'story'],
    ['Nobody knows it', 'NEW', 'other', undefined],
  ])('%s %s comes as %s %s', async (name, type, platform, format) => {
    answerWith({ ...record, work_platform: { name }, type });
    const { posts } = await fetchAll(source, undefined);
    expect(posts[0]).toMatchObject({ platform });
    expect(posts[0]!.format).toBe(format);
  });

  test('a video keeps its title beside its description', async () => {
    answerWith({ ...record, work_platform: { name: 'YouTube' }, title: 'One pan', description: 'Ad: Northwind' });
    const { posts } = await fetchAll(source, undefined);
    expect(posts[0]).toMatchObject({ title: 'One pan', description: 'Ad: Northwind' });
    expect(posts[0]).not.toHaveProperty('caption');
  });

  test.each([{ is_sponsored: null }, {}, null, undefined])(
    'whether it is sponsored stays open with %j',
    async (sponsored) => {
      answerWith({ ...record, sponsored });
      const { posts } = await fetchAll(source, undefined);
      expect(posts[0]!.platformLabel).toBe('unknown');
    },
  );

  test('what another creator owns is left out, and what has been made private is gone', async () => {
    answerWith(
      { ...record, external_id: 'theirs', is_owned_by_platform_user: false },
      { ...record, visibility: 'PRIVATE' },
    );
    const known = { platform: 'instagram' as const, id: record!.external_id, publishedAt: '2026-11-20T17:02:11Z' };
    const { posts, gone } = await again(source, [{ ...known, creator: { handle: 'maple.kitchen' } }]);
    expect(posts).toEqual([]);
    expect(gone).toEqual([{ platform: 'instagram', id: record!.external_id, as: 'private' }]);
  });

  test('a record that is broken is named by its id, and the others are read', async () => {
    answerWith(record!, { ...record, external_id: 'broken', published_at: 'soon' });
    const { posts, rejected } = await fetchAll(source, undefined);
    expect(posts).toHaveLength(1);
    expect(rejected).toMatchObject([{ at: 'broken', field: 'published_at' }]);
  });

  test('a page of old contents does not end the list, as no order is promised', async () => {
    state.pageSize = 1;
    state.publish({ id: 'a', account: ACCOUNT.handle, publishedAt: '2026-10-23T01:00:00Z', text: 'Old' });
    state.publish({ id: 'b', account: ACCOUNT.handle, publishedAt: '2026-11-21T00:00:00Z', text: 'New' });
    state.visible = (
      (list) => (account?: string) =>
        list.call(state, account).reverse()
    )(state.visible);
    expect((await fetchAll(source, undefined)).posts.map(({ id }) => id)).toEqual(['b']);
  });

  test('an account that nobody knows is named as such', async () => {
    const stranger = open('11111111-2222-4333-8444-555555555555');
    expect(await trouble(stranger)).toMatchObject({ problem: 'account_not_found' });
  });

  describe('without an account', () => {
    const another = { id: '0a000000-0000-4000-8000-000000000000', handle: 'oak.garden', name: 'Oak' };
    beforeEach(() => {
      state.open(another);
      state.pageSize = 1;
      for (const [n, { handle }] of [ACCOUNT, another, ACCOUNT].entries())
        state.publish({ id: `p${n}`, account: handle, publishedAt: `2026-11-2${n}T00:00:00Z`, text: 'Ad' });
      source = open();
    });

    const endConnection = () => {
      const connected = { id: another.id, status: 'CONNECTED' };
      const data = [{ id: ACCOUNT.id, platform_username: 'maple.kitchen', status: 'SESSION_EXPIRED' }, connected];
      const body = { data, metadata: { limit: 100 } };
      state.fault = () => (state.calls.at(-1)!.path === '/v1/accounts' ? { status: 200, body } : undefined);
    };

    test('every connected one is read, one after the other', async () => {
      const { posts } = await fetchAll(source, undefined);
      expect(posts.map(({ id, creator }) => [id, creator.handle])).toEqual([
        ['p1', 'oak.garden'],
        ['p2', 'maple.kitchen'],
        ['p0', 'maple.kitchen'],
      ]);
      state.remove('p2');
      expect((await again(source, posts)).gone).toEqual([{ platform: 'instagram', id: 'p2', as: 'missing' }]);
    });

    test('one that leaves meanwhile is passed over', async () => {
      const batches = source.fetchSince(undefined)[Symbol.asyncIterator]();
      const { value } = await batches.next();
      state.accounts.delete(ACCOUNT.handle);
      expect((await fetchAll(source, value.cursor)).posts).toEqual([]);
    });

    test('one that is no longer connected is named, and the others are read', async () => {
      endConnection();
      const { posts, rejected } = await fetchAll(source, undefined);
      expect(posts.map(({ id }) => id)).toEqual(['p1']);
      expect(rejected).toMatchObject([{ at: 'maple.kitchen', field: 'status' }]);
    });

    test('posts of one that is no longer connected are not taken for deleted', async () => {
      const { posts } = await fetchAll(source, undefined);
      endConnection();
      const { posts: read, gone } = await again(source, posts);
      expect([read.map(({ id }) => id), gone]).toEqual([['p1'], []]);
    });

    test('a push of any of them asks for a fetch', async () => {
      const push = phylloPush('CONTENTS.ADDED', { accountId: another.id, items: [], secret: state.token });
      expect(await source.receive!({ method: 'POST', query: {}, ...push })).toEqual({ status: 200, fetch: true });
    });
  });

  test.each([
    [{ status: 'NOT_CONNECTED' }, 'token_expired', 'connect the account again'],
    [{ status: 'CONNECTED', data: { engagement: { status: 'NOT_SUPPORTED' } } }, 'permission_missing', 'ENGAGEMENT'],
  ])('an account that gives no contents says why: %j', async (body, problem, says) => {
    state.fault = () => ({ status: 200, body: { id: ACCOUNT.id, ...body } });
    expect(await trouble(source)).toMatchObject({ problem, message: expect.stringContaining(says) });
  });

  test('an account that is no id is refused with what to write', () => {
    const { error } = phyllo.settings.safeParse({ account: 'maple.kitchen' });
    expect(error!.issues[0]!.message).toContain('write the id of the connected account');
  });

  describe('a push', () => {
    const push = (event = 'CONTENTS.ADDED', accountId = ACCOUNT.id) =>
      phylloPush(event, { accountId, items: added.data.items, secret: state.token });
    const receive = (request: { headers: Record<string, string>; body: string }) =>
      source.receive!({ method: 'POST', query: {}, ...request });

    test.each(['CONTENTS.ADDED', 'CONTENTS.UPDATED', 'SESSION.EXPIRED'])('%s asks for a fetch', async (event) => {
      expect(await receive(push(event))).toEqual({ status: 200, fetch: true });
    });

    test('of another account, or of something else, is taken and does nothing', async () => {
      expect(await receive(push('CONTENTS.ADDED', 'another'))).toEqual({ status: 200, fetch: false });
      expect(await receive(push('PAYOUTS.ADDED'))).toEqual({ status: 200, fetch: false });
    });

    test('is taken with one good signature of several', async () => {
      const { headers, body } = push();
      const signatures = `${'0'.repeat(64)},${headers['webhook-signatures']}`;
      expect((await receive({ headers: { 'webhook-signatures': signatures }, body })).status).toBe(200);
    });

    test('is signed by the secret of the webhook where there is one', async () => {
      const { body } = push();
      io.values = { ...credential(state.token), webhookSecret: 'of-the-webhook' };
      const signature = createHmac('sha256', 'of-the-webhook').update(body).digest('hex');
      expect((await receive({ headers: { 'webhook-signatures': signature }, body })).status).toBe(200);
      expect((await receive(push())).status).toBe(401);
    });

    test('with a changed body, or without a signature, is refused', async () => {
      const { headers, body } = push();
      expect((await receive({ headers, body: `${body} ` })).status).toBe(401);
      expect((await receive({ headers: {}, body })).status).toBe(401);
    });
  });
});
