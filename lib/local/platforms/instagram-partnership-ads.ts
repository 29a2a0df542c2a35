import type { FakePlatform, FakeRequest } from './fake-platform.ts';
import { fakePermalink } from './instagram.ts';
import { parseFields, select } from './meta/fields.ts';
import { edge, metaError, metaLimit, ok, refusal, renewal } from './meta/graph-api.ts';
import type { FakeAccount, FakeAnswer, FakePost, PlatformState } from './platform-state.ts';

const MOST = 50;
const USUAL = 25;

/** Partnership Ads Advertisable Content API: here whatever others than the brand post was posted for it. */
export const fakePartnershipAds: FakePlatform = {
  kind: 'instagram_partnership_ads',
  answer: (request, state) => renewal(request, state) ?? refusal(request, state) ?? route(request, state),
  rateLimited: (seconds) => metaLimit(80002, 'instagram', seconds),
};

function route({ path, query }: FakeRequest, state: PlatformState): FakeAnswer {
  const [version, id = '', name] = path.slice(1).split('/');
  if (!/^v\d+\.\d+$/.test(version!)) return metaError('parameter');
  const fields = parseFields(query.get('fields') ?? 'content_id');
  const accountId = name === undefined ? id : query.get('ig_user_id');
  const brand = [...state.accounts.values()].find((one) => one.id === accountId);
  if (brand === undefined) return metaError('noObject');
  if (name === undefined)
    return ok(select({ id, username: brand.handle, name: brand.name }, fields), 'instagram', state);
  if (name !== 'partnership-ads-advertisable-content') return metaError('noObject');
  const ids = JSON.parse(query.get('content_ids') ?? 'null') as string[] | null;
  if (ids !== null && ids.length > MOST) return metaError('parameter');
  state.onPage();
  const posts = state
    .visible()
    .filter((post) => post.account !== brand.handle && (ids === null || ids.includes(post.id)));
  const page = edge(
    posts.map((post) => content(post, state.accounts.get(post.account)!)),
    state,
    { fields, limit: query.get('limit') ?? USUAL, after: query.get('after'), paging: 'forward' },
  );
  return page === undefined ? metaError('parameter') : ok(page, 'instagram', state);
}

function content(post: FakePost, author: FakeAccount) {
  const isVideo = post.format === 'reel' || post.format === 'video';
  const types = [...(post.label === 'present' ? ['BRANDED_CONTENT'] : []), 'TAGGED'];
  return {
    content_id: post.id,
    platform: 'INSTAGRAM',
    permalink: fakePermalink(post),
    media_type: post.format === 'carousel' ? 'CAROUSEL_ALBUM' : isVideo ? 'VIDEO' : 'IMAGE',
    post_type: post.format === 'story' ? 'STORY' : post.format === 'reel' ? 'REELS' : 'FEED',
    caption: post.text,
    creation_time: post.publishedAt.slice(0, 10),
    author: { display_name: author.handle, ig_user_id: author.id },
    ...(post.label !== undefined &&
      post.label !== 'unknown' && {
        partnership_info: [{ ad_eligibility: 'AD_READY', permission_status: 'APPROVED', content_types: types }],
      }),
  };
}
