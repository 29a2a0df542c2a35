import { AT, classOf, DENSE, HASH, NEWLINE, SPACE, WORD } from '../characters.ts';
import { addressEnd } from '../links.ts';
import type { Passage } from '../reading.ts';
import { rawStart } from '../text.ts';
import { numberOf, spellingOf } from './interned.ts';

/** What a token is and how it stands, as bits. */
export const CLAUSE = 1;
export const SENTENCE = 2;
export const JOINED = 4;
export const TAGGED = 8;
export const MENTION = 16;
export const LINK = 32;
export const NUMBER = 64;
export const DENSE_RUN = 128;
/** Set by `words.ts`, from what the language says of the word. */
export const STOP = 256;
export const NEGATOR = 512;
export const IDLE = 1024;
export const WEAK = 2048;
export const BREAK = 4096;
export const NEGATOR_BEHIND = 8192;
export const PRIVATIVE = 16_384;
export const WIDE = 262_144;
export const FINAL_VERB = 524_288;
export const DECIMAL = 131_072;
export const OFFER = 32_768;
export const OFFER_BY_NUMBER = 65_536;
export const OFFER_WORD = 1_048_576;
export const OFFER_END = 2_097_152;
export const DISCOUNT = 4_194_304;

/** A passage cut into tokens, in folded offsets; what begins a clause or a sentence, or is joined to the token before, says so. */
export interface Tokens {
  readonly passage: Passage;
  readonly texts: string[];
  /** Number of each text, as long as it is kept; 0 for what is no word. */
  readonly ids: number[];
  readonly starts: number[];
  readonly ends: number[];
  readonly flags: number[];
}

/** More tokens than that are not read: hostile text must not cost more. */
export const MAX_TOKENS = 20_000;

const APOSTROPHE = 39;
const HYPHEN = 45;
const UNDERSCORE = 95;
const SENTENCE_ENDS = '.!?…。！？؟।';
const MONEY = '%€$£¥°';

/** Cuts a passage into words, numbers (letters and digits part), signs of money and percent, mentions, links and runs of scripts without spaces. */
export function tokensOf(passage: Passage): Tokens {
  const cutter = new Cutter(passage);
  cutter.cut();
  return cutter.tokens;
}

class Cutter {
  readonly tokens: Tokens;
  readonly #text: string;
  /** How the next token stands. */
  #next = SENTENCE;
  #tagEnd = 0;
  #tag = 0;
  #mention = 0;

  constructor(passage: Passage) {
    this.tokens = { passage, texts: [], ids: [], starts: [], ends: [], flags: [] };
    this.#text = passage.folded.text;
  }

  cut(): void {
    const text = this.#text;
    const { texts } = this.tokens;
    for (let i = 0; i < text.length && texts.length < MAX_TOKENS; ) {
      const code = text.charCodeAt(i);
      const kind = classOf(code);
      if (kind === WORD) i = code === UNDERSCORE ? i + 1 : isDigit(code) ? this.#number(i) : this.#word(i);
      else if (kind === SPACE) i++;
      else if (kind === DENSE) i = this.#dense(i);
      else if (kind === HASH) i = this.#hash(i);
      else if (kind === AT) i = this.#at(i);
      else i = this.#sign(i, code, kind);
    }
  }

