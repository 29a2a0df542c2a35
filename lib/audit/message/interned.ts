/**
 * Words as numbers: each spelling met is kept once, and found again without cutting it out of its text. Forgotten when they
 * are many, for hostile text must not grow the memory; `generation` tells those who keep something by number.
 */
const MAX_KEPT = 250_000;
const SLOT_BITS = 19;
const SLOTS = 1 << SLOT_BITS;
/** Words whose place is taken so often are not kept: hostile ones may all have one hash. */
const MAX_PROBES = 16;

/** Longer words are no words: they are kept nowhere. */
export const MAX_INTERNED = 40;

let table = new Int32Array(SLOTS);
let spellings: string[] = [''];
let current = 0;
let learned = 0;

/** Moves on when all numbers have lost their meaning. */
export function generation(): number {
  return current;
}

/** To be called between texts, never within one: numbers of one text stay good. */
export function forgetWhenFull(): void {
  if (Math.max(spellings.length, learned) <= MAX_KEPT) return;
  table = new Int32Array(SLOTS);
  spellings = [''];
  learned = 0;
  current++;
}

/** Counts something that is kept by a word's number. */
export function keep(): void {
  learned++;
}

/** Hashes a word unit by unit. */
export function hashed(hash: number, unit: number): number {
  return (Math.imul(hash, 31) + unit) | 0;
}

/** The number of the word at `start`, of which `hash` is made; 0 where it is too long to be one, or no more can be taken in. */
export function numberOf(text: string, start: number, end: number, hash: number): number {
  const length = end - start;
  if (length > MAX_INTERNED) return 0;
  let slot = Math.imul(hash ^ (hash >>> 16), 0x9e3779b1) >>> (32 - SLOT_BITS);
  let probes = 0;
  for (let id = table[slot]!; id !== 0; id = table[slot]!) {
    if (isSame(spellings[id]!, text, start, length)) return id;
    if (++probes === MAX_PROBES) return 0;
    slot = (slot + 1) & (SLOTS - 1);
  }
  if (spellings.length > SLOTS / 2) return 0;
  spellings.push(text.slice(start, end));
  table[slot] = spellings.length - 1;
  return table[slot]!;
}

function isSame(spelling: string, text: string, start: number, length: number): boolean {
  if (spelling.length !== length) return false;
  for (let i = 0; i < length; i++) if (spelling.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  return true;
}

/** The word with a number. */
export function spellingOf(id: number): string {
  return spellings[id]!;
}
