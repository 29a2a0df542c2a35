import { decodeHtml } from './entities.ts';

export interface HtmlText {
  /** As it is read on the page: a line for each block, an empty line between paragraphs. */
  text: string;
  /** Where its links lead, each once, as written. */
  links: string[];
}

/** Lines that an element keeps from what is around it. */
const BREAKS: Readonly<Record<string, number>> = Object.fromEntries([
  ...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'ul', 'ol', 'table', 'figure', 'hr'].map((name) => [
    name,
    2,
  ]),
  ...[
    'div',
    'li',
    'dt',
    'dd',
    'tr',
    'section',
    'article',
    'aside',
    'header',
    'footer',
    'figcaption',
    'main',
    'nav',
  ].map((name) => [name, 1]),
]);

const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr']);

/** What is never shown. */
const UNSEEN = new Set(['template', 'noscript', 'head', 'object', 'svg', 'math']);

/** Elements whose content is no markup: it ends at their end tag alone. */
const RAW: Readonly<Record<string, RegExp>> = {
  script: /<\/script/gi,
  style: /<\/style/gi,
  iframe: /<\/iframe/gi,
  title: /<\/title/gi,
};

const HIDDEN_STYLE = /display\s*:\s*none|visibility\s*:\s*hidden/i;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/g;

/** The text of a post that is written in HTML. What its page hides is no text of it. Reads every character once. */
export function htmlText(html: string): HtmlText {
  const lines = new Lines();
  const links = new Set<string>();
  /** The element whose content is not shown, and how often it is open. */
  let hidden: { name: string; depth: number } | undefined;
  let position = 0;
  while (position < html.length) {
    const start = html.indexOf('<', position);
    if (hidden === undefined) lines.add(html.slice(position, start === -1 ? undefined : start));
    if (start === -1) break;
    const tag = tagAt(html, start);
    position = tag.end;
    if (tag.name === undefined) {
      if (tag.isText && hidden === undefined) lines.add('<');
      continue;
    }
    const { name, isClosing, text } = tag;
    const opens = !isClosing && !VOID.has(name) && !text.endsWith('/');
    if (hidden !== undefined) {
      if (name === hidden.name) hidden.depth += isClosing ? -1 : Number(opens);
      if (hidden.depth === 0) hidden = undefined;
      continue;
    }
    if (name === 'br') lines.break();
    lines.apart(BREAKS[name] ?? 0);
    if (isClosing) continue;
    if (opens && RAW[name] !== undefined) {
      position = endOfRaw(html, position, RAW[name]);
      continue;
    }
    const attributes = attributesOf(text);
    if (opens && (UNSEEN.has(name) || isHidden(attributes))) hidden = { name, depth: 1 };
    else if (name === 'a' && attributes.href) links.add(attributes.href.trim());
  }
  return { text: lines.text, links: [...links] };
}

type Tag = { end: number; isText: boolean } & ({ name: string; isClosing: boolean; text: string } | { name?: never });

/** The tag at `<`, with the end of its text: a `>` in quotes does not end it. */
function tagAt(html: string, start: number): Tag {
  if (html.startsWith('<!--', start)) return { end: after(html, '-->', start + 4), isText: false };
  const [opening, slash, name] = /^<(\/?)([a-zA-Z][a-zA-Z0-9:-]{0,63})/.exec(html.slice(start, start + 66)) ?? [];
  if (opening === undefined) {
    const isMarkup = /[!?/]/.test(html[start + 1] ?? '');
    return isMarkup ? { end: after(html, '>', start), isText: false } : { end: start + 1, isText: true };
  }
  let quote: string | undefined;
  let end = start + opening.length;
  for (; end < html.length; end++) {
    const char = html[end]!;
    if (quote !== undefined) quote = char === quote ? undefined : quote;
    else if (char === '>') break;
    else if (char === '"' || char === "'") quote = char;
  }
  const text = html.slice(start + opening.length, end);
  return { end: end + 1, isText: false, name: name!.toLowerCase(), isClosing: slash === '/', text };
}

function after(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  return at === -1 ? html.length : at + mark.length;
}

function endOfRaw(html: string, from: number, end: RegExp): number {
  end.lastIndex = from;
  return end.exec(html)?.index ?? html.length;
}

function attributesOf(text: string): Readonly<Record<string, string>> {
  const pairs = [...text.matchAll(ATTRIBUTE)].map(([, name, double, single, bare]) => {
    const value = double ?? single ?? bare ?? '';
    return [name!.toLowerCase(), decodeHtml(value)] as const;
  });
  // The first of two counts, as in browsers.
  return Object.fromEntries(pairs.reverse());
}

function isHidden({ hidden, style = '' }: Readonly<Record<string, string>>): boolean {
  return hidden !== undefined || HIDDEN_STYLE.test(style);
}

/** Collects text as a browser would lay it out: white space shrinks, blocks stand on lines of their own. */
class Lines {
  text = '';
  #breaks = 0;
  #space = false;

  add(html: string): void {
    const shrunk = decodeHtml(html.replace(/[ \t\n\r\f]+/g, ' '));
    const words = shrunk.replace(/^ | $/g, '');
    if (shrunk.startsWith(' ')) this.#space = true;
    if (words === '') return;
    if (this.text !== '') this.text += this.#breaks > 0 ? '\n'.repeat(this.#breaks) : this.#space ? ' ' : '';
    this.text += words;
    this.#breaks = 0;
    this.#space = shrunk.endsWith(' ');
  }

  break(): void {
    this.#breaks++;
  }

  apart(lines: number): void {
    this.#breaks = Math.max(this.#breaks, lines);
  }
}
