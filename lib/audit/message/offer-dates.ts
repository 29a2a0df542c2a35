import { offerTables } from '../../rules/offer-words.ts';
import type { OfferSentence, Said } from './offer-sentence.ts';
import { isMonth, numberAt } from './offer-sentence.ts';
import { NUMBER } from './token-flags.ts';

/** A date in a text, as [first, next) of its tokens, with each way in which it can be read. */
export interface ToldDate {
  readonly first: number;
  readonly next: number;
  readonly days: readonly Day[];
  /** Whether the end is before the day, and so perhaps on the day before. */
  readonly isBefore?: boolean;
}

interface Day {
  readonly year?: number;
  readonly month: number;
  readonly day: number;
}

/** How many words may stand between "until" and its date: a weekday, "and including". */
const BETWEEN = 4;
/** A sentence of that many words tells of the offer of the sentence before. */
const SHORT = 9;

const NUMERIC = /^(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})([./-])(\d{1,2})(?:\5(\d{4}|\d{2}))?)(?![\d%€$£])/;
/** Behind a number it makes it no date. */
const NO_DATES = new Set(['uhr', 'h', 'pm', 'am', 'u', 'kl', '%', '€', '$', '£', 'euro', 'kr']);

/** The dates until which something is told to go on. */
export function endsIn(sentence: OfferSentence): ToldDate[] {
  const ends: ToldDate[] = [];
  if (!sentence.says('until', 'before', 'range')) return ends;
  for (let n = sentence.start; n < sentence.end; n++) {
    const until = sentence.at(n, 'until') ?? rangeAt(sentence, n);
    const before = until === undefined ? sentence.at(n, 'before') : undefined;
    const told = until ?? before;
    const date = told && dateBehind(sentence, told);
    if (date === undefined) continue;
    ends.push(before === undefined ? date : { ...date, isBefore: true });
    n = date.next - 1;
  }
  return ends;
}

/** "to" between two dates. */
function rangeAt(sentence: OfferSentence, n: number): Said | undefined {
  const range = n === sentence.start ? undefined : sentence.at(n, 'range');
  if (range === undefined) return undefined;
  return sentence.is(n - 1, NUMBER) || isMonth(sentence.words, n - 1) ? range : undefined;
}

function dateBehind(sentence: OfferSentence, until: Said): ToldDate | undefined {
  for (let n = until.end; n < Math.min(sentence.end, until.end + BETWEEN); n++) {
    const date = numericDate(sentence, n) ?? dayAndMonth(sentence, n) ?? monthAndDay(sentence, n);
    if (date !== undefined) return date;
    if (sentence.is(n, NUMBER)) return undefined;
  }
  return undefined;
}

function numericDate(sentence: OfferSentence, n: number): ToldDate | undefined {
  if (!sentence.is(n, NUMBER)) return undefined;
  const { passage, starts, ends } = sentence.words;
  const start = starts[n]!;
  const match = NUMERIC.exec(passage.folded.text.slice(start, start + 12));
  if (match === null) return undefined;
  let next = n + 1;
  while (next < sentence.end && ends[next]! <= start + match[0].length) next++;
  if (next < sentence.end && NO_DATES.has(sentence.text(next))) return undefined;
  const [, isoYear, isoMonth, isoDay, first, sign, second, year] = match;
  const of = year === undefined ? {} : { year: Number(year) % 100 };
  const days: Day[] =
    isoYear !== undefined
      ? [{ year: Number(isoYear) % 100, month: Number(isoMonth), day: Number(isoDay) }]
      : [
          { ...of, month: Number(second), day: Number(first) },
          ...(sign === '.' ? [] : [{ ...of, month: Number(first), day: Number(second) }]),
        ];
  const real = days.filter(({ month, day }) => month >= 1 && month <= 12 && day >= 1 && day <= 31);
  return real.length === 0 ? undefined : { first: n, next, days: real };
}

