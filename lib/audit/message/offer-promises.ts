import type { Evidence } from '../../finding.ts';
import { DISCOUNT_COMPOUND, offerTables } from '../../rules/offer-words.ts';
import { classOf, WORD } from '../characters.ts';
import { evidenceOf } from '../reading.ts';
import type { OfferNames } from './offer-names.ts';
import { isHyphened, numberAt, type OfferSentence, percentAt, type Said } from './offer-sentence.ts';
import { CLAUSE, DENSE_RUN, IDLE, LINK, MENTION, NEGATOR, NUMBER, OFFER, TAGGED } from './tokens.ts';
import type { Words } from './words.ts';

/** A number, or words such as "half price", that may promise an offer. Tokens are [first, next). */
export interface Told {
  readonly kind: 'percent' | 'amount' | 'multi';
  readonly value: number;
  /** Lower end of a range: "10-15%". */
  readonly from?: number;
  /** Currencies that the amount may be in. */
  readonly currencies?: ReadonlySet<string>;
  readonly first: number;
  readonly next: number;
  /** Words that tell of an offer by themselves. */
  readonly isWorded?: boolean;
}

export interface Promised extends Told {
  readonly isUpTo: boolean;
  readonly evidence: Evidence;
}

/** Everything in the sentence that may promise an offer. */
export function toldIn(sentence: OfferSentence): Told[] {
  const told: Told[] = [];
  const { flags } = sentence.words;
  const isSign = (n: number) => n < sentence.end && (flags[n]! & OFFER) !== 0;
  const isWorded = sentence.says('half', 'third', 'quarter', 'multi');
  for (let n = sentence.start; n < sentence.end; n++) {
    const isNumber = isSign(n) || isSign(n + 1);
    const number = isNumber ? (percentTold(sentence, n) ?? amountTold(sentence, n)) : undefined;
    const one = number ?? (isWorded ? wordsTold(sentence, n) : undefined);
    if (one === undefined) continue;
    told.push(one);
    n = one.next - 1;
  }
  return told;
}

function percentTold(sentence: OfferSentence, n: number): Told | undefined {
  const { words } = sentence;
  if (n + 1 >= sentence.end) return undefined;
  const behind = percentAt(words, n + 1);
  const value = behind === 0 ? undefined : numberAt(words, n);
  if (value !== undefined) return { kind: 'percent', value, ...lowerEnd(sentence, n), first: n, next: n + 1 + behind };
  const length = percentAt(words, n);
  const number = length === 0 || n + length >= sentence.end ? undefined : numberAt(words, n + length);
  return number === undefined ? undefined : { kind: 'percent', value: number, first: n, next: n + length + 1 };
}

function lowerEnd(sentence: OfferSentence, n: number): { from?: number } {
  const { words } = sentence;
  const before = n > sentence.start && isHyphened(words, n) ? numberAt(words, n - 1) : undefined;
  return before === undefined ? {} : { from: before };
}

function amountTold(sentence: OfferSentence, n: number): Told | undefined {
  const { words } = sentence;
  const { currencies: table } = offerTables();
  const own = table.get(sentence.text(n));
  const [sign, number] = own === undefined ? [n + 1, n] : [n, n + 1];
  if (n + 1 >= sentence.end) return undefined;
  const currencies = own ?? table.get(sentence.text(sign));
  const value = numberAt(words, number);
  if (currencies === undefined || value === undefined) return undefined;
  return { kind: 'amount', value, currencies, first: n, next: n + 2 };
}

const FRACTIONS = [
  ['half', 50],
  ['third', 33],
  ['quarter', 25],
] as const;

function wordsTold(sentence: OfferSentence, n: number): Told | undefined {
  for (const [kind, value] of FRACTIONS) {
    const said = sentence.at(n, kind);
    if (said !== undefined) return { kind: 'percent', value, first: n, next: said.end, isWorded: true };
  }
  const multi = sentence.at(n, 'multi');
  return multi && { kind: 'multi', value: 0, first: n, next: multi.end, isWorded: true };
}

/** What of that is promised, as an offer of the brand's and of now. */
export function promisedIn(sentence: OfferSentence, names: OfferNames, told: readonly Told[]): Promised[] {
  const taken = new Set<number>();
  return told.flatMap((one): Promised[] => {
    const end = one.isWorded === true ? one.next : new Reader(sentence, names, one, taken).promiseEnd();
    if (end === 0 || isTakenBack(sentence, names, one)) return [];
    const { passage, starts, ends } = sentence.words;
    const start = starts[one.first]! - (hasMinus(sentence.words, one.first) ? 1 : 0);
    const isUpTo = sentence.ending('upTo', one.first) !== undefined;
    return [{ ...one, isUpTo, evidence: evidenceOf(passage, start, ends[end - 1]!) }];
  });
}

