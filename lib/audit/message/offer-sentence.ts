import { kindPlace, languageBit, type OfferKind, type OfferNode, offerTables } from '../../rules/offer-words.ts';
import { CLAUSE, DISCOUNT, JOINED, NUMBER, OFFER_WORD, SENTENCE } from './token-flags.ts';
import { PERCENT, type Words } from './words.ts';

/** Words of an offer in a sentence, as [start, end) of its tokens. */
export interface Said {
  readonly start: number;
  readonly end: number;
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
  /** By token and kind: where the longest words end that are said, and bits of their languages, in one number. */
  readonly #said = new Map<number, number>();
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

  /** Whether any of the kinds is said in the sentence. */
  says(...kinds: OfferKind[]): boolean {
    return kinds.some((kind) => (this.#kinds & (1 << kindPlace[kind])) !== 0);
  }

  /** What is said of the kind from token `n` on. */
  at(n: number, kind: OfferKind): Said | undefined {
    const place = kindPlace[kind];
    if ((this.#kinds & (1 << place)) === 0) return undefined;
    const said = this.#said.get(n * KINDS + place);
    if (said === undefined || ((CONTEXT >> place) & 1 && (said & this.#languages) === 0)) return undefined;
    return { start: n, end: said >> LANGUAGE_BITS };
  }

  /** The first that is said of the kind from one of the tokens [from, to) on. */
  first(kind: OfferKind, from: number, to: number): Said | undefined {
    if ((this.#kinds & (1 << kindPlace[kind])) === 0) return undefined;
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
    return this.is(n, CLAUSE) && !this.#goesOn(n) && !COLONS.test(this.gap(n));
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

  #opens(n: number): boolean {
    return this.is(n, SENTENCE) && !this.#goesOn(n);
  }

  /** "30. November", "100 kr. rabatt" and a percentage with its discount on the next line go on. */
  #goesOn(n: number): boolean {
    const gap = this.gap(n);
    if (gap.trim() === '') return this.is(n, DISCOUNT) && this.words.keys[n - 1] === PERCENT;
    if (!/^\. ?$/.test(gap)) return false;
    const before = textOf(this.words, n - 1);
    if (before === 'kr' || before === 'ca') return true;
    return this.is(n - 1, NUMBER) && isMonth(this.words, n);
  }

  #read(): void {
    const { next } = offerTables().phrases;
    for (let n = this.start; n < this.end; n++) {
      const node = this.is(n, OFFER_WORD | NUMBER) ? next.get(this.text(n)) : undefined;
      if (node !== undefined) this.#collect(node, n, n + 1);
    }
    for (let n = this.start; n < this.end; n++) {
      const none = this.at(n, 'none');
      if (none !== undefined) this.#takeBack(none);
    }
  }

  /** Notes what is said by the words from token `start` to `at`, which have come to the node, and by those that go on. */
  #collect(node: OfferNode, start: number, at: number): void {
    for (const { kind, languages } of node.said) {
      const place = start * KINDS + kind;
      const known = this.#said.get(place) ?? 0;
      if (known >> LANGUAGE_BITS <= at) this.#said.set(place, (at << LANGUAGE_BITS) | languages);
      this.#kinds |= 1 << kind;
      if ((TELLING >> kind) & 1) this.#languages |= languages;
    }
    if (at >= this.end) return;
    const following = node.next?.get(this.text(at));
    if (following !== undefined) this.#collect(following, start, at + 1);
    if (node.later === undefined) return;
    for (let n = at; n <= at + MAX_GAP && n < this.end; n++) {
      const later = node.later.get(this.text(n));
      if (later !== undefined) this.#collect(later, start, n + 1);
    }
  }

  /** Takes back the offers that overlap with words that are none. */
  #takeBack({ start, end }: Said): void {
    for (let n = Math.max(this.start, start - LONGEST); n < end; n++) {
      for (const kind of OFFERS) {
        if (this.at(n, kind) !== undefined && this.at(n, kind)!.end > start)
          this.#said.delete(n * KINDS + kindPlace[kind]);
      }
    }
  }
}

/** Places for the kinds of a token, and bits for languages. */
const KINDS = 32;
const LANGUAGE_BITS = 12;

/** How many tokens before words that are none an offer may begin that overlaps with them. */
const LONGEST = 4;
/** Kinds that `none` takes back. */
const OFFERS: readonly OfferKind[] = ['off', 'discount', 'half', 'multi', 'less'];

const bitsOf = (...kinds: OfferKind[]) => kinds.reduce((bits, kind) => bits | (1 << kindPlace[kind]), 0);
/** Kinds whose words are other words in other languages: those of the sentence's languages count. */
const CONTEXT = bitsOf('filler', 'giving', 'on', 'all', 'instead', 'past', 'over', 'soon', 'measure');
/** Kinds that tell the language of a sentence. */
const TELLING = bitsOf('off', 'discount', 'half', 'multi', 'saving');

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
  return n >= 0 && n < words.keys.length && offerTables().months.has(textOf(words, n));
}

export function isCurrency(words: Words, n: number): boolean {
  return offerTables().currencies.has(textOf(words, n));
}
