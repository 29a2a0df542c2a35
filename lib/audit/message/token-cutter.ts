import { AT, classes, classOf, DENSE, HASH, SPACE, UNKNOWN, WORD } from '../characters.ts';
import { addressEnd, isLinkAt } from '../links.ts';
import type { Passage } from '../reading.ts';
import { type FoldedText, rawStart } from '../text.ts';
import { MAX_PACKED, numberOf, numberOfPacked } from './interned.ts';
import { CLAUSE, DENSE_RUN, JOINED, LINK, MENTION, NO_WORD, NUMBER, SENTENCE, TAGGED } from './token-flags.ts';

/** More tokens than that are not read: hostile text must not cost more. */
const MAX_TOKENS = 20_000;

const APOSTROPHE = 39;
const A = 97;
const T = 116;
const Z = 122;
const LOW = 2 ** 30 - 1;
const HYPHEN = 45;
const UNDERSCORE = 95;
const FULL_STOP = 46;

/** What signs do. */
const MONEY = 1;
const ENDS_SENTENCE = 2;
const PARTS_NOTHING = 3;
const signs = new Uint8Array(0x10000);
for (const [sort, all] of [
  [MONEY, '%€$£¥°₽₹₩₺₴฿₫'],
  [ENDS_SENTENCE, '.!?…。！？؟।\n'],
  [PARTS_NOTHING, "'&+/"],
] as const) {
  for (const sign of all) signs[sign.charCodeAt(0)] = sort;
}

/** Its full stop ends no sentence. */
const NUMERO = /(?:^|[^\p{L}])nr\. $/u;

/** Where tokens are noted while a passage is cut: good until the next one is. */
const ids = new Int32Array(MAX_TOKENS);
const starts = new Int32Array(MAX_TOKENS);
const ends = new Int32Array(MAX_TOKENS);
const flags = new Int32Array(MAX_TOKENS);
export const noted = { ids, starts, ends, flags };

/**
 * Cuts a passage into words, numbers (letters and digits part), signs of money and percent, mentions, links and runs of
 * scripts without spaces; notes them, and tells how many there are.
 */
export function cut(passage: Passage): number {
  return new Cutter(passage).cut();
}

class Cutter {
  readonly #passage: Passage;
  readonly #text: string;
  #count = 0;
  /** How the next token stands. */
  #next = SENTENCE;
  #tagEnd = 0;
  /** Where the next word of a tag such as `#CrueltyFree` begins, or the tag ends. */
  #hump = 0;
  #tag = 0;
  #mention = 0;

  constructor(passage: Passage) {
    this.#passage = passage;
    this.#text = passage.folded.text;
  }

  /** Number of tokens. */
  cut(): number {
    const text = this.#text;
    for (let i = 0; i < text.length && this.#count < MAX_TOKENS; ) {
      const code = text.charCodeAt(i);
      const kind = classOf(code);
      if (kind === WORD) i = code === UNDERSCORE ? i + 1 : isDigit(code) ? this.#number(i) : this.#word(i);
      else if (kind === SPACE) i++;
      else if (kind === DENSE) i = this.#dense(i);
      else if (kind === HASH) i = this.#hash(i);
      else if (kind === AT) i = this.#at(i);
      else i = this.#sign(i, code);
    }
    return this.#count;
  }

