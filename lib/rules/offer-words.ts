import offers from './words/offers.json' with { type: 'json' };
import { languageWords, numbersAsWords } from './words.ts';

/** What words are to an offer. */
export const OFFER_KINDS = [
  'off', // behind a number: a discount of it
  'discount', // behind a number or before it: a discount of it
  'filler', // may stand between a number and its discount
  'saving', // promises the number that follows
  'giving', // promises it where something else tells of an offer
  'code',
  'less', // behind a number: a discount where something else tells of an offer
  'on', // what goes on behind a number that stands for an offer by itself
  'all', // all that the offer is on
  'half', // half of the price
  'third', // a third of it off
  'quarter',
  'multi', // one more for the price
  'none', // words of an offer that are none
  'instead', // the number that follows is what is not offered
  'past', // the number is of another time, or of other people
  'over', // the offer has ended
  'soon', // before `over`: it has not
  'others', // other shops and brands
  'upTo',
  'topic', // numbers beside it are no offers
  'measure', // before a number: it tells how much something is
  'until',
  'before', // until the day before
  'range', // between two dates: until
  'valid', // its dates are the offer's
  'contest', // its dates are not
] as const;
export type OfferKind = (typeof OFFER_KINDS)[number];

/** What a language says of offers: words and phrases by kind, with commas between; `a|b` is a choice, `*` up to three words. */
type OfferLanguage = Readonly<Record<OfferKind | 'months', string>> & {
  /** Captions for a brief that offers 15% until the end of November; `ended` and `over` are posted in December. */
  readonly examples: Readonly<Record<'offer' | 'none' | 'ended' | 'over', readonly string[]>>;
};

/** `mul` has words of languages that have no table of their own. */
export const offerLanguages: Readonly<Record<string, OfferLanguage>> = offers.languages;
const languages = Object.keys(offerLanguages);

/** What is said by the words from the root to a node of the tree of phrases. */
export interface OfferNode {
  /** Kinds, as their places in `OFFER_KINDS`, with bits of the languages. */
  readonly said: { readonly kind: number; readonly languages: number }[];
  next: Map<string, OfferNode> | undefined;
  /** The words that may follow behind some others. */
  later: Map<string, OfferNode> | undefined;
}

export const kindPlace = Object.fromEntries(OFFER_KINDS.map((kind, n) => [kind, n])) as Readonly<
  Record<OfferKind, number>
>;

/** The bit of a language that has words of offers, 0 for any other. */
export function languageBit(language: string): number {
  const at = languages.indexOf(language);
  return at < 0 ? 0 : 1 << at;
}

export interface OfferTables {
  readonly phrases: OfferNode & { next: Map<string, OfferNode> };
  /** Words of which one stands in every offer. */
  readonly openers: ReadonlySet<string>;
  /** The same for offers where it stands behind a number: "2 for 1". */
  readonly numberOpeners: ReadonlySet<string>;
  /** Words of which one stands before every end of an offer. */
  readonly endOpeners: ReadonlySet<string>;
  /** Words that open a discount or a saving: without one, and without a minus, an amount is a price. */
  readonly discounts: ReadonlySet<string>;
  /** Numbers from 1 to 12, by the months' names. */
  readonly months: ReadonlyMap<string, number>;
  /** Currencies that a word or sign may stand for, as ISO 4217 codes. */
  readonly currencies: ReadonlyMap<string, ReadonlySet<string>>;
  /** Number words of all languages; those of one language win in its own texts. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Percent words of all languages; of two words, the second with the first. */
  readonly percents: ReadonlyMap<string, ReadonlySet<string>>;
}

let read: OfferTables | undefined;

export function offerTables(): OfferTables {
  read ??= readTables();
  return read;
}

