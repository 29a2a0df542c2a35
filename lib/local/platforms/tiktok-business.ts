import type { FakePlatform, FakeRequest } from './fake-platform.ts';
import type { FakeAnswer, FakePost, PlatformState } from './platform-state.ts';
import { businessAnswer, businessLimit, businessRefusal, jsonParameter } from './tiktok/business-api.ts';
import { jsonBody } from './tiktok/open-api.ts';
import { pageBefore, picked, seconds, shareUrl } from './tiktok/videos.ts';

const MOST = 20;
const VERSION = '/open_api/v1.3';

/** TikTok API for Business v1.3, Organic API: an account’s `business_id` is its id. */
export const fakeTikTokBusiness: FakePlatform = {
  kind: 'tiktok_business',
  answer: (request, state) =>
    request.path === `${VERSION}/tt_user/oauth2/refresh_token/`
      ? renewed(request, state)
      : (businessRefusal(request, state) ?? route(request, state)),
  rateLimited: businessLimit,
};

function route({ path, query }: FakeRequest, state: PlatformState): FakeAnswer {
  if (path !== `${VERSION}/business/video/list/`) return businessAnswer({}, 40002, `Path not found: ${path}`);
  const account = [...state.accounts.values()].find(({ id }) => id === query.get('business_id'));
  if (account === undefined) return businessAnswer({}, 40002, 'business_id: invalid value.');
  const size = Number(query.get('max_count') ?? 10);
  if (size > MOST) return businessAnswer({}, 40002, 'max_count: must be at most 20.');
  const fields = jsonParameter<string[]>(query.get('fields')) ?? ['item_id'];
  if (!fields.includes('item_id')) return businessAnswer({}, 40002, 'fields: item_id is missing.');
  state.onPage();
  const ids = jsonParameter<{ video_ids?: string[] }>(query.get('filters'))?.video_ids;
  const posts = state.visible(account.handle).filter(({ id }) => ids?.includes(id) ?? true);
  const cursor = query.get('cursor');
  const page = pageBefore(posts, cursor === null ? undefined : Number(cursor), Math.min(size, state.pageSize));
  return businessAnswer({ ...page, videos: page.videos.map((post) => picked(video(post), fields)) });
}

/** `create_time` is a text here. */
function video(post: FakePost) {
  return {
    item_id: post.id,
    caption: post.text,
    create_time: String(seconds(post)),
    share_url: shareUrl(post),
    thumbnail_url: 'https://p16-sign.tiktokcdn.example/t.jpeg',
    video_views: 9120,
    likes: 312,
    comments: 18,
    shares: 7,
  };
}

function renewed(request: FakeRequest, state: PlatformState): FakeAnswer {
  const asked = jsonBody<Record<string, string>>(request);
  const isGood = asked?.client_secret === 'secret-of-the-application' && asked.refresh_token === 'refresh-token-1';
  if (!isGood || asked?.grant_type !== 'refresh_token') return businessAnswer({}, 40110, 'refresh_token is invalid.');
  state.access = 'granted';
  return businessAnswer({
    access_token: state.token,
    token_type: 'Bearer',
    expires_in: 86_400,
    refresh_token: 'refresh-token-2',
    refresh_token_expires_in: 31_536_000,
    open_id: 'open-id',
  });
}
