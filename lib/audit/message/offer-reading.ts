import type { Campaign } from '../../campaign.ts';
import type { Evidence } from '../../finding.ts';
import { dayOf } from '../facts.ts';
import { findWords, needle } from '../find.ts';
import { evidenceOf } from '../reading.ts';
import type { BriefView } from './draft.ts';
import { isAskedDate } from './offer-asked.ts';
import { endDays, endsIn, isAboutOffer, isOneOf, type Telling } from './offer-dates.ts';
import { isOfOthers, isOver, isTakenBack } from './offer-denials.ts';
import { OfferNames } from './offer-names.ts';
import { type Promised, promisedIn } from './offer-promises.ts';
import { isCurrency, isMonth, numberAt, OfferSentence } from './offer-sentence.ts';
import { hasMinus, type Told, toldIn } from './offer-told.ts';
import { DISCOUNT, NUMBER, OFFER, OFFER_BY_NUMBER, OFFER_END } from './token-flags.ts';
import { PERCENT, type Words } from './words.ts';

export type Offer = NonNullable<NonNullable<Campaign['brief']>['offer']>;

/** What a post says of offers. */
export interface OfferReading {
  readonly promised: Promised[];
  /** Dates of the offer's end that are not the brief's. */
  readonly dates: Evidence[];
  /** Whether the brief's offer is told. */
  isStated: boolean;
}

/** How much is looked at in one post: hostile text must not cost more. */
const MAX_SENTENCES = 100;
const MAX_PROMISES = 50;
/** How far from a word such as "until" its date stands, in tokens. */
const DATE_REACH = 6;

export const hasEnded = ({ endsAt }: Offer, published: number) =>
  endsAt !== undefined && published > Date.parse(endsAt);

/** The last day of an offer; one that ends at midnight has the day before. */
export function lastDay({ endsAt }: Offer): string {
  return dayOf(new Date(Date.parse(endsAt!) - 1).toISOString());
}

export function isOf({ percent, amount, twoForOne }: Offer, told: Told): boolean {
  if (told.kind === 'multi') return twoForOne === true || percent === 50;
  if (told.kind === 'amount') return amount?.value === told.value && told.currencies!.has(amount.currency);
  if (percent === undefined) return false;
  const from = told.from ?? told.value;
  return from <= percent && percent <= told.value;
}

/** Reads the sentences that may tell of an offer. */
export function readOffers(view: BriefView, ours: Offer, isEnded: boolean): OfferReading {
  const reading: OfferReading = { promised: [], dates: [], isStated: false };
  let left = MAX_SENTENCES;
  for (const words of view.words) {
    for (let n = 0; n < words.keys.length && left > 0; n++) {
      if ((words.flags[n]! & OPENS) === 0 || !mayTell(words, n, ours.endsAt !== undefined)) continue;
      if (words.keys[n] === PERCENT) {
        const value = numberAt(words, n - 1);
        reading.isStated ||= value !== undefined && value === ours.percent;
        if (value !== undefined && (value >= 100 || (value === ours.percent && !isEnded))) continue;
      }
      const sentence = new OfferSentence(words, n, view.language);
      const names = new OfferNames(view, sentence);
      const told = toldIn(sentence).slice(0, MAX_PROMISES);
      const isOurs = told.some((one) => isOf(ours, one));
      reading.isStated ||= isOurs;
      const isOverNext = isEnded && isOverAfter(sentence, view.language);
      const promised = isOverNext ? [] : promisedIn(sentence, names, told);
      reading.promised.push(...promised);
      const isOfOffer = isOurs || promised.length > 0;
      const isAfterOffer = reading.isStated || reading.promised.length > 0;
      reading.dates.push(...otherDates(view, ours, sentence, names, { isOfOffer, isAfterOffer }));
      left = reading.promised.length < MAX_PROMISES ? left - 1 : 0;
      n = sentence.end - 1;
    }
  }
  return reading;
}

