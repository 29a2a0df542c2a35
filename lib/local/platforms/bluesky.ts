import { type FakePlatform, type FakeRequest, pageOf } from './fake-platform.ts';
import type { FakeAnswer, FakePost, PlatformState } from './platform-state.ts';

const MOST_POSTS = 100;
const MOST_URIS = 25;

/** Bluesky's AppView: app.bsky.feed.getAuthorFeed and getPosts, open to everybody. */
export const fakeBluesky: FakePlatform = {
  kind: 'bluesky',
  answer: route,
  rateLimited: (seconds, now) => ({
    ...failure(429, 'RateLimitExceeded', 'Rate Limit Exceeded'),
    ...(seconds !== undefined && {
      headers: {
        'ratelimit-limit': '3000',
        'ratelimit-remaining': '0',
        'ratelimit-reset': String(Math.floor(now.getTime() / 1000) + seconds),
        'ratelimit-policy': '3000;w=300',
      },
    }),
  }),
};

function route({ path, query }: FakeRequest, state: PlatformState): FakeAnswer {
  if (path === '/xrpc/app.bsky.feed.getAuthorFeed') {
    const actor = query.get('actor');
    const account = [...state.accounts.values()].find(({ id, handle }) => id === actor || handle === actor);
    if (account === undefined) return failure(400, 'InvalidRequest', 'Profile not found');
    const limit = Number(query.get('limit') ?? 50);
    if (limit > MOST_POSTS) return failure(400, 'InvalidRequest', 'Error: limit can not be greater than 100');
    state.onPage();
    const size = Math.min(state.pageSize, limit);
    const { items, next } = pageOf(state.visible(account.handle), Number(query.get('cursor') ?? 0), size);
    return {
      status: 200,
      body: {
        feed: items.map((post) => ({ post: view(post, state) })),
        ...(next !== undefined && { cursor: String(next) }),
      },
    };
  }
  if (path === '/xrpc/app.bsky.feed.getPosts') {
    const uris = query.getAll('uris');
    if (uris.length > MOST_URIS)
      return failure(400, 'InvalidRequest', 'Error: uris must not have more than 25 elements');
    const found = uris.map((uri) => state.find(uri)).filter((post) => post !== undefined);
    return { status: 200, body: { posts: found.map((post) => view(post, state)) } };
  }
  return failure(501, 'MethodNotImplemented', 'Method Not Implemented');
}

/** Ids are the addresses of records: `at://<did>/app.bsky.feed.post/<key>`. */
function view(
  { id, account, publishedAt, text, link, version }: FakePost & { version: number },
  { accounts }: PlatformState,
) {
  const { id: did, handle, name } = accounts.get(account)!;
  const facet = (uri: string) => ({
    index: { byteStart: 0, byteEnd: 1 },
    features: [{ $type: 'app.bsky.richtext.facet#link', uri }],
  });
  return {
    uri: id,
    cid: `bafyrei-${version}`,
    author: { did, handle, displayName: name, labels: [] },
    record: {
      $type: 'app.bsky.feed.post',
      createdAt: publishedAt,
      langs: ['en'],
      text,
      ...(link !== undefined && { facets: [facet(link)] }),
    },
    replyCount: 0,
    repostCount: 1,
    likeCount: 4,
    quoteCount: 0,
    indexedAt: publishedAt,
    labels: [],
  };
}

function failure(status: number, error: string, message: string): FakeAnswer {
  return { status, body: { error, message } };
}
