import { SENTENCE } from './token-flags.ts';
import type { Words } from './words.ts';

/** Longer sentences are not read to their end: hostile text must not cost more. */
const MAX_SPAN = 40;

/** First and last word of the sentence in which the word at `n` stands. */
export function sentenceAt({ flags }: Words, n: number): readonly [number, number] {
  let from = n;
  while (from > 0 && n - from < MAX_SPAN && (flags[from]! & SENTENCE) === 0) from--;
  let to = n;
  while (to + 1 < flags.length && to - n < MAX_SPAN && (flags[to + 1]! & SENTENCE) === 0) to++;
  return [from, to];
}
