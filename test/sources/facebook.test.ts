import { fakeFacebook } from '../../lib/local/platforms/facebook.ts';
import { FAKE_APP_SECRET } from '../../lib/local/platforms/meta/graph-api.ts';
import { facebook } from '../../lib/sources/facebook.ts';
import { sourceContract } from './source.contract.ts';

const PAGE = { id: '110000000000001', handle: 'maple.kitchen', name: 'Maple Kitchen', followers: 12_000 };

for (const access of ['own', 'public']) {
  sourceContract({
    kind: { ...facebook, facts: { ...facebook.facts, title: `Facebook Page, ${access}` } },
    fake: fakeFacebook,
    account: PAGE,
    settings: { page: PAGE.id, access },
    credential: (accessToken) => ({ accessToken, clientSecret: FAKE_APP_SECRET }),
    id: (n) => `${PAGE.id}_22000000000000${n}`,
    labels: ['present', 'absent'],
    expired: 'token_expired',
    notPermitted: 'permission_missing',
    gone: { deleted: 'missing', private: 'private' },
  });
}
