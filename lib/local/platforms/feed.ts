import { createHash } from 'node:crypto';
import type { FakePlatform } from './fake-platform.ts';
import type { FakeAnswer, FakePost, PlatformState } from './platform-state.ts';

/** Posts that a blog puts into its feed. */
const HELD = 10;

/** A blog with its feed in three forms: /feed.xml is RSS 2.0, /atom.xml Atom, /feed.json JSON Feed. Answers conditional requests. */
export const fakeFeed: FakePlatform = {
  kind: 'feed',
  answer: ({ path, headers }, state): FakeAnswer => {
    const form = FORMS[path];
    if (form === undefined) return { status: 404, body: 'Not found' };
    state.onPage();
    const body = form.write(state.visible().slice(0, HELD), state);
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
    if (headers['if-none-match'] === etag) return { status: 304, headers: { etag } };
    return { status: 200, headers: { 'content-type': form.type, etag }, body };
  },
  rateLimited: (seconds): FakeAnswer => ({
    status: 429,
    ...(seconds !== undefined && { headers: { 'retry-after': String(seconds) } }),
    body: 'Too many requests',
  }),
};

interface Form {
  type: string;
  write(posts: readonly (FakePost & { updatedAt: string })[], state: PlatformState): string;
}

const FORMS: Readonly<Record<string, Form>> = {
  '/feed.xml': {
    type: 'application/rss+xml; charset=UTF-8',
    write: (posts, { accounts }) =>
      `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>A blog</title><link>https://blog.example/</link><description>All about pans</description>
${posts.map((post) => rssItem(post, accounts.get(post.account)!.name)).join('\n')}
</channel></rss>`,
  },
  '/atom.xml': {
    type: 'application/atom+xml',
    write: (posts, { accounts }) =>
      `<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>A blog</title><id>https://blog.example/</id>
${posts.map((post) => atomEntry(post, accounts.get(post.account)!.name)).join('\n')}
</feed>`,
  },
  '/feed.json': {
    type: 'application/feed+json',
    write: (posts, { accounts }) =>
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'A blog',
        items: posts.map((post) => ({
          id: post.id,
          url: addressOf(post),
          title: post.title,
          content_html: htmlOf(post),
          date_published: post.publishedAt,
          date_modified: post.updatedAt,
          authors: [{ name: accounts.get(post.account)!.name }],
        })),
      }),
  },
};

const rssItem = (post: FakePost, author: string) => `<item>
<title>${escaped(post.title ?? '')}</title><link>${addressOf(post)}</link><dc:creator><![CDATA[${author}]]></dc:creator>
<pubDate>${new Date(post.publishedAt).toUTCString()}</pubDate><guid isPermaLink="false">${escaped(post.id)}</guid>
<description><![CDATA[${escaped(post.text.slice(0, 5))} [&#8230;]]]></description>
<content:encoded><![CDATA[${htmlOf(post)}]]></content:encoded></item>`;

const atomEntry = (post: FakePost & { updatedAt: string }, author: string) => `<entry>
<title type="text">${escaped(post.title ?? '')}</title><link rel="alternate" href="${addressOf(post)}"/>
<id>${escaped(post.id)}</id><published>${post.publishedAt}</published><updated>${post.updatedAt}</updated>
<author><name>${escaped(author)}</name></author><content type="html">${escaped(htmlOf(post))}</content></entry>`;

const addressOf = ({ id }: FakePost) => `https://blog.example/${encodeURIComponent(id)}/`;

const htmlOf = ({ text, link }: FakePost) =>
  `<p>${escaped(text)}</p>${link === undefined ? '' : `<p><a href="${escaped(link)}">Shop</a></p>`}`;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
