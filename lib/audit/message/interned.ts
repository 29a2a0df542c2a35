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
  packedBits = FIRST_BITS;
  packed = new Int32Array(WIDTH << FIRST_BITS);
  packedCount = 0;
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

/** The number of the word at `start`; 0 where it is too long to be one, or no more can be taken in. */
export function numberOf(text: string, start: number, end: number): number {
  const length = end - start;
  if (length > MAX_INTERNED) return 0;
  let hash = 0;
  for (let i = start; i < end; i++) hash = hashed(hash, text.charCodeAt(i));
  let slot = slotOf(hash, SLOT_BITS);
  let probes = 0;
  for (let id = table[slot]!; id !== 0; id = table[slot]!) {
    if (isSame(spellings[id]!, text, start, length)) return id;
    if (++probes === MAX_PROBES) return 0;
    slot = (slot + 1) & (SLOTS - 1);
  }
  table[slot] = taken(text, start, end);
  return table[slot]!;
}

function slotOf(hash: number, bits: number): number {
  return Math.imul(hash ^ (hash >>> 16), 0x9e3779b1) >>> (32 - bits);
}

function taken(text: string, start: number, end: number): number {
  if (spellings.length > SLOTS / 2) return 0;
  return spellings.push(text.slice(start, end)) - 1;
}

function isSame(spelling: string, text: string, start: number, length: number): boolean {
  if (spelling.length !== length) return false;
  for (let i = 0; i < length; i++) if (spelling.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  return true;
}

/** Words of so many letters from a to z and no others are two numbers of 30 bits, five for each letter: those are found without a look at a spelling. */
export const MAX_PACKED = 12;
const FIRST_BITS = 14;
const WIDTH = 3;

let packedBits = FIRST_BITS;
let packed = new Int32Array(WIDTH << FIRST_BITS);
let packedCount = 0;

/** The same for a word whose letters, five bits each, are `high` and `low`. */
export function numberOfPacked(high: number, low: number, text: string, start: number, end: number): number {
  const at = packedSlot(high, low);
  if (at < 0) return 0;
  if (packed[at + 2] !== 0) return packed[at + 2]!;
  const id = taken(text, start, end);
  if (id === 0) return 0;
  packed[at] = high;
  packed[at + 1] = low;
  packed[at + 2] = id;
  if (++packedCount > 1 << (packedBits - 1)) growPacked();
  return id;
}

/** Where the word is, or may be put; -1 if there is no place near to where it belongs. */
function packedSlot(high: number, low: number, most = MAX_PROBES): number {
  const mask = (1 << packedBits) - 1;
  let slot = slotOf(Math.imul(high, 0x85ebca6b) ^ low, packedBits);
  for (let probes = 0; probes < most; probes++) {
    const at = WIDTH * slot;
    if ((packed[at + 1] === low && packed[at] === high) || packed[at + 2] === 0) return at;
    slot = (slot + 1) & mask;
  }
  return -1;
}

function growPacked(): void {
  const old = packed;
  packedBits++;
  packed = new Int32Array(WIDTH << packedBits);
  for (let from = 0; from < old.length; from += WIDTH) {
    if (old[from + 2] === 0) continue;
    packed.set(old.subarray(from, from + WIDTH), packedSlot(old[from]!, old[from + 1]!, packed.length));
  }
}

/** The word with a number. */
export function spellingOf(id: number): string {
  return spellings[id]!;
}

/** What is kept by number, with a place for the word's. */
export function withRoom<T extends Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer>>(kept: T, id: number): T {
  if (id < kept.length) return kept;
  const longer = new (kept.constructor as new (length: number) => T)(2 ** Math.ceil(Math.log2(id + 1)));
  longer.set(kept);
  return longer;
}
