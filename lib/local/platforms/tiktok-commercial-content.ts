import { type FakePlatform, type FakeRequest, pageOf } from './fake-platform.ts';
import type { FakeAnswer, FakePost, PlatformState } from './platform-state.ts';
import {
  jsonBody,
  openApiAnswer,
  openApiError,
  openApiLimit,
  openApiRefusal,
  openApiToken,
} from './tiktok/open-api.ts';
import { picked, seconds, shareUrl } from './tiktok/videos.ts';

const MOST = 50;

/** TikTok Commercial Content API: only posts that carry the label, by whole days of UTC. */
export const fakeTikTokCommercialContent: FakePlatform = {
  kind: 'tiktok_commercial_content',
  answer: (request, state) =>
    request.path === '/v2/oauth/token/'
      ? openApiToken(request, state)
      : (openApiRefusal(request, state) ?? query(request, state)),
  rateLimited: openApiLimit,
};

interface Asked {
  filters?: {
    content_published_date_range?: { min?: string; max?: string };
    creator_usernames?: string[];
  };
  max_count?: number;
  search_id?: string;
}

function query(request: FakeRequest, state: PlatformState): FakeAnswer {
  const asked = jsonBody<Asked>(request);
  const { min, max } = asked?.filters?.content_published_date_range ?? {};
  const size = asked?.max_count ?? 10;
  if (request.path !== '/v2/research/adlib/commercial_content/query/' || request.method !== 'POST')
    return openApiError(404, 'invalid_params', 'There is no such path.');
  if (min === undefined || max === undefined || min < '20221001' || min > max || size > MOST)
    return openApiError(400, 'invalid_params', 'The date range or max_count is invalid.');
  const question = JSON.stringify(asked?.filters);
  const search = asked?.search_id === undefined ? undefined : searchOf(asked.search_id);
  if (search !== undefined && search.question !== question)
    return openApiError(400, 'invalid_params', 'The search id is invalid.');
  state.onPage();
  const names = asked?.filters?.creator_usernames;
  const found = state
    .visible()
    .filter(({ label, account }) => label === 'present' && (names?.includes(account) ?? true))
    .filter(({ publishedAt }) => dayOf(publishedAt) >= min && dayOf(publishedAt) <= max);
  const { items, next } = pageOf(found, search?.offset ?? 0, Math.min(size, state.pageSize));
  const fields = (request.query.get('fields') ?? '').split(',');
  return openApiAnswer({
    commercial_contents: items.map((post) => picked(content(post), fields)),
    has_more: String(next !== undefined),
    search_id: btoa(JSON.stringify({ question, offset: next ?? 0 })),
  });
}

function searchOf(id: string): { question: string; offset: number } | undefined {
  try {
    return JSON.parse(atob(id)) as { question: string; offset: number };
  } catch {
    return { question: '', offset: 0 };
  }
}

const dayOf = (instant: string) => instant.slice(0, 10).replaceAll('-', '');

function content(post: FakePost) {
  return {
    id: `v09044g40000${post.id}`,
    create_timestamp: seconds(post),
    create_date: dayOf(post.publishedAt),
    label: 'Paid partnership',
    brand_names: post.partner === undefined ? [] : [post.partner],
    creator: { username: post.account },
    videos: [{ url: shareUrl(post).split('?')[0], cover_image_url: 'https://p16-sign.tiktokcdn.example/c.jpeg' }],
  };
}
