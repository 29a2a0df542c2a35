import { type FakePlatform, type FakeRequest, pageOf } from './fake-platform.ts';
import type { FakeAnswer, FakePost, PlatformState } from './platform-state.ts';

/** Largest page of a list, and most ids of one call. */
const MOST = 50;

/** YouTube Data API v3: channels, playlistItems and videos. */
export const fakeYouTube: FakePlatform = {
  kind: 'youtube',
  answer: (request, state) => refusal(request, state) ?? route(request, state),
  rateLimited: (seconds) => ({
    ...failure(429, 'rateLimitExceeded', 'global'),
    ...(seconds !== undefined && { headers: { 'retry-after': String(seconds) } }),
  }),
};

function refusal({ headers, query }: FakeRequest, { token, access }: PlatformState): FakeAnswer | undefined {
  const key = headers['x-goog-api-key'] ?? query.get('key') ?? headers.authorization?.replace('Bearer ', '');
  if (key === undefined) return failure(403, 'forbidden', 'global');
  if (key !== token) return failure(400, 'keyInvalid', 'usageLimits');
  if (access === 'expired') return failure(400, 'keyExpired', 'usageLimits');
  return access === 'not_permitted' ? failure(403, 'accessNotConfigured', 'usageLimits') : undefined;
}

function route({ path, query }: FakeRequest, state: PlatformState): FakeAnswer {
  if (path === '/youtube/v3/channels') {
    const account = [...state.accounts.values()].find(
      ({ id, handle }) => id === query.get('id') || `@${handle}` === query.get('forHandle'),
    );
    const items = account === undefined ? undefined : [channel(account.id)];
    return list('channel', items, {});
  }
  if (path === '/youtube/v3/playlistItems') {
    const account = [...state.accounts.values()].find(({ id }) => uploads(id) === query.get('playlistId'));
    const videos = account === undefined ? [] : state.visible(account.handle);
    if (videos.length === 0) return failure(404, 'playlistNotFound', 'youtube.playlistItem');
    state.onPage();
    const size = Math.min(state.pageSize, Number(query.get('maxResults') ?? 5), MOST);
    const { items, next } = pageOf(state.visible(account!.handle), Number(query.get('pageToken') ?? 0), size);
    return list('playlistItem', items.map(playlistItem), next === undefined ? {} : { nextPageToken: String(next) });
  }
  if (path === '/youtube/v3/videos') {
    const ids = (query.get('id') ?? '').split(',');
    if (ids.length > MOST) return failure(400, 'invalidFilters', 'youtube.video');
    const found = ids.map((id) => state.find(id)).filter((post) => post !== undefined);
    return list(
      'video',
      found.map((post) => video(post, state)),
      {},
    );
  }
  return failure(404, 'notFound', 'global');
}

const uploads = (channelId: string) => channelId.replace(/^UC/, 'UU');
const channel = (id: string) => ({
  kind: 'youtube#channel',
  id,
  contentDetails: { relatedPlaylists: { uploads: uploads(id) } },
});

function playlistItem({ id, publishedAt, title }: FakePost) {
  return {
    kind: 'youtube#playlistItem',
    snippet: { publishedAt, title, resourceId: { kind: 'youtube#video', videoId: id } },
    contentDetails: { videoId: id, videoPublishedAt: publishedAt },
    status: { privacyStatus: 'public' },
  };
}

function video(
  { id, account, publishedAt, title = '', text, label, version }: FakePost & { version: number },
  { accounts }: PlatformState,
) {
  const { id: channelId, name } = accounts.get(account)!;
  return {
    kind: 'youtube#video',
    etag: `etag-${id}-${version}`,
    id,
    snippet: { publishedAt, channelId, channelTitle: name, title, description: text },
    status: { privacyStatus: 'public', uploadStatus: 'processed' },
    contentDetails: { duration: 'PT11M4S', caption: 'true' },
    statistics: { viewCount: '10422', likeCount: '312', commentCount: '18' },
    ...(label !== undefined &&
      label !== 'unknown' && { paidProductPlacementDetails: { hasPaidProductPlacement: label === 'present' } }),
  };
}

function list(kind: string, items: object[] | undefined, more: object): FakeAnswer {
  const pageInfo = { totalResults: items?.length ?? 0, resultsPerPage: MOST };
  return {
    status: 200,
    body: { kind: `youtube#${kind}ListResponse`, etag: 'etag', ...more, pageInfo, ...(items && { items }) },
  };
}

function failure(code: number, reason: string, domain: string): FakeAnswer {
  const message = `The request failed: ${reason}.`;
  return { status: code, body: { error: { code, message, errors: [{ message, domain, reason }] } } };
}
