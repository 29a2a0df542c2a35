import { type FakePlatform, type FakeRequest, pageOf } from './fake-platform.ts';
import type { FakeAnswer, FakePost, PlatformState } from './platform-state.ts';

const ORGANIZATION = 'urn:li:organization:';

/** LinkedIn Posts API: versioned, with the headers of Rest.li 2.0. */
export const fakeLinkedIn: FakePlatform = {
  kind: 'linkedin',
  answer: (request, state) =>
    request.path === '/oauth/v2/accessToken'
      ? token(request, state)
      : (refusal(request, state) ?? route(request, state)),
  rateLimited: () =>
    failure(429, 'TOO_MANY_REQUESTS', 'Resource level throttle limit for calls to this resource is reached.'),
};

function failure(status: number, code: string, message: string, serviceErrorCode?: number): FakeAnswer {
  return { status, body: { ...(serviceErrorCode !== undefined && { serviceErrorCode }), code, message, status } };
}

function refusal({ headers }: FakeRequest, { token, access }: PlatformState): FakeAnswer | undefined {
  if (headers.authorization !== `Bearer ${token}`)
    return failure(401, 'INVALID_ACCESS_TOKEN', 'Invalid access token', 65_600);
  if (access === 'expired') return failure(401, 'EXPIRED_ACCESS_TOKEN', 'Expired access token', 65_602);
  const version = headers['linkedin-version'];
  if (version === undefined) return failure(400, 'VERSION_MISSING', 'A version must be present.');
  if (version < '202511' || version > '202611')
    return failure(426, 'NONEXISTENT_VERSION', `Requested version ${version}01 is not active`);
  if (headers['x-restli-protocol-version'] !== '2.0.0') return failure(400, 'ILLEGAL_ARGUMENT', 'Protocol version.');
  return access === 'not_permitted'
    ? failure(403, 'ACCESS_DENIED', 'Not enough permissions to access: partnerApiPosts.FINDER-author', 100)
    : undefined;
}

function token({ body }: FakeRequest, state: PlatformState): FakeAnswer {
  const form = new URLSearchParams(body);
  if (form.get('client_secret') !== 'secret-of-the-application' || form.get('refresh_token') !== 'refresh-token-1')
    return { status: 400, body: { error: 'invalid_grant', error_description: 'The refresh token is invalid.' } };
  state.access = 'granted';
  return {
    status: 200,
    body: {
      access_token: state.token,
      expires_in: 5_184_000,
      refresh_token: 'refresh-token-1',
      refresh_token_expires_in: 31_000_000,
    },
  };
}

function route(request: FakeRequest, state: PlatformState): FakeAnswer {
  const { path, headers } = request;
  if (path !== '/rest/posts') return failure(404, 'RESOURCE_NOT_FOUND', `No virtual resource found for ${path}`);
  return headers['x-restli-method'] === 'BATCH_GET' ? byIds(request, state) : byAuthor(request, state);
}

function byAuthor({ query, path }: FakeRequest, state: PlatformState): FakeAnswer {
  const author = query.get('author') ?? '';
  const account = [...state.accounts.values()].find(({ id }) => author === ORGANIZATION + id);
  if (query.get('q') !== 'author' || account === undefined)
    return failure(403, 'ACCESS_DENIED', 'Not enough permissions to access the author.', 100);
  state.onPage();
  const count = Math.min(Number(query.get('count') ?? 10), 100, state.pageSize);
  const start = Number(query.get('start') ?? 0);
  const posts = state.visible(account.handle);
  if (query.get('sortBy') === 'LAST_MODIFIED') posts.sort((a, b) => Date.parse(b.updatedAt) - Date.parse(a.updatedAt));
  const { items, next } = pageOf(posts, start, count);
  const href = `${path}?author=${encodeURIComponent(author)}&count=${count}&q=author&start=${next}`;
  return {
    status: 200,
    body: {
      paging: { start, count, links: next === undefined ? [] : [{ type: 'application/json', rel: 'next', href }] },
      elements: items.map((post) => element(post, author)),
    },
  };
}

/** Brackets and commas tell a list, and only as they are: encoded ones are part of one id. */
function byIds({ search }: FakeRequest, state: PlatformState): FakeAnswer {
  const begin = '?ids=List(';
  if (!search.startsWith(begin) || !search.endsWith(')'))
    return failure(400, 'ILLEGAL_ARGUMENT', 'Invalid query parameters passed to request.');
  const results: Record<string, object> = {};
  const statuses: Record<string, number> = {};
  const errors: Record<string, object> = {};
  for (const id of search.slice(begin.length, -1).split(',').map(decodeURIComponent)) {
    const post = state.find(id);
    statuses[id] = post === undefined ? 404 : 200;
    if (post === undefined) errors[id] = { status: 404, code: 'NOT_FOUND', message: `Not Found: ${id}` };
    else results[id] = element(post, ORGANIZATION + state.accounts.get(post.account)!.id);
  }
  return { status: 200, body: { results, statuses, errors } };
}

function element(post: FakePost & { version: number; updatedAt: string }, author: string) {
  const publishedAt = Date.parse(post.publishedAt);
  return {
    id: post.id,
    author,
    commentary: littleText(post.text),
    visibility: 'PUBLIC',
    lifecycleState: 'PUBLISHED',
    lifecycleStateInfo: { isEditedByAuthor: post.version > 1 },
    createdAt: publishedAt - 1,
    publishedAt,
    lastModifiedAt: Date.parse(post.updatedAt),
    distribution: { feedDistribution: 'MAIN_FEED', targetEntities: [], thirdPartyDistributionChannels: [] },
    isReshareDisabledByAuthor: false,
    ...(post.link !== undefined && { content: { article: { source: post.link, title: post.title } } }),
  };
}

/** Hashtags as templates, and reserved characters behind a backslash. */
function littleText(text: string): string {
  return text
    .split(/(#\w+)/)
    .map((part) =>
      part.startsWith('#') ? `{hashtag|\\#|${part.slice(1)}}` : part.replace(/[|{}@[\]()<>#\\*_~]/g, '\\$&'),
    )
    .join('');
}
