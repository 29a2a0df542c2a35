import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fakeFacebook } from '../../lib/local/platforms/facebook.ts';
import { FAKE_APP_SECRET, metaError } from '../../lib/local/platforms/meta/graph-api.ts';
import { facebook } from '../../lib/sources/facebook.ts';
import { openedSource, recorded } from '../support/opened-source.ts';
import { again, fetchAll } from './read-source.ts';

const PAGE = '110000000000001';
const FIRST = `${PAGE}_220000000000001`;
const SECOND = `${PAGE}_220000000000002`;

describe('a Facebook Page', () => {
  let opened: Awaited<ReturnType<typeof openedSource>>;
  beforeEach(async () => {
    opened = await openedSource({
      kind: facebook,
      fake: fakeFacebook,
      settings: { page: PAGE },
      values: (accessToken) => ({ accessToken, clientSecret: FAKE_APP_SECRET }),
      accountId: PAGE,
    });
  });
  afterEach(() => opened.platforms.stop());

  test('a recorded page is read as it was published; a comment’s update is no edit', async () => {
    const { state, source } = opened;
    const sponsors = { [SECOND]: { data: [{ id: '330000000000003', name: 'Northwind Pans' }] }, [FIRST]: { data: [] } };
    state.faults.push(
      { status: 200, body: { id: PAGE, name: 'Maple Kitchen', username: 'maple.kitchen' } },
      recorded('facebook/own_published_posts_p1'),
      { status: 200, body: sponsors },
      { status: 200, body: { data: [] } },
    );
    const { posts, rejected } = await fetchAll(source, undefined);
    expect(rejected).toEqual([]);
    expect(posts).toEqual([
      {
        id: SECOND,
        platform: 'facebook',
        format: 'feed',
        url: `https://www.facebook.com/${PAGE}/posts/220000000000002`,
        creator: { handle: 'maple.kitchen', id: PAGE, name: 'Maple Kitchen' },
        publishedAt: '2026-11-20T17:05:00.000Z',
        caption: 'Paid partnership with Northwind Pans. Recipe below.',
        links: [],
        platformLabel: 'present',
        labelledPartner: 'Northwind Pans',
      },
      expect.objectContaining({ id: FIRST, format: 'text', caption: 'Soup season.', platformLabel: 'absent' }),
    ]);
  });

  test('a post that the Page has hidden, or taken back, is not published by a list that shows it', async () => {
    const { state, source } = opened;
    const page = recorded('facebook/own_published_posts_p1').body as { data: object[] };
    const [second, first] = page.data;
    const data = [
      { ...second, is_hidden: true },
      { ...first, is_published: false },
    ];
    state.faults.push({ status: 200, body: { id: PAGE, name: 'Maple Kitchen' } }, { status: 200, body: { data } });
    expect(await fetchAll(source, undefined)).toMatchObject({ posts: [], rejected: [] });
  });

  test('a shared link comes with its own address, not with Facebook’s redirect', async () => {
    opened.publish({ id: FIRST, link: 'https://northwind.example/pan?utm_content=maple' });
    const { posts } = await fetchAll(opened.source, undefined);
    expect(posts[0]!.links).toEqual(['https://northwind.example/pan?utm_content=maple']);
  });

  test.each([
    ['reel', 'reel'],
    ['video', 'video'],
    ['carousel', 'carousel'],
    [undefined, 'text'],
  ])('the format %s comes as %s', async (format, told) => {
    opened.publish({ id: FIRST, ...(format && { format }) });
    const { posts } = await fetchAll(opened.source, undefined);
    expect(posts[0]!.format).toBe(told);
  });

  test.each(['permission', 'parameter', 'noObject'] as const)(
    'a label that may not be read is unknown, and the posts come: %s',
    async (error) => {
      const { state, source, publish } = opened;
      publish({ id: FIRST, label: 'present' });
      state.fault = () => (state.calls.at(-1)!.path.endsWith('sponsor_tags') ? metaError(error) : undefined);
      const { posts } = await fetchAll(source, undefined);
      expect(posts.map(({ platformLabel }) => platformLabel)).toEqual(['unknown']);
    },
  );

  test('a label that is added later is seen when the post is read again', async () => {
    const { state, source, publish } = opened;
    publish({ id: FIRST, label: 'absent' });
    const { posts } = await fetchAll(source, undefined);
    state.edit(FIRST, { label: 'present', partner: 'Northwind Pans' });
    const read = await again(source, posts);
    expect(read.posts).toMatchObject([{ platformLabel: 'present', labelledPartner: 'Northwind Pans' }]);
  });

  test('a post that is hidden from the timeline is told as private', async () => {
    const { state, source, publish } = opened;
    publish({ id: FIRST });
    const { posts } = await fetchAll(source, undefined);
    state.faults.push(
      { status: 200, body: { id: PAGE, name: 'Maple Kitchen' } },
      { status: 200, body: { [FIRST]: { id: FIRST, is_published: true, is_hidden: true } } },
    );
    expect((await again(source, posts)).gone).toEqual([{ platform: 'facebook', id: FIRST, as: 'private' }]);
  });

  const push = (values: readonly object[], field = 'feed') => {
    const changes = values.map((value) => ({ field, value }));
    const body = JSON.stringify({ object: 'page', entry: [{ id: PAGE, time: 1_795_000_000, changes }] });
    const signature = createHmac('sha256', FAKE_APP_SECRET).update(body).digest('hex');
    const headers = { 'x-hub-signature-256': `sha256=${signature}` };
    return opened.source.receive!({ method: 'POST', query: {}, headers, body });
  };
  const ref = { platform: 'facebook', id: FIRST };

  test.each([
    ['add', { gone: [], changed: [], fetch: true }],
    ['edited', { gone: [], changed: [ref], fetch: false }],
    ['edit', { gone: [], changed: [ref], fetch: false }],
    ['remove', { gone: [{ ...ref, as: 'deleted' }], changed: [], fetch: false }],
    ['hide', { gone: [{ ...ref, as: 'private' }], changed: [], fetch: false }],
    ['unhide', { gone: [], changed: [ref], fetch: false }],
  ])('the push "%s" of a post tells what happened', async (verb, told) => {
    expect(await push([{ item: 'photo', verb, post_id: FIRST }])).toEqual({ status: 200, ...told });
  });

  test.each([
    [{ item: 'comment', verb: 'remove', post_id: FIRST, comment_id: `${FIRST}_5` }],
    [{ item: 'reaction', verb: 'add', post_id: FIRST }],
    [{ item: 'post', verb: 'remove', post_id: '999_1' }],
    [{ item: 'post', verb: 'remove' }],
    ['remove'],
  ])('a push that is about no post of the Page tells nothing: %j', async (value) => {
    const nothing = { status: 200, gone: [], changed: [], fetch: false };
    expect(await push([value as object])).toEqual(nothing);
  });
});
