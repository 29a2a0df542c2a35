import type { Campaign } from '../../campaign.ts';
import { brandPlaces } from './brand-places.ts';
import { sentenceAt } from './clauses.ts';
import type { Judgement, Negativity } from './negativity-index.ts';
import type { SequenceHit } from './sequences.ts';
import { BREAK, CLAUSE, NUMBER, SENTENCE, STOP, TAGGED, WEAK } from './token-flags.ts';
import type { Words } from './words.ts';

type Hit = SequenceHit<Judgement>;
type Span = readonly [number, number];

/** How many words are read on either side of a judgement. */
const REACH = 25;
/** How many words before it what somebody thought may name the brand: "I thought Novera was a scam". */
const NEAR = 6;

/** Kinds of words that are not what a judgement is about, unless the brand is. */
const NOT_OTHER = ['goods', 'pronouns', 'these', 'fillers', 'copulas'] as const;

/** Reads what is judged in one text: the brand, its product, or something else. */
export class Judged {
  readonly #words: Words;
  readonly #tell: Negativity['words'];
  readonly #brand: readonly Span[];
  /** The words of the brand's names. */
  readonly #named = new Set<number>();
  /** Names of others: competitors. */
  readonly #rivals: readonly Span[];

  constructor(campaign: Campaign, language: string, words: Words, tell: Negativity['words'], rivals: readonly Span[]) {
    this.#words = words;
    this.#tell = tell;
    this.#brand = brandPlaces(campaign, language, words);
    this.#rivals = rivals;
    for (const [first, last] of this.#brand) for (let n = Math.max(first, 0); n <= last; n++) this.#named.add(n);
  }

  /** Whether the brand or its product is run down. */
  isBrand(hit: Hit): boolean {
    if (hit.from < 0) return true;
    const piece = this.#piece(hit);
    const inPiece = this.#brandIn(piece);
    if (this.#isAsked(hit) || this.#isElsewhere(hit, piece) || this.#turns(hit)) return false;
    if (!inPiece && this.#rivals.some(([first]) => first >= piece[0] && first <= piece[1])) return false;
    if (hit.owner.strength === 'feeling') return this.#isObject(hit, piece);
    if (this.#isOfOther(hit, piece)) return false;
    if (hit.owner.strength === 'sure') return true;
    if (hit.owner.strength === 'near') return this.#isNear(hit, piece, inPiece);
    return inPiece || this.#isStandIn(hit, piece);
  }

  #is(kind: keyof Negativity['words'], n: number): boolean {
    const { keys, passage, starts, ends } = this.#words;
    // Stems of small words are those of too many others.
    return this.#tell[kind].has(kind === 'goods' ? keys[n]! : passage.folded.text.slice(starts[n]!, ends[n]!));
  }

  /** The part of the sentence that the judgement stands in. */
  #piece({ from, to }: Hit): Span {
    const { flags, keys } = this.#words;
    let first = from;
    while (first > 0 && from - first < REACH && (flags[first]! & (CLAUSE | SENTENCE)) === 0) {
      if (first < from && this.#isJoint(first)) break;
      first--;
    }
    let last = to;
    while (last + 1 < keys.length && last - to < REACH && (flags[last + 1]! & (CLAUSE | SENTENCE)) === 0) {
      if (this.#isJoint(last + 1)) break;
      last++;
    }
    return [first, last];
  }

  #isJoint(n: number): boolean {
    return (this.#words.flags[n]! & BREAK) !== 0 || this.#is('joints', n);
  }

  #brandIn([first, last]: Span): boolean {
    return this.#brand.some(([from, to]) => from <= last && to >= first);
  }

  #isAt(n: number): boolean {
    return this.#named.has(n);
  }

  /** In a question nothing is said. */
  #isAsked({ to }: Hit): boolean {
    const [, last] = sentenceAt(this.#words, to);
    const { text } = this.#words.passage.folded;
    for (let at = this.#words.ends[last]!; at < text.length && at < this.#words.ends[last]! + 4; at++) {
      if (text[at] === '?') return true;
      if (text[at] === '\n') return false;
    }
    return false;
  }

  #isElsewhere({ from }: Hit, [first]: Span): boolean {
    const { flags } = this.#words;
    const [start] = sentenceAt(this.#words, from);
    let isNamed = false;
    for (let n = from - 1; n >= start; n--) {
      isNamed ||= n >= first && this.#isAt(n);
      if (this.#is('supposed', n) && (!isNamed || from - n <= NEAR)) return true;
      if (n >= first && !isNamed && this.#is('elsewhere', n)) return true;
      if ((flags[n]! & BREAK) !== 0) return false;
    }
    return false;
  }

  #turns({ to }: Hit): boolean {
    const [, last] = sentenceAt(this.#words, to);
    for (let n = to + 1; n <= last; n++) if (this.#is('turns', n)) return true;
    return false;
  }

  /** A word with a sense of its own that no product is. */
  #isOther(n: number): boolean {
    const { flags } = this.#words;
    if ((flags[n]! & (STOP | WEAK | NUMBER)) !== 0 || this.#isAt(n)) return false;
    return !NOT_OTHER.some((kind) => this.#is(kind, n));
  }

  #isOfOther({ from, to, owner }: Hit, [first, last]: Span): boolean {
    if (owner.strength === 'quality' && to < last && this.#isOther(to + 1)) return true;
    if (owner.strength === 'near' && to + 1 < this.#words.keys.length && this.#is('links', to + 1)) {
      const [, end] = sentenceAt(this.#words, to);
      const cause = this.#next(to + 2, end, (n) => this.#isOther(n) || this.#isAt(n) || this.#is('goods', n));
      return cause !== undefined && this.#isOther(cause);
    }
    for (let n = from - 1; n >= first && !this.#isAt(n); n--) {
      if (n > first && this.#is('copulas', n)) {
        const subject = this.#isOther(n - 1);
        const isThis = this.#next(first, n - 1, (k) => this.#is('these', k)) !== undefined;
        return subject && (owner.strength === 'quality' || !isThis);
      }
      if (this.#isOther(n)) return owner.strength === 'quality';
    }
    return false;
  }

  #next(from: number, to: number, is: (n: number) => boolean): number | undefined {
    for (let n = from; n <= to; n++) if (is(n)) return n;
    return undefined;
  }

  /** The brand, its product or a word for it is what the verb is about. */
  #isObject({ to }: Hit, [, last]: Span): boolean {
    for (let n = to + 1; n <= last; n++) {
      if (this.#isAt(n)) return true;
      const isThis = this.#is('these', n) && !(n < last && this.#isOther(n + 1));
      if (isThis || this.#is('goods', n) || this.#is('pronouns', n)) {
        return this.#isSpokenOf(n) || this.#brandIn([n, last]);
      }
      if (this.#isOther(n)) return false;
    }
    return false;
  }

  #isNear(hit: Hit, [first, last]: Span, inPiece: boolean): boolean {
    if (inPiece) return true;
    const [from, to] = sentenceAt(this.#words, hit.from);
    const before = from === 0 ? from : sentenceAt(this.#words, from - 1)[0];
    const after = to + 1 < this.#words.keys.length ? sentenceAt(this.#words, to + 1)[1] : to;
    if (this.#isNamedIn(before, after) || this.#brand.length === 0) return true;
    return this.#next(first, last, (n) => this.#is('goods', n) || this.#is('pronouns', n)) !== undefined;
  }

  /** A product or a pronoun is judged, or nothing else is spoken of, and the brand was named just before. */
  #isStandIn(hit: Hit, [first, last]: Span): boolean {
    const standsFor = (n: number) => this.#is('goods', n) || this.#is('pronouns', n) || this.#is('these', n);
    const isOther = (n: number) => (n < hit.from || n > hit.to) && this.#isOther(n);
    const isMeant = this.#next(first, last, standsFor) !== undefined || this.#next(first, last, isOther) === undefined;
    return isMeant && this.#isSpokenOf(hit.from);
  }

  /** Whether the brand was named before, in this sentence or the one before, or nowhere in this text: then the text is about it. */
  #isSpokenOf(n: number): boolean {
    const [from] = sentenceAt(this.#words, n);
    const before = from === 0 ? from : sentenceAt(this.#words, from - 1)[0];
    return this.#isNamedIn(before, n) || this.#brand.length === 0;
  }

  /** A tag is part of no sentence. */
  #isNamedIn(from: number, to: number): boolean {
    const { flags } = this.#words;
    return this.#brand.some(
      ([first, last]) => first <= to && last >= from && (first < 0 || (flags[first]! & TAGGED) === 0),
    );
  }
}