/** Ends of an offer on other days than those of the post's campaigns; none where the brief does not say when it ends. */
function otherDates(
  view: BriefView,
  { endsAt }: Offer,
  sentence: OfferSentence,
  names: OfferNames,
  telling: Telling,
): Evidence[] {
  const dates = endsAt === undefined ? [] : endsIn(sentence);
  if (dates.length === 0) return [];
  const { passage, starts, ends } = sentence.words;
  const days = [endsAt!, ...view.others.flatMap(({ campaign }) => campaign.brief?.offer?.endsAt ?? [])].flatMap(
    endDays,
  );
  const told = { ...telling, isOfOffer: telling.isOfOffer || names.has('code') };
  return dates
    .filter((date) => !isOneOf(date, days) && isAboutOffer(sentence, date, told))
    .filter((date) => !isAskedDate(view, date) && !isOfOthers(sentence, names, date))
    .map(({ first, next }) => evidenceOf(passage, starts[first]!, ends[next - 1]!));
}

/** What a text may tell of an offer from. */
const OPENS = OFFER | OFFER_BY_NUMBER | OFFER_END;
/** How far from an amount a discount is looked for, in tokens. */
const DISCOUNT_REACH = 10;

/** Whether a text may tell of an offer at `n`, or of its end. */
function mayTell(words: Words, n: number, hasEnd: boolean): boolean {
  const { keys, flags } = words;
  const flag = flags[n]!;
  if (hasEnd && (flag & OFFER_END) !== 0 && mayTellEnd(words, n)) return true;
  if ((flag & OFFER_BY_NUMBER) !== 0) return n > 0 && (flags[n - 1]! & NUMBER) !== 0;
  if ((flag & OFFER) === 0) return false;
  return keys[n] === PERCENT || !isCurrency(words, n) || mayBeOff(words, n);
}

/** Whether an amount beside the currency at `n` may be a discount. */
function mayBeOff(words: Words, n: number): boolean {
  const { flags } = words;
  if (hasMinus(words, n) || (n > 0 && hasMinus(words, n - 1))) return true;
  for (let k = Math.max(0, n - DISCOUNT_REACH); k <= n + DISCOUNT_REACH && k < flags.length; k++) {
    if ((flags[k]! & DISCOUNT) !== 0) return true;
  }
  return false;
}

/** Whether an end of something is told from `n` on: a number beside a month or with another behind it. */
function mayTellEnd(words: Words, n: number): boolean {
  const { keys, flags, ends, passage } = words;
  for (let k = n + 1; k <= n + DATE_REACH && k < keys.length; k++) {
    if ((flags[k]! & NUMBER) === 0) continue;
    if (keys[k]!.includes('.') || '/-'.includes(passage.folded.text[ends[k]!] ?? ' ')) return true;
    for (const beside of [k - 2, k - 1, k + 1, k + 2, k + 3]) if (isMonth(words, beside)) return true;
  }
  return false;
}

/** Whether the sentence that follows says that the offer has ended: "15% off? You missed it." */
function isOverAfter({ words, end }: OfferSentence, language: string): boolean {
  return end < words.keys.length && isOver(new OfferSentence(words, end, language), end);
}

/** After the offer: the creator's code beside words of a discount, without a number. */
export function codeStillShown(view: BriefView): Evidence[] {
  const { promoCode } = view.creator;
  if (promoCode === undefined) return [];
  const sought = needle(promoCode);
  return view.words.flatMap((words): Evidence[] => {
    const at = findWords(words.passage.folded.text, sought);
    const first = at < 0 ? -1 : words.starts.findIndex((start) => start >= at);
    if (first < 0) return [];
    const sentence = new OfferSentence(words, first, view.language);
    const { start, end } = sentence;
    if (!PROMISES.some((kind) => sentence.has(kind, start, end))) return [];
    const told: Told = { kind: 'multi', value: 0, first, next: first + 1 };
    if (isTakenBack(sentence, new OfferNames(view, sentence), told)) return [];
    return [evidenceOf(words.passage, at, at + sought.length)];
  });
}

const PROMISES = ['discount', 'saving', 'off'] as const;
