import type { Evidence } from '../../finding.ts';
import { classOf, DENSE, isLetter, WORD } from '../characters.ts';
import { addressEnd } from '../links.ts';
import { evidenceOf, type Passage } from '../reading.ts';

/** A web address as it stands in a text. */
export interface TextLink {
  readonly passage: Passage;
  /** Folded offsets. */
  readonly start: number;
  readonly evidence: Evidence;
  readonly url: URL;
  /** Host without `www.`, in ASCII. */
  readonly host: string;
  /** The host as it reads once look-alike letters are folded. */
  readonly reads: string;
  /** Only a host, in the middle of a text: perhaps no link, but a name or two sentences without a space between. */
  readonly bare: boolean;
  /** Cut short by the platform: what stood behind cannot be known. */
  readonly truncated: boolean;
}

/** More addresses than that are not looked at: hostile text must not cost more. */
const MAX_LINKS = 200;

/** Every web address of the texts, with or without `https://`; mail addresses and handles are none. */
export function* linksIn(passages: readonly Passage[]): Generator<TextLink> {
  let left = MAX_LINKS;
  for (const passage of passages) {
    const { text } = passage.folded;
    let from = 0;
    for (let dot = text.indexOf('.'); dot >= 0 && left > 0; dot = text.indexOf('.', Math.max(dot + 1, from))) {
      if (!isLetter(text.charCodeAt(dot - 1)) || !isLetter(text.charCodeAt(dot + 1))) continue;
      const host = hostAround(text, dot, from);
      const stop = tailEnd(text, host.end);
      from = Math.max(stop, dot + 1);
      const isPart =
        host.first === host.start && ('@#/'.includes(text[host.start - 1] ?? ' ') || text[host.end] === '@');
      const link = isPart ? undefined : linkAt(passage, host, stop);
      if (link === undefined) continue;
      left--;
      yield link;
    }
  }
}

interface Host {
  /** Where the address begins, where its host does, and where that ends. */
  first: number;
  start: number;
  end: number;
}

function hostAround(text: string, dot: number, from: number): Host {
  let start = dot;
  while (start > from && isHostUnit(text.charCodeAt(start - 1))) start--;
  const scheme = SCHEME.exec(text.slice(Math.max(0, start - 8), start))?.[0] ?? '';
  // Words of a script without spaces end where an address without a scheme begins.
  for (let at = start; scheme === '' && at < dot; at++) if (classOf(text.charCodeAt(at)) === DENSE) start = at + 1;
  let end = dot + 1;
  while (end < text.length && isHostUnit(text.charCodeAt(end)) && !isGlued(text, end)) end++;
  while (text[end - 1] === '.' || text[end - 1] === '-') end--;
  return { first: start - scheme.length, start, end };
}

const SCHEME = /https?:\/\/$/;
const HYPHEN = 45;
const DOT = 46;
const UNDERSCORE = 95;

function isHostUnit(code: number): boolean {
  return code === DOT || code === HYPHEN || (code !== UNDERSCORE && isLetter(code));
}

/** Whether a word of a script without spaces follows the address here: `glowlab.comをチェック`. */
function isGlued(text: string, at: number): boolean {
  return classOf(text.charCodeAt(at)) === DENSE && classOf(text.charCodeAt(at - 1)) === WORD;
}

const TAIL_PUNCTUATION = ".,;:!?'*~";
const WWW = /^www\./;

function linkAt(passage: Passage, { first, start, end }: Host, stop: number): TextLink | undefined {
  const { text } = passage.folded;
  let last = text[first - 1] === '_' && text[stop - 1] === '_' ? stop - 1 : stop;
  while (last > end && TAIL_PUNCTUATION.includes(text[last - 1]!)) last--;
  const evidence = evidenceOf(passage, first, last);
  const address = evidence.text.replaceAll('&amp;', '&');
  const url = URL.parse(first < start ? address : `https://${address}`);
  if (url === null) return undefined;
  return {
    passage,
    start: first,
    evidence,
    url,
    host: url.hostname.replace(WWW, '').replace(/\.$/, ''),
    reads: text.slice(start, end).replace(WWW, ''),
    bare: first === start && last === end && !text.startsWith('www.', start) && passage.field !== 'links',
    truncated: last > end && text.startsWith('...', last),
  };
}

/** End of what stands behind the host: a path, parameters, a fragment. */
function tailEnd(text: string, end: number): number {
  const next = text[end] ?? ' ';
  if (!'/?#@'.includes(next) && !(next === ':' && /\d/.test(text[end + 1] ?? ''))) return end;
  const last = addressEnd(text, end);
  for (let at = end + 1; at < last; at++) {
    const code = text.charCodeAt(at);
    if (code > 127 && (!isLetter(code) || isGlued(text, at))) return at;
  }
  return last;
}
