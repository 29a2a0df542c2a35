import { nameSigns } from '../../rules/names.ts';
import { isCommonWord } from '../../rules/words.ts';
import { addressEnd, addressStart } from '../links.ts';
import type { Passage } from '../reading.ts';
import { rawEnd, rawStart } from '../text.ts';
import type { Name, Spelling } from './brand-names.ts';
import type { Address } from './name-addresses.ts';
import { isAddress, nextWord } from './name-index.ts';
import { bareUnit, wordSpans } from './name-words.ts';
import { writingOf } from './name-writing.ts';
import { isTypical, type Slip, slipOf } from './slips.ts';
import { withoutMarks } from './stems.ts';

/** Something that the brand or a product of it is called. */
export interface Wanted {
  readonly spelling: string;
  /** Path of it within the campaign. */
  readonly clause: string;
  readonly kind: 'names' | 'mentions' | 'tags';
  readonly name: Name<undefined>;
  readonly address: Address;
}

/** A slip of a name, in folded offsets, and its letters without diacritics. */
export interface NameSlip {
  readonly wanted: Wanted;
  readonly letters: string;
  readonly start: number;
  readonly end: number;
}

interface Entry {
  spelling: Spelling;
  wanted: Wanted;
}

const LISTED = ['de', 'en', 'es', 'fr', 'it', 'nl', 'pl', 'pt', 'sv'];

/** Whether a slip of a name, without diacritics, is an ordinary word of some language. */
export function isOrdinary(said: string, folded: string): boolean {
  return isCommonWord(said, ...LISTED) || isCommonWord(folded, ...LISTED);
}

/** Shortest names in which each slip is taken for one. */
const SHORTEST: Readonly<Record<Slip, number>> = {
  swapped: 4,
  doubled: 4,
  alike: 4,
  lost: 5,
  added: 6,
  other: 6,
  two: 9,
  longer: 7,
};
/** In words of a longer name, where all others are right. */
const SHORTEST_WITHIN: Readonly<Record<Slip, number>> = {
  ...SHORTEST,
  swapped: 3,
  doubled: 3,
  lost: 4,
  added: 4,
  other: 4,
  two: 8,
  longer: 5,
};
/** Up to so many letters a name is near to many words: only with a capital, and slips that fingers make. */
const SHORT = 5;
/** From so many letters on, a name in small letters is told from a word; and where its first letter is another. */
const SMALL_TYPICAL = 6;
const SMALL = 8;
const FIRST_LETTER = 7;
/** Letters that are right, in a name of several words. */
const MIN_RIGHT = 2;

/** Whether the slip is long enough to be one. */
export function isPlausible(slip: Slip, wanted: string): boolean {
  return wanted.length >= SHORTEST[slip];
}

const VOWEL = /[aeiouyаеиоуыэюяіїє]$/;

/** Whether only the last vowel is another, as endings are: "Cajueiro" for "Cajueira". */
export function isOtherEnding(said: string, wanted: string): boolean {
  if (said.length !== wanted.length || !said.startsWith(wanted.slice(0, -1))) return false;
  return VOWEL.test(said) && VOWEL.test(wanted);
}

/** More words are not compared, and no more characters around one looked at: hostile text must not cost more. */
const MAX_COMPARED = 500;
const REACH = 200;
/** Letters that a slip has more or fewer, at most. */
const MOST_LONGER = 2;

const NONE: readonly Entry[] = [];

/** Whoever knows what language a post is in, asked where that tells a slip from a form of a name. */
interface Speaker {
  readonly language: string;
}

/** Whether a word is one of the forms that its language has of a name. */
function isForm(said: string, wanted: string, forms: ReadonlySet<string>, speaker: Speaker): boolean {
  if (said === wanted || isOtherEnding(said, wanted)) return true;
  if (!forms.has(said)) return false;
  const isLonger = said.length === wanted.length + 1 && said.startsWith(wanted) && !said.endsWith('s');
  return !isLonger || !nameSigns.uninflected.has(speaker.language);
}

/** Lengths of words that are told apart: the bits of a number. */
const MAX_LENGTH = 31;

/** Slips of names among the words of a text, tags and mentions left out. */
export class NameSlips {
  /** By the first letter of the name, and by its second, for the first may be lost or stand behind it. */
  readonly #first = new Map<number, Entry[]>();
  /** How long words with the letter are that may be a slip, as bits; of letters that need no look at their diacritics. */
  readonly #lengths = new Int32Array(128);
  readonly #known: ReadonlySet<string>;

  constructor(wanted: readonly Wanted[], known: ReadonlySet<string>) {
    this.#known = known;
    for (const one of wanted) {
      if (one.kind !== 'names') continue;
      for (const spelling of one.name.spellings) {
        const first = spelling.words[0]!;
        for (const letter of new Set(first.slice(0, 2))) {
          const code = letter.charCodeAt(0);
          this.#first.set(code, [...(this.#first.get(code) ?? []), { spelling, wanted: one }]);
          for (let longer = -MOST_LONGER; longer <= MOST_LONGER && code < 128; longer++)
            this.#lengths[code]! |= bitOf(first.length + longer);
        }
      }
    }
  }

