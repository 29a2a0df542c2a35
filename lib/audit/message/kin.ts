import type { Slot } from './message-phrases.ts';
import { stem, withoutMarks } from './stems.ts';
import { DENSE_RUN } from './token-flags.ts';
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
 * keeps them apart, "cash back" for "cashback" and the other way round. No further than `reach` words from those that are
 * there.
 */
export function withKin(
  words: Words,
  slots: readonly Slot[],
  lacking: readonly number[],
  places: readonly Place[],
  language: string,
  reach: number,
): Place[] {
  const all = [...places];
  const { keys, flags } = words;
  const openings = openingsOf(slots, lacking);
  const from = Math.max(0, places[0]!.at - reach);
  const to = Math.min(keys.length, places.at(-1)!.at + reach + 1);
  for (let at = from; at < to; at++) {
    if ((flags[at]! & DENSE_RUN) !== 0 || !openings.includes(keys[at]!.charAt(0))) continue;
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

/** First letters of what may be kin: of the stems that are lacking, and of those beside them for a compound. */
function openingsOf(slots: readonly Slot[], lacking: readonly number[]): string {
  const near = lacking.flatMap((slot) => [slot - 1, slot, slot + 1]);
  return `g${near.flatMap((slot) => slots[slot]?.keys.map((key) => key[0]) ?? []).join('')}`;
}

function areKin(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter < MIN_KIN || /\d/.test(a)) return false;
  if (a.charCodeAt(0) !== b.charCodeAt(0)) return a === `ge${b}` || b === `ge${a}`;
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
