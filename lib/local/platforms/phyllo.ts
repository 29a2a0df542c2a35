import { createHmac } from 'node:crypto';
import { type FakePlatform, type FakeRequest, pageOf } from './fake-platform.ts';
import type { FakeAnswer, FakePost, PlatformState } from './platform-state.ts';

/** Largest page of a list. */
const MOST = 100;
const USUAL = 10;

/** The client id that belongs to the fake's secret, which is the token of its state. */
export const FAKE_CLIENT_ID = 'client-of-the-fake-platform';

/** Phyllo (InsightIQ) API v1: accounts and contents. The creators' platform is Instagram. */
export const fakePhyllo: FakePlatform = {
  kind: 'phyllo',
  answer: (request, state) => refusal(request, state) ?? route(request, state),
  rateLimited: (seconds) => ({
    ...failure(429, 'RATE_LIMIT_EXCEEDED', 'Too many requests.'),
    ...(seconds !== undefined && { headers: { 'retry-after': String(seconds) } }),
  }),
};

/** What Phyllo sends to a registered address: the event with the ids of the contents, and its signature. */
export function phylloPush(
  event: string,
  { accountId, items, secret }: { accountId: string; items: readonly string[]; secret: string },
) {
  const data = { account_id: accountId, user_id: uuid('user'), profile_id: uuid('profile'), items };
  const body = JSON.stringify({ event, name: event.toLowerCase().replace('.', ' '), data });
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  return { headers: { 'content-type': 'application/json', 'webhook-signatures': signature }, body };
}

function refusal({ headers }: FakeRequest, { token, access }: PlatformState): FakeAnswer | undefined {
  const expected = `Basic ${Buffer.from(`${FAKE_CLIENT_ID}:${token}`).toString('base64')}`;
  if (headers.authorization !== expected) return failure(401, 'INCORRECT_CREDENTIALS', 'The credentials are wrong.');
  return access === 'not_permitted' ? failure(403, 'PRODUCT_NOT_ENABLED', 'The product is not enabled.') : undefined;
}

function route({ path, query }: FakeRequest, state: PlatformState): FakeAnswer {
  const id = path.startsWith('/v1/accounts/') ? path.slice('/v1/accounts/'.length) : query.get('account_id');
  const account = [...state.accounts.values()].find((one) => one.id === id);
  const offset = Number(query.get('offset') ?? 0);
  if (path === '/v1/accounts') {
    const limit = Math.min(Number(query.get('limit') ?? USUAL), state.pageSize);
    const { items } = pageOf([...state.accounts.values()], offset, limit);
    return { status: 200, body: { data: items.map((one) => accountOf(one, state)), metadata: { offset, limit } } };
  }
  if (path.startsWith('/v1/accounts/')) {
    if (account === undefined) return failure(404, 'RECORD_NOT_FOUND', 'There is no such account.');
    return { status: 200, body: accountOf(account, state) };
  }
  if (path !== '/v1/social/contents') return failure(404, 'RECORD_NOT_FOUND', 'There is nothing here.');
  if (account === undefined) return failure(400, 'INVALID_FIELDS', 'account_id is unknown.');
  const asked = Number(query.get('limit') ?? USUAL);
  if (!(asked >= 1 && asked <= MOST)) return failure(400, 'INVALID_FIELDS', 'limit must be between 1 and 100.');
  state.onPage();
  const from = query.get('from_date');
  const listed = state.visible(account.handle).filter((post) => from === null || post.publishedAt >= from);
  const limit = Math.min(asked, state.pageSize);
  const { items } = pageOf(listed, offset, limit);
  const metadata = { offset, limit, from_date: from, to_date: query.get('to_date') };
  return { status: 200, body: { data: items.map((post) => contentOf(post, account)), metadata } };
}

const INSTAGRAM = {
  id: '9bb8913b-ddd9-430b-a66a-d74d846e6c66',
  name: 'Instagram',
  logo_url: 'https://cdn.example/i.png',
};

function accountOf({ id, handle }: { id: string; handle: string }, { access }: PlatformState) {
  const status = access === 'expired' ? 'SESSION_EXPIRED' : 'CONNECTED';
  const data = { engagement: { status: 'SYNCED' } };
  return { id, platform_username: handle, work_platform: INSTAGRAM, status, data };
}

function contentOf(post: FakePost & { updatedAt: string }, account: { id: string; handle: string; name: string }) {
  const hashtags = post.text.match(/#\w+/g);
  return {
    id: uuid(post.id),
    created_at: withoutZone(post.publishedAt),
    updated_at: withoutZone(post.updatedAt),
    user: { id: uuid('user'), name: account.name },
    account: { id: account.id, platform_username: account.handle },
    work_platform: INSTAGRAM,
    engagement: { like_count: 340, dislike_count: null, comment_count: 12, view_count: null, share_count: null },
    external_id: post.id,
    title: post.text,
    format: 'IMAGE',
    type: post.format ?? 'POST',
    url: `https://www.instagram.com/p/${post.id}/`,
    duration: null,
    description: post.text,
    hashtags: hashtags?.map((tag) => tag.slice(1)) ?? null,
    mentions: null,
    visibility: 'PUBLIC',
    published_at: withoutZone(post.publishedAt),
    platform_profile_id: '17841400000000001',
    platform_profile_name: account.name,
    platform: null,
    ...(post.label !== undefined &&
      post.label !== 'unknown' && {
        sponsored: { is_sponsored: post.label === 'present', tags: post.partner ?? null },
      }),
    is_owned_by_platform_user: true,
  };
}

/** Times are UTC and say so nowhere. */
const withoutZone = (instant: string) => new Date(instant).toISOString().replace('Z', '000');

function uuid(seed: string): string {
  const hex = createHmac('sha256', 'phyllo').update(seed).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function failure(status: number, code: string, message: string): FakeAnswer {
  const type = status === 429 ? 'RATE_LIMITED' : 'INVALID_REQUEST_PARAMETERS';
  const error = { type, error_code: code, message, request_id: uuid(code), http_status_code: status };
  return { status, body: { error } };
}
