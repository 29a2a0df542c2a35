import { needle } from '../find.ts';
import { lettersOf } from '../letters.ts';
import type { Passage } from '../reading.ts';
import { bareLetters } from './brand-names.ts';
import { isOrdinary, isOtherEnding, isPlausible, type NameSlip, type Wanted } from './name-slips.ts';
import { isTypical, slipOf } from './slips.ts';
import { withoutMarks } from './stems.ts';

/** Shorter handles and tags are near to too many others. */
const MIN_LETTERS = 4;
const MIN_LONGER = 5;
/** Letters of a name from which on a tag that begins with a slip of it is one too, and of what must follow. */
const MIN_OPENING = 6;
const MIN_REST = 3;
/** More tags or mentions than that are not compared: hostile text must not cost more. */
export const MAX_ADDRESSES = 500;

/** A tag or a mention: as it is folded, without its sign, and its letters without diacritics. */
export interface Address {
  readonly said: string;
  readonly letters: string;
}

/** One that is asked for. */
export function addressOf(spelling: string): Address {
  return { said: needle(spelling), letters: bareLetters(spelling) };
}

export interface PlacedAddress extends Address {
  readonly start: number;
  readonly end: number;
}

/** The tags or the mentions of a passage. */
export function addressesIn(passage: Passage, kind: 'tags' | 'mentions'): readonly PlacedAddress[] {
  const spans = passage[kind];
  const addresses: PlacedAddress[] = [];
  for (let k = 0; k < spans.length && k < 2 * MAX_ADDRESSES; k += 2) {
    addresses.push(addressAt(passage.folded.text, spans[k]!, spans[k + 1]!));
  }
  return addresses;
}

function addressAt(text: string, start: number, end: number): PlacedAddress {
  const said = text.slice(start + 1, end);
  return { said, letters: isPlain(text, start + 1, end) ? said : lettersOf(withoutMarks(said)), start, end };
}

/** Whether all are letters and digits without a mark, and so as many as they are there. */
function isPlain(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (!isPlainUnit(text.charCodeAt(i))) return false;
  return true;
}

