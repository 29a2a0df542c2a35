import { fakeCreatorIq } from '../../../lib/local/platforms/creatoriq.ts';
import { fakeFacebook } from '../../../lib/local/platforms/facebook.ts';
import type { FakePlatform } from '../../../lib/local/platforms/fake-platform.ts';
import { fakeInstagram } from '../../../lib/local/platforms/instagram.ts';
import { fakePartnershipAds } from '../../../lib/local/platforms/instagram-partnership-ads.ts';
import { fakeLinkedIn } from '../../../lib/local/platforms/linkedin.ts';
import { FAKE_APP_SECRET } from '../../../lib/local/platforms/meta/graph-api.ts';
import { FAKE_CLIENT_ID, fakePhyllo } from '../../../lib/local/platforms/phyllo.ts';
import { fakePinterest } from '../../../lib/local/platforms/pinterest.ts';
import type { FakeAccount } from '../../../lib/local/platforms/platform-state.ts';
import { fakeThreads } from '../../../lib/local/platforms/threads.ts';
import { fakeTikTokBusiness } from '../../../lib/local/platforms/tiktok-business.ts';
import { fakeTikTokCommercialContent } from '../../../lib/local/platforms/tiktok-commercial-content.ts';
import { fakeTikTokDisplay } from '../../../lib/local/platforms/tiktok-display.ts';
import { fakeTikTokOne } from '../../../lib/local/platforms/tiktok-one.ts';
import { fakeTwitch, TWITCH_APP } from '../../../lib/local/platforms/twitch.ts';
import { fakeX, snowflake } from '../../../lib/local/platforms/x.ts';
import { fakeYouTube } from '../../../lib/local/platforms/youtube.ts';
import type { CredentialValues } from '../../../lib/sources/source-kind.ts';
import { planted } from './planted.ts';

/** A source whose credential holds secrets, and the platform that it is read from. */
export interface SecretSource {
  kind: string;
  /** Left out: the kind. */
  name?: string;
  /** Left out: there is nothing to fetch. */
  fake?: FakePlatform;
  settings: Record<string, unknown>;
  account: FakeAccount;
  /** Ids of its first two posts. */
  ids: readonly [string, string];
  /** Every field that the kind knows. */
  credential: CredentialValues;
  /** The field that holds what the fake platform takes. */
  token: string;
}

/** Fields that are no secrets. */
export const OPEN_FIELDS: readonly string[] = ['clientId', 'userId', 'expiresAt'];

const APP = { clientId: 'application', clientSecret: 'secret-of-the-application', refreshToken: 'refresh-token-1' };
const NORTHWIND = { id: '17841400000000001', handle: 'maple.kitchen', name: 'Maple Kitchen', followers: 12_000 };
const FAR = '2031-01-01T00:00:00Z';

const meta = (kind: string, fields: readonly string[]): CredentialValues =>
  Object.fromEntries(
    Object.entries({
      accessToken: planted(`${kind} accessToken`),
      clientSecret: FAKE_APP_SECRET,
      verifyToken: planted(`${kind} verifyToken`),
      clientId: '1234567890',
      userId: '122000000000',
      expiresAt: FAR,
    }).filter(([name]) => fields.includes(name)),
  );
const META = ['accessToken', 'clientSecret', 'verifyToken', 'clientId', 'userId', 'expiresAt'];
const THREADS = META.filter((name) => name !== 'clientId' && name !== 'userId');

const withToken = (kind: string) => ({ accessToken: planted(`${kind} accessToken`) });
const numbered = (prefix: string): [string, string] => [`${prefix}0001`, `${prefix}0002`];
const account = (id: string): FakeAccount => ({ ...NORTHWIND, id });

