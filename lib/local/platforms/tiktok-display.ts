import type { FakePlatform, FakeRequest } from './fake-platform.ts';
import type { FakeAnswer, FakePost, PlatformState } from './platform-state.ts';
import {
  jsonBody,
  openApiAnswer,
  openApiError,
  openApiLimit,
  openApiRefusal,
  openApiToken,
} from './tiktok/open-api.ts';
import { pageBefore, picked, seconds, shareUrl } from './tiktok/videos.ts';

/** Largest page, and most ids of one query. */
const MOST = 20;
const LONGEST_TEXT = 150;

/** TikTok Display API v2: the token is that of the first account. */
export const fakeTikTokDisplay: FakePlatform = {
  kind: 'tiktok_display',
  answer: (request, state) =>
    request.path === '/v2/oauth/token/'
      ? openApiToken(request, state)
      : (openApiRefusal(request, state) ?? route(request, state)),
  rateLimited: openApiLimit,
};

interface Asked {
  cursor?: number;
  max_count?: number;
  filters?: { video_ids?: string[] };
}

function route(request: FakeRequest, state: PlatformState): FakeAnswer {
  const { method, path, query } = request;
  const fields = (query.get('fields') ?? '').split(',');
  const asked = jsonBody<Asked>(request);
  if (method !== 'POST' || asked === undefined) return openApiError(400, 'invalid_params', 'The body is no JSON.');
  if (!fields.includes('id')) return openApiError(400, 'invalid_params', 'Field id is missing.');
  const [own] = state.accounts.keys();
  if (path === '/v2/video/list/') {
    const { max_count = 10, cursor } = asked;
    if (max_count > MOST) return openApiError(400, 'invalid_params', 'Max count is out of range');
    state.onPage();
    const page = pageBefore(state.visible(own), cursor, Math.min(max_count, state.pageSize));
    return openApiAnswer({ ...page, videos: page.videos.map((post) => picked(video(post), fields)) });
  }
  if (path === '/v2/video/query/') {
    const ids = asked.filters?.video_ids ?? [];
    if (ids.length === 0 || ids.length > MOST) return openApiError(400, 'invalid_params', 'Video ids are out of range');
    const found = ids.map((id) => state.find(id)).filter((post) => post?.account === own);
    return openApiAnswer({ videos: found.map((post) => picked(video(post!), fields)) });
  }
  return openApiError(404, 'invalid_params', 'There is no such path.');
}

function video(post: FakePost) {
  const text = post.text.slice(0, LONGEST_TEXT);
  return {
    id: post.id,
    create_time: seconds(post),
    share_url: shareUrl(post),
    title: post.format === 'carousel' ? post.title : text,
    video_description: text,
    duration: 41,
    like_count: 312,
    comment_count: 18,
    share_count: 7,
    view_count: 9120,
    is_aigc: false,
  };
}
