import { isDenied } from './negation.ts';
import { withoutMarks } from './stems.ts';
import { LINK, MENTION, TAGGED } from './token-flags.ts';
import type { Words } from './words.ts';

/** A banned phrase without spaces, its place in the brief, and whether it had any. */
export type Part = readonly [string, number, boolean];

/** What stands for a letter. */
const LETTERS: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};
/** Units between two parts of one masked word, at most: an emoji has two. */
const MAX_BETWEEN = 2;
/** Longer runs are no words. */
const MAX_MASKED = 40;

/** Banned words that are written so as not to be found, as first and last word: "m1racle", "mir*cle", "m-i-r-a-c-l-e", "m i r a c l e". */
export function maskedParts(words: Words, parts: readonly Part[]): { phrase: number; from: number; to: number }[] {
  const { keys, starts, ends, flags, passage } = words;
  const { text } = passage.folded;
  const found: { phrase: number; from: number; to: number }[] = [];
  for (let from = 0; from + 1 < keys.length; from++) {
    let to = from;
    while (to + 1 < keys.length && ends[to + 1]! - starts[from]! <= MAX_MASKED && continues(to + 1)) to++;
    if (to === from) continue;
    const run = withoutMarks(text.slice(starts[from], ends[to]));
    for (const [word, phrase] of parts) {
      if (isMasked(run, word) && !isDenied(words, from)) found.push({ phrase, from, to });
    }
    from = to;
  }
  return found;

  function continues(n: number): boolean {
    if (((flags[n]! | flags[n - 1]!) & (LINK | MENTION | TAGGED)) !== 0) return false;
    const between = text.slice(ends[n - 1], starts[n]);
    if (between === ' ') return isLetter(n) && isLetter(n - 1);
    return between.length <= MAX_BETWEEN && !/[\s,/&+']/.test(between);
  }
  function isLetter(n: number): boolean {
    return ends[n]! - starts[n]! === 1;
  }
}

/** Whether the run reads as the word or its plural, where `*` is any letter and other signs are none. */
function isMasked(run: string, word: string): boolean {
  let at = 0;
  for (const sign of run) {
    const letter = LETTERS[sign] ?? sign;
    if (at < word.length && (letter === word[at] || sign === '*')) at++;
    else if (/[\p{L}\p{N}*]/u.test(letter) && !(at === word.length && letter === 's')) return false;
  }
  return at === word.length;
}