/** One of every kind that has a credential. */
export const SECRET_SOURCES: readonly SecretSource[] = [
  {
    kind: 'youtube',
    fake: fakeYouTube,
    settings: { channel: 'UC0000000000000000000001' },
    account: account('UC0000000000000000000001'),
    ids: ['aBcDeFgHiJ1', 'aBcDeFgHiJ2'],
    // The owner's token is sent instead of the key where there is a refresh token.
    credential: {
      apiKey: planted('youtube apiKey'),
      ...APP,
      refreshToken: planted('youtube refreshToken'),
      ...withToken('youtube'),
    },
    token: 'accessToken',
  },
  {
    kind: 'youtube',
    name: 'youtube-by-key',
    fake: fakeYouTube,
    settings: { channel: 'UC0000000000000000000001' },
    account: account('UC0000000000000000000001'),
    ids: ['aBcDeFgHiJ1', 'aBcDeFgHiJ2'],
    credential: { apiKey: planted('youtube-by-key apiKey') },
    token: 'apiKey',
  },
  {
    kind: 'x',
    fake: fakeX,
    settings: { username: 'maplekitchen' },
    account: { ...NORTHWIND, handle: 'maplekitchen', id: '11' },
    ids: [snowflake(new Date('2026-11-23T10:00:00Z'), 1), snowflake(new Date('2026-11-23T11:00:00Z'), 2)],
    credential: {
      ...withToken('x'),
      refreshToken: planted('x refreshToken'),
      clientId: 'application',
      clientSecret: planted('x clientSecret'),
      consumerSecret: planted('x consumerSecret'),
    },
    token: 'accessToken',
  },
  {
    kind: 'twitch',
    fake: fakeTwitch,
    settings: { channel: 'maplekitchen' },
    account: { ...NORTHWIND, handle: 'maplekitchen', id: '141981764' },
    ids: numbered('230000'),
    credential: { ...TWITCH_APP, ...withToken('twitch') },
    token: 'accessToken',
  },
  ...[
    { kind: 'instagram', fake: fakeInstagram, settings: { mode: 'own', account: NORTHWIND.id }, fields: META },
    {
      kind: 'instagram_partnership_ads',
      fake: fakePartnershipAds,
      settings: { business: '900000000000001', account: NORTHWIND.id },
      fields: META,
    },
    { kind: 'facebook', fake: fakeFacebook, settings: { page: NORTHWIND.id }, fields: META },
    { kind: 'threads', fake: fakeThreads, settings: { mode: 'own' }, fields: THREADS },
  ].map(
    ({ kind, fake, settings, fields }): SecretSource => ({
      kind,
      fake,
      settings,
      account: NORTHWIND,
      ids: numbered(kind === 'facebook' ? `${NORTHWIND.id}_22000` : '1790000000000'),
      credential: meta(kind, fields),
      token: 'accessToken',
    }),
  ),
  ...[
    { kind: 'tiktok_display', fake: fakeTikTokDisplay, settings: {}, ids: numbered('744000000000000') },
    {
      kind: 'tiktok_business',
      fake: fakeTikTokBusiness,
      settings: { businessId: '5515715' },
      ids: numbered('744000000000000'),
    },
    { kind: 'pinterest', fake: fakePinterest, settings: {}, ids: numbered('81374422642079') },
    {
      kind: 'linkedin',
      fake: fakeLinkedIn,
      settings: { organization: '5515715', handle: 'maple-kitchen' },
      ids: numbered('urn:li:share:740000000000000'),
    },
  ].map(
    (one): SecretSource => ({
      ...one,
      ids: one.ids as [string, string],
      account: account('5515715'),
      credential: { ...APP, ...withToken(one.kind) },
      token: 'accessToken',
    }),
  ),
  {
    kind: 'tiktok_commercial_content',
    fake: fakeTikTokCommercialContent,
    settings: { creator: 'maple.kitchen' },
    account: account('5515715'),
    ids: numbered('744000000000000'),
    credential: { clientId: 'key', clientSecret: APP.clientSecret, ...withToken('tiktok_commercial_content') },
    token: 'accessToken',
  },
  {
    kind: 'tiktok_one',
    fake: fakeTikTokOne,
    settings: { account: '7632039214632484865' },
    account: account('5515715'),
    ids: numbered('744000000000000'),
    credential: withToken('tiktok_one'),
    token: 'accessToken',
  },
  {
    kind: 'phyllo',
    fake: fakePhyllo,
    settings: { account: 'edc2328f-0442-4df1-bea1-a40287de9d73' },
    account: account('edc2328f-0442-4df1-bea1-a40287de9d73'),
    ids: numbered('post000'),
    credential: {
      clientId: FAKE_CLIENT_ID,
      clientSecret: planted('phyllo clientSecret'),
      webhookSecret: planted('phyllo webhookSecret'),
    },
    token: 'clientSecret',
  },
  {
    kind: 'creatoriq',
    fake: fakeCreatorIq,
    settings: { campaign: '856302' },
    account: account('856302'),
    ids: numbered('post000'),
    credential: { apiKey: planted('creatoriq apiKey'), pushToken: planted('creatoriq pushToken') },
    token: 'apiKey',
  },
  {
    kind: 'webhook',
    settings: {},
    account: account('1'),
    ids: numbered('post000'),
    credential: { secret: `whsec_${planted('webhook secret')}` },
    token: 'secret',
  },
];