  /** The unit at `at`, 0 outside of the text: a look beyond its end slows all others. */
  #unit(at: number): number {
    return at >= 0 && at < this.#text.length ? this.#text.charCodeAt(at) : 0;
  }

  #kind(at: number): number {
    return classOf(this.#unit(at));
  }

  #add(start: number, end: number, kind: number, id: number): number {
    const n = this.#count++;
    ids[n] = id;
    starts[n] = start;
    ends[n] = end;
    flags[n] = this.#next | kind | (start < this.#tagEnd ? TAGGED : 0);
    this.#next = 0;
    return end;
  }

  #addWord(start: number, end: number, kind = 0): number {
    return this.#add(start, end, kind, numberOf(this.#text, start, end));
  }

  #word(start: number): number {
    const text = this.#text;
    if (isLinkAt(text, start)) return this.#add(start, addressEnd(text, start), LINK, NO_WORD);
    if (start < this.#tagEnd && start >= this.#hump) this.#hump = this.#humpAfter(start);
    const last = start < this.#tagEnd ? this.#hump : text.length;
    let high = 0;
    let low = 0;
    let end = start;
    for (; end < last; end++) {
      const code = text.charCodeAt(end);
      if (!isSmallLetter(code)) break;
      high = (high << 5) | (low >>> 25);
      low = ((low << 5) | (code - A + 1)) & LOW;
    }
    const isPacked = end - start <= MAX_PACKED;
    const letters = end;
    while (end < last && isWordUnit(text.charCodeAt(end))) end++;
    const next = this.#unit(end);
    // "don't" is one word; "l'eau" and "glowlab's" are two.
    const isJoined = next === APOSTROPHE && isWordUnit(this.#unit(end + 1));
    if (isJoined && this.#unit(end + 1) === T && !isWordUnit(this.#unit(end + 2))) return this.#addWord(start, end + 2);
    const id = isPacked && end === letters ? numberOfPacked(high, low, text, start, end) : numberOf(text, start, end);
    this.#add(start, end, 0, id);
    if (isJoined || isDigit(next)) this.#next = JOINED;
    return isJoined ? end + 1 : end;
  }

  #number(start: number): number {
    let end = start + 1;
    for (;;) {
      const code = this.#unit(end);
      const parts = (code === FULL_STOP || code === 44 || code === 32) && isDigit(this.#unit(end + 1));
      if (parts && (code !== 32 || this.#isThousands(end + 1))) end += 2;
      else if (isDigit(code)) end++;
      else break;
    }
    if ((this.#next & SENTENCE) !== 0 && NUMERO.test(this.#text.slice(Math.max(0, start - 5), start)))
      this.#next = JOINED;
    this.#addWord(start, end, NUMBER);
    if (this.#kind(end) === WORD) this.#next = JOINED;
    return end;
  }

  /** Three digits and no more: "10 000". */
  #isThousands(at: number): boolean {
    return isDigit(this.#unit(at + 1)) && isDigit(this.#unit(at + 2)) && !isDigit(this.#unit(at + 3));
  }

  #dense(start: number): number {
    let end = start + 1;
    while (this.#kind(end) === DENSE) end++;
    return this.#add(start, end, DENSE_RUN, NO_WORD);
  }

  #hash(at: number): number {
    const { tags } = this.#passage;
    while (this.#tag < tags.length && tags[this.#tag]! < at) this.#tag += 2;
    if (this.#tag < tags.length && tags[this.#tag] === at) {
      this.#tagEnd = tags[this.#tag + 1]!;
      this.#next |= CLAUSE;
    }
    return at + 1;
  }

  #at(at: number): number {
    const { mentions } = this.#passage;
    while (this.#mention < mentions.length && mentions[this.#mention]! < at) this.#mention += 2;
    if (this.#mention === mentions.length || mentions[this.#mention] !== at) return at + 1;
    return this.#add(at, mentions[this.#mention + 1]!, MENTION, NO_WORD);
  }

  #sign(at: number, code: number): number {
    const sort = signs[code]!;
    if (sort === MONEY) return this.#addWord(at, at + 1);
    if (code === FULL_STOP && this.#kind(at - 1) === WORD && this.#kind(at + 1) === WORD) this.#next |= JOINED;
    else if (sort === ENDS_SENTENCE) this.#next |= SENTENCE | CLAUSE;
    else if (code === HYPHEN && this.#kind(at - 1) !== SPACE && this.#kind(at + 1) !== SPACE) this.#next |= JOINED;
    else if (sort !== PARTS_NOTHING) this.#next |= CLAUSE;
    return at + 1;
  }

  /** Where the next word begins in a tag, or the tag ends. */
  #humpAfter(start: number): number {
    const { folded } = this.#passage;
    let at = start + 1;
    while (at < this.#tagEnd && !isHump(folded, at)) at++;
    return at;
  }
}

/** Whether a new word begins here, in a tag such as `#CrueltyFree`. */
function isHump(folded: FoldedText, at: number): boolean {
  const place = rawStart(folded, at);
  if (isSmallLetter(folded.raw.charCodeAt(place))) return false;
  const before = folded.raw[rawStart(folded, at - 1)]!;
  const letter = folded.raw[place]!;
  return isCapital(letter) && (!isCapital(before) || isSmall(folded.raw[place + 1] ?? ''));
}

function isSmallLetter(code: number): boolean {
  return code >= A && code <= Z;
}

const isCapital = (letter: string) => letter !== letter.toLowerCase();
const isSmall = (letter: string) => letter !== letter.toUpperCase();

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isWordUnit(code: number): boolean {
  const kind = classes[code];
  return (kind === UNKNOWN ? classOf(code) : kind) === WORD && !isDigit(code) && code !== UNDERSCORE;
}
