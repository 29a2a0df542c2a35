import { fakeBluesky } from '../../lib/local/platforms/bluesky.ts';
import { fakeCreatorIq } from '../../lib/local/platforms/creatoriq.ts';
import { fakeFacebook } from '../../lib/local/platforms/facebook.ts';
import type { FakePlatform } from '../../lib/local/platforms/fake-platform.ts';
import { fakeInstagram } from '../../lib/local/platforms/instagram.ts';
import { fakeLinkedIn } from '../../lib/local/platforms/linkedin.ts';
import { FAKE_APP_SECRET } from '../../lib/local/platforms/meta/graph-api.ts';
import { FAKE_CLIENT_ID, fakePhyllo } from '../../lib/local/platforms/phyllo.ts';
import { fakePinterest } from '../../lib/local/platforms/pinterest.ts';
import type { FakeAccount } from '../../lib/local/platforms/platform-state.ts';
import { fakeThreads } from '../../lib/local/platforms/threads.ts';
import { fakeTikTokBusiness } from '../../lib/local/platforms/tiktok-business.ts';
import { fakeTwitch, TWITCH_APP } from '../../lib/local/platforms/twitch.ts';
import { fakeX, snowflake as snowflakeOfX } from '../../lib/local/platforms/x.ts';
import { fakeYouTube } from '../../lib/local/platforms/youtube.ts';
import type { Platform } from '../../lib/post.ts';
import { bluesky } from '../../lib/sources/bluesky.ts';
import { creatoriq } from '../../lib/sources/creatoriq.ts';
import { facebook } from '../../lib/sources/facebook.ts';
import { instagram } from '../../lib/sources/instagram.ts';
import { linkedin } from '../../lib/sources/linkedin.ts';
import { phyllo } from '../../lib/sources/phyllo.ts';
import { pinterest } from '../../lib/sources/pinterest.ts';
import type { AnySourceKind } from '../../lib/sources/registry.ts';
import type { CredentialValues } from '../../lib/sources/source-kind.ts';
import { threads } from '../../lib/sources/threads.ts';
import { tiktokBusiness } from '../../lib/sources/tiktok-business.ts';
import { twitch } from '../../lib/sources/twitch.ts';
import { x } from '../../lib/sources/x.ts';
import { youtube } from '../../lib/sources/youtube.ts';

/** A platform with many accounts, each read by a source of its own. */
export interface SoakPlatform {
  kind: AnySourceKind;
  fake: FakePlatform;
  /** As its posts name it. */
  platform: Platform;
  credential?: (token: string) => CredentialValues;
  /** The n-th account, from 1. */
  account: (n: number) => FakeAccount;
  settings: (account: FakeAccount) => Record<string, unknown>;
  /** The k-th post of an account, from 1 to 99. */
  postId: (account: FakeAccount, k: number, publishedAt: string) => string;
  /** Accounts that a token of it can read; left out: any. */
  most?: number;
}

const padded = (n: number, length: number) => String(n).padStart(length, '0');
const numbered = (first: bigint) => (n: number) => ({
  id: String(first + BigInt(n)),
  handle: `creator${n}`,
  name: `Creator ${n}`,
  followers: 1000 * n,
});
/** Accounts end in their number; a post's id holds it. */
const numberOf = ({ handle }: FakeAccount) => Number(/\d+/.exec(handle)![0]);
const snowflake = (first: bigint) => (account: FakeAccount, k: number) =>
  String(first + BigInt(numberOf(account)) * 100n + BigInt(k));
const meta = (accessToken: string) => ({
  accessToken,
  clientSecret: FAKE_APP_SECRET,
  expiresAt: '2027-06-01T00:00:00Z',
});

