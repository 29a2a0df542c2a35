import type { FakePlatform, FakeRequest } from './fake-platform.ts';
import type { FakeAnswer, FakePost, PlatformState } from './platform-state.ts';
import { businessAnswer, businessLimit, businessRefusal, jsonParameter } from './tiktok/business-api.ts';
import { pageBefore } from './tiktok/videos.ts';

const MOST = 10;
const VERSION = '/open_api/v1.3/tto/tcm';

/** TikTok One in the API for Business v1.3: everything that creators have published belongs to one campaign. */
export const fakeTikTokOne: FakePlatform = {
  kind: 'tiktok_one',
  answer: (request, state) => businessRefusal(request, state) ?? route(request, state),
  rateLimited: businessLimit,
};

function route({ path, query }: FakeRequest, state: PlatformState): FakeAnswer {
  if (query.get('tto_tcm_account_id') === null) return businessAnswer({}, 40002, 'tto_tcm_account_id: is missing.');
  if (path === `${VERSION}/campaign/`) {
    const campaigns = [campaign(state.visible())];
    return businessAnswer({ campaigns, page_info: { total_number: 1, page: 1, page_size: 20, total_page: 1 } });
  }
  if (path === `${VERSION}/report/`) {
    state.onPage();
    const videos = state.visible();
    const page = Number(query.get('page') ?? 1);
    const size = Math.min(Number(query.get('page_size') ?? 10), state.pageSize);
    const total_page = Math.max(1, Math.ceil(videos.length / size));
    return businessAnswer({
      campaign_id: query.get('campaign_id'),
      videos: videos.slice((page - 1) * size, page * size).map((post) => reported(post, state)),
      page_info: { total_number: videos.length, page, page_size: size, total_page },
    });
  }
  if (path === `${VERSION}/creator/public/video/list/`) {
    const handle = query.get('handle_name') ?? '';
    if (!state.accounts.has(handle)) return businessAnswer({}, 40002, 'handle_name: the creator was not found.');
    const limit = Number(query.get('limit') ?? MOST);
    if (limit > MOST) return businessAnswer({}, 40002, 'limit: must be at most 10.');
    const ids = jsonParameter<string[]>(query.get('video_ids'));
    const posts = state.visible(handle).filter(({ id }) => ids?.includes(id) ?? true);
    const cursor = query.get('cursor');
    const page = pageBefore(posts, cursor === null ? undefined : Number(cursor), Math.min(limit, state.pageSize));
    return businessAnswer({
      posts: page.videos.map((post) => video(post, state)),
      page_info: { has_more: page.has_more, cursor: page.cursor },
    });
  }
  return businessAnswer({}, 40002, `Path not found: ${path}`);
}

/** `2026-11-20 17:02:11` */
const timeOf = ({ publishedAt }: FakePost) => new Date(publishedAt).toISOString().slice(0, 19).replace('T', ' ');

function campaign(videos: readonly FakePost[]) {
  return {
    campaign_id: '7600000000000000001',
    campaign_name: 'Northwind autumn',
    campaign_type: 'CAMPAIGN',
    anchor_id: '',
    video_ids: videos.map(({ id }) => id),
    country_codes: ['DE'],
    create_time: '2026-10-20 08:38:28',
    advertiser_ids: [],
    brand_name: 'Northwind Pans',
    brand_profile_id: '7600000000000000009',
    spark_ads_requested_authorization_days: 30,
  };
}

function reported(post: FakePost, { accounts }: PlatformState) {
  return {
    video_info: { video_id: post.id, create_time: timeOf(post), embed_url: `https://www.tiktok.com/embed/${post.id}` },
    creator_info: { handle_name: post.account, display_name: accounts.get(post.account)!.name },
    video_views: 9120,
  };
}

const STATUS = { present: 'PAID_PARTNERSHIP', absent: 'NONE', unknown: 'CREATOR_EARNS_COMMISSION' } as const;

function video(post: FakePost, { accounts }: PlatformState) {
  return {
    video_id: post.id,
    display_name: accounts.get(post.account)!.name,
    caption: post.text,
    create_time: timeOf(post),
    embed_url: `https://www.tiktok.com/embed/${post.id}`,
    thumbnail_url: 'https://p16-sign.tiktokcdn.example/t.jpeg',
    likes: 312,
    comments: 18,
    shares: 7,
    favorites: 2,
    video_views: 9120,
    ...(post.label !== undefined && { collaboration_status: STATUS[post.label] }),
  };
}
