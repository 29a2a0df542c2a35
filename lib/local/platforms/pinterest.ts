import { type FakePlatform, type FakeRequest, pageOf } from './fake-platform.ts';
import type { FakeAccount, FakeAnswer, FakePost, PlatformState } from './platform-state.ts';

const LARGEST_PAGE = 250;
const LIMIT = { 'x-ratelimit-limit': '1000, 1000;w=60;name="org_read"', 'x-ratelimit-remaining': '998' };

/** Pinterest API v5: the token is that of the first account. */
export const fakePinterest: FakePlatform = {
  kind: 'pinterest',
  answer: (request, state) =>
    request.path === '/v5/oauth/token' ? token(request, state) : (refusal(request, state) ?? route(request, state)),
  rateLimited: (seconds) => ({
    ...failure(429, 8, 'You have exceeded your rate limit. Try again later.'),
    ...(seconds !== undefined && { headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(seconds) } }),
  }),
};

function failure(status: number, code: number, message: string): FakeAnswer {
  return { status, body: { code, message } };
}

function refusal({ headers }: FakeRequest, { token, access }: PlatformState): FakeAnswer | undefined {
  if (headers.authorization !== `Bearer ${token}` || access === 'expired')
    return failure(401, 2, 'Authentication failed.');
  return access === 'not_permitted' ? failure(401, 3, 'Authorization failed.') : undefined;
}

/** The client shows itself in the Authorization header alone. */
function token({ headers, body }: FakeRequest, state: PlatformState): FakeAnswer {
  const form = new URLSearchParams(body);
  if (headers.authorization !== `Basic ${btoa('application:secret-of-the-application')}`)
    return failure(401, 2, 'Authentication failed.');
  if (form.get('grant_type') !== 'refresh_token' || form.get('refresh_token') !== 'refresh-token-1')
    return failure(400, 1, 'Invalid refresh token.');
  state.access = 'granted';
  return {
    status: 200,
    body: {
      response_type: 'refresh_token',
      access_token: state.token,
      token_type: 'bearer',
      expires_in: 2_592_000,
      scope: 'boards:read pins:read user_accounts:read',
    },
  };
}

function route({ path, query }: FakeRequest, state: PlatformState): FakeAnswer {
  const [own] = state.accounts.values();
  if (own === undefined) return failure(403, 403, 'Not authorized to access the user account.');
  if (path === '/v5/user_account') return { status: 200, headers: LIMIT, body: userAccount(own) };
  if (path === '/v5/pins') {
    const size = Number(query.get('page_size') ?? 25);
    if (size < 1 || size > LARGEST_PAGE) return failure(400, 1, 'Invalid page_size.');
    state.onPage();
    const offset = Number(atob(query.get('bookmark') ?? '') || 0);
    const { items, next } = pageOf(state.visible(own.handle), offset, Math.min(size, state.pageSize));
    const bookmark = next === undefined ? null : btoa(String(next));
    return { status: 200, headers: LIMIT, body: { items: items.map((post) => pin(post, own)), bookmark } };
  }
  const id = /^\/v5\/pins\/([^/]+)$/.exec(path)?.[1];
  const found = id === undefined ? undefined : state.find(decodeURIComponent(id));
  if (found === undefined) return failure(404, 50, 'Pin not found.');
  return { status: 200, headers: LIMIT, body: pin(found, own) };
}

function userAccount({ id, handle, name, followers = 0 }: FakeAccount) {
  return {
    account_type: 'BUSINESS',
    id,
    username: handle,
    business_name: name,
    about: '',
    website_url: '',
    profile_image: 'https://i.pinimg.com/u.jpg',
    board_count: 3,
    pin_count: 12,
    follower_count: followers,
    following_count: 2,
    monthly_views: 100,
  };
}

/** Times have no zone here; what is empty is null. */
function pin(post: FakePost, { handle }: FakeAccount) {
  return {
    id: post.id,
    created_at: new Date(post.publishedAt).toISOString().slice(0, 19),
    link: post.link ?? null,
    title: post.title ?? null,
    description: post.text || null,
    dominant_color: '#6E7874',
    alt_text: null,
    creative_type: 'REGULAR',
    board_id: '549755885175000001',
    board_section_id: null,
    board_owner: { username: handle },
    is_owner: true,
    media: { media_type: 'image', images: {} },
    parent_pin_id: null,
    is_standard: false,
    has_been_promoted: false,
    pin_metrics: null,
  };
}
