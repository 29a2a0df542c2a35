import type { Campaign } from '../../campaign.ts';
import type { Evidence } from '../../finding.ts';
import { dayOf } from '../facts.ts';
import { findWords, needle } from '../find.ts';
import { evidenceOf } from '../reading.ts';
import type { BriefView, Draft } from './draft.ts';
import { endDays, endsIn, isAboutOffer, isOneOf } from './offer-dates.ts';
import { OfferNames } from './offer-names.ts';
import { isTakenBack, type Promised, promisedIn, type Told, toldIn } from './offer-promises.ts';
import { OfferSentence } from './offer-sentence.ts';
import { NUMBER, OFFER, OFFER_BY_NUMBER } from './tokens.ts';
import { PERCENT, type Words } from './words.ts';

type Offer = NonNullable<NonNullable<Campaign['brief']>['offer']>;

/** How much is looked at in one post: hostile text must not cost more. */
const MAX_SENTENCES = 100;
const MAX_PROMISES = 50;
/** How far from a word such as "until" its date stands, in tokens. */
const DATE_REACH = 6;

/** What a post says of offers. */
interface Said {
  promised: Promised[];
  told: Told[];
  /** Dates of the offer's end, where they are not the brief's. */
  dates: Evidence[];
}

/** A promise of another offer than the brief's, of one that has ended, or of another end. */
export function offer(view: BriefView): Draft[] {
  const { post, campaign, others } = view;
  const ours = campaign.brief?.offer;
  if (ours === undefined) return [];
  const said = read(view, ours);
  const published = Date.parse(post.publishedAt);
  const offers = others.flatMap(({ campaign: { brief } }) => brief?.offer ?? []);
  const running = offers.filter((one) => !hasEnded(one, published));
  const promised = said.promised.filter((one) => !running.some((other) => isOf(other, one)));
  if (hasEnded(ours, published)) {
    const evidence = promised.map((one) => one.evidence);
    if (evidence.length === 0 && running.length === 0) evidence.push(...codeStillShown(view));
    return evidence.length === 0 ? [] : [expired(ours, [...evidence, ...said.dates])];
  }
  return [...otherOffers(ours, promised, said.told), ...otherEnd(ours, said.dates)];
}

const hasEnded = ({ endsAt }: Offer, published: number) => endsAt !== undefined && published > Date.parse(endsAt);

function read(view: BriefView, { endsAt }: Offer): Said {
  const said: Said = { promised: [], told: [], dates: [] };
  const ends = view.others.flatMap(({ campaign }) => campaign.brief?.offer?.endsAt ?? []);
  const days = endsAt === undefined ? undefined : [endsAt, ...ends].flatMap(endDays);
  let left = MAX_SENTENCES;
  for (const words of view.words) {
    for (let n = 0; n < words.keys.length; n++) {
      if (!mayTell(words, n)) continue;
      if (left-- === 0 || said.promised.length > MAX_PROMISES) return said;
      const sentence = new OfferSentence(words, n, view.language);
      const told = toldIn(sentence);
      said.told.push(...told);
      if (told.length > 0) said.promised.push(...promisedIn(view, sentence, told));
      if (days !== undefined) {
        for (const date of endsIn(sentence)) {
          if (isOneOf(date, days)) continue;
          const hasCode = new OfferNames(view, sentence).has('code');
          if (!isAboutOffer(sentence, date, hasCode, said.promised.length > 0)) continue;
          said.dates.push(evidenceOf(words.passage, words.starts[date.first]!, words.ends[date.next - 1]!));
        }
      }
      n = sentence.end - 1;
    }
  }
  return said;
}

/** Whether a text may tell of an offer at `n`, or of its end. */
function mayTell({ keys, flags }: Words, n: number): boolean {
  if ((flags[n]! & OFFER) !== 0 || keys[n] === PERCENT) return true;
  if ((flags[n]! & OFFER_BY_NUMBER) === 0) return false;
  for (let k = Math.max(0, n - DATE_REACH); k <= n + DATE_REACH && k < keys.length; k++) {
    if ((flags[k]! & NUMBER) !== 0) return true;
  }
  return false;
}

