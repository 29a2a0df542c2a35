import { type FakePlatform, type FakeRequest, pageOf } from './fake-platform.ts';
import type { FakeAccount, FakeAnswer, Kept, PlatformState } from './platform-state.ts';

/** Largest page of a list, and most ids of one call. */
const MOST = 50;

/**
 * YouTube Data API v3: channels, playlistItems and videos; Google's tokens; and the hub of the feeds. Who calls with a token instead of
 * a key is the owner of the account that was opened first.
 */
export const fakeYouTube: FakePlatform = {
  kind: 'youtube',
  answer: (request, state) => beside(request, state) ?? refusal(request, state) ?? route(request, state),
  rateLimited: (seconds) => ({
    ...failure(429, 'rateLimitExceeded', 'global'),
    ...(seconds !== undefined && { headers: { 'retry-after': String(seconds) } }),
  }),
};

/** What stands at other addresses than the API. */
function beside({ path, method, body }: FakeRequest, state: PlatformState): FakeAnswer | undefined {
  const form = Object.fromEntries(new URLSearchParams(body));
  if (path === '/token')
    return state.access === 'expired'
      ? { status: 400, body: { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' } }
      : { status: 200, body: { access_token: state.token, expires_in: 3599, token_type: 'Bearer' } };
  if (path !== '/subscribe' || method !== 'POST') return undefined;
  if (!form['hub.callback'] || !form['hub.topic']) return { status: 400, body: 'Invalid parameter: hub.callback' };
  state.subscriptions.push(form);
  return { status: 202 };
}

function refusal({ headers, query }: FakeRequest, { token, access }: PlatformState): FakeAnswer | undefined {
  const bearer = headers.authorization?.replace('Bearer ', '');
  const key = headers['x-goog-api-key'] ?? query.get('key') ?? bearer;
  if (key === undefined) return failure(403, 'forbidden', 'global');
  if (bearer !== undefined && (bearer !== token || access === 'expired')) return failure(401, 'authError', 'global');
  if (key !== token) return failure(400, 'keyInvalid', 'usageLimits');
  if (access === 'expired') return failure(400, 'keyExpired', 'usageLimits');
  if (access === 'granted') return undefined;
  return bearer === undefined
    ? failure(403, 'accessNotConfigured', 'usageLimits')
    : failure(403, 'insufficientPermissions', 'global');
}

function route({ path, query, headers }: FakeRequest, state: PlatformState): FakeAnswer {
  const accounts = [...state.accounts.values()];
  const [owner] = headers.authorization === undefined ? [] : accounts;
  if (path === '/youtube/v3/channels') {
    if (query.has('mine') && owner === undefined) return failure(401, 'authorizationRequired', 'youtube.parameter');
    const account = accounts.find(
      ({ id, handle }) =>
        id === (query.has('mine') ? owner!.id : query.get('id')) || `@${handle}` === query.get('forHandle'),
    );
    const items = account === undefined ? undefined : [channel(account, query)];
    return list('channel', items, {});
  }
  if (path === '/youtube/v3/playlistItems') {
    const account = accounts.find(({ id }) => uploads(id) === query.get('playlistId'));
    if (account === undefined || shownOf(account, owner, state).length === 0)
      return failure(404, 'playlistNotFound', 'youtube.playlistItem');
    state.onPage();
    const size = Math.min(state.pageSize, Number(query.get('maxResults') ?? 5), MOST);
    const { items, next } = pageOf(shownOf(account, owner, state), Number(query.get('pageToken') ?? 0), size);
    return list('playlistItem', items.map(playlistItem), next === undefined ? {} : { nextPageToken: String(next) });
  }
  if (path === '/youtube/v3/videos') {
    const ids = (query.get('id') ?? '').split(',');
    if (ids.length > MOST) return failure(400, 'invalidFilters', 'youtube.video');
    const seen = [...state.visible(), ...(owner === undefined ? [] : shownOf(owner, owner, state))];
    const found = ids.map((id) => seen.find((post) => post.id === id)).filter((post) => post !== undefined);
    return list(
      'video',
      found.map((post) => video(post, query, state)),
      {},
    );
  }
  return failure(404, 'notFound', 'global');
}

/** Its owner sees private videos, too. */
function shownOf(account: FakeAccount, owner: FakeAccount | undefined, state: PlatformState): Kept[] {
  if (account !== owner) return state.visible(account.handle);
  return state
    .all()
    .filter((post) => post.account === account.handle && post.goneAs !== 'deleted')
    .sort((a, b) => Date.parse(b.publishedAt) - Date.parse(a.publishedAt));
}

const uploads = (channelId: string) => channelId.replace(/^UC/, 'UU');

function channel({ id, handle, name, followers = 0 }: FakeAccount, query: URLSearchParams) {
  return {
    kind: 'youtube#channel',
    etag: `etag-${id}`,
    id,
    ...parts(query, {
      snippet: { title: name, customUrl: `@${handle}` },
      statistics: { subscriberCount: String(followers), hiddenSubscriberCount: false },
      contentDetails: { relatedPlaylists: { likes: '', uploads: uploads(id) } },
    }),
  };
}

function playlistItem({ id, publishedAt, title, goneAs }: Kept) {
  return {
    kind: 'youtube#playlistItem',
    snippet: { publishedAt, title, resourceId: { kind: 'youtube#video', videoId: id } },
    contentDetails: { videoId: id, videoPublishedAt: publishedAt },
    status: { privacyStatus: goneAs ?? 'public' },
  };
}

function video(post: Kept, query: URLSearchParams, { accounts }: PlatformState) {
  const { id, account, publishedAt, title = '', text, label, version, goneAs, format } = post;
  const { id: channelId, name } = accounts.get(account)!;
  const isShort = format === 'short';
  const size = isShort ? { embedWidth: '405', embedHeight: '720' } : { embedWidth: '1280', embedHeight: '720' };
  const isTold = label !== undefined && label !== 'unknown';
  return {
    kind: 'youtube#video',
    etag: `etag-${id}-${version}`,
    id,
    ...parts(query, {
      snippet: { publishedAt, channelId, channelTitle: name, title, description: text },
      status: { privacyStatus: goneAs ?? 'public', uploadStatus: 'processed' },
      contentDetails: { duration: isShort ? 'PT58S' : 'PT11M4S', caption: 'true' },
      statistics: { viewCount: '10422', likeCount: '312', commentCount: '18' },
      player: { embedHtml: '<iframe></iframe>', ...(query.has('maxHeight') && size) },
      paidProductPlacementDetails: isTold ? { hasPaidProductPlacement: label === 'present' } : undefined,
    }),
  };
}

/** Those that are asked for. */
function parts(query: URLSearchParams, all: Readonly<Record<string, object | undefined>>): object {
  const asked = (query.get('part') ?? '').split(',');
  return Object.fromEntries(Object.entries(all).filter(([name, part]) => asked.includes(name) && part !== undefined));
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
