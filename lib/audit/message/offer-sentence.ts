import { kindBit, languageBit, type OfferKind, type OfferNode, offerTables } from '../../rules/offer-words.ts';
import { CLAUSE, JOINED, NUMBER, OFFER_WORD, SENTENCE } from './tokens.ts';
import { PERCENT, type Words } from './words.ts';

/** Words of an offer in a sentence, as [start, end) of its tokens. */
export interface Said {
  readonly kind: OfferKind;
  readonly start: number;
  readonly end: number;
  /** Bits of the languages in which it is said so. */
  readonly languages: number;
}

/** How far words reach, in tokens: hostile sentences must not cost more. */
const REACH = 40;
/** Words that `*` may stand for. */
const MAX_GAP = 3;
/** What stands where a colon may: it cuts no sense. */
const COLONS = /[:=→➡>👉–—-]/u;

/** A sentence read for the words of offers, as [start, end) of its passage's tokens. */
export class OfferSentence {
  readonly words: Words;
  readonly start: number;
  readonly end: number;
  /** Filled in when first asked for. */
  readonly #texts: string[] = [];
  /** By token; a token that says nothing has none. */
  readonly #said: (Said[] | undefined)[];
  /** Bits of all that is said. */
  #kinds = 0;
  /** Bits of the languages that the sentence is in, as far as its words of offers tell. */
  #languages: number;

