import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fakeLinkedIn } from '../../lib/local/platforms/linkedin.ts';
import { linkedin } from '../../lib/sources/linkedin.ts';
import { openedSource, recorded } from '../support/opened-source.ts';
import { again, fetchAll, trouble } from './read-source.ts';
import { sourceContract } from './source.contract.ts';

const id = (n: number) => `urn:li:share:74000000000000${String(n).padStart(5, '0')}`;
const settings = { organization: '5515715', handle: 'maple-kitchen' };
const account = { id: '5515715', handle: 'maple.kitchen', name: 'Maple Kitchen' };

sourceContract({
  kind: linkedin,
  fake: fakeLinkedIn,
  account,
  settings,
  credential: (accessToken) => ({ accessToken }),
  id,
  labels: [],
  expired: 'token_expired',
  notPermitted: 'permission_missing',
  tellsNoWait: true,
  gone: { deleted: 'deleted', private: 'deleted' },
});

describe('LinkedIn', () => {
  let opened: Awaited<ReturnType<typeof openedSource>>;
  beforeEach(async () => {
    opened = await openedSource({
      kind: linkedin,
      fake: fakeLinkedIn,
      settings,
      values: (accessToken) => ({ accessToken }),
    });
  });
  afterEach(() => opened.platforms.stop());

  test('a recorded page is read faithfully, as readers see it', async () => {
    const { state, source } = opened;
    state.faults.push(recorded('linkedin/own_posts_by_author_p1'), {
      status: 200,
      body: { paging: { start: 2, count: 2, links: [] }, elements: [] },
    });
    const { posts, rejected } = await fetchAll(source, undefined);
    expect(rejected).toEqual([]);
    expect(posts).toEqual([
      {
        id: 'urn:li:share:7400000000000000002',
        platform: 'linkedin',
        format: 'text',
        url: 'https://www.linkedin.com/feed/update/urn:li:share:7400000000000000002/',
        creator: { handle: 'maple-kitchen', id: 'urn:li:organization:5515715' },
        publishedAt: '2026-11-20T17:02:11.001Z',
        editedAt: '2026-11-20T18:40:00.000Z',
        caption: 'We partnered with Maple Kitchen on pan care. #sponsored',
      },
      {
        id: 'urn:li:share:7400000000000000001',
        platform: 'linkedin',
        format: 'article',
        url: 'https://www.linkedin.com/feed/update/urn:li:share:7400000000000000001/',
        creator: { handle: 'maple-kitchen', id: 'urn:li:organization:5515715' },
        publishedAt: '2026-11-18T13:15:00.001Z',
        caption: 'New range is out.',
        title: 'New range',
        links: ['https://northwind.example/range'],
      },
    ]);
  });

  test('an old post that was edited comes with the next fetch by itself', async () => {
    const { state, source, publish, io } = opened;
    publish({ id: id(1), publishedAt: '2026-11-01T10:00:00Z' });
    publish({ id: id(2) });
    const { cursor } = await fetchAll(source, undefined);
    io.pass(60);
    state.edit(id(1), { text: 'Pan test, now with #ad' });
    const { posts } = await fetchAll(source, cursor);
    expect(posts[0]).toMatchObject({
      id: id(1),
      caption: 'Pan test, now with #ad',
      publishedAt: '2026-11-01T10:00:00.000Z',
      editedAt: '2026-11-22T13:00:00.000Z',
    });
  });

  test('a draft is no post', async () => {
    const { state, source } = opened;
    const { status, body } = recorded('linkedin/own_posts_by_author_p1') as {
      status: number;
      body: { elements: object[] };
    };
    const elements = body.elements.map((element) => ({ ...element, lifecycleState: 'DRAFT' }));
    state.faults.push({ status, body: { elements } });
    expect(await fetchAll(source, undefined)).toMatchObject({ posts: [], rejected: [] });
  });

  test.each([
    [{ media: { id: 'urn:li:video:1', title: 'Pans' } }, 'video', 'Pans'],
    [{ media: { id: 'urn:li:image:1' } }, 'feed', undefined],
    [{ multiImage: { images: [] } }, 'carousel', undefined],
    [{ poll: { question: 'Which pan?' } }, 'text', undefined],
  ])('content %j has the format %s', async (content, format, title) => {
    const { state, source } = opened;
    const element = { id: id(1), author: 'urn:li:organization:1', createdAt: 1795194131000, content };
    state.faults.push({ status: 200, body: { elements: [element] } });
    const [post] = (await fetchAll(source, undefined)).posts;
    expect([post!.format, post!.title]).toEqual([format, title]);
  });

  test('a post that LinkedIn may not show is not taken for gone; one it says nothing of is missing', async () => {
    const { state, source, publish } = opened;
    for (const n of [1, 2, 3]) publish({ id: id(n) });
    const { posts } = await fetchAll(source, undefined);
    const errors = { [id(1)]: { status: 404 }, [id(2)]: { status: 403 } };
    state.faults.push({ status: 200, body: { results: {}, errors } });
    const { gone } = await again(source, posts);
    expect(new Set(gone)).toEqual(
      new Set([
        { platform: 'linkedin', id: id(1), as: 'deleted' },
        { platform: 'linkedin', id: id(3), as: 'missing' },
      ]),
    );
  });

  test('a version that is no longer served asks for an update, not for a token', async () => {
    const { state, source } = opened;
    state.fault = () => recorded('linkedin/own_error_426_version');
    expect(await trouble(source)).toMatchObject({ problem: 'version_retired', fix: expect.stringContaining('update') });
  });

  test('another version can be set', async () => {
    const { platforms, io, publish, state } = opened;
    publish({ id: id(1) });
    const open = (version: string) =>
      linkedin.open('other', { ...settings, version }, { ...io.forSource(), baseUrl: platforms.baseUrl('linkedin') });
    io.values = { accessToken: state.token };
    expect((await fetchAll(open('202610'), undefined)).posts).toHaveLength(1);
    expect((await trouble(open('202506'))).problem).toBe('version_retired');
  });

  test.each([
    ['APPLICATION', 'platform'],
    ['MEMBER', 'source'],
  ])('the daily limit of the %s lasts until midnight UTC, for the %s', async (whose, scope) => {
    const { state, source, io } = opened;
    const { status, body } = recorded('linkedin/own_error_429') as { status: number; body: { message: string } };
    const message = body.message.replace('APPLICATION', whose);
    state.fault = () => ({ status, body: { ...body, message } });
    expect(await trouble(source)).toMatchObject({
      problem: 'rate_limited',
      scope,
      notBefore: '2026-11-23T00:00:00.000Z',
    });
    expect(io.slept).toBe(0);
  });

  test('an ended token is renewed', async () => {
    const { state, source, publish, io } = opened;
    publish({ id: id(1) });
    const client = { clientId: 'application', clientSecret: 'secret-of-the-application' };
    io.values = { ...client, accessToken: 'token-of-autumn', refreshToken: 'refresh-token-1' };
    expect((await fetchAll(source, undefined)).posts).toHaveLength(1);
    expect(io.values!.accessToken).toBe(state.token);
  });
});