function isOf(offer: Offer, told: Told): boolean {
  const { percent, amount, twoForOne } = offer;
  if (told.kind === 'multi') return twoForOne === true || percent === 50;
  if (told.kind === 'amount')
    return amount !== undefined && amount.value === told.value && told.currencies?.has(amount.currency) === true;
  if (percent === undefined) return false;
  return percent === told.value || (told.from !== undefined && told.from <= percent && percent <= told.value);
}

/** One finding for each other offer, wherever it stands. */
function otherOffers(ours: Offer, promised: readonly Promised[], told: readonly Told[]): Draft[] {
  if (ours.percent === undefined && ours.amount === undefined && ours.twoForOne === undefined) return [];
  const isStated = told.some((one) => isOf(ours, one));
  const byTerms = new Map<string, Evidence[]>();
  for (const one of promised) {
    // Beside the offer itself an amount is what it comes to, and "up to" is a sale beside it.
    const isBeside = isStated && (one.isUpTo || (one.kind === 'amount') !== (ours.percent === undefined));
    if (isBeside || isOf(ours, one)) continue;
    const terms = `${one.kind} ${one.value}`;
    byTerms.set(terms, [...(byTerms.get(terms) ?? []), one.evidence]);
  }
  return [...byTerms].map(([terms, evidence]) =>
    draft(ours, terms, evidence, {
      message: `“${evidence[0]!.text}” is not the offer of the brief, which is ${nameOf(ours)}.`,
      suggestion: `Write ${nameOf(ours)}.`,
    }),
  );
}

function otherEnd(ours: Offer, dates: readonly Evidence[]): Draft[] {
  if (dates.length === 0) return [];
  const end = lastDay(ours);
  return [
    draft(ours, 'end', [...dates], {
      message: `“${dates[0]!.text}” is not when the offer ends, which is on ${end}.`,
      suggestion: `Say that the offer ends on ${end}.`,
    }),
  ];
}

function expired(ours: Offer, evidence: Evidence[]): Draft {
  return draft(ours, 'ended', evidence, {
    message: `“${evidence[0]!.text}” is still promised, but the offer ended on ${lastDay(ours)}.`,
    suggestion: 'Take the offer out of the post, or say that it has ended.',
  });
}

function draft(
  { percent, amount, twoForOne, endsAt }: Offer,
  terms: string,
  evidence: Evidence[],
  words: Pick<Draft, 'message' | 'suggestion'>,
): Draft {
  const demand = JSON.stringify(['offer', percent, amount?.value, amount?.currency, twoForOne, endsAt, terms]);
  return {
    code: 'offer_mismatch',
    severity: 'high',
    clause: 'brief.offer',
    demand,
    evidence,
    // The terms that are promised are in the demand: they stay the same where they are said once more.
    isAbout: false,
    ...words,
  };
}

function nameOf({ percent, amount, twoForOne }: Offer): string {
  const names = [
    percent === undefined ? [] : `${percent}% off`,
    amount === undefined ? [] : `${amount.value} ${amount.currency} off`,
    twoForOne === true ? 'two for one' : [],
  ];
  return names.flat().join(' or ');
}

/** The last day of an offer; one that ends at midnight has the day before. */
function lastDay({ endsAt }: Offer): string {
  return dayOf(new Date(Date.parse(endsAt!) - 1).toISOString());
}

/** After the offer: the creator's code beside words of a discount, without a number. */
function codeStillShown(view: BriefView): Evidence[] {
  const { promoCode } = view.creator;
  if (promoCode === undefined) return [];
  const sought = needle(promoCode);
  return view.words.flatMap((words): Evidence[] => {
    const at = findWords(words.passage.folded.text, sought);
    if (at < 0) return [];
    const first = words.starts.findIndex((start) => start >= at);
    const sentence = new OfferSentence(words, Math.max(0, first), view.language);
    const { start, end } = sentence;
    const isPromise = (['discount', 'saving', 'off'] as const).some((kind) => sentence.has(kind, start, end));
    if (!isPromise) return [];
    const told: Told = { kind: 'multi', value: 0, first, next: first + 1 };
    if (isTakenBack(sentence, new OfferNames(view, sentence), told)) return [];
    return [evidenceOf(words.passage, at, at + sought.length)];
  });
}
