import type { Passage } from '../reading.ts';
import { foldText } from '../text.ts';
import { DECIMAL, JOINED, NEGATOR, NO_WORD, NUMBER, OFFER, PRIVATIVE, STOP } from './token-flags.ts';
import { type Places, Tokens, textAt } from './tokens.ts';
import { FREE, type Known, PERCENT, type Special, trimmed, type Vocabulary, vocabularyOf } from './vocabulary.ts';

export { PERCENT } from './vocabulary.ts';

/** A passage as words of a language: `keys` has each word's stem, a number's digits, or `%`. */
export interface Words extends Places {
  readonly passage: Passage;
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
  const flags = [...tokens.flags];
  for (let n = 0; n < ids.length; n++) {
    const flag = flags[n]!;
    if (ids[n] === NO_WORD) {
      keys[n] = textAt(tokens, n)!;
      continue;
    }
    const known = knownAt(tokens, n, vocabulary);
    if (known.special !== undefined || (known.flags & DECIMAL) !== 0) return undefined;
    keys[n] = known.key;
    flags[n] = flag | known.flags;
    if ((flag & NUMBER) !== 0 && known.key === '1') readNumero(keys, flags, n - 1);
  }
  return { passage, keys, starts, ends, flags };
}

class Reader {
  readonly #tokens: Tokens;
  readonly #vocabulary: Vocabulary;
  readonly #keys: string[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #flags: number[] = [];

  constructor(tokens: Tokens, vocabulary: Vocabulary) {
    this.#tokens = tokens;
    this.#vocabulary = vocabulary;
  }

  read(): Words {
    const { passage, ids, starts, ends, flags } = this.#tokens;
    for (let n = 0; n < ids.length; n++) {
      const flag = flags[n]!;
      if (ids[n] === NO_WORD) {
        this.#push(textAt(this.#tokens, n)!, starts[n]!, ends[n]!, flag);
        continue;
      }
      const known = knownAt(this.#tokens, n, this.#vocabulary);
      if ((flag & NUMBER) !== 0) this.#readNumber(known.key, n, flag);
      else if (known.special !== undefined) n = this.#readSpecial(known, known.special, n);
      else this.#push(known.key, starts[n]!, ends[n]!, flag | known.flags);
    }
    return { passage, keys: this.#keys, starts: this.#starts, ends: this.#ends, flags: this.#flags };
  }

  #push(key: string, start: number, end: number, flags: number): void {
    this.#keys.push(key);
    this.#starts.push(start);
    this.#ends.push(end);
    this.#flags.push(flags);
  }

  #readNumber(key: string, n: number, flag: number): void {
    const { starts, ends } = this.#tokens;
    if (this.#isDecimal()) this.#joinDecimal(textAt(this.#tokens, n)!, ends[n]!);
    else {
      this.#push(key, starts[n]!, ends[n]!, flag);
      if (key === '1') readNumero(this.#keys, this.#flags, this.#keys.length - 2);
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
    for (const noted of [this.#keys, this.#starts, this.#ends, this.#flags]) noted.pop();
    const last = this.#keys.length - 1;
    this.#keys[last] = trimmed(`${this.#keys[last]}.${digits}`);
    this.#ends[last] = end;
  }
}

/** "No. 1" is no denial. */
function readNumero(keys: readonly string[], flags: number[], n: number): void {
  if (keys[n] === 'no') flags[n] = (flags[n]! & ~(NEGATOR | PRIVATIVE)) | STOP;
}

/** What the language says of a token that is a word or a number. */
export function knownAt(tokens: Tokens, n: number, vocabulary: Vocabulary): Known {
  const id = tokens.ids[n]!;
  return vocabulary.of(id, id === 0 ? textAt(tokens, n)! : '');
}

/** Words of a phrase that is looked for, as `wordsOf` reads them. */
export function phraseWords(phrase: string, language: string): Words {
  return wordsOf(new Tokens(phrasePassage(phrase)), language);
}

export function phrasePassage(phrase: string): Passage {
  return { field: 'caption', folded: foldText(phrase), tags: [], mentions: [] };
}
