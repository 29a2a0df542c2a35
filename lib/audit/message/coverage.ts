import type { Campaign } from '../../campaign.ts';
import type { Evidence } from '../../finding.ts';
import { evidenceOf } from '../reading.ts';
import { type Place, withKin } from './kin.ts';
import { BOUND_REACH, type Bound, FREE_WORDS, isFrom, type MessagePhrase, type Slot } from './message-phrases.ts';
import { nearPhrasesOf } from './near-phrases.ts';
import { isAnsweredNo, isDenied, isDeniedBehind, isDeniedDense, isOffset } from './negation.ts';
import { CLAUSE, DENSE_RUN, JOINED, NEGATOR, PRIVATIVE, SENTENCE } from './token-flags.ts';
import type { Tokens } from './tokens.ts';
import { shapeOf } from './vocabulary.ts';
import type { Words } from './words.ts';

/** What a post makes of one key message: the words that cover it, or the nearest ones, where there are any. */
export interface Coverage {
  covered: boolean;
  span: Evidence | undefined;
  /** Why the span is not the message. */
  flaw?: 'denied' | 'partial';
}

/** Words that may stand between those of a message: so many, and so many more for each. A full stop counts as four. */
const SPREAD = 10;
const SPREAD_EACH = 2;
const STOP_COST = 4;
/** How far a number may stand from its unit. */
const BESIDE = 2;
/** How far before a word it may be said that it is absent. */
const ABSENT_REACH = 6;
/** The same behind it: "fees? None", "Zucker ist keiner drin". */
const ANSWER_REACH = 2;
/** Places of one phrase that are looked at in one passage: hostile text must not cost more. */
const MAX_PLACES = 200;

interface Read {
  tokens: readonly Tokens[];
  language: string;
  /** The words of one of the texts, read when they are needed. */
  wordsAt: (n: number) => Words;
}

/** How each key message of the brief fares, in the brief's order. */
export function coverageOf(campaign: Campaign, { tokens, language, wordsAt }: Read): Coverage[] {
  const messages = campaign.brief!.keyMessages!;
  const near = nearPhrasesOf(campaign, language);
  const { phrases, uses, dense, literal, mayBe } = near.index;
  const best: Coverage[] = messages.map(() => NOWHERE);
  for (let n = 0; n < tokens.length; n++) {
    if (!near.mayBeIn(tokens[n]!)) continue;
    const passage = wordsAt(n);
    for (const [text, message] of literal) {
      const at = passage.passage.folded.text.indexOf(text);
      if (at >= 0) best[message] = { covered: true, span: evidenceOf(passage.passage, at, at + text.length) };
    }
    for (const [phrase, found] of placesIn(passage, uses, dense, mayBe)) {
      const one = phrases[phrase]!;
      const known = best[one.message]!;
      if (known.covered || !isNear(one.slots, found.slots)) continue;
      best[one.message] = better(known, judge(passage, one, found, language));
    }
  }
  return best;
}

const NOWHERE: Coverage = { covered: false, span: undefined };

function better(known: Coverage, found: Coverage): Coverage {
  if (found.covered || known.span === undefined) return found;
  return found.flaw === 'denied' ? found : known;
}

/** Where words of a phrase are in a passage, and which of its slots they fill. */
interface Found {
  places: Place[];
  slots: Set<number>;
}

function placesIn(
  { keys, flags, passage, starts, ends }: Words,
  uses: ReadonlyMap<string, readonly (readonly [number, number])[]>,
  dense: readonly (readonly [string, number, number])[],
  mayBe: Uint8Array,
): Map<number, Found> {
  const all = new Map<number, Found>();
  const note = (phrase: number, slot: number, at: number) => {
    let found = all.get(phrase);
    if (found === undefined) {
      found = { places: [], slots: new Set() };
      all.set(phrase, found);
    }
    found.slots.add(slot);
    if (found.places.length < MAX_PLACES) found.places.push({ at, slot });
  };
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at]!;
    const needed = mayBe[shapeOf(key)] === 0 ? undefined : uses.get(key);
    if (needed !== undefined) for (const [phrase, slot] of needed) note(phrase, slot, at);
    if (dense.length > 0 && (flags[at]! & DENSE_RUN) !== 0) {
      const run = passage.folded.text.slice(starts[at]!, ends[at]!);
      for (const [part, phrase, slot] of dense) if (run.includes(part)) note(phrase, slot, at);
    }
  }
  return all;
}

/** Whether enough of a message is there to look closer. */
function isNear(slots: readonly Slot[], found: ReadonlySet<number>): boolean {
  return 2 * found.size >= slots.length;
}

function judge(words: Words, phrase: MessagePhrase, { places, slots: there }: Found, language: string): Coverage {
  const { slots } = phrase;
  const lacking = slots.flatMap((_, slot) => (there.has(slot) ? [] : [slot]));
  const all =
    lacking.length === 0
      ? [...places]
      : withKin(words, slots, lacking, places, language, SPREAD + SPREAD_EACH * slots.length);
  const wanted = slots.flatMap((_, slot) =>
    slot === phrase.optional && !all.some((place) => place.slot === slot) ? [] : [slot],
  );
  let flawed: Coverage | undefined;
  for (const window of windows(words, slots, wanted, all)) {
    const span = spanOf(words, window);
    if (isSaid(words, phrase, window)) return { covered: true, span };
    flawed ??= { covered: false, span, flaw: 'denied' };
  }
  return flawed ?? { covered: false, span: spanOf(words, nearest(all)), flaw: 'partial' };
}

