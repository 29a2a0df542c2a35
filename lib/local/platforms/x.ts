import { type FakePlatform, type FakeRequest, pageOf } from './fake-platform.ts';
import type { FakeAccount, FakeAnswer, Kept, PlatformState } from './platform-state.ts';

const PROBLEMS = 'https://api.x.com/2/problems';
const MOST = 100;
/** A text beyond this is cut, and whole in its note. */
const SHORT = 280;

/** X API v2: users by name, their posts, and posts by their ids. Every edit has an id of its own. */
export const fakeX: FakePlatform = {
  kind: 'x',
  answer(request, state) {
    const answer = refusal(request, state) ?? route(request, state);
    const reset = String(Math.floor(state.now().getTime() / 1000) + 900);
    const limits = { 'x-rate-limit-limit': '10000', 'x-rate-limit-remaining': '9999', 'x-rate-limit-reset': reset };
    return { ...answer, headers: { ...limits, ...answer.headers } };
  },
  rateLimited: (seconds, now) => ({
    status: 429,
    body: { title: 'Too Many Requests', detail: 'Too Many Requests', type: 'about:blank', status: 429 },
    ...(seconds !== undefined && {
      headers: {
        'x-rate-limit-limit': '10000',
        'x-rate-limit-remaining': '0',
        'x-rate-limit-reset': String(Math.floor(now.getTime() / 1000) + seconds),
      },
    }),
  }),
};

/** The id that X gives what is published at this time. */
export function snowflake(time: Date, sequence = 0): string {
  return String(((BigInt(time.getTime()) - 1_288_834_974_657n) << 22n) + BigInt(sequence));
}

function refusal({ path, headers }: FakeRequest, { token, access }: PlatformState): FakeAnswer | undefined {
  if (path === '/2/oauth2/token')
    return access === 'expired'
      ? { status: 400, body: { error: 'invalid_grant', error_description: 'Value passed for the token was invalid.' } }
      : { status: 200, body: { token_type: 'bearer', expires_in: 7200, access_token: token, refresh_token: 'next' } };
  if (headers.authorization !== `Bearer ${token}` || access === 'expired')
    return { status: 401, body: { title: 'Unauthorized', type: 'about:blank', status: 401, detail: 'Unauthorized' } };
  if (access === 'granted') return undefined;
  const detail = 'When authenticating requests to the X API v2 endpoints, you must use keys from an enrolled App.';
  return { status: 403, body: { title: 'Client Forbidden', detail, type: `${PROBLEMS}/client-forbidden` } };
}

function route({ path, query }: FakeRequest, state: PlatformState): FakeAnswer {
  const accounts = [...state.accounts.values()];
  const [, , kind, id, name] = path.split('/');
  if (kind === 'users' && id === 'by') {
    const username = path.split('/').at(-1)!;
    const account = accounts.find(({ handle }) => handle.toLowerCase() === username.toLowerCase());
    if (account === undefined) return { status: 200, body: { errors: [notFound('user', 'username', username)] } };
    return { status: 200, body: { data: { id: account.id, name: account.name, username: account.handle } } };
  }
  if (kind === 'users' && name === 'tweets') {
    const account = accounts.find((one) => one.id === id);
    if (account === undefined) return { status: 200, body: { errors: [notFound('user', 'id', id!)] } };
    return timeline(account, query, state);
  }
  if (kind === 'tweets' && id === undefined) return lookup((query.get('ids') ?? '').split(','), query, state);
  return { status: 404, body: { title: 'Not Found', type: 'about:blank', status: 404 } };
}

