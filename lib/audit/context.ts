import { cellsOf, classOf, HASH, isLetter, NEWLINE, SPACE, WORD } from './characters.ts';
import { lettersOf } from './letters.ts';
import { firstAfter, type Hit, letteredSpan, type Passage } from './reading.ts';
import { rawEnd, rawStart } from './text.ts';

const OPENING = '([{<«»‹›+&=【［「『〔（《〈〖|/*•·"\'-~_:.!?。、…>→';
const CLOSING = ')]}>([{«»‹›+&=】］」』〕）》〉〗|/*•·"\'-~:.!?。、…,;';
/** Marks that stand inside addresses and words as often as between them: `ali.pub/x`, `ad's`. */
const JOINING = ".:-_~'";
/** Marks between the parts of a web address. */
const ADDRESS_MARKS = '/&=?+~|';
const QUOTES = '"\'«»‹›「」『』';
const OPENING_BRACKETS = '([{【［「『〔（《〈〖<';
const CLOSING_BRACKETS = ')]}】］」』〕）》〉〗>';

/** How far the scan for a separator looks over spaces and emoji. */
const REACH = 24;

/** How far back an address is looked for. */
const MAX_ADDRESS = 80;

type Side = 'edge' | 'separator' | 'tag' | 'text';

/** Whether the words stand in brackets. */
export function isBracketed({ passage, start, end }: Hit): boolean {
  const { text } = passage.folded;
  return (
    OPENING_BRACKETS.includes(text[skip(text, start - 1, -1)] ?? ' ') &&
    CLOSING_BRACKETS.includes(text[skip(text, end, 1)] ?? ' ')
  );
}

/** Whether the words stand in quotation marks amid others: they are spoken of, not used. */
export function isQuoted({ passage, start, end }: Hit): boolean {
  const { text } = passage.folded;
  const quoted = QUOTES.includes(text[start - 1] ?? ' ') && QUOTES.includes(text[end] ?? ' ');
  return quoted && letteredSpan(passage)[0] < start;
}

/** Whether the words are set apart as a label: alone on a line, at its start before a separator, in brackets, between pipes. */
export function isLabel(hit: Hit): boolean {
  hit.label ??= isSetApart(hit);
  return hit.label;
}

function isSetApart(hit: Hit): boolean {
  const before = sideBefore(hit);
  if (before === 'text' || isYear(hit)) return false;
  if (before === 'edge' && hit.brand !== undefined) return true;
  const after = sideAfter(hit);
  if (after !== 'text') return true;
  return isShouted(hit);
}

/** `AD My favourite …`, `WERBUNG Heute …`: capitals that the rest of the line does not have, or that open the text; a badge. */
function isShouted({ passage, start, end }: Hit): boolean {
  const { raw } = passage.folded;
  const word = raw.slice(rawStart(passage.folded, start), rawEnd(passage.folded, end));
  if (BADGE.test(word)) return true;
  if (word !== word.toUpperCase() || word === word.toLowerCase()) return false;
  const rest = raw.slice(rawEnd(passage.folded, end), rawEnd(passage.folded, end) + 80);
  return rest !== rest.toUpperCase() || letteredSpan(passage)[0] >= start;
}

/** `AD 79`: an era. */
function isYear({ passage, start, end }: Hit): boolean {
  const { text } = passage.folded;
  return lettersOf(text.slice(start, end)) === 'ad' && /^ \d{1,4}(?! ?[\d%])/.test(text.slice(end, end + 7));
}

/** Letters in squares: 🅰🅳. */
const BADGE = /^(?:[\u{1f130}-\u{1f189}]|\ufe0f)+$/u;

function sideBefore({ passage, start }: Hit): Side {
  const { text } = passage.folded;
  const i = skip(text, start - 1, -1);
  if (passage.mentions[firstAfter(passage.mentions, i + 1) - 1] === i + 1) return 'tag';
  if (i < 0 || classOf(text.charCodeAt(i)) === NEWLINE) return 'edge';
  if (JOINING.includes(text[i]!) && i === start - 1 && isLetter(text.charCodeAt(i - 1))) return 'text';
  if (ADDRESS_MARKS.includes(text[i]!) && i === start - 1 && isAddress(text, i)) return 'text';
  return OPENING.includes(text[i]!) || hasPicture(text, i + 1, start) ? 'separator' : 'text';
}

function sideAfter({ passage, end }: Hit): Side {
  const { text } = passage.folded;
  const i = skip(text, end, 1);
  if (i >= text.length || classOf(text.charCodeAt(i)) === NEWLINE) return 'edge';
  if (text[i] === '@' || classOf(text.charCodeAt(i)) === HASH) return 'tag';
  const joins = text[i] !== ':' && JOINING.includes(text[i]!);
  if (joins && i === end && classOf(text.charCodeAt(i + 1)) === WORD) return 'text';
  if (leadsToMention(text, i)) return 'tag';
  return CLOSING.includes(text[i]!) || hasPicture(text, end, i) ? 'separator' : 'text';
}

