import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { creatorIqPush, fakeCreatorIq } from '../../lib/local/platforms/creatoriq.ts';
import { FakePlatforms } from '../../lib/local/platforms/fake-platforms.ts';
import type { PlatformState } from '../../lib/local/platforms/platform-state.ts';
import { creatoriq } from '../../lib/sources/creatoriq.ts';
import type { InboundRequest, PostSource } from '../../lib/sources/source.ts';
import { VirtualIo } from '../support/virtual-io.ts';
import forbidden from './fixtures/creatoriq/error-403.http.json' with { type: 'json' };
import latest from './fixtures/creatoriq/latestpost.json' with { type: 'json' };
import { again, fetchAll, trouble } from './read-source.ts';
import { sourceContract } from './source.contract.ts';

const CAMPAIGN = { id: '856302', handle: 'maple.kitchen', name: 'Maple Kitchen', followers: 12_000 };

sourceContract({
  kind: creatoriq,
  fake: fakeCreatorIq,
  account: CAMPAIGN,
  settings: { campaign: CAMPAIGN.id },
  credential: (apiKey) => ({ apiKey }),
  platform: 'instagram',
  goesBackFar: true,
  tellsNoWait: true,
  labels: ['present', 'absent'],
  expired: 'token_expired',
  notPermitted: 'permission_missing',
  gone: { deleted: 'missing', private: 'missing' },
});

/** As in the example of the documents. */
const record = {
  Id: 3136783,
  SocialNetwork: 'Instagram',
  SocialNetworkId: '17773493878',
  UserName: 'sportlivelemur',
  PostId: '2203166338554101407_17773493878',
  PostType: 'image',
  PostLink: 'https://instagram.com/p/B6TOByunX6f',
  PostTitle: null,
  Post: 'cava<img src=https://instagram.com/p/B6TOByunX6f/media/?size=m alt= />',
  DateSubmittedUTC: '2026-11-20T16:05:15+0000',
  NotFound: null,
  PaidMediaPaidPartnership: 1,
  FollowersAtTimeOfPost: '23',
  Views: null,
  Likes: 20,
  Comments: 10,
  TotalShares: '3',
};

