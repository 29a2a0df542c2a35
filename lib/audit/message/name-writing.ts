import { nameSigns } from '../../rules/names.ts';
import { classOf, DENSE, SPACE, WORD } from '../characters.ts';
import type { Passage } from '../reading.ts';
import { rawEnd, rawStart } from '../text.ts';

/**
 * How a word is written: as a name; in small letters; as an ordinary word; at the start of a sentence, where any word has
 * a capital; as everything around it is, all small or all with capitals; or behind a definite article, where every noun
 * has a capital.
 */
export type Writing = 'name' | 'small' | 'ordinary' | 'open' | 'even' | 'definite';

/** How far a line is looked at, in characters. */
const REACH = 300;
/** Shorter words have small letters in titles too. */
const MIN_TELLING = 4;

/** A word with a capital; a tag, "I" and words that are all capitals tell nothing. */
const CAPITALISED = /(?<![#@\p{L}\p{N}_])\p{Lu}\p{Ll}/u;
/** The first letter of a script that has capitals. */
const FIRST_LETTER = /[\p{Lu}\p{Ll}]/u;
const MARKED = /^[™®©℠]/u;
/** Between a word and what opens its sentence. */
const OPENERS = '"\'-«»‹›([{¿¡*_';
/** Before a word that begins no sentence. */
const INSIDE = ',;:&+/×<>=';

/** How the word between the folded offsets is written. */
export function writingOf(passage: Passage, start: number, end: number): Writing {
  const { folded } = passage;
  const said = folded.raw.slice(rawStart(folded, start), rawEnd(folded, end));
  if (MARKED.test(folded.raw.slice(rawEnd(folded, end), rawEnd(folded, end) + 1))) return 'name';
  const first = FIRST_LETTER.exec(said)?.[0];
  if (first === undefined) return 'name';
  const before = wordBefore(folded.text, start);
  if (nameSigns.namesBehind.has(before.word) || nameSigns.namesBefore.has(wordAfter(folded.text, end))) return 'name';
  if (first === first.toLowerCase()) {
    if (nameSigns.articles.has(before.word)) return 'ordinary';
    if (before.word === 'by' && isAgent(wordBefore(folded.text, before.start).word)) return 'name';
    if (nameSigns.rareBehind.has(before.word)) return 'even';
    return passage.field !== 'transcript' && !CAPITALISED.test(folded.raw) ? 'even' : 'small';
  }
  if (nameSigns.kin.has(before.word)) return 'open';
  if (hasHump(said) || nameSigns.capitalBehind.has(before.word)) return 'name';
  if (nameSigns.capitals.has(folded.text.slice(start, end))) return 'open';
  const line = lineAt(passage, start, end);
  if (isGerman(line.text)) return germanWriting(passage, start, before.word);
  if (opensSentence(folded.text, start)) return 'open';
  if (line.capitalsTell) return 'name';
  return nameSigns.articles.has(before.word) ? 'ordinary' : 'even';
}

function isAgent(word: string): boolean {
  return word.endsWith('ed') || nameSigns.agents.has(word);
}

/** Capital and small letters in one word, as in GlowLab. */
export function hasHump(word: string): boolean {
  return /\p{Ll}\p{Lu}/u.test(word);
}

/** The word that stands directly before, with nothing but a space between; '' if none does. */
export function wordBefore(text: string, at: number): { word: string; start: number } {
  let end = at;
  while (end > 0 && classOf(text.charCodeAt(end - 1)) === SPACE) end--;
  let start = end;
  while (start > 0 && at - start < REACH && classOf(text.charCodeAt(start - 1)) === WORD) start--;
  return { word: text.slice(start, end), start };
}

export function wordAfter(text: string, at: number): string {
  let start = at;
  while (classOf(text.charCodeAt(start)) === SPACE) start++;
  let end = start;
  while (end < text.length && end - at < REACH && classOf(text.charCodeAt(end)) === WORD) end++;
  return text.slice(start, end);
}

function opensSentence(text: string, at: number): boolean {
  for (let i = at - 1; i >= 0; i--) {
    const kind = classOf(text.charCodeAt(i));
    if (kind === WORD || kind === DENSE || INSIDE.includes(text[i]!)) return false;
    if (kind !== SPACE && !OPENERS.includes(text[i]!)) return true;
  }
  return true;
}

/** The line around a word, without it; and whether words have a capital there only for a reason. */
function lineAt({ folded }: Passage, start: number, end: number): { text: string; capitalsTell: boolean } {
  const { text, raw } = folded;
  const from = Math.max(0, start - REACH, text.lastIndexOf('\n', start) + 1);
  const next = text.indexOf('\n', end);
  const to = Math.min(end + REACH, next < 0 ? text.length : next);
  const others = `${raw.slice(rawStart(folded, from), rawStart(folded, start))} ${raw.slice(rawEnd(folded, end), rawEnd(folded, to))}`;
  let small = 0;
  let capital = 0;
  for (const word of others.match(/(?<![#@\p{L}])\p{L}+/gu) ?? []) {
    if (word.length < MIN_TELLING) continue;
    if (word[0] === word[0]!.toLowerCase()) small++;
    else capital++;
  }
  return { text: text.slice(from, to), capitalsTell: small > 0 && 2 * small >= capital };
}

function isGerman(line: string): boolean {
  return line.split(/[^\p{L}]+/u).some((word) => nameSigns.germanWords.has(word));
}

/** Longer names in a script without spaces are hardly ever a word, nor part of one; in Chinese signs shorter ones. */
const MIN_DENSE = 5;
const MANY_SIGNS = /\p{Script=Han}{3}/u;
const QUOTES = '「『“"《【';

/** Whether a name in a script without spaces is meant: long, in quotation marks, or with a word beside it that goes with names. */
export function isDenseName({ folded: { text } }: Passage, start: number, end: number): boolean {
  const isQuoted = start > 0 && QUOTES.includes(text[start - 1]!);
  const isLong = end - start >= MIN_DENSE || MANY_SIGNS.test(text.slice(start, end));
  return isLong || isQuoted || nameSigns.denseSigns.some((sign) => text.startsWith(sign, end));
}

/** German writes every noun with a capital: only what stands before one tells a name. */
function germanWriting(passage: Passage, start: number, before: string): Writing {
  const { folded } = passage;
  if (nameSigns.germanMarkers.has(before)) return 'name';
  let at = start;
  for (let n = 0; n < 3; n++) {
    const { word, start: from } = wordBefore(folded.text, at);
    if (nameSigns.germanArticles.has(word)) return 'open';
    if (nameSigns.germanDefinite.has(word)) return 'definite';
    const letter = folded.raw[rawStart(folded, from)]!;
    if (word === '' || letter !== letter.toLowerCase()) break;
    at = from;
  }
  return opensSentence(folded.text, start) || before === '' || nameSigns.germanOpen.has(before) ? 'open' : 'name';
}
