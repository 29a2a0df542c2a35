import { DISCOUNT_COMPOUND, offerTables } from '../../rules/offer-words.ts';
import { languageWords, numbersAsWords } from '../../rules/words.ts';
import { languagesOf } from '../function-words.ts';
import { generation, keep, spellingOf, withRoom } from './interned.ts';
import { stem } from './stems.ts';
import {
  BREAK,
  DECIMAL,
  DISCOUNT,
  FINAL_VERB,
  IDLE,
  NEGATOR,
  NEGATOR_BEHIND,
  OFFER,
  OFFER_BY_NUMBER,
  OFFER_END,
  OFFER_WORD,
  PRIVATIVE,
  STOP,
  WEAK,
  WIDE,
  WITHOUT,
} from './token-flags.ts';

/** The key of what is said as "percent", "%", "por ciento" … */
export const PERCENT = '%';

/** The key of the end of a word that says what it is free from. */
export const FREE = '-free';

/** What a language says of a word. */
export interface Known {
  key: string;
  flags: number;
  /** Of words that are read together with others, or apart. */
  special: Special | undefined;
}

export interface Special {
  /** Numbers as words that begin with this one, longest first: the words behind it, and the value. */
  numbers: readonly (readonly [readonly string[], string])[] | undefined;
  /** The word before and this one are a percent sign: "por ciento". */
  percentBehind: string | undefined;
  /** Key of what the word is free from: "zucker" in "zuckerfrei". */
  freeFrom: string | undefined;
  /** Whatever it may be read as. */
  keys: readonly string[];
}

const SHAPES = 4096;
/** The shape of what is no single key. */
export const MANY = 1;

/** Shapes that keys have: what has none of them is none of them. */
export function shapesOf(keys: Iterable<string>): Uint8Array {
  const shapes = new Uint8Array(SHAPES);
  shapes[MANY] = 1;
  for (const key of keys) shapes[shapeOf(key)] = 1;
  return shapes;
}

/** First and last letter and length of a key, as one small number. */
export function shapeOf(key: string): number {
  const { length } = key;
  return (key.charCodeAt(0) + 31 * key.charCodeAt(length - 1) + 961 * length) & (SHAPES - 1) || MANY;
}

/** Letters behind a prefix that says what a word is free from: fewer are another word. */
const MIN_PREFIXED = 7;

/** Words of a language are kept by their number in pages, for a language has few of all numbers. */
const PAGE = 10;
const PAGE_MASK = (1 << PAGE) - 1;

const vocabularies = new Map<string, Vocabulary>();

/** The words of a language that were met so far. */
export class Vocabulary {
  readonly #language: string;
  readonly #table: (typeof languageWords)[string] | undefined;
  readonly #flags = new Map<string, number>();
  readonly #numbers = new Map<string, [string[], string][]>();
  /** As long as numbers keep their meaning. */
  #pages: (Known[] | undefined)[] = [];
  /** Shape of each word's key, 0 for words not met yet. */
  #shapes = new Uint16Array(1 << PAGE);
  #generation = generation();