  find(passage: Passage, speaker: Speaker): NameSlip[] {
    const { text } = passage.folded;
    const spans = wordSpans(passage);
    const slips: NameSlip[] = [];
    let left = MAX_COMPARED;
    for (let k = 0; k < spans.length && left > 0; k += 2) {
      const code = text.charCodeAt(spans[k]!);
      if (code < 128 && (this.#lengths[code]! & bitOf(spans[k + 1]! - spans[k]!)) === 0) continue;
      for (const { spelling, wanted } of this.#first.get(bareUnit(text, spans[k]!)) ?? NONE) {
        if (!isClose(text, spans[k]!, spans[k + 1]!, spelling.words[0]!)) continue;
        left--;
        const found =
          spelling.words.length === 1 ? single(passage, k, spelling, speaker) : several(passage, k, spelling, speaker);
        if (found === undefined || this.#known.has(found.letters)) continue;
        if (!isElsewhere(passage, spans[k]!, found.end)) slips.push({ wanted, start: spans[k]!, ...found });
      }
    }
    return slips.length < 2
      ? slips
      : slips.filter((slip, n) => !slips.some((other, at) => isWithin(slip, other, n > at)));
  }
}

function bitOf(length: number): number {
  return 1 << Math.min(Math.max(length, 0), MAX_LENGTH);
}

/** Whether a slip is part of a longer one, or what an earlier one is. */
function isWithin(slip: NameSlip, other: NameSlip, isLater: boolean): boolean {
  const isPart = other.start <= slip.start && slip.end <= other.end;
  return isPart && (isLater || other.end - other.start > slip.end - slip.start);
}

/** Whether as many letters agree at both ends as in a slip; cheap, and asked of every word. */
function isClose(text: string, start: number, end: number, word: string): boolean {
  const shorter = Math.min(end - start, word.length);
  if (Math.max(end - start, word.length) - shorter > MOST_LONGER) return false;
  let agree = 0;
  while (agree < shorter && bareUnit(text, start + agree) === word.charCodeAt(agree)) agree++;
  let behind = 0;
  while (behind < shorter - agree && bareUnit(text, end - 1 - behind) === word.charCodeAt(word.length - 1 - behind))
    behind++;
  return agree + behind >= (word.length < SMALL ? Math.min(shorter - 2, word.length - 2) : word.length / 3);
}

/** Within a web or mail address, a tag or a mention. */
function isElsewhere(passage: Passage, start: number, end: number): boolean {
  const { text } = passage.folded;
  const from = Math.max(addressStart(text, start), start - REACH);
  const around = text.slice(from, Math.min(addressEnd(text, end), end + REACH));
  return isAddress(passage, start) || ADDRESS.test(around);
}

const ADDRESS = /:\/\/|[\p{L}\p{N}][@.](?!')[\p{L}\p{N}]/u;

function single(passage: Passage, k: number, { words, forms, sort }: Spelling, speaker: Speaker) {
  const { folded } = passage;
  const [start, end] = [wordSpans(passage)[k]!, wordSpans(passage)[k + 1]!];
  const text = folded.text.slice(start, end);
  const said = withoutMarks(text);
  const wanted = words[0]!;
  if (isForm(said, wanted, forms[0]!, speaker)) return undefined;
  const slip = slipOf(said, wanted);
  if (slip === undefined || !isPlausible(slip, wanted) || isOrdinary(said, text)) return undefined;
  if (said[0] !== wanted[0] && wanted.length < FIRST_LETTER && slip !== 'swapped') return undefined;
  const isCapital = hasCapital(passage, start, end);
  const isTypo = isTypical(slip);
  if ((sort === 'common' || wanted.length <= SHORT) && !(isCapital && (isTypo || slip === 'lost'))) return undefined;
  if (!isCapital && wanted.length < (isTypo ? SMALL_TYPICAL : SMALL)) return undefined;
  if (slip === 'other' && wanted.length < SMALL && (isAtEnd(said, wanted) || writingOf(passage, start, end) !== 'name'))
    return undefined;
  return { letters: said, end };
}

const isAtEnd = (said: string, wanted: string) => said.slice(0, -1) === wanted.slice(0, -1);

function several(passage: Passage, from: number, { words, forms, connected }: Spelling, speaker: Speaker) {
  const { text } = passage.folded;
  const spans = wordSpans(passage);
  const said: string[] = [];
  let right = 0;
  let slips = 0;
  let k = from;
  for (let n = 0; n < words.length; n++) {
    if (n > 0) k = nextWord(text, spans, k, connected);
    if (k < 0) return undefined;
    const [start, end] = [spans[k]!, spans[k + 1]!];
    const wanted = words[n]!;
    if (!isClose(text, start, end, wanted)) return undefined;
    const word = withoutMarks(text.slice(start, end));
    said.push(word);
    if (`${word}s` === wanted || isForm(word, wanted, forms[n]!, speaker)) right += wanted.length;
    else if (isSlipWithin(passage, start, end, word, wanted)) slips++;
    else return undefined;
  }
  return slips === 1 && right >= MIN_RIGHT ? { letters: said.join(''), end: spans[k + 1]! } : undefined;
}

/** An ordinary word is a slip only where it is written as part of a name: "Harbor Roast" for "Harbour Roast". */
function isSlipWithin(passage: Passage, start: number, end: number, said: string, wanted: string): boolean {
  const slip = slipOf(said, wanted);
  if (slip === undefined || wanted.length < SHORTEST_WITHIN[slip] || /\d/.test(wanted)) return false;
  if (!isOrdinary(said, passage.folded.text.slice(start, end))) return true;
  return said[0] === wanted[0] && hasCapital(passage, start, end) && (isTypical(slip) || wanted.length > SHORT);
}

function hasCapital({ folded }: Passage, start: number, end: number): boolean {
  const said = folded.raw.slice(rawStart(folded, start), rawEnd(folded, end));
  return said !== said.toLowerCase();
}
