import { offerTables } from '../../rules/offer-words.ts';
import { classOf, WORD } from '../characters.ts';
import { isHyphened, numberAt, type OfferSentence, percentAt } from './offer-sentence.ts';
import { OFFER } from './token-flags.ts';
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

/** Everything in the sentence that may promise an offer. */
export function toldIn(sentence: OfferSentence): Told[] {
  const told: Told[] = [];
  const { flags } = sentence.words;
  const isSign = (n: number) => n < sentence.end && (flags[n]! & OFFER) !== 0;
  const isWorded = sentence.says('half', 'third', 'quarter', 'multi');
  for (let n = sentence.start; n < sentence.end; n++) {
    // A percent sign of two words is told by its second.
    const isNumber = isSign(n) || isSign(n + 1) || isSign(n + 2);
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

/** Whether a minus stands before the number, and no bound of a range before that. */
export function hasMinus(words: Words, first: number): boolean {
  const { text } = words.passage.folded;
  const at = words.starts[first]! - 1;
  return text[at] === '-' && (at === 0 || classOf(text.charCodeAt(at - 1)) !== WORD);
}