export const SOAK_PLATFORMS: readonly SoakPlatform[] = [
  {
    kind: youtube,
    fake: fakeYouTube,
    platform: 'youtube',
    credential: (apiKey) => ({ apiKey }),
    account: (n) => ({ ...numbered(0n)(n), id: `UC${padded(n, 22)}` }),
    settings: ({ id }) => ({ channel: id }),
    postId: (account, k) => `v${padded(numberOf(account), 6)}${padded(k, 4)}`,
  },
  {
    kind: instagram,
    fake: fakeInstagram,
    platform: 'instagram',
    credential: meta,
    account: numbered(17_841_400_000_000_000n),
    settings: ({ handle }) => ({ mode: 'discovery', account: '17841400000000001', username: handle }),
    postId: snowflake(17_900_000_000_000_000n),
  },
  {
    kind: facebook,
    fake: fakeFacebook,
    platform: 'facebook',
    credential: meta,
    account: numbered(110_000_000_000_000n),
    settings: ({ id }) => ({ page: id, access: 'public' }),
    postId: (account, k) => `${account.id}_${220_000_000_000_000 + k}`,
  },
  {
    kind: threads,
    fake: fakeThreads,
    platform: 'threads',
    credential: meta,
    account: numbered(17_841_400_000_000_000n),
    settings: ({ handle }) => ({ mode: 'profile', username: handle }),
    postId: snowflake(18_000_000_000_000_000n),
  },
  {
    kind: bluesky,
    fake: fakeBluesky,
    platform: 'bluesky',
    account: (n) => ({ ...numbered(0n)(n), id: `did:plc:${padded(n, 24)}`, handle: `creator${n}.example` }),
    settings: ({ handle }) => ({ actor: handle }),
    postId: ({ id }, k) => `at://${id}/app.bsky.feed.post/3lb${padded(k, 4)}`,
  },
  {
    kind: tiktokBusiness,
    fake: fakeTikTokBusiness,
    platform: 'tiktok',
    credential: (accessToken) => ({ accessToken }),
    account: numbered(7_000_000_000n),
    settings: ({ id }) => ({ businessId: id }),
    postId: snowflake(7_440_000_000_000_000_000n),
  },
  {
    kind: phyllo,
    fake: fakePhyllo,
    platform: 'instagram',
    credential: (clientSecret) => ({ clientId: FAKE_CLIENT_ID, clientSecret }),
    account: (n) => ({ ...numbered(0n)(n), id: `edc2328f-0442-4df1-bea1-${padded(n, 12)}` }),
    settings: ({ id }) => ({ account: id }),
    postId: (account, k) => `178${padded(numberOf(account), 8)}${padded(k, 4)}`,
  },
  {
    kind: x,
    fake: fakeX,
    platform: 'x',
    credential: (accessToken) => ({ accessToken }),
    account: numbered(1_111_111_111_111_111_000n),
    settings: ({ handle }) => ({ username: handle }),
    postId: (account, k, publishedAt) => snowflakeOfX(new Date(publishedAt), numberOf(account) * 100 + k),
  },
  {
    kind: twitch,
    fake: fakeTwitch,
    platform: 'twitch',
    credential: (accessToken) => ({ ...TWITCH_APP, accessToken }),
    account: numbered(141_981_000n),
    settings: ({ handle }) => ({ channel: handle }),
    postId: snowflake(2_300_000_000n),
  },
  {
    kind: linkedin,
    fake: fakeLinkedIn,
    platform: 'linkedin',
    credential: (accessToken) => ({ accessToken }),
    account: numbered(5_515_000n),
    settings: ({ id, handle }) => ({ organization: id, handle }),
    postId: (account, k) => `urn:li:share:${7_400_000_000_000_000_000n + BigInt(numberOf(account) * 100 + k)}`,
  },
  {
    kind: creatoriq,
    fake: fakeCreatorIq,
    platform: 'instagram',
    credential: (apiKey) => ({ apiKey }),
    account: numbered(856_000n),
    settings: ({ id }) => ({ campaign: id }),
    postId: (account, k) => `22031${padded(numberOf(account), 6)}${padded(k, 4)}_177`,
  },
  {
    kind: pinterest,
    fake: fakePinterest,
    platform: 'pinterest',
    credential: (accessToken) => ({ accessToken }),
    account: numbered(549_000n),
    settings: () => ({}),
    postId: snowflake(813_744_226_420_000_000n),
    most: 1,
  },
];
