import { DISCOUNT_COMPOUND, offerTables } from '../../rules/offer-words.ts';
import { languageWords, numbersAsWords } from '../../rules/words.ts';
import { languagesOf } from '../function-words.ts';
import type { Passage } from '../reading.ts';
import { foldText } from '../text.ts';
import { generation, keep } from './interned.ts';
import { stem } from './stems.ts';
import {
  BREAK,
  DECIMAL,
  DENSE_RUN,
  DISCOUNT,
  FINAL_VERB,
  IDLE,
  JOINED,
  LINK,
  MENTION,
  NEGATOR,
  NEGATOR_BEHIND,
  NUMBER,
  OFFER,
  OFFER_BY_NUMBER,
  OFFER_END,
  OFFER_WORD,
  PRIVATIVE,
  STOP,
  type Tokens,
  tokensOf,
  WEAK,
  WIDE,
} from './tokens.ts';

/** A passage as words of a language: `keys` has each word's stem, a number's digits, or `%`. */
export interface Words extends Omit<Tokens, 'texts' | 'ids'> {
  readonly keys: string[];
}

/** The key of what is said as "percent", "%", "por ciento" … */
export const PERCENT = '%';

/** The key of the end of a word that says what it is free from. */
const FREE = '-free';

interface Known {
  key: string;
  flags: number;
  /** Numbers as words that begin with this one, longest first: the words behind it, and the value. */
  numbers: readonly (readonly [readonly string[], string])[] | undefined;
  /** The word before and this one are a percent sign: "por ciento". */
  percentBehind: string | undefined;
  /** Key of what the word is free from: "zucker" in "zuckerfrei". */
  freeFrom: string | undefined;
}

const vocabularies = new Map<string, Vocabulary>();