const splitWords = (text: string): string[] => text.split(/[\s'’-]+/u);
const splitForms = (text: string): string[] => (text === '' ? [] : text.split(', ').flatMap(spelledOut));

/** A form with each of its choices, with and without diacritics. */
function spelledOut(form: string): string[] {
  let forms = [''];
  for (const word of splitWords(form)) {
    forms = forms.flatMap((start) => word.split('|').map((one) => (start === '' ? one : `${start} ${one}`)));
  }
  return ASCII.test(form) ? forms : [...new Set(forms.flatMap((one) => [one, bare(one)]))];
}

const ASCII = /^[ -~]*$/;

function bare(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
}

function readTables(): OfferTables {
  const phrases = { ...newNode(), next: new Map<string, OfferNode>() };
  const openers = new Set<string>(['%']);
  const numberOpeners = new Set<string>();
  const endOpeners = new Set<string>();
  const discounts = new Set<string>();
  const months = new Map<string, number>();
  for (const [language, table] of Object.entries(offerLanguages)) {
    for (const kind of OFFER_KINDS) {
      for (const form of splitForms(table[kind])) {
        const words = form.split(' ');
        const isMistakable = form.length < (UNMISTAKABLE[kind] ?? Number.POSITIVE_INFINITY);
        plant(phrases, words, kind, isMistakable ? languageBit(language) : EVERYWHERE);
        if (!DISCOUNTS.has(kind) && !ENDS.has(kind) && !WORDED.has(kind)) continue;
        const opener = words.filter((word) => !/^\d/.test(word)).reduce((a, b) => (b.length > a.length ? b : a));
        if (DISCOUNTS.has(kind)) discounts.add(opener);
        else if (ENDS.has(kind)) endOpeners.add(opener);
        else (opener.length > 3 ? openers : numberOpeners).add(opener);
      }
    }
    const names = table.months === '' ? [] : table.months.split(', ');
    names.forEach((of, n) => {
      for (const name of of.split(' ')) for (const form of [name, bare(name)]) months.set(form, n + 1);
    });
  }
  const currencies = new Map<string, Set<string>>();
  for (const [code, names] of Object.entries(offers.currencies)) {
    for (const name of names.split(' ')) currencies.set(name, (currencies.get(name) ?? new Set()).add(code));
  }
  const percents = readPercents();
  for (const word of [...currencies.keys(), ...percents.keys()]) openers.add(word);
  return {
    phrases,
    openers,
    numberOpeners,
    endOpeners,
    discounts,
    months,
    currencies,
    numbers: readNumbers(),
    percents,
  };
}

const newNode = (): OfferNode => ({ said: [], next: undefined, later: undefined });

function plant(root: OfferNode, words: readonly string[], kind: OfferKind, language: number): void {
  let node = root;
  for (const [n, word] of words.entries()) {
    if (word === '*') continue;
    const way = words[n - 1] === '*' ? 'later' : 'next';
    node[way] ??= new Map();
    const child = node[way].get(word) ?? newNode();
    node[way].set(word, child);
    node = child;
  }
  const place = kindPlace[kind];
  const known = node.said.findIndex((one) => one.kind === place);
  const said = { kind: place, languages: language | (node.said[known]?.languages ?? 0) };
  node.said.splice(known < 0 ? node.said.length : known, 1, said);
}

/** Forms of so many letters are no other words in other languages, so that they count whatever a text's language. */
const UNMISTAKABLE: Partial<Record<OfferKind, number>> = { on: 3, giving: 5 };
const EVERYWHERE = (1 << languages.length) - 1;
const ENDS: ReadonlySet<OfferKind> = new Set(['until', 'before', 'range']);
const DISCOUNTS: ReadonlySet<OfferKind> = new Set(['off', 'discount', 'saving']);

/** Ends of compounds that are a discount: "Neukundenrabatt". */
export const DISCOUNT_COMPOUND = /(?:rabatt|rabatten|rabat|nachlass|gutschein|korting|prozente)$/u;

/** Kinds that are an offer by themselves. */
const WORDED: ReadonlySet<OfferKind> = new Set(['half', 'third', 'quarter', 'multi']);

function readNumbers(): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const table of Object.values(numbersAsWords)) {
    for (const [words, value] of Object.entries(table!)) {
      if (value >= 5 && !words.includes(' ')) for (const form of [words, bare(words)]) numbers.set(form, value);
    }
  }
  return numbers;
}

function readPercents(): Map<string, Set<string>> {
  const percents = new Map<string, Set<string>>();
  for (const table of Object.values(languageWords)) {
    const { percent, percentPair } = table!;
    for (const word of percent) percents.set(word, new Set());
    for (const [first, second] of percentPair) percents.set(second!, (percents.get(second!) ?? new Set()).add(first!));
  }
  return percents;
}