  constructor(language: string) {
    this.#language = language;
    this.#table = languageWords[language];
    const english = languageWords.en!;
    for (const [words, flag] of [
      [english.negators, NEGATOR],
      [english.idle, IDLE],
      [this.#table?.negators, NEGATOR],
      [this.#table?.idle, IDLE],
      [this.#table?.weak, WEAK],
      [this.#table?.closed, STOP],
      [this.#table?.breaks, BREAK],
      [this.#table?.negatorsBehind, NEGATOR_BEHIND],
      [this.#table?.finalNegation === true ? this.#table.negators : [], NEGATOR_BEHIND],
      [this.#table?.wideNegators, WIDE],
      [this.#table?.without, WITHOUT],
      [this.#table?.finalVerbs, FINAL_VERB],
      [this.#table?.decimal, DECIMAL],
      [english.privative, PRIVATIVE],
      [this.#table?.privative, PRIVATIVE],
    ] as const) {
      for (const word of words ?? []) this.#flags.set(word, (this.#flags.get(word) ?? 0) | flag);
    }
    for (const [words, value] of [
      ...Object.entries(numbersAsWords[language] ?? {}),
      ...Object.entries(this.#table?.numbers ?? {}),
    ]) {
      const [first, ...rest] = words.split(' ');
      const list = this.#numbers.get(first!) ?? [];
      list.push([rest, String(value)]);
      this.#numbers.set(first!, list);
    }
    for (const list of this.#numbers.values()) list.sort((a, b) => b[0].length - a[0].length);
  }

  /** `word`: the spelling of what has no number. */
  of(id: number, word: string): Known {
    if (id === 0) return this.#learn(word);
    if (this.#generation !== generation()) {
      this.#pages = [];
      this.#shapes = new Uint16Array(1 << PAGE);
      this.#generation = generation();
    }
    const page = this.#pages[id >> PAGE];
    return page?.[id & PAGE_MASK] ?? this.#keep(id);
  }

  /** Shape of what a word is known by: `MANY` where it may be several things. */
  shape(id: number): number {
    const isKept = this.#generation === generation() && id < this.#shapes.length;
    const shape = isKept ? this.#shapes[id]! : 0;
    return shape === 0 ? this.#learnShape(id) : shape;
  }

  #learnShape(id: number): number {
    const { key, special, flags } = this.of(id, '');
    this.#shapes = withRoom(this.#shapes, id);
    this.#shapes[id] = special === undefined && (flags & DECIMAL) === 0 ? shapeOf(key) : MANY;
    return this.#shapes[id]!;
  }

  #keep(id: number): Known {
    keep();
    const made = this.#learn(spellingOf(id));
    for (let n = this.#pages.length; n <= id >> PAGE; n++) this.#pages.push(undefined);
    this.#pages[id >> PAGE] ??= new Array(1 << PAGE);
    this.#pages[id >> PAGE]![id & PAGE_MASK] = made;
    return made;
  }

  #freeFrom(word: string): string | undefined {
    const suffix = this.#table?.privativeSuffixes.find((end) => word.endsWith(end) && word.length > end.length + 2);
    if (suffix !== undefined) return stem(word.slice(0, -suffix.length), this.#language);
    if (this.#table?.forms[word] !== undefined) return undefined;
    const prefix = this.#table?.privativePrefixes.find(
      (start) => word.startsWith(start) && word.length >= start.length + MIN_PREFIXED,
    );
    return prefix && stem(word.slice(prefix.length), this.#language);
  }

  #learn(word: string): Known {
    if (DIGIT.test(word)) return known(numberIn(word), 0, undefined);
    const table = this.#table;
    const stops = languagesOf(word)?.has(this.#language) === true ? STOP : 0;
    const isPercent = table?.percent.includes(word) === true || languageWords.en!.percent.includes(word);
    const key = isPercent ? PERCENT : stem(table?.forms[word] ?? table?.units[word] ?? word, this.#language);
    const numbers = this.#numbers.get(word);
    const percentBehind = table?.percentPair.find(([, second]) => second === word)?.[0];
    const freeFrom = this.#freeFrom(word);
    const keys = [
      ...(numbers ?? []).flatMap(([, value]) => value.split(' ')),
      ...(percentBehind === undefined ? [] : [PERCENT]),
      ...(freeFrom === undefined ? [] : [freeFrom, FREE]),
    ];
    const special = keys.length === 0 ? undefined : { numbers, percentBehind, freeFrom, keys };
    return known(key, (this.#flags.get(word) ?? 0) | stops | offerFlags(word), special);
  }
}

function known(key: string, flags: number, special: Special | undefined): Known {
  return { key, flags, special };
}

const DIGIT = /^\d/;

/** "1.000" and "1,000" are a thousand, "0,5" and "0.5" a half. */
function numberIn(digits: string): string {
  const parts = digits.split(/[., ]/);
  if (parts.length === 1) return trimmed(digits);
  const isGrouped = parts.slice(1).every((part) => part.length === 3) && parts[0]!.length < 4 && parts[0] !== '0';
  if (isGrouped) return trimmed(parts.join(''));
  return trimmed(`${parts.slice(0, -1).join('')}.${parts.at(-1)}`);
}

/** Digits as a number prints them; what is too long to be one stays as it is. */
export function trimmed(digits: string): string {
  return digits.length > 15 ? digits : String(Number(digits));
}

function offerFlags(word: string): number {
  const { openers, numberOpeners, endOpeners, discounts, phrases } = offerTables();
  let flags = phrases.next.has(word) ? OFFER_WORD : 0;
  if (openers.has(word)) flags |= OFFER;
  if (numberOpeners.has(word)) flags |= OFFER_BY_NUMBER;
  if (endOpeners.has(word)) flags |= OFFER_END;
  return discounts.has(word) || DISCOUNT_COMPOUND.test(word) ? flags | DISCOUNT : flags;
}

export function vocabularyOf(language: string): Vocabulary {
  let vocabulary = vocabularies.get(language);
  if (vocabulary === undefined) {
    vocabulary = new Vocabulary(language);
    vocabularies.set(language, vocabulary);
  }
  return vocabulary;
}