function isPlainUnit(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

/** How far lengths of letters are told apart. */
const MAX_LENGTH = 64;

/** Tells tags and mentions that cannot be a slip of what the brand is called by their length, and first and last letter. */
export class SlippableAddresses {
  /** By length: whether a name is about as long. */
  readonly #lengths = new Uint8Array(MAX_LENGTH);
  /** A slip begins or ends as its name does; what is much longer must begin so. */
  readonly #first = new Set<number>();
  readonly #last = new Set<number>();

  constructor(wanted: readonly Wanted[]) {
    for (const { name, address } of wanted) {
      for (const letters of [...name.letters, address.letters]) {
        if (letters.length < MIN_LETTERS) continue;
        this.#first.add(letters.charCodeAt(0));
        this.#last.add(letters.charCodeAt(letters.length - 1));
        for (let length = letters.length - 2; length <= letters.length + 2; length++) this.#lengths[length] = 1;
      }
    }
  }

  /** Those of a passage that may be one. */
  in(passage: Passage, kind: 'tags' | 'mentions'): readonly PlacedAddress[] {
    const spans = passage[kind];
    const { text } = passage.folded;
    let found = NONE;
    for (let k = 0; k < spans.length && k < 2 * MAX_ADDRESSES; k += 2) {
      if (this.#isOther(text, spans[k]! + 1, spans[k + 1]!)) continue;
      if (found === NONE) found = [];
      found.push(addressAt(text, spans[k]!, spans[k + 1]!));
    }
    return found;
  }

  #isOther(text: string, start: number, end: number): boolean {
    const first = firstLetter(text.charCodeAt(start));
    if (first === 0 || this.#first.has(first)) return false;
    const last = lastLetter(text.charCodeAt(end - 1));
    if (last !== 0 && !this.#last.has(last)) return true;
    const isAsLong = end - start >= MAX_LENGTH || this.#lengths[end - start] === 1;
    return !isAsLong && isPlain(text, start, end);
  }
}

/** Units that are not ASCII without their marks; empty for those that are not letters and digits alone. */
const bare = new Map<number, string>();
const LETTERS = /^[\p{L}\p{N}]+$/u;

function lettersOfUnit(code: number): string {
  let letters = bare.get(code);
  if (letters === undefined) {
    letters = withoutMarks(String.fromCharCode(code));
    if (!LETTERS.test(letters)) letters = '';
    bare.set(code, letters);
  }
  return letters;
}

/** The first letter or digit of what begins with a unit; 0 if that is none. */
function firstLetter(code: number): number {
  if (code < 128) return isPlainUnit(code) ? code : 0;
  const letters = lettersOfUnit(code);
  return letters === '' ? 0 : letters.charCodeAt(0);
}

/** The last one of what ends in a unit. */
function lastLetter(code: number): number {
  if (code < 128) return isPlainUnit(code) ? code : 0;
  const letters = lettersOfUnit(code);
  return letters === '' ? 0 : letters.charCodeAt(letters.length - 1);
}

const NONE: PlacedAddress[] = [];

/** Whether a mention is a slip of a handle: the same letters parted otherwise are another account. */
export function isHandleSlip({ said, letters }: Address, wanted: Address): boolean {
  if (letters === wanted.letters) return said !== wanted.said && letters.length >= MIN_LETTERS;
  const slip = slipOf(letters, wanted.letters);
  if (slip === 'longer') return letters.length > MIN_LONGER;
  return slip !== undefined && isPlausible(slip, wanted.letters);
}

/** Whether a tag is a slip of one that is asked for: platforms keep `#Glow_Lab` and `#GlowLab` apart. */
export function isTagSlip(tag: Address, wanted: Address): boolean {
  if (tag.said === wanted.said || Math.abs(tag.letters.length - wanted.letters.length) > 2) return false;
  if (isHandleSlip(tag, wanted)) return tag.letters === wanted.letters || !isOrdinary(tag.letters, tag.said);
  const slip = wanted.letters.length < MIN_LONGER ? undefined : slipOf(tag.letters, wanted.letters);
  return (slip === 'added' || slip === 'other') && !isOrdinary(tag.letters, tag.said);
}

/** What a tag or a mention is a slip of, among what the brand is called. */
export function slippedName(
  address: PlacedAddress,
  kind: 'tags' | 'mentions',
  wanted: readonly Wanted[],
): NameSlip | undefined {
  const { letters, start, end } = address;
  const one = wanted.find((name) => isSlipOf(address, kind, name));
  return one && { wanted: one, letters, start, end };
}

function isSlipOf(address: Address, kind: 'tags' | 'mentions', wanted: Wanted): boolean {
  if (wanted.kind === 'mentions') return kind === 'mentions' && isHandleSlip(address, wanted.address);
  if (wanted.kind === 'tags' && kind === 'mentions') return false;
  const { letters: names, sort, spellings } = wanted.name;
  const { said, letters } = address;
  return names.some((name) => {
    const longer = letters.length - name.length;
    if (longer < -2 || (longer > 2 && letters[0] !== name[0])) return false;
    if (isOtherEnding(letters, name)) return false;
    const slip = slipOf(letters, name);
    const isSlip =
      slip === undefined
        ? sort !== 'common' && kind === 'tags' && opensWithSlip(letters, name)
        : slip !== 'longer' && isPlausible(slip, name) && (sort !== 'common' || isTypical(slip));
    return isSlip && !isOrdinary(letters, said) && !spellings.some(({ forms }) => forms[0]!.has(letters));
  });
}

/** #GlwoLabPartner */
function opensWithSlip(tag: string, name: string): boolean {
  const isLong = name.length >= MIN_OPENING && tag.length >= name.length + MIN_REST;
  if (!isLong || tag.startsWith(name) || tag[0] !== name[0]) return false;
  return [-1, 0, 1].some((more) => {
    const opening = tag.slice(0, name.length + more);
    const slip = slipOf(opening, name);
    return slip !== undefined && isTypical(slip) && tag.length - opening.length >= MIN_REST;
  });
}
