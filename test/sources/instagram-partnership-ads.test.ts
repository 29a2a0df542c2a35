import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fakePartnershipAds } from '../../lib/local/platforms/instagram-partnership-ads.ts';
import { FAKE_APP_SECRET } from '../../lib/local/platforms/meta/graph-api.ts';
import { instagramPartnershipAds } from '../../lib/sources/instagram-partnership-ads.ts';
import { openedSource, recorded } from '../support/opened-source.ts';
import { again, fetchAll } from './read-source.ts';
import { sourceContract } from './source.contract.ts';

const BRAND = { id: '17841400000000042', handle: 'northwind.pans', name: 'Northwind Pans' };

sourceContract({
  kind: instagramPartnershipAds,
  fake: fakePartnershipAds,
  account: { id: '17841400000000001', handle: 'maple.kitchen', name: 'Maple Kitchen' },
  settings: { business: '900000000000001', account: BRAND.id },
  credential: (accessToken) => ({ accessToken, clientSecret: FAKE_APP_SECRET }),
  id: (n) => String(17_900_000_000_000_000n + BigInt(n)),
  labels: ['present', 'absent'],
  expired: 'token_expired',
  notPermitted: 'permission_missing',
  gone: {},
  tellsDaysOnly: true,
  before: (state) => state.open(BRAND),
});

describe('what creators post for a brand', () => {
  let opened: Awaited<ReturnType<typeof openedSource>>;
  beforeEach(async () => {
    opened = await openedSource({
      kind: instagramPartnershipAds,
      fake: fakePartnershipAds,
      settings: { business: '900000000000001', account: BRAND.id },
      values: (accessToken) => ({ accessToken }),
    });
    opened.state.open(BRAND);
  });
  afterEach(() => opened.platforms.stop());

  test('a recorded page is read as it was published, on the start of its day', async () => {
    const { state, source } = opened;
    const brand = { status: 200, body: { id: BRAND.id, username: BRAND.handle } };
    state.faults.push(brand, recorded('instagram/own_partnership_ads_advertisable_content'), {
      status: 200,
      body: { data: [] },
    });
    const { posts, rejected } = await fetchAll(source, undefined);
    expect(rejected).toEqual([]);
    expect(posts).toEqual([
      {
        id: '17900000000000003',
        platform: 'instagram',
        format: 'feed',
        url: 'https://www.instagram.com/p/CxAaBbCcDdE/',
        creator: { handle: 'maple.kitchen', id: '17841400000000001' },
        publishedAt: '2026-11-20T00:00:00.000Z',
        caption: 'Weeknight curry in the new Northwind pan. #ad #northwindpartner',
        platformLabel: 'present',
        labelledPartner: 'northwind.pans',
      },
    ]);
  });

  test('a label that is added later is seen when the post is read again', async () => {
    const { state, source, publish } = opened;
    for (let n = 10; n < 70; n++) publish({ id: `179000000000000${n}`, label: 'absent' });
    const { posts } = await fetchAll(source, undefined);
    expect(new Set(posts.map(({ platformLabel }) => platformLabel))).toEqual(new Set(['absent']));
    state.edit('17900000000000065', { label: 'present' });
    const read = await again(source, posts);
    expect(read.posts).toHaveLength(60);
    expect(read.posts.filter(({ platformLabel }) => platformLabel === 'present')).toMatchObject([
      { id: '17900000000000065', labelledPartner: 'northwind.pans' },
    ]);
  });
});
