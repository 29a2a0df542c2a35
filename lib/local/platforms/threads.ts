import type { FakePlatform, FakeRequest } from './fake-platform.ts';
import { parseFields, select } from './meta/fields.ts';
import { edge, metaError, metaLimit, metaTime, ok, refusal, renewal } from './meta/graph-api.ts';
import type { FakeAccount, FakeAnswer, FakePost, PlatformState } from './platform-state.ts';

const LIMIT = 25;

/** Threads API: the posts of the account that gave the token (the first one that was opened), of public accounts, and single ones. */
export const fakeThreads: FakePlatform = {
  kind: 'threads',
  answer: (request, state) => renewal(request, state) ?? refusal(request, state) ?? route(request, state),
  rateLimited: (seconds) => metaLimit(80002, 'threads', seconds),
};

function route({ path, query }: FakeRequest, state: PlatformState): FakeAnswer {
  const [version, id = '', name] = path.slice(1).split('/');
  if (version !== 'v1.0') return metaError('parameter');
  const fields = parseFields(query.get('fields') ?? '');
  const [own] = state.accounts.values();
  if (id === 'profile_posts') {
    const account = state.accounts.get(query.get('username') ?? '');
    return account === undefined ? metaError('noObject') : list(account, query, state);
  }
  const isOwn = id === 'me' || id === own?.id;
  if (isOwn && name === 'threads') return list(own!, query, state);
  if (isOwn && name === undefined) {
    return ok(select({ id: own!.id, username: own!.handle, name: own!.name }, fields), 'threads', state);
  }
  const post = state.find(id);
  if (post === undefined || post.account !== own?.handle) return metaError('noObject');
  return ok(select(node(post, state), fields), 'threads', state);
}

function list(account: FakeAccount, query: URLSearchParams, state: PlatformState): FakeAnswer {
  state.onPage();
  const since = Number(query.get('since') ?? 0) * 1000;
  const posts = state.visible(account.handle).filter(({ publishedAt }) => Date.parse(publishedAt) >= since);
  const page = edge(
    posts.map((post) => node(post, state)),
    state,
    {
      fields: parseFields(query.get('fields') ?? ''),
      limit: query.get('limit') ?? LIMIT,
      after: query.get('after'),
      paging: 'links',
    },
  );
  return page === undefined ? metaError('parameter') : ok(page, 'threads', state);
}

const TYPES: Readonly<Record<string, string>> = { feed: 'IMAGE', video: 'VIDEO', carousel: 'CAROUSEL_ALBUM' };

/** Whose a post is, is told of the own ones alone. */
function node({ id, account, publishedAt, text, link, format = 'text' }: FakePost, { accounts }: PlatformState) {
  const [own] = accounts.values();
  return {
    id,
    media_product_type: 'THREADS',
    media_type: TYPES[format] ?? 'TEXT_POST',
    permalink: `https://www.threads.com/@${account}/post/D${id.slice(-8)}`,
    username: account,
    ...(own?.handle === account && { owner: { id: own.id } }),
    text,
    timestamp: metaTime(publishedAt),
    shortcode: `D${id.slice(-8)}`,
    is_quote_post: false,
    is_reply: false,
    ...(link !== undefined && { link_attachment_url: link }),
  };
}
