import { languagesOf, WORDED } from './function-words.ts';
import { fitsOf } from './letter-statistics.ts';

/** Languages near enough to be taken for each other: only words that one has and the others have not tell them apart. */
const KIN = [
  ['nl', 'af'],
  ['es', 'pt', 'gl'],
  ['ms', 'id'],
  ['da', 'no'],
  ['cs', 'sk'],
  ['hr', 'sr'],
  ['fi', 'et'],
  ['tr', 'az'],
  ['bg', 'mk', 'sr', 'ru', 'uk', 'be'],
];

/** Texts that are not in a language: they have a letter that it does without, or lack one that it cannot do without. */
const NEVER: Record<string, RegExp> = {
  az: /^[^ə]*$/,
  tr: /ə/,
  cs: /[ľĺŕôä]/,
  sk: /[řěů]/,
  ru: /[іїєґўђћљњџјѓќѕ]/,
  uk: /[ыэёъўђћљњџјѓќѕ]/,
  be: /[иїєґщъђћљњџјѓќѕ]/,
  bg: /[ыэёіїєґўђћљњџјѓќѕ]/,
  sr: /[ъщьюяыэйёіїєґўѓќѕ]/,
  mk: /[ъщьюяыэйёіїєґўђћ]/,
};
/** Cyrillic letters of languages that nothing here knows. */
const UNKNOWN = /[\u0460-\u048F\u0492-\u052F]/;

/** Fit over what is usual: below it a text is not in the language, or not in it alone. */
const MIN_RATIO = 0.8;
/** By how much a language must fit better than any that is no kin: at all, and where a single word speaks for it. */
const CLOSE = 0.01;
const CLEAR = 0.1;

/**
 * Language of a text in Latin or Cyrillic letters, with `no` for both forms of Norwegian. Two witnesses must agree: its
 * letters and its function words. None where either is silent, where kin cannot be told apart, and where a second
 * language is in the text.
 */
export function byLetters(prose: string): string | undefined {
  const text = prose.toLowerCase();
  const words = text.match(/\p{L}+(?:['’`]\p{L}+)*/gu) ?? [];
  const fits = fitsOf(words);
  const best = fits[0]!;
  const kin = [...new Set([best.language, ...KIN.filter((group) => group.includes(best.language)).flat()])];
  const lead = best.score - fits.find(({ language }) => !kin.includes(language))!.score;
  if (best.ratio < MIN_RATIO || lead < CLOSE || UNKNOWN.test(text)) return undefined;

  const shown = new Set(words.flatMap((word) => word.split(/['’`]/)).filter((word) => languagesOf(word)));
  const possible = kin.filter((language) => NEVER[language]?.test(text) !== true);
  const language = possible.find((one) =>
    possible.every((other) => other === one || count(shown, one, other) > 2 * count(shown, other, one)),
  );
  if (language === undefined || isMixed(shown, language, kin)) return undefined;
  // English words are in captions of every language.
  const own = count(shown, language, language === 'en' ? undefined : 'en');
  return own > 1 || (own === 1 && lead >= CLEAR) ? language : undefined;
}

/** How many of the words a language has, and another has not. */
function count(words: ReadonlySet<string>, language: string, other?: string): number {
  let sum = 0;
  for (const word of words) {
    const languages = languagesOf(word)!;
    if (languages.has(language) && (other === undefined || !languages.has(other))) sum++;
  }
  return sum;
}

/** One foreign word is a name or a loan; several are a second language, unless they are few beside the rest. */
function isMixed(words: ReadonlySet<string>, language: string, kin: readonly string[]): boolean {
  const long = new Set([...words].filter((word) => word.length > 1));
  return WORDED.some((other) => {
    if (kin.includes(other)) return false;
    const theirs = count(long, other, language);
    return theirs > 1 && (theirs - 1) * 4 > count(words, language, other);
  });
}
