import type { Feed, FeedItem, FeedText } from './feed.ts';
import { all, attribute, decoded, type Element, filled, inside, rawOf, textOf } from './xml.ts';

/** Atom, RFC 4287. */
export function readAtom(feed: Element): Feed {
  return {
    language: attribute(feed, 'xml:lang'),
    items: all(feed, 'entry').map((entry) => readEntry(Object(entry) as Element)),
  };
}

function readEntry(entry: Element): FeedItem {
  const url = linkOf(entry);
  const full = construct(entry, 'content');
  return {
    id: textOf(entry, 'id') ?? url,
    url,
    published: textOf(entry, 'published') ?? textOf(entry, 'updated'),
    updated: textOf(entry, 'updated'),
    title: construct(entry, 'title'),
    author: textOf(inside(entry, 'author') ?? {}, 'name'),
    language: attribute(entry, 'xml:lang'),
    body: full ?? construct(entry, 'summary'),
    // A summary is an excerpt by section 4.2.13.
    isExcerpt: full === undefined,
  };
}

function linkOf(entry: Element): string | undefined {
  const links = all(entry, 'link');
  const link = links.find((one) => (attribute(one, 'rel') ?? 'alternate') === 'alternate') ?? links[0];
  return attribute(link, 'href');
}

/** A text construct (section 3.1): XHTML is written as elements, HTML as their text. */
function construct(entry: Element, name: string): FeedText | undefined {
  const [child] = all(entry, name);
  const type = attribute(child, 'type') ?? 'text';
  const text = filled(type === 'xhtml' ? rawOf(child) : decoded(rawOf(child)));
  return text === undefined ? undefined : { text, isHtml: type === 'html' || type === 'xhtml' || type === 'text/html' };
}
