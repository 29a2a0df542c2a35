import * as z from 'zod';
import type { Feed, FeedItem } from './feed.ts';

const text = z.string().optional().catch(undefined);
const author = z.object({ name: text }).optional().catch(undefined);

const item = z.object({
  id: z.coerce.string().optional(),
  url: text,
  title: text,
  content_html: text,
  content_text: text,
  summary: text,
  date_published: text,
  date_modified: text,
  authors: z.array(author).optional().catch(undefined),
  author,
  language: text,
});

const jsonFeed = z.object({
  version: z.string().regex(/^https:\/\/jsonfeed\.org\/version\/1/),
  language: text,
  authors: z.array(author).optional().catch(undefined),
  items: z.array(item.catch({})),
});

/** JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function readJsonFeed(value: unknown): Feed | undefined {
  const { data } = jsonFeed.safeParse(value);
  return data && { language: data.language, items: data.items.map(readItem) };
}

function readItem(read: z.infer<typeof item>): FeedItem {
  const html = read.content_html;
  const body = html ?? read.content_text ?? read.summary;
  return {
    id: read.id ?? read.url,
    url: read.url,
    published: read.date_published,
    updated: read.date_modified,
    title: read.title === undefined ? undefined : { text: read.title, isHtml: false },
    author: read.authors?.[0]?.name ?? read.author?.name,
    language: read.language,
    body: body === undefined ? undefined : { text: body, isHtml: html !== undefined },
    isExcerpt: html === undefined && read.content_text === undefined,
  };
}
