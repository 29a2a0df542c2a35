import { XMLParser } from 'fast-xml-parser';
import { readAtom } from './atom.ts';
import type { Feed } from './feed.ts';
import { readJsonFeed } from './json-feed.ts';
import { readRss } from './rss.ts';
import { type Element, inside } from './xml.ts';

/** Elements whose inside is kept as written: in a text `&amp;` is a reference, in CDATA it is not. */
const LEAVES = [
  ...['title', 'description', 'content:encoded', 'guid', 'dc:creator', 'language', 'dc:language'],
  ...['id', 'content', 'summary', 'name'],
];

/** Entities that a document defines are never expanded, and nothing that it names is fetched. */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  maxNestedTags: 50,
  stopNodes: LEAVES.map((name) => `*.${name}`),
  isArray: (name) => name === 'item' || name === 'entry' || name === 'link',
});

/** A document that broke off would seem to hold fewer posts. Comments of caches may follow the end. */
const END = /<\/(?:rss|rdf:RDF|feed)\s*>/;

/** Reads RSS 2.0 and 1.0, Atom (RFC 4287) and JSON Feed 1.1. Undefined for what is none of them. */
export function parseFeed(text: string): Feed | undefined {
  const start = text.trimStart();
  try {
    return start.startsWith('{') ? readJsonFeed(JSON.parse(start)) : readXml(start);
  } catch {
    return undefined;
  }
}

function readXml(text: string): Feed | undefined {
  if (!END.test(text.slice(-2000))) return undefined;
  const document: Element = parser.parse(text);
  const rss = inside(document, 'rss') ?? inside(document, 'rdf:RDF');
  if (rss !== undefined) return readRss(rss);
  const atom = inside(document, 'feed');
  return atom && readAtom(atom);
}