  #add(start: number, end: number, kind = 0): number {
    const { texts, ids, starts, ends, flags } = this.tokens;
    const id = (kind & (LINK | MENTION | NUMBER | DENSE_RUN)) === 0 ? numberOf(this.#text, start, end) : 0;
    texts.push(id === 0 ? this.#text.slice(start, end) : spellingOf(id));
    ids.push(id);
    starts.push(start);
    ends.push(end);
    flags.push(this.#next | kind | (start < this.#tagEnd ? TAGGED : 0));
    this.#next = 0;
    return end;
  }

  #word(start: number): number {
    const text = this.#text;
    if (text[start] === 'h' || text[start] === 'w') {
      const isLink =
        text.startsWith('http://', start) || text.startsWith('https://', start) || text.startsWith('www.', start);
      if (isLink) return this.#add(start, addressEnd(text, start), LINK);
    }
    let end = start + 1;
    while (end < text.length && isWordUnit(text.charCodeAt(end))) {
      if (start < this.#tagEnd && this.#isHump(end)) break;
      end++;
    }
    if (text.charCodeAt(end) === APOSTROPHE && isWordUnit(text.charCodeAt(end + 1))) {
      // "don't" is one word; "l'eau" and "glowlab's" are two.
      if (text[end + 1] === 't' && !isWordUnit(text.charCodeAt(end + 2))) return this.#add(start, end + 2);
      this.#add(start, end);
      this.#next = JOINED;
      return end + 1;
    }
    this.#add(start, end);
    if (end < text.length && isDigit(text.charCodeAt(end))) this.#next = JOINED;
    return end;
  }

  #number(start: number): number {
    const text = this.#text;
    let end = start + 1;
    while (end < text.length) {
      const code = text.charCodeAt(end);
      const parts = (code === 46 || code === 44 || code === 32) && isDigit(text.charCodeAt(end + 1));
      if (parts && (code !== 32 || isThousands(text, end + 1))) end += 2;
      else if (isDigit(code)) end++;
      else break;
    }
    this.#add(start, end, NUMBER);
    if (classOf(text.charCodeAt(end)) === WORD) this.#next = JOINED;
    return end;
  }

  #dense(start: number): number {
    let end = start + 1;
    while (classOf(this.#text.charCodeAt(end)) === DENSE) end++;
    return this.#add(start, end, DENSE_RUN);
  }

  #hash(at: number): number {
    const { tags } = this.tokens.passage;
    while (this.#tag < tags.length && tags[this.#tag]! < at) this.#tag += 2;
    if (tags[this.#tag] === at) {
      this.#tagEnd = tags[this.#tag + 1]!;
      this.#next |= CLAUSE;
    }
    return at + 1;
  }

  #at(at: number): number {
    const { mentions } = this.tokens.passage;
    while (this.#mention < mentions.length && mentions[this.#mention]! < at) this.#mention += 2;
    if (mentions[this.#mention] !== at) return at + 1;
    return this.#add(at, mentions[this.#mention + 1]!, MENTION);
  }

  #sign(at: number, code: number, kind: number): number {
    const text = this.#text;
    const sign = text[at]!;
    if (MONEY.includes(sign)) return this.#add(at, at + 1);
    const spaced = classOf(text.charCodeAt(at - 1)) === SPACE || classOf(text.charCodeAt(at + 1)) === SPACE;
    const inside =
      sign === '.' && classOf(text.charCodeAt(at - 1)) === WORD && classOf(text.charCodeAt(at + 1)) === WORD;
    if (inside) this.#next |= JOINED;
    else if (kind === NEWLINE || SENTENCE_ENDS.includes(sign)) this.#next |= SENTENCE | CLAUSE;
    else if (code === HYPHEN && !spaced) this.#next |= JOINED;
    else if (code !== APOSTROPHE && code !== 38 && code !== 43 && code !== 47) this.#next |= CLAUSE;
    return at + 1;
  }

  /** Whether a new word begins here, in a tag such as `#CrueltyFree`. */
  #isHump(at: number): boolean {
    const { folded } = this.tokens.passage;
    const place = rawStart(folded, at);
    const before = folded.raw[rawStart(folded, at - 1)]!;
    const letter = folded.raw[place]!;
    return isCapital(letter) && (!isCapital(before) || isSmall(folded.raw[place + 1] ?? ''));
  }
}

const isCapital = (letter: string) => letter !== letter.toLowerCase();
const isSmall = (letter: string) => letter !== letter.toUpperCase();

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isWordUnit(code: number): boolean {
  return classOf(code) === WORD && !isDigit(code) && code !== UNDERSCORE;
}

/** Three digits and no more: "10 000". */
function isThousands(text: string, at: number): boolean {
  return isDigit(text.charCodeAt(at + 1)) && isDigit(text.charCodeAt(at + 2)) && !isDigit(text.charCodeAt(at + 3));
}
