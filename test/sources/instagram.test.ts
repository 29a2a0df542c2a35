import { fakeInstagram } from '../../lib/local/platforms/instagram.ts';
import { FAKE_APP_SECRET } from '../../lib/local/platforms/meta/graph-api.ts';
import { instagram } from '../../lib/sources/instagram.ts';
import { sourceContract } from './source.contract.ts';

const MAPLE = { id: '17841400000000001', handle: 'maple.kitchen', name: 'Maple Kitchen', followers: 12_000 };
const OURS = { id: '17841400000000099', handle: 'northwind.pans', name: 'Northwind Pans', followers: 90_000 };

for (const settings of [
  { mode: 'discovery', account: OURS.id, username: '@maple.kitchen' },
  { mode: 'own', account: MAPLE.id },
]) {
  sourceContract({
    kind: { ...instagram, facts: { ...instagram.facts, title: `Instagram, ${settings.mode}` } },
    fake: fakeInstagram,
    account: MAPLE,
    settings,
    credential: (accessToken) => ({ accessToken, clientSecret: FAKE_APP_SECRET }),
    id: (n) => String(17_900_000_000_000_000n + BigInt(n)),
    labels: ['present'],
    expired: 'token_expired',
    notPermitted: 'permission_missing',
    gone: { deleted: 'missing', private: 'missing' },
    before: (state) => state.open(OURS),
  });
}