/** Tightest sets of places that fill all wanted slots, from left to right. */
function* windows(
  words: Words,
  slots: readonly Slot[],
  wanted: readonly number[],
  places: readonly Place[],
): Generator<number[]> {
  const last = new Array<number>(slots.length).fill(-1);
  const limit = SPREAD + SPREAD_EACH * wanted.length;
  for (const { at, slot } of places) {
    last[slot] = at;
    if (!wanted.includes(slot) || wanted.some((one) => last[one]! < 0)) continue;
    const filled = wanted.map((one) => last[one]!);
    if (costOf(words, Math.min(...filled), at) > limit) continue;
    const isBeside = wanted.every((one, n) => {
      const { beside } = slots[one]!;
      return beside === undefined || beside.some((one) => Math.abs(last[one]! - filled[n]!) <= BESIDE);
    });
    if (isBeside) yield last.slice();
  }
}

function costOf({ flags }: Words, from: number, to: number): number {
  let cost = to - from;
  for (let n = from + 1; n <= to; n++) if ((flags[n]! & SENTENCE) !== 0) cost += STOP_COST;
  return cost;
}

/** Whether the words are meant: not denied, or, for what must be absent, said to be so. */
function isSaid(words: Words, { absent, slots }: MessagePhrase, window: readonly number[]): boolean {
  if (slots.some(({ bound }, n) => bound !== undefined && window[n]! >= 0 && isTurned(words, window[n]!, bound)))
    return false;
  const isThere = (at: number, n: number) => at < 0 || !isDeniedAt(words, at, slots[n]!);
  if (absent.length > 0) {
    const before = window.slice(0, absent[0]);
    return before.every(isThere) && absent.every((slot) => isAbsent(words, window[slot]!, slots[slot]!));
  }
  if (isAnsweredNo(words, Math.max(...window))) return false;
  return window.every(isThere);
}

/** Whether the number is bounded the other way round: "under £50" for "over £50", "20% less" for "20% more". */
function isTurned({ keys, flags }: Words, at: number, { same, opposite }: Bound): boolean {
  for (let n = at - 1; n >= 0 && n >= at - BOUND_REACH && (flags[n + 1]! & SENTENCE) === 0; n--) {
    if (same.has(keys[n]!)) return false;
    if (opposite.has(keys[n]!)) return n === 0 || (flags[n - 1]! & NEGATOR) === 0;
  }
  for (let n = at + 1; n < keys.length && n <= at + BOUND_REACH && (flags[n]! & CLAUSE) === 0; n++) {
    if (same.has(keys[n]!)) return false;
    if (opposite.has(keys[n]!)) return true;
  }
  return false;
}

function isDeniedAt(words: Words, at: number, slot: Slot): boolean {
  if ((words.flags[at]! & DENSE_RUN) !== 0) return isPartDenied(words, at, slot) !== slot.isDenied;
  return (
    isDenied(words, at) ||
    isDeniedBehind(words, at) ||
    (slot.keys.includes(words.keys[at]!) && isFreed(words.flags[at + 1] ?? 0))
  );
}

/** "sugar-free" has none of what it names. */
function isFreed(next: number): boolean {
  return (next & PRIVATIVE) !== 0 && (next & JOINED) !== 0;
}

/** The same for a part of a run of letters without spaces. */
function isPartDenied({ passage, starts }: Words, at: number, { dense }: Slot): boolean {
  const start = passage.folded.text.indexOf(dense!, starts[at]);
  return isDeniedDense(passage, start, start + dense!.length);
}

/** "no added sugar", "0 % Zucker", "sugar-free". */
function isAbsent(words: Words, at: number, slot: Slot): boolean {
  const { flags, keys } = words;
  if ((flags[at]! & DENSE_RUN) !== 0 && isPartDenied(words, at, slot)) return true;
  const next = flags[at + 1] ?? 0;
  if (isFreed(next) || ((next & PRIVATIVE) !== 0 && isFreeWord(words, at + 1)))
    return !isDenied(words, at) && !isDeniedBehind(words, at + 1);
  const reach = (next & SENTENCE) === 0 ? ANSWER_REACH : ANSWER_REACH + 1;
  for (let n = at + 1; n <= at + reach; n++) if (((flags[n] ?? 0) & (NEGATOR | PRIVATIVE)) !== 0) return true;
  for (let n = at; n > 0 && at - n < ABSENT_REACH; n--) {
    if ((flags[n]! & SENTENCE) !== 0) return false;
    if (n < at && isFreeWord(words, n - 1) && !isFrom(words, n)) continue;
    if ((flags[n - 1]! & (NEGATOR | PRIVATIVE)) !== 0 || keys[n - 1] === '0')
      return !isOffset(flags, n - 1) && !isDeniedBehind(words, at);
  }
  return false;
}

function isFreeWord({ passage, starts, ends }: Words, at: number): boolean {
  return FREE_WORDS.has(passage.folded.text.slice(starts[at]!, ends[at]!));
}

/** Most different slots within reach of each other. */
function nearest(places: readonly Place[]): number[] {
  let best: Place[] = [];
  let from = 0;
  places.forEach(({ at }, n) => {
    while (at - places[from]!.at > SPREAD) from++;
    const group = places.slice(from, n + 1);
    if (new Set(group.map(({ slot }) => slot)).size > new Set(best.map(({ slot }) => slot)).size) best = group;
  });
  return best.map(({ at }) => at);
}

function spanOf({ passage, starts, ends }: Words, filled: readonly number[]): Evidence {
  const at = filled.filter((one) => one >= 0);
  return evidenceOf(passage, starts[Math.min(...at)]!, ends[Math.max(...at)]!);
}
