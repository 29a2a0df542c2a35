import type { OfferNames } from './offer-names.ts';
import type { OfferSentence } from './offer-sentence.ts';
import type { Told } from './offer-told.ts';
import { CLAUSE, IDLE, NEGATOR, NUMBER } from './token-flags.ts';

/** How many tokens before it deny a number. */
const DENIAL_REACH = 3;
/** And how many tell what it stands instead of. */
const INSTEAD_REACH = 5;

/** Whether the words around say that this is not what is offered, not now, or not by the brand. */
export function isTakenBack(sentence: OfferSentence, names: OfferNames, { first, next }: Told): boolean {
  const [start, end] = sentence.clause(first, next);
  let from = first;
  while (from > start && !sentence.is(from - 1, NUMBER)) from--;
  let near = first;
  while (near > from && !sentence.is(near, CLAUSE)) near--;
  let to = next;
  while (to < end && !sentence.is(to, NUMBER)) to++;
  if (sentence.has('instead', Math.max(near, first - INSTEAD_REACH), first) || isDenied(sentence, near, first))
    return true;
  if (isPast(sentence, from, first) || (to === end && isPast(sentence, next, end))) return true;
  if (isOver(sentence, first)) return true;
  return isOfOthers(sentence, names, { first, next });
}

/** Whether the tokens tell of another brand or of another shop. */
export function isOfOthers(sentence: OfferSentence, names: OfferNames, { first, next }: Pick<Told, 'first' | 'next'>) {
  const { starts, ends } = sentence.words;
  const [clauseStart, clauseEnd] = sentence.clause(first, next);
  let start = first;
  while (start > clauseStart && !sentence.is(start, CLAUSE)) start--;
  return names.isOfOthers([starts[first]!, ends[next - 1]!], [starts[start]!, ends[clauseEnd - 1]!]);
}

/** "I got" is past, "I got you" is an offer. */
function isPast(sentence: OfferSentence, from: number, to: number): boolean {
  const past = sentence.first('past', from, to);
  if (past === undefined) return false;
  const giving = sentence.at(past.end - 1, 'giving');
  return giving === undefined || giving.end <= past.end;
}

function isDenied(sentence: OfferSentence, from: number, first: number): boolean {
  for (let n = Math.max(from, first - DENIAL_REACH); n < first; n++) {
    if (!sentence.is(n, NEGATOR)) continue;
    let isIdle = false;
    for (let k = Math.max(sentence.start, n - 2); k <= n + 2 && k < sentence.end; k++) isIdle ||= sentence.is(k, IDLE);
    if (!isIdle) return true;
  }
  return false;
}

/** Whether the sentence says, around the token, that the offer has ended. */
export function isOver(sentence: OfferSentence, around: number): boolean {
  for (const from of [around - 30, around]) {
    const over = sentence.first('over', from, from + 30);
    if (over !== undefined && !sentence.has('soon', over.start - 3, over.start)) return true;
  }
  return false;
}
