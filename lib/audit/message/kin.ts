import type { Slot } from './message-phrases.ts';
import { stem, withoutMarks } from './stems.ts';
import { DENSE_RUN } from './tokens.ts';
import type { Words } from './words.ts';

/** A word of a passage that a slot needs. */
export interface Place {
  at: number;
  slot: number;
}

/** Shorter stems have no kin. */
const MIN_KIN = 4;
/** Shorter words are no parts of a compound. */
const MIN_PART = 3;

/**
 * Adds words that are of the same family as those that are lacking: "hydrating" for "hydration" in a language whose stemmer
 * keeps them apart, "cash back" for "cashback" and the other way round.
 */
export function withKin(
  words: Words,
  slots: readonly Slot[],
  lacking: readonly number[],
  places: readonly Place[],
  language: string,
): Place[] {
  const all = [...places];
  const { keys, flags } = words;
  for (let at = 0; at < keys.length; at++) {
    if ((flags[at]! & DENSE_RUN) !== 0) continue;
    for (const slot of lacking) {
      const isKin = slots[slot]!.keys.some((key) => areKin(key, keys[at]!) || isWrittenApart(words, at, key, language));
      if (isKin) all.push({ at, slot });
      for (const other of [slot - 1, slot + 1]) {
        if (slots[other] === undefined) continue;
        const isOne = [
          [slot, other],
          [other, slot],
        ].some(([a, b]) => isCompound(words, at, slots[a!]!, slots[b!]!));
        if (isOne) all.push({ at, slot }, { at, slot: other });
      }
    }
  }
  return all.sort((a, b) => a.at - b.at);
}

function areKin(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter < MIN_KIN || /\d/.test(a)) return false;
  if (a === `ge${b}` || b === `ge${a}`) return true;
  let common = 0;
  while (common < shorter && a.charCodeAt(common) === b.charCodeAt(common)) common++;
  return (
    (common === shorter && common > MIN_KIN) || (common >= MIN_KIN && common >= 0.7 * Math.max(a.length, b.length))
  );
}

/** "cash back", where "cashback" is looked for. */
function isWrittenApart(words: Words, at: number, key: string, language: string): boolean {
  if (at + 1 >= words.keys.length || !key.startsWith(words.keys[at]!.slice(0, MIN_PART))) return false;
  const first = spelled(words, at);
  return (
    first.length >= MIN_PART && key.length > first.length && stem(first + spelled(words, at + 1), language) === key
  );
}

/** "skincare", where "skin" and "care" are looked for. */
function isCompound(words: Words, at: number, first: Slot, second: Slot): boolean {
  const start = first.keys[0] ?? '';
  const end = second.keys[0] ?? '';
  if (start.length < MIN_PART || end.length < MIN_KIN || !words.keys[at]!.startsWith(start)) return false;
  return spelled(words, at).includes(end, start.length);
}

function spelled({ passage, starts, ends }: Words, at: number): string {
  return withoutMarks(passage.folded.text.slice(starts[at]!, ends[at]!));
}