function timeline(account: FakeAccount, query: URLSearchParams, state: PlatformState): FakeAnswer {
  const size = Number(query.get('max_results') ?? 10);
  if (size < 5 || size > MOST)
    return invalid(`The \`max_results\` query parameter value [${size}] is not between 5 and 100`);
  const token = query.get('pagination_token') ?? 'p0';
  if (!/^p\d+$/.test(token)) return invalid('The `pagination_token` query parameter value is not valid');
  state.onPage();
  const from = Date.parse(query.get('start_time') ?? '2010-11-06T00:00:00Z');
  const after = BigInt(query.get('since_id') ?? 0);
  const all = state
    .visible(account.handle)
    .filter((post) => Date.parse(createdAt(post)) >= from && BigInt(idsOf(post).at(-1)!) > after)
    .sort((a, b) => (BigInt(idsOf(a).at(-1)!) < BigInt(idsOf(b).at(-1)!) ? 1 : -1));
  const { items, next } = pageOf(all, Number(token.slice(1)), Math.min(size, state.pageSize));
  if (items.length === 0) return { status: 200, body: { meta: { result_count: 0 } } };
  const data = items.map((post) => record(post, idsOf(post).at(-1)!, query, state));
  const ids = data.map(({ id }) => id);
  const meta = { result_count: data.length, newest_id: ids[0], oldest_id: ids.at(-1) };
  return { status: 200, body: { data, meta: { ...meta, ...(next !== undefined && { next_token: `p${next}` }) } } };
}

function lookup(ids: readonly string[], query: URLSearchParams, state: PlatformState): FakeAnswer {
  if (ids.length > MOST) return invalid('size must be between 1 and 100');
  const data: object[] = [];
  const errors: object[] = [];
  for (const id of ids) {
    const post = state.all().find((one) => idsOf(one).includes(id));
    if (post === undefined || post.goneAs === 'deleted') errors.push(notFound('tweet', 'ids', id));
    else if (post.goneAs === 'private') errors.push(notAuthorized(id));
    else data.push(record(post, id, query, state));
  }
  return { status: 200, body: { ...(data.length > 0 && { data }), ...(errors.length > 0 && { errors }) } };
}

/** The ids of a post's versions, the oldest first. */
function idsOf(post: Kept): string[] {
  if (post.before === undefined) return [post.id];
  return [...idsOf(post.before), snowflake(new Date(post.updatedAt), post.version)];
}

function createdAt({ updatedAt }: Kept): string {
  return updatedAt.replace(/\.\d{3}Z$/, '.000Z');
}

/** The version that has this id, with the fields that are asked for beside those that always come. */
function record(latest: Kept, id: string, query: URLSearchParams, { accounts }: PlatformState) {
  const history = idsOf(latest);
  let post = latest;
  while (idsOf(post).at(-1) !== id) post = post.before!;
  const asked = (query.get('tweet.fields') ?? query.get('post.fields') ?? '').split(',');
  const text = escaped(post.text);
  const link = { start: 0, end: 23, url: 'https://t.co/abc', expanded_url: post.link, display_url: post.link };
  const entities = post.link === undefined ? {} : { entities: { urls: [link] } };
  const fields: Record<string, object> = {
    created_at: { created_at: createdAt(post) },
    author_id: { author_id: accounts.get(post.account)!.id },
    paid_partnership: post.label === 'unknown' ? {} : { paid_partnership: post.label === 'present' },
    note_tweet: text.length > SHORT ? { note_tweet: { text, ...entities } } : {},
    entities,
    lang: { lang: 'en' },
  };
  const cut = text.length > SHORT ? `${text.slice(0, SHORT - 25)}… https://t.co/abc` : text;
  const always = { id, text: cut, edit_history_tweet_ids: history };
  return Object.assign(always, ...asked.map((name) => fields[name] ?? {})) as typeof always;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function notFound(resource_type: string, parameter: string, value: string) {
  const detail = `Could not find ${resource_type} with ${parameter}: [${value}].`;
  const about = { value, detail, title: 'Not Found Error', resource_type, parameter, resource_id: value };
  return { ...about, type: `${PROBLEMS}/resource-not-found` };
}

function notAuthorized(value: string) {
  const detail = `Sorry, you are not authorized to see the Tweet with ids: [${value}].`;
  const about = { resource_id: value, parameter: 'ids', resource_type: 'tweet', section: 'data', value };
  return { ...about, title: 'Authorization Error', detail, type: `${PROBLEMS}/not-authorized-for-resource` };
}

function invalid(message: string): FakeAnswer {
  const detail = 'One or more parameters to your request was invalid.';
  const about = { errors: [{ message }], title: 'Invalid Request', detail };
  return { status: 400, body: { ...about, type: `${PROBLEMS}/invalid-request` } };
}