/** Whether a minus stands before the number, and no bound of a range before that. */
export function hasMinus(words: Words, first: number): boolean {
  const { text } = words.passage.folded;
  const at = words.starts[first]! - 1;
  return text[at] === '-' && (at === 0 || classOf(text.charCodeAt(at - 1)) !== WORD);
}

/** What goes on without a space where there are none. */
const DENSE_DISCOUNT = /^(?:オフ|割引|引き|引|할인|折扣|優惠|优惠|減|减)/u;
/** Between a discount and its number: whatever follows the number, it is the discount's. */
const OF = new Set(['of', 'von', 'de', 'del', 'du', 'di', 'van', 'do', 'på', 'av', 'af']);

/** Whether one number promises an offer, by the words beside it. */
class Reader {
  readonly #sentence: OfferSentence;
  readonly #names: OfferNames;
  readonly #told: Told;
  /** Discounts that belong to a number before, by their first token. */
  readonly #taken: Set<number>;

  constructor(sentence: OfferSentence, names: OfferNames, told: Told, taken: Set<number>) {
    this.#sentence = sentence;
    this.#names = names;
    this.#told = told;
    this.#taken = taken;
  }

  /** End of the words that promise it, 0 where none do. */
  promiseEnd(): number {
    const { next, kind, value } = this.#told;
    const behind = this.#discountBehind();
    if (behind !== undefined) {
      this.#taken.add(behind.start);
      return behind.end;
    }
    if (this.#hasDiscountBefore()) return next;
    const less = kind === 'percent' ? this.#sentence.at(next, 'less') : undefined;
    const end = less?.end ?? next;
    if (!this.#isFree(end) || value >= 100 || this.#hasTopic()) return 0;
    if (less === undefined && hasMinus(this.#sentence.words, this.#told.first)) return end;
    if (this.#isSaved(end)) return end;
    return kind === 'percent' && this.#isGiven(end) ? end : 0;
  }

  #discountBehind(): Said | undefined {
    const sentence = this.#sentence;
    let n = this.#told.next;
    for (let fillers = 0; fillers < 4 && !sentence.isCut(n); fillers++) {
      const said = sentence.at(n, 'off') ?? sentence.at(n, 'discount') ?? compoundAt(sentence, n);
      if (said !== undefined) return this.#isHalfWord(said.end) ? undefined : said;
      const filler = sentence.at(n, 'filler');
      if (filler === undefined) return undefined;
      n = filler.end;
    }
    return undefined;
  }

  /** "off-grid" is no discount, "off-code" is. */
  #isHalfWord(n: number): boolean {
    const sentence = this.#sentence;
    if (n >= sentence.end || !isHyphened(sentence.words, n)) return false;
    return sentence.at(n, 'code') === undefined && sentence.at(n, 'discount') === undefined;
  }

  #hasDiscountBefore(): boolean {
    const sentence = this.#sentence;
    let n = this.#told.first;
    let isOf = false;
    for (let fillers = 0; fillers < 4 && !sentence.isCut(n); fillers++) {
      const said = sentence.ending('discount', n);
      if (said !== undefined) return !this.#taken.has(said.start) && (isOf || this.#isFree(this.#told.next));
      const filler = sentence.ending('filler', n);
      if (filler === undefined) return false;
      isOf ||= OF.has(sentence.text(n - 1));
      n = filler.start;
    }
    return false;
  }

  /** Whether nothing follows that the number could be of: the clause ends, or goes on with where and how. */
  #isFree(n: number): boolean {
    const sentence = this.#sentence;
    if (n >= sentence.end || sentence.is(n, CLAUSE | TAGGED | MENTION | LINK)) return true;
    if ((['on', 'code', 'until', 'saving'] as const).some((kind) => sentence.at(n, kind) !== undefined)) return true;
    return this.#names.follows('own', sentence.words.starts[n]!, 0);
  }

  #hasTopic(): boolean {
    const { first, next } = this.#told;
    const [start, end] = this.#sentence.clause(first, next);
    return this.#sentence.has('topic', start, end);
  }