  constructor(words: Words, at: number, language: string) {
    this.words = words;
    let start = at;
    while (start > 0 && !this.#opens(start)) start--;
    let end = at + 1;
    while (end < words.keys.length && !this.#opens(end)) end++;
    this.start = start;
    this.end = end;
    this.#said = new Array(end - start);
    this.#languages = languageBit(language) || languageBit('en');
    this.#read();
  }

  /** A word as it is written, folded; a number as its digits. */
  text(n: number): string {
    const at = n - this.start;
    this.#texts[at] ??= textOf(this.words, n);
    return this.#texts[at];
  }

  is(n: number, flag: number): boolean {
    return (this.words.flags[n]! & flag) !== 0;
  }

  /** What is said of the kind from token `n` on. */
  at(n: number, kind: OfferKind): Said | undefined {
    if ((this.#kinds & kindBit[kind]) === 0) return undefined;
    return this.#said[n - this.start]?.find((said) => said.kind === kind && this.#counts(said));
  }

  /** The first that is said of the kind from one of the tokens [from, to) on. */
  first(kind: OfferKind, from: number, to: number): Said | undefined {
    if ((this.#kinds & kindBit[kind]) === 0) return undefined;
    for (let n = Math.max(from, this.start); n < Math.min(to, this.end, from + REACH); n++) {
      const said = this.at(n, kind);
      if (said !== undefined) return said;
    }
    return undefined;
  }

  has(kind: OfferKind, from: number, to: number): boolean {
    return this.first(kind, from, to) !== undefined;
  }

  /** What is said of the kind and ends before token `n`. */
  ending(kind: OfferKind, n: number): Said | undefined {
    for (let from = n - 1; from >= Math.max(this.start, n - 4); from--) {
      const said = this.at(from, kind);
      if (said?.end === n) return said;
    }
    return undefined;
  }

  /** Whether a comma or the like stands before token `n`. A colon does not cut. */
  isCut(n: number): boolean {
    if (n >= this.end || n <= this.start) return true;
    return this.is(n, CLAUSE) && !this.#isAbbreviated(n) && !COLONS.test(this.gap(n));
  }

  /** The signs between a token and the one before it. */
  gap(n: number): string {
    return this.words.passage.folded.text.slice(this.words.ends[n - 1]!, this.words.starts[n]!);
  }

  /** [start, end) of the clause around the tokens [from, to), within reach. */
  clause(from: number, to: number): readonly [number, number] {
    let start = from;
    while (start > from - REACH && !this.isCut(start)) start--;
    let end = to;
    while (end < to + REACH && !this.isCut(end)) end++;
    return [start, end];
  }

  isPercent(n: number): boolean {
    return n < this.end && n >= this.start && percentAt(this.words, n) > 0;
  }

  #counts({ kind, languages }: Said): boolean {
    return !CONTEXT.has(kind) || (languages & this.#languages) !== 0;
  }

  #opens(n: number): boolean {
    return this.is(n, SENTENCE) && !this.#isAbbreviated(n);
  }

  /** "30. November", "100 kr. rabatt" go on. */
  #isAbbreviated(n: number): boolean {
    if (n === 0 || !/^\. ?$/.test(this.gap(n))) return false;
    const before = textOf(this.words, n - 1);
    if (before === 'kr' || before === 'ca') return true;
    return this.is(n - 1, NUMBER) && offerTables().months.has(textOf(this.words, n));
  }

  #read(): void {
    const { next } = offerTables().phrases;
    const none: Said[] = [];
    for (let n = this.start; n < this.end; n++) {
      const node = this.is(n, OFFER_WORD | NUMBER) ? next.get(this.text(n)) : undefined;
      if (node === undefined) continue;
      const list: Said[] = [];
      this.#collect(node, n, n + 1, list);
      this.#said[n - this.start] = list;
      for (const said of list) {
        this.#kinds |= kindBit[said.kind];
        if (TELLING.has(said.kind)) this.#languages |= said.languages;
        if (said.kind === 'none') none.push(said);
      }
    }
    for (const said of none) this.#takeBack(said);
  }

  /** Notes what is said by the words from token `start` to `at`, which have come to the node, and by those that go on. */
  #collect(node: OfferNode, start: number, at: number, list: Said[]): void {
    for (const { kind, languages } of node.said) note(list, { kind, start, end: at, languages });
    if (at >= this.end) return;
    const following = node.next.get(this.text(at));
    if (following !== undefined) this.#collect(following, start, at + 1, list);
    if (node.later.size === 0) return;
    for (let n = at; n <= at + MAX_GAP && n < this.end; n++) {
      const later = node.later.get(this.text(n));
      if (later !== undefined) this.#collect(later, start, n + 1, list);
    }
  }

  /** Takes back the offers that overlap with words that are none. */
  #takeBack({ start, end }: Said): void {
    for (let n = Math.max(this.start, start - LONGEST); n < end; n++) {
      const at = n - this.start;
      this.#said[at] = this.#said[at]?.filter((said) => said.end <= start || !OFFERS.has(said.kind));
    }
  }
}

/** How many tokens before words that are none an offer may begin that overlaps with them. */
const LONGEST = 4;
/** Kinds whose words are other words in other languages: those of the sentence's languages count. */
const CONTEXT: ReadonlySet<OfferKind> = new Set([
  'filler',
  'giving',
  'on',
  'all',
  'instead',
  'past',
  'over',
  'soon',
  'topic',
  'measure',
]);
/** Kinds that tell the language of a sentence. */
const TELLING: ReadonlySet<OfferKind> = new Set(['off', 'discount', 'half', 'multi', 'saving']);
/** Kinds that `none` takes back. */
const OFFERS: ReadonlySet<OfferKind> = new Set(['off', 'discount', 'half', 'multi', 'less']);

/** The longest of each kind; the languages of equal ones together. */
function note(list: Said[], said: Said): void {
  const at = list.findIndex(({ kind }) => kind === said.kind);
  const known = list[at];
  if (known === undefined) list.push(said);
  else if (known.end < said.end) list[at] = said;
  else if (known.end === said.end) list[at] = { ...known, languages: known.languages | said.languages };
}

export function textOf(words: Words, n: number): string {
  if ((words.flags[n]! & NUMBER) !== 0) return words.keys[n]!;
  return words.passage.folded.text.slice(words.starts[n], words.ends[n]);
}

/** How many tokens from `n` on are a percent sign, in any language. */
export function percentAt(words: Words, n: number): number {
  if (words.keys[n] === PERCENT) return 1;
  const { percents } = offerTables();
  if (percents.get(textOf(words, n))?.size === 0) return 1;
  const firsts = n + 1 < words.keys.length ? percents.get(textOf(words, n + 1)) : undefined;
  return firsts?.has(textOf(words, n)) === true ? 2 : 0;
}

/** The number at `n`, in digits or in words of any language. */
export function numberAt(words: Words, n: number): number | undefined {
  if (n < 0) return undefined;
  const text = textOf(words, n);
  const value = (words.flags[n]! & NUMBER) === 0 ? offerTables().numbers.get(text) : Number(text);
  return value === undefined || Number.isNaN(value) ? undefined : value;
}

export function isHyphened(words: Words, n: number): boolean {
  return n < words.keys.length && (words.flags[n]! & JOINED) !== 0 && words.starts[n]! > words.ends[n - 1]!;
}

export function isMonth(words: Words, n: number): boolean {
  return n < words.keys.length && offerTables().months.has(textOf(words, n));
}

export function isCurrency(words: Words, n: number): boolean {
  return offerTables().currencies.has(textOf(words, n));
}