/** `Ad w/ @glowlab`, `Werbung mit @glowlab`: the words between a label and the partner's handle. */
const LINKS = [
  'w/',
  'with',
  'x',
  'by',
  'for',
  'mit',
  'für',
  'avec',
  'pour',
  'con',
  'com',
  'met',
  'med',
  'z',
  'voor',
  'per',
];

function leadsToMention(text: string, from: number): boolean {
  return LINKS.some(
    (link) => text.startsWith(link, from) && /^ ?@/.test(text.slice(from + link.length, from + link.length + 2)),
  );
}

/** Passes over spaces and emoji. */
function skip(text: string, from: number, by: 1 | -1): number {
  let i = from;
  for (let n = 0; n < REACH && i >= 0 && i < text.length; n++, i += by) {
    const code = text.charCodeAt(i);
    if (classOf(code) !== SPACE && !isPictorial(code)) break;
  }
  return i;
}

/** Whether the word that ends at `i` is a web address: `x.com/ad`. */
function isAddress(text: string, i: number): boolean {
  const word = text
    .slice(Math.max(0, i - MAX_ADDRESS), i)
    .split(/\s/)
    .at(-1)!;
  return word.includes('.') || word.includes(':');
}

/** `✨ Ad ✨ My serum`: people part words with emoji. */
function hasPicture(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isPictorial(text.charCodeAt(i))) return true;
  return false;
}

function isPictorial(code: number): boolean {
  return (code >= 0x2190 && code <= 0x2bff) || (code >= 0xd83c && code <= 0xdfff) || code === 0x2139 || code === 0x203c;
}

/** Whether the words open the text, though nothing sets them apart: `Werbung Heute zeige ich …`. */
export function opensText({ passage, start, end }: Hit): boolean {
  const { text } = passage.folded;
  const apart = classOf(text.charCodeAt(end)) === SPACE && text[start - 1] !== '#';
  return apart && letteredSpan(passage)[0] >= start;
}

/** Where a hit stands in its passage as its reader sees it. */
export interface Position {
  /** Screen cells up to the end of the hit; line breaks not counted. */
  cells: number;
  /** Line of the hit's end, from 0. */
  line: number;
  /** Nothing but spaces, emoji and separators before it. */
  first: boolean;
  /** Nothing but spaces, emoji and separators after it. */
  last: boolean;
}

/** What is further in, in UTF-16 units, is near the start by no rule: it is said to be this far, and not measured. */
const FAR = 20_000;

export function positionOf(hit: Hit): Position {
  hit.position ??= measured(hit);
  return hit.position;
}

function measured({ passage, start, end }: Hit): Position {
  const { raw } = passage.folded;
  const stop = rawEnd(passage.folded, end);
  const [firstLetter, lastEnd] = letteredSpan(passage);
  const ends = { first: firstLetter >= start, last: lastEnd <= end };
  if (stop > FAR) return { cells: FAR, line: FAR, ...ends };
  let cells = 0;
  let line = 0;
  for (let i = 0; i < stop; i++) {
    const code = raw.charCodeAt(i);
    if (code === 10 || code === 0x2028) line++;
    else if (!joinsEmoji(raw, i)) cells += cellsOf(code);
  }
  return { cells, line, ...ends };
}

/** A skin tone, or an emoji glued to the one before by a joiner: the two are one picture. */
function joinsEmoji(raw: string, i: number): boolean {
  const tone = raw.charCodeAt(i) === 0xd83c && raw.charCodeAt(i + 1) >= 0xdffb;
  return tone || (i > 0 && raw.charCodeAt(i - 1) === 0x200d);
}

function hasLetters(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isLetter(text.charCodeAt(i))) return true;
  return false;
}

/** Number of hashtags before the hit, counting from the start of the passage. */
export function tagIndex({ passage, start }: Hit): number {
  return firstAfter(passage.tags, start) / 2;
}

/** No rule asks for a longer run; of hostile ones no more is counted. */
const MAX_RUN = 100;

/** The run of hashtags in which a hit stands: its length and the hit's place in it, from 0. */
export function tagRun(hit: Hit): { length: number; index: number } {
  if (!hit.tag) return { length: 0, index: 0 };
  const { passage } = hit;
  const { tags } = passage;
  const own = tagIndex(hit);
  let first = own;
  let last = own;
  const from = Math.max(0, own - MAX_RUN);
  const to = Math.min(tags.length / 2 - 1, own + MAX_RUN);
  while (first > from && touches(passage, tags[first * 2 - 1]!, tags[first * 2]!)) first--;
  while (last < to && touches(passage, tags[last * 2 + 1]!, tags[last * 2 + 2]!)) last++;
  return { length: last - first + 1, index: own - first };
}

/** Two tags belong to one run when only spaces, line breaks, commas or emoji part them. */
function touches(passage: Passage, from: number, to: number): boolean {
  const { text } = passage.folded;
  if (to - from > REACH) return false;
  return !hasLetters(text, from, to);
}
