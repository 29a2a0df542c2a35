import { classOf, DENSE, NEWLINE, SPACE, WORD } from '../characters.ts';
import type { Lexicon } from './profanity-lexicon.ts';
import { withoutMarks } from './stems.ts';
import { LINK, MENTION } from './token-flags.ts';
import type { Words } from './words.ts';

/** Folded offsets of a word. */
export type Span = readonly [number, number];

/** Signs and digits that stand for a letter. */
const STANDS_FOR: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '€': 'e',
  '1': 'i',
  '!': 'i',
  '|': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};
/** Ends a run of letters and signs. */
const ENDS = ',;:\'’"“”„«»()[]{}/?&…\\<>=+~';
const MAX_RUN = 24;
const EMOJI_STYLE = '\ufe0f';
/** Longer runs of swear words in disguise are not read: hostile text must not cost more. */
const MAX_RUNS = 100;
/** How many letters in a row that are spelled one by one make a word. */
const MIN_SPELLED = 4;

/** Swear words with letters hidden or replaced: "f*ck", "sh!t", "f u c k", "fuuuuck". */
export function maskedWords(words: Words, lexicon: Lexicon): Span[] {
  return [...disguised(words, lexicon), ...spelledOut(words, lexicon), ...stretched(words, lexicon)];
}

function disguised({ passage, starts, ends, flags }: Words, lexicon: Lexicon): Span[] {
  const { text } = passage.folded;
  const found: Span[] = [];
  let done = 0;
  let left = MAX_RUNS;
  for (let n = 0; n < starts.length && left > 0; n++) {
    const isMention = (flags[n]! & MENTION) !== 0;
    if (!isMention && (isPlain(text, ends[n]!) || starts[n]! < done || (flags[n]! & LINK) !== 0)) continue;
    left--;
    const [start, end] = runAt(text, starts[n]!, ends[n]!);
    done = end;
    for (const [from, to] of [[start, end] as const, ...parts(text, start, end)]) {
      if (isDisguised(text.slice(from, to), lexicon)) {
        found.push([from, to]);
        break;
      }
    }
  }
  return found;
}

/** No word goes on behind: a space, a comma or the end of a sentence follows. */
function isPlain(text: string, end: number): boolean {
  const code = text.charCodeAt(end);
  if (code === 32 || code === 44 || code === 10 || Number.isNaN(code)) return true;
  if (code !== 33 && code !== 46) return ENDS.includes(text[end]!) || classOf(code) === DENSE;
  const next = text.charCodeAt(end + 1);
  return next === 32 || next === 10 || Number.isNaN(next);
}

function runAt(text: string, from: number, to: number): Span {
  let start = from;
  while (start > 0 && from - start < MAX_RUN && isInRun(text, start - 1)) start--;
  let end = to;
  while (end < text.length && end - from < MAX_RUN && isInRun(text, end)) end++;
  while (start < end && classOf(text.charCodeAt(start)) !== WORD && STANDS_FOR[text[start]!] === undefined) start++;
  while (end > start && ".!-'’_".includes(text[end - 1]!)) end--;
  return [start, end];
}

function isInRun(text: string, at: number): boolean {
  const kind = classOf(text.charCodeAt(at));
  return kind !== SPACE && kind !== NEWLINE && kind !== DENSE && !ENDS.includes(text[at]!);
}

/** "cheap-a$$" in parts. */
function parts(text: string, start: number, end: number): Span[] {
  const spans: Span[] = [];
  for (let from = start, at = start; at <= end; at++) {
    if (at < end && text[at] !== '-' && text[at] !== '#') continue;
    if (at > from && (from > start || at < end)) spans.push([from, at]);
    from = at + 1;
  }
  return spans;
}

function isDisguised(run: string, { spellings, masked }: Lexicon): boolean {
  // Letters alone are no disguise, and "A55" is a road.
  if (!/\p{L}/u.test(run) || /^(?:[\p{L}\p{M}]+|\p{L}\d\d)$/u.test(run)) return false;
  const letters = [...run].filter((sign) => sign !== EMOJI_STYLE).map((sign) => STANDS_FOR[sign] ?? sign);
  if (letters.every(isLetter)) return spellings.has(letters.join(''));
  const candidates = masked.get(`${letters.length}${withoutMarks(letters[0]!)}`) ?? [];
  return candidates.some((word) => letters.every((letter, n) => !isLetter(letter) || letter === word[n]));
}

const isLetter = (letter: string) => /^\p{L}$/u.test(letter);

/** Letters one by one: "f u c k", "f.u.c.k". */
function spelledOut({ passage, starts, ends }: Words, { spellings }: Lexicon): Span[] {
  const { text } = passage.folded;
  const found: Span[] = [];
  for (let n = 0; n < starts.length; n++) {
    if (ends[n]! - starts[n]! !== 1) continue;
    let last = n;
    let said = text[starts[n]!]!;
    while (
      last + 1 < starts.length &&
      ends[last + 1]! - starts[last + 1]! === 1 &&
      starts[last + 1]! - ends[last]! === 1
    ) {
      last++;
      said += text[starts[last]!];
    }
    if (said.length >= MIN_SPELLED && spellings.has(said)) found.push([starts[n]!, ends[last]!]);
    n = last;
  }
  return found;
}

/** With a letter drawn out: "fuuuuck", "shiiit". */
function stretched({ passage, starts, ends }: Words, { spellings }: Lexicon): Span[] {
  const { text } = passage.folded;
  const found: Span[] = [];
  for (let n = 0, at = 2; n < starts.length; n++) {
    const end = ends[n]!;
    if (end - starts[n]! > MAX_RUN) continue;
    at = Math.max(at, starts[n]! + 2);
    while (at < end && !(text[at] === text[at - 1] && text[at] === text[at - 2])) at++;
    if (at >= end) continue;
    const word = text.slice(starts[n]!, end);
    if (spellings.has(word.replace(/(.)\1+/gu, '$1')) || spellings.has(word.replace(/(.)\1{2,}/gu, '$1$1'))) {
      found.push([starts[n]!, end]);
    }
  }
  return found;
}
