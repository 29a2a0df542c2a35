import { fakePartnershipAds } from '../../lib/local/platforms/instagram-partnership-ads.ts';
import { FAKE_APP_SECRET } from '../../lib/local/platforms/meta/graph-api.ts';
import { instagramPartnershipAds } from '../../lib/sources/instagram-partnership-ads.ts';
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