  #isSaved(end: number): boolean {
    const { first } = this.#told;
    const sentence = this.#sentence;
    const before = sentence.first('saving', first - 7, first);
    return (before !== undefined && this.#isPlain(before.end, first)) || sentence.has('saving', end, end + 5);
  }

  #isGiven(end: number): boolean {
    const { first } = this.#told;
    const sentence = this.#sentence;
    const names = this.#names;
    const { starts, ends } = sentence.words;
    const [from, to] = [starts[first]!, ends[end - 1]!];
    const code = sentence.first('code', first - 4, first);
    if (names.precedes('code', from, 20) || (code !== undefined && this.#isPlain(code.end, first))) return true;
    const giving = sentence.first('giving', first - 5, first);
    if (giving !== undefined && this.#isPlain(giving.end, first) && this.#tellsOfOffer(end)) return true;
    if (sentence.ending('measure', first) !== undefined || end >= sentence.end) return false;
    if (sentence.at(end, 'code') !== undefined) return true;
    if (sentence.at(end, 'on') === undefined) return false;
    if (sentence.has('code', end, end + 6) || names.follows('code', to, 40)) return true;
    const clauseEnd = ends[sentence.clause(first, end)[1] - 1]!;
    return names.follows('own', to, Math.min(45, clauseEnd - to)) || sentence.has('all', end, end + 4);
  }

  /** Whether the clause names the brand or its code, or speaks of a discount. */
  #tellsOfOffer(next: number): boolean {
    const sentence = this.#sentence;
    const { starts, ends } = sentence.words;
    const [start, end] = sentence.clause(this.#told.first, next);
    if ((['code', 'discount', 'all'] as const).some((kind) => sentence.has(kind, start, end))) return true;
    const [from, to] = [starts[start]!, ends[end - 1]!];
    return this.#names.follows('own', from, to - from) || this.#names.follows('code', from, to - from);
  }

  /** Whether no other number stands between the tokens. */
  #isPlain(from: number, to: number): boolean {
    for (let n = from; n < to; n++) if (this.#sentence.is(n, NUMBER)) return false;
    return true;
  }
}

function compoundAt(sentence: OfferSentence, n: number): Said | undefined {
  const form = sentence.is(n, DENSE_RUN) ? DENSE_DISCOUNT : DISCOUNT_COMPOUND;
  return form.test(sentence.text(n)) ? { start: n, end: n + 1 } : undefined;
}

/** How many tokens before it deny a number. */
const DENIAL_REACH = 3;
/** And how many tell what it stands instead of. */
const INSTEAD_REACH = 5;

/** Whether the words around say that this is not what is offered, not now, or not by the brand. */
export function isTakenBack(sentence: OfferSentence, names: OfferNames, { first, next }: Told): boolean {
  const [start, end] = sentence.clause(first, next);
  let from = first;
  while (from > start && !sentence.is(from - 1, NUMBER)) from--;
  let to = next;
  while (to < end && !sentence.is(to, NUMBER)) to++;
  if (sentence.has('instead', Math.max(from, first - INSTEAD_REACH), first) || isDenied(sentence, from, first))
    return true;
  if (isPast(sentence, from, first) || (to === end && isPast(sentence, next, end))) return true;
  if (isOver(sentence, first)) return true;
  const { starts, ends } = sentence.words;
  return names.isOfOthers(starts[first]!, ends[next - 1]!, ends[end - 1]!);
}

/** "I got" is past, "I got you" is an offer. */
function isPast(sentence: OfferSentence, from: number, to: number): boolean {
  const past = sentence.first('past', from, to);
  if (past === undefined) return false;
  const giving = sentence.at(past.end - 1, 'giving');
  return giving === undefined || giving.end <= past.end;
}

function isDenied(sentence: OfferSentence, from: number, first: number): boolean {
  for (let n = Math.max(from, first - DENIAL_REACH); n < first; n++) {
    if (!sentence.is(n, NEGATOR)) continue;
    let isIdle = false;
    for (let k = Math.max(sentence.start, n - 2); k <= n + 2 && k < sentence.end; k++) isIdle ||= sentence.is(k, IDLE);
    if (!isIdle) return true;
  }
  return false;
}

/** Whether the sentence says, around the token, that the offer has ended. */
export function isOver(sentence: OfferSentence, around: number): boolean {
  for (const from of [around - 30, around]) {
    const over = sentence.first('over', from, from + 30);
    if (over !== undefined && !sentence.has('soon', over.start - 3, over.start)) return true;
  }
  return false;
}
