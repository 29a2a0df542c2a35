import * as z from 'zod';
import type { Post } from '../../post.ts';
import { toPost } from '../files/post-record.ts';
import { isoTime } from '../http/times.ts';
import type { Rejected } from '../source.ts';
import type { Feed, FeedItem, FeedText } from './feed.ts';
import { htmlText } from './html-text.ts';

const MAX_LINKS = 200;

const RFC_822 =
  /^(?:[a-z]{3,9},?\s{1,3})?\d{1,2}\s{1,3}[a-z]{3,9}\s{1,3}\d{2,4}\s{1,3}\d{1,2}:\d{2}(?::\d{2})?\s{0,3}([a-z]{1,5}|[+-]\d{4})?$/i;

/** RFC 822 as RSS has it, without a zone read as UTC; or RFC 3339. */
const feedTime = z.union([
  isoTime,
  z.string().transform((text, context) => {
    const [whole, zone] = RFC_822.exec(text.trim()) ?? [];
    const date = new Date(whole === undefined ? Number.NaN : zone === undefined ? `${whole} GMT` : whole);
    if (!Number.isNaN(date.getTime())) return date.toISOString();
    context.addIssue({ code: 'custom', message: 'is no time' });
    return z.NEVER;
  }),
]);

/** Who writes the blog, as the deployment's campaigns name them. */
export interface Blog {
  url: URL;
  creator: string;
}

/** The posts of a feed. Each is read by itself, so that one that is broken spoils no other. */
export function postsOf(feed: Feed, blog: Blog): { posts: Post[]; rejected: Rejected[] } {
  const posts: Post[] = [];
  const rejected: Rejected[] = [];
  for (const item of feed.items) {
    const at = item.id ?? item.title?.text ?? 'an item without an id';
    const published = feedTime.safeParse(item.published);
    const result = published.success
      ? toPost(describe(item, published.data, { blog, language: feed.language }))
      : { problem: { field: 'publishedAt', message: 'is missing or is no time: have the feed give its time' } };
    if ('post' in result) posts.push(result.post);
    else rejected.push({ at, ...result.problem });
  }
  return { posts, rejected };
}

function describe(
  { id, url, updated, title, author, language, body, isExcerpt }: FeedItem,
  publishedAt: string,
  { blog, language: usual }: { blog: Blog; language: string | undefined },
) {
  const editedAt = feedTime.safeParse(updated).data;
  const { text, links } = shown(body);
  return {
    id,
    platform: 'blog',
    format: 'article',
    url: absolute(url, blog.url),
    creator: { handle: blog.creator, name: author },
    publishedAt,
    editedAt: editedAt !== undefined && Date.parse(editedAt) > Date.parse(publishedAt) ? editedAt : undefined,
    title: title && shown(title).text,
    description: text,
    ...(isExcerpt && body !== undefined && { cut: ['description'] }),
    links: [...new Set(links.map((link) => absolute(link, new URL(absolute(url, blog.url) ?? blog.url))))]
      .filter((link) => link !== undefined)
      .slice(0, MAX_LINKS),
    platformLabel: 'unknown',
    language: language ?? usual,
  };
}

function shown(body: FeedText | undefined): { text: string | undefined; links: string[] } {
  if (body === undefined) return { text: undefined, links: [] };
  return body.isHtml ? htmlText(body.text) : { text: body.text, links: [] };
}

/** Undefined for what is no address of a page. */
function absolute(href: string | undefined, base: URL): string | undefined {
  const url = href === undefined ? null : URL.parse(href, base.href);
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : undefined;
}
