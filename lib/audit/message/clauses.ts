import { CLAUSE, SENTENCE } from './tokens.ts';
import type { Words } from './words.ts';

/** First and last word of the clause in which the word at `n` stands. */
export function clauseAt(words: Words, n: number): readonly [number, number] {
  return spanAt(words, n, CLAUSE | SENTENCE);
}

/** The same of its sentence. */
export function sentenceAt(words: Words, n: number): readonly [number, number] {
  return spanAt(words, n, SENTENCE);
}

/** Longer clauses are not read to their end: hostile text must not cost more. */
const MAX_SPAN = 40;

function spanAt({ flags }: Words, n: number, ends: number): readonly [number, number] {
  let from = n;
  while (from > 0 && n - from < MAX_SPAN && (flags[from]! & ends) === 0) from--;
  let to = n;
  while (to + 1 < flags.length && to - n < MAX_SPAN && (flags[to + 1]! & ends) === 0) to++;
  return [from, to];
}
