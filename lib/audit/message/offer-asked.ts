import type { Campaign } from '../../campaign.ts';
import type { BriefView } from './draft.ts';
import { endsIn, type ToldDate } from './offer-dates.ts';
import { OfferNames } from './offer-names.ts';
import { type Promised, promisedIn } from './offer-promises.ts';
import { OfferSentence } from './offer-sentence.ts';
import { type Told, toldIn } from './offer-told.ts';
import { briefLanguage } from './reading-language.ts';
import { phraseWords } from './words.ts';

/** Offers and ends of offers in what the brief asks to say. */
interface Asked {
  readonly promised: readonly Promised[];
  readonly dates: readonly ToldDate[];
}

const known = new WeakMap<Campaign, Asked>();

/** Whether the brief itself asks to say the offer. */
export function isAsked(view: BriefView, told: Told): boolean {
  return askedOf(view).promised.some(({ kind, value }) => kind === told.kind && value === told.value);
}

/** Whether the brief itself asks to say the date. */
export function isAskedDate(view: BriefView, { days }: ToldDate): boolean {
  return askedOf(view).dates.some((date) =>
    date.days.some(({ month, day }) => days.some((one) => one.month === month && one.day === day)),
  );
}

function askedOf(view: BriefView): Asked {
  const { campaign } = view;
  let asked = known.get(campaign);
  if (asked === undefined) {
    const { keyMessages = [], disclaimers = [], approvedCaption = '' } = campaign.brief!;
    const demands = [...keyMessages, ...disclaimers].flatMap(({ text, alternatives = [] }) => [text, ...alternatives]);
    const read = [...demands, approvedCaption].map((text) => readDemand(view, text));
    asked = { promised: read.flatMap(({ promised }) => promised), dates: read.flatMap(({ dates }) => dates) };
    known.set(campaign, asked);
  }
  return asked;
}

function readDemand(view: BriefView, text: string): Asked {
  const language = briefLanguage(view.campaign);
  const words = phraseWords(text, language);
  const promised: Promised[] = [];
  const dates: ToldDate[] = [];
  for (let n = 0; n < words.keys.length; ) {
    const sentence = new OfferSentence(words, n, language);
    promised.push(...promisedIn(sentence, new OfferNames(view, sentence), toldIn(sentence)));
    dates.push(...endsIn(sentence));
    n = sentence.end;
  }
  return { promised, dates };
}
