import type { FakePlatform, FakeRequest } from './fake-platform.ts';
import { type Field, parseFields, select } from './meta/fields.ts';
import { edge, metaError, metaLimit, metaTime, ok, refusal, renewal } from './meta/graph-api.ts';
import type { FakeAnswer, FakePost, PlatformState } from './platform-state.ts';

const MOST_IDS = 50;

/** Facebook's Pages API: a Page, its posts, and edges of several nodes at once. */
export const fakeFacebook: FakePlatform = {
  kind: 'facebook',
  answer: (request, state) => renewal(request, state) ?? refusal(request, state) ?? route(request, state),
  rateLimited: (seconds) => metaLimit(80001, 'pages', seconds),
};

function route({ path, query }: FakeRequest, state: PlatformState): FakeAnswer {
  const [version, id = '', name] = path.slice(1).split('/');
  if (!/^v\d+\.\d+$/.test(version!)) return metaError('parameter');
  const fields = parseFields(query.get('fields') ?? '');
  const ids = query.get('ids')?.split(',');
  if (ids !== undefined) return several(ids, id, fields, state);
  const page = [...state.accounts.values()].find((one) => one.id === id);
  if (page === undefined) return metaError('noObject');
  if (name === undefined) {
    const { handle, name, followers } = page;
    return ok(select({ id, name, username: handle, followers_count: followers }, fields), 'pages', state);
  }
  if (name !== 'published_posts' && name !== 'posts') return metaError('noObject');
  state.onPage();
  const since = Number(query.get('since') ?? 0) * 1000;
  const posts = state.visible(page.handle).filter(({ publishedAt }) => Date.parse(publishedAt) >= since);
  const list = edge(
    posts.map((post) => node(post, state)),
    state,
    { fields, limit: query.get('limit'), after: query.get('after'), paging: 'links' },
  );
  return list === undefined ? metaError('parameter') : ok(list, 'pages', state);
}

/** Posts by id, or the sponsors of each. One that is not there spoils the whole answer. */
function several(ids: readonly string[], name: string, fields: readonly Field[], state: PlatformState): FakeAnswer {
  if (ids.length > MOST_IDS || (name !== '' && name !== 'sponsor_tags')) return metaError('parameter');
  const posts = ids.map((id) => state.findAny(id)).map((post) => (post?.goneAs === 'deleted' ? undefined : post));
  if (posts.some((post) => post === undefined)) return metaError('noObject');
  // Whether the token may read the label of a post.
  const known = (posts as FakePost[]).filter(
    ({ label }) => name === '' || (label !== undefined && label !== 'unknown'),
  );
  const entries = known.map((post) => [
    post.id,
    name === '' ? select(node(post, state), fields) : { data: sponsors(post).map((page) => select(page, fields)) },
  ]);
  return ok(Object.fromEntries(entries), 'pages', state);
}

function sponsors({ label, partner = 'A sponsor' }: FakePost) {
  return label === 'present' ? [{ id: '330000000000003', name: partner }] : [];
}

function node(post: FakePost & { updatedAt?: string; goneAs?: string }, { accounts }: PlatformState) {
  const page = accounts.get(post.account)!;
  const isVideo = post.format === 'video' || post.format === 'reel';
  const type = isVideo ? 'video' : post.format === 'carousel' ? 'album' : post.link === undefined ? undefined : 'link';
  return {
    id: post.id,
    message: post.text,
    created_time: metaTime(post.publishedAt),
    updated_time: metaTime(post.updatedAt ?? post.publishedAt),
    permalink_url: `https://www.facebook.com/${page.id}/${post.format === 'reel' ? 'reel' : 'posts'}/${post.id.split('_')[1]}`,
    status_type: isVideo ? 'added_video' : type === undefined ? 'mobile_status_update' : 'added_photos',
    is_published: post.goneAs !== 'private',
    shares: { count: 3 },
    ...(type !== undefined && {
      attachments: {
        data: [
          {
            media_type: type,
            url: `https://l.facebook.com/l.php?u=${encodeURIComponent(post.link ?? '')}`,
            ...(post.link !== undefined && { unshimmed_url: post.link }),
          },
        ],
      },
    }),
  };
}
