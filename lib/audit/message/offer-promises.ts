import type { Evidence } from '../../finding.ts';
import { DISCOUNT_COMPOUND } from '../../rules/offer-words.ts';
import { evidenceOf } from '../reading.ts';
import { isTakenBack } from './offer-denials.ts';
import type { OfferNames } from './offer-names.ts';
import { isHyphened, type OfferSentence, type Said } from './offer-sentence.ts';
import { hasMinus, type Told } from './offer-told.ts';
import { CLAUSE, DENSE_RUN, LINK, MENTION, NUMBER, TAGGED } from './token-flags.ts';

export interface Promised extends Told {
  readonly isUpTo: boolean;
  readonly evidence: Evidence;
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
    const on = sentence.at(n, 'on');
    // "from 10% to 15%"
    if (on !== undefined) return on.end >= sentence.end || !sentence.is(on.end, NUMBER);
    if ((['code', 'until', 'saving'] as const).some((kind) => sentence.at(n, kind) !== undefined)) return true;
    const at = sentence.words.starts[n]!;
    return this.#names.has('own', at, at);
  }

  #hasTopic(): boolean {
    const { first, next } = this.#told;
    const [start, end] = this.#sentence.clause(first, next);
    return this.#sentence.has('topic', start, end);
  }

  #isSaved(end: number): boolean {
    const { first, kind } = this.#told;
    const sentence = this.#sentence;
    if (kind === 'amount' && sentence.ending('measure', first) !== undefined) return false;
    const before = sentence.first('saving', first - 7, first);
    return (before !== undefined && this.#isPlain(before.end, first)) || sentence.has('saving', end, end + 5);
  }

  /** Whether the code, a giver or what it is on stands by the number, in its clause. */
  #isGiven(next: number): boolean {
    const { first } = this.#told;
    const sentence = this.#sentence;
    const { starts, ends } = sentence.words;
    const [start, end] = sentence.clause(first, next);
    const named = (who: 'own' | 'code', from: number, to: number, reach: number) =>
      this.#names.has(who, starts[from]!, Math.min(ends[to - 1]!, starts[from]! + reach));
    const code = sentence.first('code', first - 4, first);
    if (code !== undefined && this.#isPlain(code.end, first)) return true;
    if (named('code', Math.max(start, first - 4), first, Number.POSITIVE_INFINITY)) return true;
    const giving = sentence.first('giving', first - 5, first);
    if (giving !== undefined && this.#isPlain(giving.end, first)) {
      if ((['code', 'discount', 'all'] as const).some((kind) => sentence.has(kind, start, end))) return true;
      if (named('own', start, end, Number.POSITIVE_INFINITY) || named('code', start, end, Number.POSITIVE_INFINITY))
        return true;
    }
    if (sentence.ending('measure', first) !== undefined || next >= sentence.end) return false;
    if (sentence.at(next, 'code') !== undefined) return true;
    if (sentence.at(next, 'on') === undefined) return false;
    if (sentence.has('code', next, next + 6) || named('code', next, sentence.end, 40)) return true;
    return named('own', next, end, 45) || sentence.has('all', next, next + 4);
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
