import { DamerauLevenshteinDistance, JaroWinklerDistance } from 'natural/lib/natural/distance/index.js';

/**
 * How one word departs from another: letters turned round, one letter twice or once, a digit that looks like its letter;
 * a letter too few, too many or another; letters at its end only; two such slips in a long word.
 */
export type Slip = 'swapped' | 'doubled' | 'alike' | 'lost' | 'added' | 'other' | 'longer' | 'two';

/** Slips that fingers make, and that other words are hardly ever apart by. */
export const isTypical = (slip: Slip): boolean => slip === 'swapped' || slip === 'doubled' || slip === 'alike';

/** Longer words are not compared: the comparison takes the product of both lengths. */
const MAX_COMPARED = 64;
/** Letters from which on a word may have two slips, and how alike it must be then. */
const MIN_TWO = 8;
const ALIKE = 0.9;
/** The part of a word that agrees at both ends, if two slips are in it: a third. */
const MIN_AGREEING = 3;

const LOOK_ALIKES = ['0o', '1l', '1i', '3e', '4a', '5s', '8b'];

/** What is wrong with `said` if it is meant to be `wanted`; undefined where it is the same, or another word. */
export function slipOf(said: string, wanted: string): Slip | undefined {
  const [short, long] = [Math.min(said.length, wanted.length), Math.max(said.length, wanted.length)];
  if (said === wanted || long - short > 2 || long > MAX_COMPARED) return undefined;
  let start = 0;
  while (start < short && said[start] === wanted[start]) start++;
  let end = 0;
  while (end < short - start && said[said.length - 1 - end] === wanted[wanted.length - 1 - end]) end++;
  // Most words are others altogether.
  const most = said[0] === wanted[0] && wanted.length >= MIN_TWO && start + end >= long / MIN_AGREEING ? long : 2;
  if (long - start - end > most) return undefined;
  const [left, right] = [said.slice(start, said.length - end), wanted.slice(start, wanted.length - end)];
  if (left.length <= 1 && right.length <= 1) return oneLetter(said, wanted, start, left, right);
  if (left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]) return 'swapped';
  return start + end >= long / MIN_AGREEING && hasTwo(said, wanted, left, right) ? 'two' : undefined;
}

function oneLetter(said: string, wanted: string, at: number, left: string, right: string): Slip | undefined {
  const isTwin = (word: string, letter: string) => word[at - 1] === letter || word[at + 1] === letter;
  // A digit behind a name counts: a year, a version, another account.
  if (right === '' && at === wanted.length && /\d/.test(left)) return undefined;
  if (right === '') return isTwin(said, left) ? 'doubled' : at === wanted.length ? 'longer' : 'added';
  if (left === '') return isTwin(wanted, right) ? 'doubled' : 'lost';
  return LOOK_ALIKES.includes(left + right) || LOOK_ALIKES.includes(right + left) ? 'alike' : 'other';
}

/** Two slips: not where letters only follow or are cut off, nor where two letters in a row are others. */
function hasTwo(said: string, wanted: string, left: string, right: string): boolean {
  if (wanted.length < MIN_TWO || said[0] !== wanted[0]) return false;
  if (left === '' || right === '') return !said.startsWith(wanted) && !wanted.startsWith(said);
  if (left.length === 2 && right.length === 2) return false;
  return (
    DamerauLevenshteinDistance(said, wanted) === 2 && JaroWinklerDistance(said, wanted, { ignoreCase: false }) > ALIKE
  );
}
