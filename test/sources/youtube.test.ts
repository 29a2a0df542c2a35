import { fakeYouTube } from '../../lib/local/platforms/youtube.ts';
import { youtube } from '../../lib/sources/youtube.ts';
import { sourceContract } from './source.contract.ts';

sourceContract({
  kind: youtube,
  fake: fakeYouTube,
  settings: { channel: 'UC0000000000000000000001' },
  credential: (apiKey) => ({ apiKey }),
  textOf: ({ description }) => description,
  labels: ['present', 'absent'],
  expired: 'token_expired',
  notPermitted: 'permission_missing',
  gone: { deleted: 'missing', private: 'missing' },
});
