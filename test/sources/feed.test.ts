import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FakePlatforms } from '../../lib/local/platforms/fake-platforms.ts';
import { fakeFeed } from '../../lib/local/platforms/feed.ts';
import type { PlatformState } from '../../lib/local/platforms/platform-state.ts';
import { feed } from '../../lib/sources/feed.ts';
import type { PostSource } from '../../lib/sources/source.ts';
import { VirtualIo } from '../support/virtual-io.ts';
import { again, fetchAll, trouble } from './read-source.ts';
import { sourceContract } from './source.contract.ts';

for (const form of ['feed.xml', 'atom.xml', 'feed.json']) {
  sourceContract({
    kind: { ...feed, facts: { ...feed.facts, title: `${feed.facts.title}, ${form}` } },
    fake: fakeFeed,
    settings: { url: `https://blog.example/${form}`, creator: 'maple.kitchen' },
    textOf: ({ description }) => description,
    goesBackFar: true,
    labels: [],
    gone: { deleted: 'missing', private: 'missing' },
  });
}

describe('a blog', () => {
  let io: VirtualIo;
  let platforms: FakePlatforms;
  let state: PlatformState;
  let source: PostSource;
  beforeEach(async () => {
    io = new VirtualIo('2026-11-20T12:00:00Z');
    platforms = await FakePlatforms.start([fakeFeed], () => io.now());
    state = platforms.state('feed');
    state.open({ id: '1', handle: 'maple', name: 'Maple & Co' });
    source = open('https://blog.example/feed.xml');
  });
  afterEach(() => platforms.stop());

  const open = (url: string, creator?: string) =>
    feed.open('blog', { url, creator }, { ...io.forSource(), baseUrl: platforms.baseUrl('feed') });
  const publish = (id: string, hoursAgo = 1) =>
    state.publish({
      id,
      account: 'maple',
      publishedAt: new Date(io.now().getTime() - hoursAgo * 3_600_000).toISOString(),
      title: 'Pans & pots',
      text: 'Ad: I <3 pans & "pots"',
      link: 'https://northwind.example/?a=1&b=2',
    });
  /** Answers with this document instead. */
  const answerWith = (body: string | object, headers: Record<string, string> = {}) => {
    state.fault = () => ({ status: 200, headers: { 'content-type': 'application/xml', ...headers }, body });
  };
  const rss = (item: string) =>
    `<rss version="2.0"><channel><item><guid>1</guid><pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate>${item}</item></channel></rss>`;
  const read = async () => (await fetchAll(source, undefined)).posts[0]!;

  test.each(['feed.xml', 'atom.xml', 'feed.json'])('%s gives the post as its page shows it', async (form) => {
    publish('pans?p=1');
    const { posts, rejected } = await fetchAll(open(`https://blog.example/${form}`, 'maple.kitchen'), undefined);
    expect(rejected).toEqual([]);
    expect(posts).toEqual([
      {
        id: 'pans?p=1',
        platform: 'blog',
        format: 'article',
        url: 'https://blog.example/pans%3Fp%3D1/',
        creator: { handle: 'maple.kitchen', name: 'Maple & Co' },
        publishedAt: '2026-11-20T11:00:00.000Z',
        title: 'Pans & pots',
        description: 'Ad: I <3 pans & "pots"\n\nShop',
        links: ['https://northwind.example/?a=1&b=2'],
        platformLabel: 'unknown',
      },
    ]);
  });

  test('the creator is the host where none is named', async () => {
    publish('a');
    expect((await read()).creator.handle).toBe('blog.example');
  });

  test('an unchanged feed is not sent again, and the next change is seen', async () => {
    publish('a');
    const first = await fetchAll(source, undefined);
    const second = await fetchAll(source, first.cursor);
    expect(second).toEqual({ posts: [], rejected: [], gone: [], cursor: first.cursor });
    publish('b', 0);
    expect((await fetchAll(source, second.cursor)).posts.map(({ id }) => id)).toEqual(['b', 'a']);
  });

  test('a post that is put behind newer ones is read, as far back as a first fetch goes', async () => {
    publish('newest', 1);
    const { cursor } = await fetchAll(source, undefined);
    publish('put behind', 10 * 24);
    publish('too old', 31 * 24);
    expect((await fetchAll(source, cursor)).posts.map(({ id }) => id)).toEqual(['newest', 'put behind']);
  });

  test('Last-Modified is given back where there is no etag', async () => {
    answerWith(rss(''), { 'last-modified': 'Fri, 20 Nov 2026 10:00:00 GMT' });
    const { cursor } = await fetchAll(source, undefined);
    expect(JSON.parse(cursor!)).toMatchObject({ modified: 'Fri, 20 Nov 2026 10:00:00 GMT' });
  });

  test('a post that has fallen out of a full feed is not gone; one that it should still hold is missing', async () => {
    for (let n = 1; n <= 12; n++) publish(`p${n}`, n);
    const { cursor, posts } = await fetchAll(source, undefined);
    expect(posts).toHaveLength(10);
    state.remove('p3');
    const known = ['p3', 'p4', 'p12'].map((id) => ({
      ...posts[0]!,
      id,
      publishedAt: posts.find((post) => post.id === id)?.publishedAt ?? '2026-11-20T00:00:00Z',
    }));
    const { gone, posts: read } = await again(source, known, cursor);
    expect(gone).toEqual([{ platform: 'blog', id: 'p3', as: 'missing' }]);
    expect(read.map(({ id }) => id)).toEqual(['p4']);
  });

  test.each([
    ['Fri, 20 Nov 2026 11:30:00 +0200', '2026-11-20T09:30:00.000Z'],
    ['20 Nov 2026 09:30 EST', '2026-11-20T14:30:00.000Z'],
    ['Fri, 20 Nov 2026 09:30:00', '2026-11-20T09:30:00.000Z'],
    ['2026-11-20T09:30:00+01:00', '2026-11-20T08:30:00.000Z'],
  ])('the time %s is %s', async (written, instant) => {
    answerWith(`<rss><channel><item><guid>1</guid><pubDate>${written}</pubDate></item></channel></rss>`);
    expect((await read()).publishedAt).toBe(instant);
  });

  test('an item without a time, or without an id, is named, and the others are read', async () => {
    publish('a');
    answerWith(
      '<rss><channel><item><guid>x</guid><pubDate>soon</pubDate></item><item><title>No id</title><pubDate>20 Nov 2026 09:30 GMT</pubDate></item><item><link>https://blog.example/b</link><pubDate>20 Nov 2026 09:30 GMT</pubDate></item></channel></rss>',
    );
    const { posts, rejected } = await fetchAll(source, undefined);
    expect(posts).toMatchObject([{ id: 'https://blog.example/b', url: 'https://blog.example/b' }]);
    expect(rejected).toMatchObject([
      { at: 'x', field: 'publishedAt' },
      { at: 'No id', field: 'id' },
    ]);
  });

  test.each([
    ['RSS', rss('<description><![CDATA[<p>I love this pan [&#8230;]</p>]]></description>')],
    [
      'Atom',
      '<feed><entry><id>1</id><updated>2026-11-20T10:00:00Z</updated><summary>I love this pan</summary></entry></feed>',
    ],
    [
      'JSON',
      {
        version: 'https://jsonfeed.org/version/1',
        items: [{ id: 1, date_published: '2026-11-20T10:00:00Z', summary: 'I love this pan' }],
      },
    ],
  ])('an excerpt is told as such: %s', async (_, document) => {
    answerWith(document);
    expect((await read()).cut).toEqual(['description']);
  });

  test('a whole text is not told as cut', async () => {
    answerWith(rss('<description>I love this pan. Ad.</description>'));
    expect(await read()).not.toHaveProperty('cut');
  });

  test('an edit is told with its time', async () => {
    source = open('https://blog.example/atom.xml');
    publish('a', 5);
    io.pass(60);
    state.edit('a', { text: 'Changed' });
    expect(await read()).toMatchObject({ description: 'Changed\n\nShop', editedAt: '2026-11-20T13:00:00.000Z' });
  });

  test('a post of the time to come hides no later one', async () => {
    answerWith(rss('').replace('2026', '2099'));
    const { posts, cursor } = await fetchAll(source, undefined);
    expect(posts).toHaveLength(1);
    state.fault = () => undefined;
    publish('a');
    expect((await fetchAll(source, cursor)).posts).toMatchObject([{ id: 'a' }]);
  });

  test.each([204, 304])('an answer of %d to the first call is not taken for a feed', async (status) => {
    state.fault = () => ({ status });
    expect((await trouble(source)).problem).toBe('answer_not_understood');
  });

  test('the language is what the feed says', async () => {
    answerWith(rss('').replace('<channel>', '<channel><language>de-DE</language>'));
    expect((await read()).language).toBe('de-DE');
  });

  test.each([
    ['the header', { 'content-type': 'text/xml; charset=windows-1252' }, '<?xml version="1.0"?>'],
    ['the document', {}, '<?xml version="1.0" encoding="UTF-8"?>'],
  ])('letters are read in the encoding that %s names', async (_, headers, declaration) => {
    answerWith(declaration + rss('<title>Café</title>'), headers);
    expect((await read()).title).toBe('content-type' in headers ? 'CafÃ©' : 'Café');
  });

  test.each([
    [301, { location: 'https://elsewhere.example/feed' }, 'settings_refused', 'https://elsewhere.example/feed'],
    [404, {}, 'account_not_found', 'no feed at this address'],
    [410, {}, 'account_not_found', 'no feed at this address'],
    [403, {}, 'permission_missing', 'not public'],
  ])('%d is told with what to do', async (status, headers, problem, says) => {
    state.fault = () => ({ status, headers, body: '' });
    expect(await trouble(source)).toMatchObject({ problem, message: expect.stringContaining(says) });
  });
});