class Vocabulary {
  readonly #language: string;
  readonly #table: (typeof languageWords)[string] | undefined;
  readonly #flags = new Map<string, number>();
  readonly #numbers = new Map<string, [string[], string][]>();
  /** By the word's number, as long as numbers keep their meaning. */
  #known: Known[] = [];
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
      [this.#table?.finalVerbs, FINAL_VERB],
      [this.#table?.decimal, DECIMAL],
      [english.privative, PRIVATIVE],
      [this.#table?.privative, PRIVATIVE],
    ] as const) {
      for (const word of words ?? []) this.#flags.set(word, (this.#flags.get(word) ?? 0) | flag);
    }
    for (const [words, value] of Object.entries(numbersAsWords[language] ?? {})) {
      const [first, ...rest] = words.split(' ');
      const list = this.#numbers.get(first!) ?? [];
      list.push([rest, String(value)]);
      this.#numbers.set(first!, list);
    }
    for (const [word, value] of Object.entries(this.#table?.numbers ?? {})) {
      this.#numbers.set(word, [...(this.#numbers.get(word) ?? []), [[], value]]);
    }
    for (const list of this.#numbers.values()) list.sort((a, b) => b[0].length - a[0].length);
  }

  of(word: string, id: number): Known {
    if (id === 0) return this.#learn(word);
    if (this.#generation !== generation()) {
      this.#known = [];
      this.#generation = generation();
    }
    const known = this.#known[id];
    if (known !== undefined) return known;
    keep();
    const made = this.#learn(word);
    this.#known[id] = made;
    return made;
  }

  #learn(word: string): Known {
    const table = this.#table;
    const stops = languagesOf(word)?.has(this.#language) === true ? STOP : 0;
    const isPercent = table?.percent.includes(word) === true || languageWords.en!.percent.includes(word);
    const suffix = table?.privativeSuffixes.find((end) => word.endsWith(end) && word.length > end.length + 2);
    return {
      freeFrom: suffix && stem(word.slice(0, -suffix.length), this.#language),
      key: isPercent ? PERCENT : stem(table?.units[word] ?? word, this.#language),
      flags: (this.#flags.get(word) ?? 0) | stops | offerFlags(word),
      numbers: this.#numbers.get(word),
      percentBehind: table?.percentPair.find(([, second]) => second === word)?.[0],
    };
  }
}

function offerFlags(word: string): number {
  const { openers, numberOpeners, endOpeners, discounts, phrases } = offerTables();
  let flags = phrases.next.has(word) ? OFFER_WORD : 0;
  if (openers.has(word)) flags |= OFFER;
  if (numberOpeners.has(word)) flags |= OFFER_BY_NUMBER;
  if (endOpeners.has(word)) flags |= OFFER_END;
  return discounts.has(word) || DISCOUNT_COMPOUND.test(word) ? flags | DISCOUNT : flags;
}

function vocabularyOf(language: string): Vocabulary {
  let vocabulary = vocabularies.get(language);
  if (vocabulary === undefined) {
    vocabulary = new Vocabulary(language);
    vocabularies.set(language, vocabulary);
  }
  return vocabulary;
}

/** Reads tokens as words of `language`: stems, numbers whether in digits or in words, percent signs. */
export function wordsOf({ passage, texts, ids, starts, ends, flags }: Tokens, language: string): Words {
  const vocabulary = vocabularyOf(language);
  const words: Words = { passage, keys: [], starts: [], ends: [], flags: [] };
  for (let n = 0; n < texts.length; n++) {
    const text = texts[n]!;
    const flag = flags[n]!;
    if ((flag & NUMBER) !== 0 && isDecimal(words)) {
      joinDecimal(words, text, ends[n]!);
      continue;
    }
    if ((flag & (NUMBER | MENTION | LINK | DENSE_RUN)) !== 0) {
      push(words, (flag & NUMBER) === 0 ? text : numberIn(text), starts[n]!, ends[n]!, flag);
      continue;
    }
    const { key, flags: own, numbers, percentBehind, freeFrom } = vocabulary.of(text, ids[n]!);
    const number = numbers?.find(([rest]) => rest.every((word, k) => texts[n + 1 + k] === word));
    const last = words.keys.length - 1;
    if (percentBehind !== undefined && texts[n - 1] === percentBehind && last >= 0) {
      words.keys[last] = PERCENT;
      words.ends[last] = ends[n]!;
      words.flags[last] = words.flags[last]! | OFFER;
    } else if (isDecimal(words) && number !== undefined) {
      joinDecimal(words, number[1], ends[n]!);
    } else if (number !== undefined) {
      const [value, sign] = number[1].split(' ');
      const end = ends[n + number[0].length]!;
      push(words, value!, starts[n]!, end, flag | NUMBER);
      if (sign !== undefined) push(words, sign, starts[n]!, end, JOINED | OFFER);
      n += number[0].length;
    } else if (freeFrom !== undefined) {
      push(words, freeFrom, starts[n]!, ends[n]!, flag);
      push(words, FREE, starts[n]!, ends[n]!, JOINED | PRIVATIVE);
    } else push(words, key, starts[n]!, ends[n]!, flag | own);
  }
  return words;
}

/** Whether a number and the word for its point were the last two: "two point". */
function isDecimal({ flags }: Words): boolean {
  const last = flags.length - 1;
  return last > 0 && (flags[last]! & DECIMAL) !== 0 && (flags[last - 1]! & NUMBER) !== 0;
}

function joinDecimal(words: Words, digits: string, end: number): void {
  for (const list of [words.keys, words.starts, words.ends, words.flags]) list.pop();
  const last = words.keys.length - 1;
  words.keys[last] = trimmed(`${words.keys[last]}.${digits}`);
  words.ends[last] = end;
}

function push(words: Words, key: string, start: number, end: number, flags: number): void {
  words.keys.push(key);
  words.starts.push(start);
  words.ends.push(end);
  words.flags.push(flags);
}

/** "1.000" and "1,000" are a thousand, "0,5" and "0.5" a half. */
function numberIn(digits: string): string {
  const parts = digits.split(/[., ]/);
  if (parts.length === 1) return trimmed(digits);
  const isGrouped = parts.slice(1).every((part) => part.length === 3) && parts[0]!.length < 4 && parts[0] !== '0';
  if (isGrouped) return trimmed(parts.join(''));
  return trimmed(`${parts.slice(0, -1).join('')}.${parts.at(-1)}`);
}

/** Digits as a number prints them; what is too long to be one stays as it is. */
function trimmed(digits: string): string {
  return digits.length > 15 ? digits : String(Number(digits));
}

/** Words of a phrase that is looked for, as `wordsOf` reads them. */
export function phraseWords(phrase: string, language: string): Words {
  return wordsOf(tokensOf(phrasePassage(phrase)), language);
}

export function phrasePassage(phrase: string): Passage {
  return { field: 'caption', folded: foldText(phrase), tags: [], mentions: [] };
}

/** Whether the word is stuck to the one before: by a hyphen, an apostrophe, or as the unit of a number. */
export function isJoined(words: Words, n: number): boolean {
  return (words.flags[n]! & JOINED) !== 0;
}