describe('CreatorIQ', () => {
  let io: VirtualIo;
  let platforms: FakePlatforms;
  let state: PlatformState;
  let source: PostSource;
  beforeEach(async () => {
    io = new VirtualIo('2026-11-22T12:00:00Z');
    platforms = await FakePlatforms.start([fakeCreatorIq], () => io.now());
    state = platforms.state('creatoriq');
    state.open(CAMPAIGN);
    io.values = { apiKey: state.token, pushToken: 'a-token-of-32-characters-or-more' };
    source = open(CAMPAIGN.id);
  });
  afterEach(() => platforms.stop());

  const open = (campaign: string) =>
    creatoriq.open('autumn', { campaign }, { ...io.forSource(), baseUrl: platforms.baseUrl('creatoriq') });

  const answerWith = (...items: object[]) => {
    const pagination = { page: '1', size: 100, total_items: items.length, total_pages: 1 };
    state.fault = () => ({
      status: 200,
      body: { type: 'CampaignActivity', CampaignActivity: { items, pagination } },
    });
  };

  test('the documented example becomes a faithful post', async () => {
    answerWith(record);
    const { posts, rejected } = await fetchAll(source, undefined);
    expect(rejected).toEqual([]);
    expect(posts).toEqual([
      {
        id: '2203166338554101407_17773493878',
        platform: 'instagram',
        url: 'https://instagram.com/p/B6TOByunX6f',
        creator: { handle: 'sportlivelemur', id: '17773493878', followers: 23 },
        publishedAt: '2026-11-20T16:05:15.000Z',
        caption: 'cava',
        platformLabel: 'present',
        metrics: { likes: 20, comments: 10, shares: 3 },
      },
    ]);
  });

  test.each([
    [0, 'Instagram', 'absent'],
    [1, 'Instagram', 'present'],
    [null, 'Instagram', 'unknown'],
    [undefined, 'Instagram', 'unknown'],
    [0, 'TikTok', 'unknown'],
    [1, 'YouTube', 'unknown'],
  ])('a partnership flag of %s on %s is a label that is %s', async (flag, network, label) => {
    answerWith({ ...record, PaidMediaPaidPartnership: flag, SocialNetwork: network });
    expect((await fetchAll(source, undefined)).posts[0]!.platformLabel).toBe(label);
  });

  test('only the picture behind the caption is taken away', async () => {
    const caption = 'I <3 <img> tags, 3 > 2 & more #ad';
    answerWith({ ...record, Post: `${caption}<img src=a alt= /><img src=b alt= />` });
    expect((await fetchAll(source, undefined)).posts[0]!.caption).toBe(caption);
  });

  test('a video has its title beside its text', async () => {
    answerWith({ ...record, SocialNetwork: 'YouTube', PostType: 'YoutubeVideo', PostTitle: 'One pan', Post: 'Ad' });
    const [post] = (await fetchAll(source, undefined)).posts;
    expect(post).toMatchObject({ platform: 'youtube', format: 'video', title: 'One pan', description: 'Ad' });
  });

  test('a post without an id of its network goes by the one of CreatorIQ', async () => {
    answerWith({ ...record, SocialNetwork: 'Web', PostType: 'blog', PostId: '' });
    expect((await fetchAll(source, undefined)).posts[0]).toMatchObject({ platform: 'blog', id: '3136783' });
  });

  test.each(['1', 1, true, '2026-11-21 10:00:00'])('a post that is not found (%s) is missing', async (flag) => {
    answerWith({ ...record, NotFound: flag });
    const known = { id: record.PostId, platform: 'instagram' as const, publishedAt: '2026-11-20T16:05:15Z' };
    const { posts, gone } = await again(source, [{ ...known, creator: { handle: 'x' } }]);
    expect(posts).toEqual([]);
    expect(gone).toEqual([{ platform: 'instagram', id: record.PostId, as: 'missing' }]);
  });

  test('a broken record is named by its id, and the others are read', async () => {
    answerWith({ ...record, PostId: 'broken', DateSubmittedUTC: null }, record);
    const { posts, rejected } = await fetchAll(source, undefined);
    expect(posts).toHaveLength(1);
    expect(rejected).toMatchObject([{ at: 'broken', field: 'DateSubmittedUTC' }]);
  });

  test('an unknown campaign, and a missing key, are named as such', async () => {
    expect(await trouble(open('1'))).toMatchObject({ problem: 'account_not_found' });
    state.fault = () => ({ status: forbidden.response.status, body: forbidden.response.body });
    expect(await trouble(source)).toMatchObject({ problem: 'permission_missing' });
  });

  test('a limit holds every source with the key, and each try is counted', async () => {
    state.fault = () => fakeCreatorIq.rateLimited(undefined, io.now());
    expect(await trouble(source)).toMatchObject({ problem: 'rate_limited', scope: 'platform' });
    expect(io.spent).toEqual({ calls: 4 });
  });

  describe('a push', () => {
    const now = '2026-11-22T11:59:00.000Z';
    const query = { token: 'a-token-of-32-characters-or-more' };
    const receive = (event: object, { at = now, ...more }: Partial<InboundRequest> & { at?: string } = {}) =>
      source.receive!({ method: 'POST', query, ...creatorIqPush(event, { at, apiKey: state.token }), ...more });

    test('of the campaign asks for a fetch, however its JSON is written', async () => {
      expect(await receive(latest)).toEqual({ status: 200, fetch: true });
    });

    test.each([String(Date.parse(now)), String(Date.parse(now) / 1000)])('may tell its time as %s', async (at) => {
      expect(await receive(latest, { at })).toMatchObject({ fetch: true });
    });

    test('of another campaign, or of something else, does nothing', async () => {
      expect(await receive({ ...latest, entityId: 1 })).toEqual({ status: 200, fetch: false });
      expect(await receive({ ...latest, actionType: 'payout.paid' })).toEqual({ status: 200, fetch: false });
    });

    test.each<[string, Parameters<typeof receive>[1]]>([
      ['without the token of the address', { query: {} }],
      ['with another token', { query: { token: 'b' } }],
      ['without a signature', { headers: { 'x-timestamp': now } }],
      ['with a changed body', { body: JSON.stringify({ ...latest, entityId: 1 }) }],
      ['of more than 5 minutes ago', { at: '2026-11-22T11:54:00.000Z' }],
      ['without a time', { headers: {} }],
    ])('%s is refused', async (_, more) => {
      expect((await receive(latest, more)).status).toBe(401);
    });

    test('signed by MD5 alone is refused', async () => {
      const { headers, body } = creatorIqPush(latest, { at: now, apiKey: state.token });
      const { 'x-signature-sha256': _, ...rest } = headers;
      expect((await source.receive!({ method: 'POST', query, headers: rest, body })).status).toBe(401);
    });

    test('is not taken while the credential has no push token', async () => {
      io.values = { apiKey: state.token };
      expect((await receive(latest, { query: { token: '' } })).status).toBe(403);
    });
  });
});