function dayAndMonth(sentence: OfferSentence, n: number): ToldDate | undefined {
  const day = dayAt(sentence, n);
  if (day === undefined) return undefined;
  for (let at = n + 1; at < Math.min(sentence.end, n + 4); at++) {
    const month = offerTables().months.get(sentence.text(at));
    if (month !== undefined) return withYear(sentence, n, at + 1, { month, day });
    if (sentence.text(at).length > 3) return undefined;
  }
  return undefined;
}

function monthAndDay(sentence: OfferSentence, n: number): ToldDate | undefined {
  const month = offerTables().months.get(sentence.text(n));
  if (month === undefined) return undefined;
  const at = n + 1 < sentence.end && sentence.text(n + 1) === 'the' ? n + 2 : n + 1;
  const day = at < sentence.end ? dayAt(sentence, at) : undefined;
  return day === undefined ? undefined : withYear(sentence, n, at + 1, { month, day });
}

function dayAt(sentence: OfferSentence, n: number): number | undefined {
  const text = sentence.text(n);
  const day = text === '1' || text === 'premier' || text === 'primero' ? 1 : numberAt(sentence.words, n);
  return day !== undefined && Number.isInteger(day) && day >= 1 && day <= 31 ? day : undefined;
}

function withYear(sentence: OfferSentence, first: number, next: number, day: Day): ToldDate {
  for (let n = next; n < Math.min(sentence.end, next + 2); n++) {
    const year = sentence.text(n);
    if (/^20\d\d$/.test(year)) return { first, next: n + 1, days: [{ ...day, year: Number(year) % 100 }] };
  }
  return { first, next, days: [day] };
}

/** Instants in the first half of a UTC day may mean the end of the day before, as midnight does. */
const HALF_A_DAY = 12 * 3_600_000;

/** Days by instant: a campaign's posts ask for the same one. */
let lastAsked: { instant: string; days: readonly Required<Day>[] } | undefined;

/** The days on which an offer that ends at `instant` may be said to end: in UTC, as the instant is written, and west of it. */
export function endDays(instant: string): readonly Required<Day>[] {
  if (lastAsked?.instant !== instant) lastAsked = { instant, days: daysAround(instant) };
  return lastAsked.days;
}

function daysAround(instant: string): Required<Day>[] {
  const time = Date.parse(instant);
  const days = [time, time - HALF_A_DAY].map((one) => new Date(one).toISOString().slice(0, 10));
  return [...new Set([...days, instant.slice(0, 10)])].map((day) => {
    const [year, month, date] = day.split('-').map(Number);
    return { year: year! % 100, month: month!, day: date! };
  });
}

export function isOneOf({ days, isBefore }: ToldDate, ends: readonly Required<Day>[]): boolean {
  return days.some(({ year, month, day }) =>
    ends.some((end) => {
      const one = isBefore === true && !(end.month === month && end.day === day) ? dayAfter(end) : end;
      return one.month === month && one.day === day && (year === undefined || year === one.year);
    }),
  );
}

function dayAfter({ year, month, day }: Required<Day>): Required<Day> {
  const next = new Date(Date.UTC(2000 + year, month - 1, day + 1));
  return { year: next.getUTCFullYear() % 100, month: next.getUTCMonth() + 1, day: next.getUTCDate() };
}

/** How far around a date words tell what ends then. */
const AROUND = 20;

/** What is known of the sentence of a date. */
export interface Telling {
  /** It tells the offer, or shows the code. */
  readonly isOfOffer: boolean;
  /** Texts before it tell of an offer. */
  readonly isAfterOffer: boolean;
}

/** Whether the date is the offer's: the words around it tell of one, or the sentence says no more than the date. */
export function isAboutOffer(sentence: OfferSentence, { first }: ToldDate, telling: Telling): boolean {
  const [from, to] = [first - AROUND, first + AROUND];
  if (sentence.has('contest', from, to)) return false;
  if (telling.isOfOffer || SPEAKS.some((kind) => sentence.has(kind, from, to))) return true;
  const { start, end } = sentence;
  return telling.isAfterOffer && end - start <= SHORT && first - start <= BETWEEN;
}

const SPEAKS = ['valid', 'discount', 'code', 'off', 'half', 'multi'] as const;
