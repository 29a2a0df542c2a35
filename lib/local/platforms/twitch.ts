import { type FakePlatform, type FakeRequest, pageOf } from './fake-platform.ts';
import type { FakeAccount, FakeAnswer, Kept, PlatformState } from './platform-state.ts';

const MOST = 100;

/** The application that Twitch knows. */
export const TWITCH_APP = { clientId: 'client-of-the-fake-twitch', clientSecret: 'secret-of-the-fake-twitch' };

/** Twitch's Helix API and its tokens: users, streams, channels and videos. A post of format `live` is a stream under way. */
export const fakeTwitch: FakePlatform = {
  kind: 'twitch',
  answer(request, state) {
    const answer = token(request, state) ?? refusal(request, state) ?? route(request, state);
    return { ...answer, headers: { 'ratelimit-limit': '800', 'ratelimit-remaining': '799', ...answer.headers } };
  },
  rateLimited: (seconds, now) => ({
    ...failure(429, 'Too Many Requests', ''),
    ...(seconds !== undefined && {
      headers: {
        'ratelimit-remaining': '0',
        'ratelimit-reset': String(Math.floor(now.getTime() / 1000) + seconds),
      },
    }),
  }),
};

function token({ method, path, body }: FakeRequest, state: PlatformState): FakeAnswer | undefined {
  if (path !== '/oauth2/token' || method !== 'POST') return undefined;
  const form = new URLSearchParams(body);
  if (form.get('client_id') !== TWITCH_APP.clientId || state.access === 'expired')
    return { status: 400, body: { status: 400, message: 'invalid client' } };
  if (form.get('client_secret') !== TWITCH_APP.clientSecret)
    return { status: 403, body: { status: 403, message: 'invalid client secret' } };
  return { status: 200, body: { access_token: state.token, expires_in: 5_011_271, token_type: 'bearer' } };
}

function refusal({ headers }: FakeRequest, state: PlatformState): FakeAnswer | undefined {
  if (headers['client-id'] === undefined) return failure(401, 'Unauthorized', 'Client ID is missing');
  if (headers.authorization !== `Bearer ${state.token}` || state.access === 'expired')
    return failure(401, 'Unauthorized', 'Invalid OAuth token');
  if (headers['client-id'] === TWITCH_APP.clientId) return undefined;
  return failure(401, 'Unauthorized', 'Client ID and OAuth token do not match');
}

function route({ path, query }: FakeRequest, state: PlatformState): FakeAnswer {
  const accounts = [...state.accounts.values()];
  const byId = (id: string | null) => accounts.find((account) => account.id === id);
  if (path === '/helix/users') {
    const found = accounts.filter(({ handle }) => handle === query.get('login'));
    return ok(found.map(({ id, handle, name }) => ({ id, login: handle, display_name: name, type: '' })));
  }
  if (path === '/helix/streams') {
    const account = byId(query.get('user_id'));
    const live = account === undefined ? [] : state.visible(account.handle).filter(isLive);
    return ok(live.map((post) => stream(post, account!)));
  }
  if (path === '/helix/channels') {
    const account = byId(query.get('broadcaster_id'));
    return ok(account === undefined ? [] : [channel(account, state)]);
  }
  if (path === '/helix/videos') return query.has('id') ? byIds(query, state) : byUser(query, state, byId);
  return failure(404, 'Not Found', '');
}

function byIds(query: URLSearchParams, state: PlatformState): FakeAnswer {
  const ids = query.getAll('id');
  if (ids.length > MOST) return failure(400, 'Bad Request', 'The maximum number of ids is 100');
  const found = ids.map((id) => state.find(id)).filter((post) => post !== undefined && !isLive(post));
  if (found.length === 0) return failure(404, 'Not Found', 'videos not found');
  return ok(found.map((post) => video(post!, state)));
}

function byUser(
  query: URLSearchParams,
  state: PlatformState,
  byId: (id: string | null) => FakeAccount | undefined,
): FakeAnswer {
  const account = byId(query.get('user_id'));
  const after = query.get('after') ?? 'c0';
  if (!/^c\d+$/.test(after)) return failure(400, 'Bad Request', 'Invalid cursor');
  state.onPage();
  const videos = account === undefined ? [] : state.visible(account.handle).filter((post) => !isLive(post));
  const size = Math.min(Number(query.get('first') ?? 20), state.pageSize);
  const { items, next } = pageOf(videos, Number(after.slice(1)), size);
  const pagination = next === undefined ? {} : { cursor: `c${next}` };
  return { status: 200, body: { data: items.map((post) => video(post, state)), pagination } };
}

const isLive = ({ format }: Kept) => format === 'live';

function stream({ id, text, publishedAt }: Kept, { id: user_id, handle, name }: FakeAccount) {
  const user = { user_id, user_login: handle, user_name: name };
  const game = { game_id: '509667', game_name: 'Food & Drink' };
  const about = { type: 'live', title: text, viewer_count: 41, started_at: seconds(publishedAt), language: 'en' };
  return { id, ...user, ...game, ...about, tags: ['English'], is_mature: false };
}

/** The flag stays as it was set for the last stream. */
function channel({ id, handle, name }: FakeAccount, state: PlatformState) {
  const [last] = state
    .all()
    .filter((post) => post.account === handle && isLive(post))
    .sort((a, b) => Date.parse(b.publishedAt) - Date.parse(a.publishedAt));
  return {
    broadcaster_id: id,
    broadcaster_login: handle,
    broadcaster_name: name,
    broadcaster_language: 'en',
    title: last?.text ?? '',
    delay: 0,
    tags: ['English'],
    content_classification_labels: [],
    ...(last?.label !== 'unknown' && { is_branded_content: last?.label === 'present' }),
  };
}

function video({ id, account, text, publishedAt, stream: streamId }: Kept, { accounts }: PlatformState) {
  const { id: user_id, handle, name } = accounts.get(account)!;
  const published = { created_at: seconds(publishedAt), published_at: seconds(publishedAt) };
  const user = { user_id, user_login: handle, user_name: name };
  const about = { title: text, description: '', url: `https://www.twitch.tv/videos/${id}`, viewable: 'public' };
  const type = streamId === undefined ? 'upload' : 'archive';
  return { id, stream_id: streamId ?? null, ...user, ...about, ...published, view_count: 512, language: 'en', type };
}

const seconds = (instant: string) => instant.replace(/\.\d{3}Z$/, 'Z');

function ok(data: readonly object[]): FakeAnswer {
  return { status: 200, body: { data } };
}

function failure(status: number, error: string, message: string): FakeAnswer {
  return { status, body: { error, status, message } };
}
