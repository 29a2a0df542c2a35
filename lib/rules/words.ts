import commonWords from './words/common-words.json' with { type: 'json' };
import languages from './words/languages.json' with { type: 'json' };
import marketLanguages from './words/market-languages.json' with { type: 'json' };
import numberWords from './words/number-words.json' with { type: 'json' };

/** What a language's words do to what they stand beside. */
export interface LanguageWords {
  /** Turn what stands beside them into its opposite. */
  negators: readonly string[];
  /** The same, where they stand behind: "mucize değil". */
  negatorsBehind: readonly string[];
  /** Those among them that govern a whole clause: "none of it is". */
  wideNegators: readonly string[];
  /** Behind a negator at the end of a clause: "milagre não é". */
  finalVerbs: readonly string[];
  /** What is said between the parts of a decimal: "two point five". */
  decimal: readonly string[];
  /** A negator that ends its clause denies what stands before it: "ein Wunder ist das nicht". */
  finalNegation: boolean;
  /** Endings of comparatives and superlatives. */
  degrees: readonly string[];
  /** Nouns are put together in one word. */
  compounds: boolean;
  /** Beginnings of what makes another word of a noun, and no compound: "wunderbar". */
  notCompounds: readonly string[];
  /** End what a negator reaches: "but", "and". */
  breaks: readonly string[];
  /** Behind a negator: it denies nothing then ("not only", "don't miss"). */
  idle: readonly string[];
  /** Say that something is not in it: "free", "without", "zero". */
  privative: readonly string[];
  /** The same as the end of a word: "zuckerfrei". */
  privativeSuffixes: readonly string[];
  /** What something is said to be free from in two words: "gluten free", but not "eat free". None: of anything. */
  freeOf: readonly string[];
  /** The same as the beginning of a word: "bezcukrowy". */
  privativePrefixes: readonly string[];
  /** Endings of a verb's forms that its stemmer does not know. */
  verbEndings: readonly string[];
  /** Articles, prepositions, pronouns and the like. */
  closed: readonly string[];
  /** Forms that are another word where a number or one of these stands before them: "duas baratas" are no bargains. */
  homographs: Readonly<Record<string, readonly string[]>>;
  /** Carry no sense of a message: they may be left out of it. */
  weak: readonly string[];
  /** May never be left out of a message: "free". */
  essential: readonly string[];
  /** Promise something, wherever they stand. */
  promises: readonly string[];
  /** Stand between the parts of a list: each part of one counts. */
  listing: readonly string[];
  /** One, as a number or an article. */
  one: readonly string[];
  /** Numbers that the table of number words has not: "hundertprozentig" is `100 %`. */
  numbers: Readonly<Record<string, string>>;
  /** Short units and signs, and what they are short for. */
  units: Readonly<Record<string, string>>;
  /** Irregular forms, and the form that they belong to. */
  forms: Readonly<Record<string, string>>;
  /** Words that say the same of an offer or a product. */
  same: readonly (readonly string[])[];
  /** Before a number: what one side says the other denies. */
  opposites: readonly (readonly (readonly string[])[])[];
  /** Say that something is not there; behind a negator they say that it is ("can’t live without it"). */
  without: readonly string[];
  /** Endings that make an adjective of a verb: "nachfüllbar". */
  derivations: readonly string[];
  /** First parts of verbs that may stand apart: "ich nehme ab". */
  separable: readonly string[];
  /** Units, by what they measure. */
  measures: readonly (readonly string[])[];
  percent: readonly string[];
  percentPair: readonly (readonly string[])[];
}

/** By language. A word of a post may be any property's name: none of these has a prototype. */
export const languageWords: Readonly<Record<string, LanguageWords | undefined>> = bare(
  Object.entries(languages).map(([language, words]) => [
    language,
    {
      ...words,
      units: bare(Object.entries(words.units)),
      numbers: bare(Object.entries(words.numbers)),
      forms: bare(Object.entries(words.forms)),
      homographs: bare(Object.entries(words.homographs as LanguageWords['homographs'])),
    },
  ]),
);

function bare<T>(entries: Iterable<readonly [string, T]>): Record<string, T> {
  const table: Record<string, T> = Object.create(null);
  for (const [key, value] of entries) table[key] = value;
  return table;
}

/** Numbers as words, by language. */
export const numbersAsWords: Readonly<Record<string, Readonly<Record<string, number>> | undefined>> = bare(
  Object.entries(numberWords),
);

const commonTexts = bare(Object.entries(commonWords));
const common = new Map<string, ReadonlySet<string>>();

/** Whether a word of small letters is an ordinary word of one of the languages, and so perhaps no name. */
export function isCommonWord(word: string, ...of: readonly string[]): boolean {
  return of.some((language) => {
    let words = common.get(language);
    if (words === undefined) {
      words = new Set(commonTexts[language]?.split(' '));
      common.set(language, words);
    }
    return words.has(word);
  });
}

/** The language that most of a market's captions are in, by jurisdiction. */
export const languageOfMarket: Readonly<Record<string, string | undefined>> = bare(Object.entries(marketLanguages));

let speakers: ReadonlyMap<string, readonly string[]> | undefined;

/** The languages of which a word is one of the small ones. */
export function languagesOfSmallWord(word: string): readonly string[] | undefined {
  speakers ??= smallWords();
  return speakers.get(word);
}

function smallWords(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [language, table] of Object.entries(languageWords)) {
    for (const word of new Set([...table!.closed, ...table!.negators])) {
      found.set(word, [...(found.get(word) ?? []), language]);
    }
  }
  return found;
}
