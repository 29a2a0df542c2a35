import { FAKE_APP_SECRET } from '../../lib/local/platforms/meta/graph-api.ts';
import { fakeThreads } from '../../lib/local/platforms/threads.ts';
import { threads } from '../../lib/sources/threads.ts';
import { sourceContract } from './source.contract.ts';

const MAPLE = { id: '17841400000000001', handle: 'maple.kitchen', name: 'Maple Kitchen', followers: 12_000 };

for (const settings of [{ mode: 'own' }, { mode: 'profile', username: '@maple.kitchen' }]) {
  sourceContract({
    kind: { ...threads, facts: { ...threads.facts, title: `Threads, ${settings.mode}` } },
    fake: fakeThreads,
    account: MAPLE,
    settings,
    // Its end is far: until then it is not renewed.
    credential: (accessToken) => ({ accessToken, clientSecret: FAKE_APP_SECRET, expiresAt: '2027-02-01T00:00:00Z' }),
    id: (n) => String(18_000_000_000_000_000n + BigInt(n)),
    labels: [],
    expired: 'token_expired',
    notPermitted: 'permission_missing',
    gone: { deleted: 'missing', private: 'missing' },
  });
}
