import type { Passage } from '../reading.ts';
import { foldText } from '../text.ts';
import {
  DECIMAL,
  DENSE_RUN,
  JOINED,
  LINK,
  MENTION,
  NEGATOR,
  NUMBER,
  OFFER,
  PRIVATIVE,
  STOP,
  type Tokens,
  textAt,
  tokensOf,
} from './tokens.ts';
import { FREE, type Known, PERCENT, type Special, type Vocabulary, vocabularyOf } from './vocabulary.ts';

export { PERCENT } from './vocabulary.ts';

/** A passage as words of a language: `keys` has each word's stem, a number's digits, or `%`. */
export interface Words extends Omit<Tokens, 'ids'> {
  readonly keys: string[];
}

/** Reads tokens as words of `language`: stems, numbers whether in digits or in words, percent signs. */
export function wordsOf(tokens: Tokens, language: string): Words {
  const vocabulary = vocabularyOf(language);
  return readPlainly(tokens, vocabulary) ?? new Reader(tokens, vocabulary).read();
}

/** Where each token is a word of its own, as in most texts, its place stays where it is. */
function readPlainly(tokens: Tokens, vocabulary: Vocabulary): Words | undefined {
  const { passage, ids, starts, ends } = tokens;
  const keys = new Array<string>(ids.length);
  const flags = new Int32Array(ids.length);
  for (let n = 0; n < ids.length; n++) {
    const flag = tokens.flags[n]!;
    const id = ids[n]!;
    if ((flag & NO_WORD) !== 0) {
      const text = textAt(tokens, n)!;
      keys[n] = (flag & NUMBER) === 0 ? text : numberIn(text);
      flags[n] = flag;
      if (keys[n] === '1') readNumero(keys, flags, n - 1);
      continue;
    }
    const known = vocabulary.of(id, id === 0 ? textAt(tokens, n)! : '');
    if (known.special !== undefined || (known.flags & DECIMAL) !== 0) return undefined;
    keys[n] = known.key;
    flags[n] = flag | known.flags;
  }
  return { passage, keys, starts, ends, flags };
}

class Reader {
  readonly #tokens: Tokens;
  readonly #vocabulary: Vocabulary;
  readonly #keys: string[] = [];
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  readonly #flags: Int32Array;

  constructor(tokens: Tokens, vocabulary: Vocabulary) {
    this.#tokens = tokens;
    this.#vocabulary = vocabulary;
    // One token may be two words: "zuckerfrei".
    const most = 2 * tokens.ids.length;
    this.#starts = new Int32Array(most);
    this.#ends = new Int32Array(most);
    this.#flags = new Int32Array(most);
  }

  read(): Words {
    const { passage, ids, starts, ends, flags } = this.#tokens;
    for (let n = 0; n < ids.length; n++) {
      const flag = flags[n]!;
      if ((flag & NO_WORD) !== 0) {
        this.#readOther(textAt(this.#tokens, n)!, n, flag);
        continue;
      }
      const id = ids[n]!;
      const known = this.#vocabulary.of(id, id === 0 ? textAt(this.#tokens, n)! : '');
      if (known.special !== undefined) n = this.#readSpecial(known, known.special, n);
      else this.#push(known.key, starts[n]!, ends[n]!, flag | known.flags);
    }
    const count = this.#keys.length;
    return {
      passage,
      keys: this.#keys,
      starts: this.#starts.subarray(0, count),
      ends: this.#ends.subarray(0, count),
      flags: this.#flags.subarray(0, count),
    };
  }

  #push(key: string, start: number, end: number, flags: number): void {
    const n = this.#keys.length;
    this.#keys.push(key);
    this.#starts[n] = start;
    this.#ends[n] = end;
    this.#flags[n] = flags;
  }

  #readOther(text: string, n: number, flag: number): void {
    const { starts, ends } = this.#tokens;
    if ((flag & NUMBER) === 0) this.#push(text, starts[n]!, ends[n]!, flag);
    else if (this.#isDecimal()) this.#joinDecimal(text, ends[n]!);
    else {
      this.#push(numberIn(text), starts[n]!, ends[n]!, flag);
      const last = this.#keys.length - 1;
      if (this.#keys[last] === '1') readNumero(this.#keys, this.#flags, last - 1);
    }
  }

  /** Place of the last token that was read. */
  #readSpecial({ key, flags: own }: Known, { numbers, percentBehind, freeFrom }: Special, n: number): number {
    const { starts, ends, flags } = this.#tokens;
    const flag = flags[n]!;
    const last = this.#keys.length - 1;
    const number = numbers?.find(([rest]) => rest.every((word, k) => textAt(this.#tokens, n + 1 + k) === word));
    if (percentBehind !== undefined && last >= 0 && textAt(this.#tokens, n - 1) === percentBehind) {
      this.#keys[last] = PERCENT;
      this.#ends[last] = ends[n]!;
      this.#flags[last]! |= OFFER;
    } else if (number !== undefined && this.#isDecimal()) {
      this.#joinDecimal(number[1], ends[n]!);
    } else if (number !== undefined) {
      const to = n + number[0].length;
      const [value, sign] = number[1].split(' ');
      this.#push(value!, starts[n]!, ends[to]!, flag | NUMBER);
      if (sign !== undefined) this.#push(sign, starts[n]!, ends[to]!, JOINED | OFFER);
      return to;
    } else if (freeFrom !== undefined) {
      this.#push(freeFrom, starts[n]!, ends[n]!, flag);
      this.#push(FREE, starts[n]!, ends[n]!, JOINED | PRIVATIVE);
    } else this.#push(key, starts[n]!, ends[n]!, flag | own);
    return n;
  }

  /** Whether a number and the word for its point were the last two: "two point". */
  #isDecimal(): boolean {
    const last = this.#keys.length - 1;
    return last > 0 && (this.#flags[last]! & DECIMAL) !== 0 && (this.#flags[last - 1]! & NUMBER) !== 0;
  }

  #joinDecimal(digits: string, end: number): void {
    this.#keys.pop();
    const last = this.#keys.length - 1;
    this.#keys[last] = trimmed(`${this.#keys[last]}.${digits}`);
    this.#ends[last] = end;
  }
}

/** "No. 1" is no denial. */
function readNumero(keys: readonly string[], flags: Int32Array, n: number): void {
  if (keys[n] === 'no') flags[n] = (flags[n]! & ~(NEGATOR | PRIVATIVE)) | STOP;
}

const NO_WORD = NUMBER | MENTION | LINK | DENSE_RUN;

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
