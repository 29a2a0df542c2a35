import { type Feed, type FeedItem, goesOn } from './feed.ts';
import { all, attribute, type Element, inside, textOf } from './xml.ts';

/** RSS 2.0 (https://www.rssboard.org/rss-specification), and 1.0, whose items stand beside the channel. */
export function readRss(root: Element): Feed | undefined {
  const channel = inside(root, 'channel');
  if (channel === undefined) return undefined;
  const items = [...all(channel, 'item'), ...all(root, 'item')];
  return {
    language: textOf(channel, 'language') ?? textOf(channel, 'dc:language'),
    items: items.map((item) => readItem(Object(item) as Element)),
  };
}

function readItem(item: Element): FeedItem {
  const url = textOf(item, 'link') ?? permalink(item);
  const full = textOf(item, 'content:encoded');
  const text = full ?? textOf(item, 'description');
  return {
    id: textOf(item, 'guid') ?? attribute(item, 'rdf:about') ?? url,
    url,
    published: textOf(item, 'pubDate') ?? textOf(item, 'dc:date'),
    updated: undefined,
    // Of what kind a title is, the specification leaves open; most readers take it as HTML.
    title: html(textOf(item, 'title')),
    author: textOf(item, 'dc:creator') ?? textOf(item, 'author'),
    language: undefined,
    body: html(text),
    // `description` is a synopsis by the specification, and the whole post in many blogs.
    isExcerpt: full === undefined && text !== undefined && goesOn(text),
  };
}

const html = (text: string | undefined) => (text === undefined ? undefined : { text, isHtml: true });

/** A `guid` is the address of the post unless it says otherwise. */
function permalink(item: Element): string | undefined {
  const [guid] = all(item, 'guid');
  return attribute(guid, 'isPermaLink') === 'false' ? undefined : textOf(item, 'guid');
}
