import type { FakePlatform, FakeRequest } from './fake-platform.ts';
import { type Field, parseFields, select } from './meta/fields.ts';
import { edge, metaError, metaLimit, metaTime, ok, refusal, renewal } from './meta/graph-api.ts';
import type { FakeAccount, FakeAnswer, FakePost, PlatformState } from './platform-state.ts';

const STORY_MS = 24 * 3_600_000;
const MOST_IDS = 50;

/** Instagram's Graph API by Facebook Login, and the Branded Content Library. */
export const fakeInstagram: FakePlatform = {
  kind: 'instagram',
  answer: (request, state) => renewal(request, state) ?? refusal(request, state) ?? route(request, state),
  rateLimited: (seconds) => metaLimit(80002, 'instagram', seconds),
};

/** Address of a post: its shortcode is made of its id. */
export function fakePermalink({ id, account, format }: Pick<FakePost, 'id' | 'account' | 'format'>): string {
  if (format === 'story') return `https://www.instagram.com/stories/${account}/${id}/`;
  return `https://www.instagram.com/${format === 'reel' ? 'reel' : 'p'}/C${id.slice(-10)}/`;
}

function route({ path, query }: FakeRequest, state: PlatformState): FakeAnswer {
  const [version, id = '', name] = path.slice(1).split('/');
  if (!/^v\d+\.\d+$/.test(version!)) return metaError('parameter');
  const fields = parseFields(query.get('fields') ?? '');
  if (id === 'branded_content_search') return library(query, fields, state);
  if (id === '') return byIds(query.get('ids')?.split(',') ?? [], fields, state);
  const account = [...state.accounts.values()].find((one) => one.id === id);
  if (account === undefined) return metaError('noObject');
  if (name === undefined) return describe(account, fields, state);
  if (!['media', 'stories', 'tags'].includes(name)) return metaError('noObject');
  if (name !== 'stories') state.onPage();
  const page = edge(postsOf(name, account, state, query.get('since')).map(node), state, {
    fields,
    limit: query.get('limit'),
    after: query.get('after'),
    paging: name === 'tags' ? 'cursors' : 'links',
  });
  return page === undefined ? metaError('parameter') : ok(page, 'instagram', state);
}

function postsOf(name: string, { handle }: FakeAccount, state: PlatformState, since: string | null): FakePost[] {
  if (name === 'tags') return state.visible().filter(({ tags = [] }) => tags.includes(handle));
  const isStory = name === 'stories';
  const oldest = isStory ? state.now().getTime() - STORY_MS : Number(since ?? 0) * 1000;
  return state
    .visible(handle)
    .filter(({ format, publishedAt }) => (format === 'story') === isStory && Date.parse(publishedAt) >= oldest);
}

/** An account, with what is asked of another one or of a post that mentions it. */
function describe(account: FakeAccount, fields: readonly Field[], state: PlatformState): FakeAnswer {
  const own = select(accountNode(account), fields);
  const discovery = fields.find(({ name }) => name === 'business_discovery');
  if (discovery !== undefined) {
    const other = state.accounts.get(discovery.modifiers.get('username') ?? '');
    if (other === undefined) return metaError('noUser');
    const found = discover(other, discovery.fields, state);
    return found === undefined ? metaError('parameter') : ok({ business_discovery: found, ...own }, 'instagram', state);
  }
  const mention = fields.find(({ name }) => name === 'mentioned_media');
  if (mention === undefined) return ok(own, 'instagram', state);
  const post = state.find(mention.modifiers.get('media_id') ?? '');
  if (post === undefined || !post.text.includes(`@${account.handle}`)) return metaError('noObject');
  return ok({ mentioned_media: select(node(post), mention.fields), ...own }, 'instagram', state);
}

function discover(other: FakeAccount, fields: readonly Field[], state: PlatformState): object | undefined {
  const found = select({ ...accountNode(other), media_count: state.visible(other.handle).length }, fields);
  const media = fields.find(({ name }) => name === 'media');
  if (media === undefined) return found;
  state.onPage();
  const page = edge(
    postsOf('media', other, state, null).map((post) => ({
      ...node(post),
      // The asker may not administer the account.
      caption: post.text.replace(/@(?=\w)/g, ''),
      view_count: 4_410,
    })),
    state,
    {
      fields: media.fields,
      limit: media.modifiers.get('limit') ?? null,
      after: media.modifiers.get('after') ?? null,
      paging: 'cursors',
    },
  );
  return page && { ...found, media: page };
}

function byIds(ids: readonly string[], fields: readonly Field[], state: PlatformState): FakeAnswer {
  if (ids.length === 0 || ids.length > MOST_IDS) return metaError('parameter');
  const found = ids.map((id) => state.find(id));
  if (found.some((post) => post === undefined)) return metaError('noObject');
  const entries = (found as FakePost[]).map((post) => [post.id, select(node(post), fields)]);
  return ok(Object.fromEntries(entries), 'instagram', state);
}

/** Content that is out, by or with an account, created on the days. */
function library(query: URLSearchParams, fields: readonly Field[], state: PlatformState): FakeAnswer {
  const [name, from, to] = ['ig_username', 'creation_date_min', 'creation_date_max'].map((key) => query.get(key));
  if (!name || !from || !to) return metaError('parameter');
  const posts = state
    .visible()
    .filter(({ label, account, partner }) => label === 'present' && (account === name || partner === name))
    .filter(({ publishedAt }) => publishedAt.slice(0, 10) >= from && publishedAt.slice(0, 10) <= to);
  const results = posts.map((post) => ({
    type: post.format === 'story' ? 'IG story' : post.format === 'reel' ? 'IG reel' : 'IG post',
    creation_date: post.publishedAt.slice(0, 10),
    creator: libraryAccount(post.account),
    partners: post.partner === undefined ? [] : [libraryAccount(post.partner)],
    url: fakePermalink(post),
  }));
  const page = edge(results, state, { fields, limit: query.get('limit'), after: query.get('after'), paging: 'links' });
  return page === undefined ? metaError('parameter') : ok(page, 'instagram', state);
}

const libraryAccount = (name: string) => ({ name, url: `https://www.instagram.com/${name}/` });

const accountNode = ({ id, handle, name, followers }: FakeAccount) => ({
  id,
  username: handle,
  name,
  followers_count: followers,
});

function node(post: FakePost) {
  const isVideo = post.format === 'reel' || post.format === 'video';
  return {
    id: post.id,
    caption: post.text,
    media_type: post.format === 'carousel' ? 'CAROUSEL_ALBUM' : isVideo ? 'VIDEO' : 'IMAGE',
    media_product_type: post.format === 'story' ? 'STORY' : post.format === 'reel' ? 'REELS' : 'FEED',
    permalink: fakePermalink(post),
    timestamp: metaTime(post.publishedAt),
    username: post.account,
    comments_count: 12,
    like_count: 340,
  };
}
