import { languagesOf, WORDED } from './function-words.ts';
import { type Fit, fitsOf } from './letter-statistics.ts';

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
  ['bg', 'mk', 'sr'],
  ['ru', 'uk', 'be'],
];

/** Letters that a language does without, though its kin do not. */
const NEVER: Record<string, RegExp> = {
  cs: /[ľĺŕôä]/,
  sk: /[řěů]/,
  ru: /[іїєґўђћљњџјѓќѕ]/,
  uk: /[ыэёъўђћљњџјѓќѕ]/,
  be: /[иїєґщъђћљњџјѓќѕ]/,
  bg: /[ыэёіїєґўђћљњџјѓќѕ]/,
  sr: /[ъщьюяыэйёіїєґўѓќѕ]/,
  mk: /[ъщьюяыэйёіїєґўђћ]/,
};
/** Cyrillic letters of languages whose statistics are not known. */
const UNKNOWN = /[\u0460-\u048F\u0492-\u052F]/;

/** Fit over what is usual: below it a text is not in the language, or not in it alone. */
const MIN_RATIO = 0.8;
/** Below it the statistics do not know the language in these letters. */
const KNOWN_RATIO = 0.5;
/** By how much the best must fit better where words tell nothing or little, and at all. */
const CLEAR = 0.1;
const CLOSE = 0.01;

/** What a text shows. */
interface Signs {
  text: string;
  /** Best first. */
  fits: readonly Fit[];
  functionWords: ReadonlySet<string>;
  /** Languages near to the one that fits best, and that one itself; empty where it has no kin. */
  kin: readonly string[];
}

/**
 * Language of a text in Latin or Cyrillic letters. Two witnesses must agree: its letters and its function words. None
 * where either is silent, where kin cannot be told apart, and where a second language is in the text.
 */
export function byLetters(prose: string): string | undefined {
  const text = prose.toLowerCase();
  const words = text.match(/\p{L}+(?:['’`]\p{L}+)*/gu) ?? [];
  const fits = fitsOf(words);
  const best = fits[0]!;
  if (best.ratio < MIN_RATIO || UNKNOWN.test(text)) return undefined;

  const functionWords = new Set(words.flatMap((word) => word.split(/['’`]/)).filter((word) => languagesOf(word)));
  const kin = [...new Set(KIN.filter((group) => group.includes(best.language)).flat())];
  const signs = { text, fits, functionWords, kin };
  const language = kin.length > 0 ? amongKin(signs) : lead(signs) < CLOSE ? undefined : best.language;
  if (language === undefined || isMixed(signs, language)) return undefined;
  // English words are in captions of every language.
  const own = count(functionWords, language, language === 'en' ? undefined : 'en');
  return own > 1 || (own === 1 && lead(signs) >= CLEAR) ? language : undefined;
}

/** By how much the best fits better than any other that is no kin. */
function lead({ fits, kin }: Signs): number {
  const best = fits[0]!;
  return best.score - fits.find(({ language }) => language !== best.language && !kin.includes(language))!.score;
}

function amongKin({ text, fits, functionWords, kin }: Signs): string | undefined {
  const possible = kin.filter((language) => NEVER[language]?.test(text) !== true);
  const shown = possible.find((one) =>
    possible.every((other) => other === one || count(functionWords, one, other) > 2 * count(functionWords, other, one)),
  );
  if (shown !== undefined) return shown;

  const [best, next] = fits.filter(({ language, ratio }) => possible.includes(language) && ratio > KNOWN_RATIO);
  if (best?.language !== fits[0]!.language || next === undefined || best.score - next.score < CLEAR) return undefined;
  const areAllKnown = possible.every((one) =>
    fits.some(({ language, ratio }) => language === one && ratio > KNOWN_RATIO),
  );
  const isContradicted = possible.some((other) => count(functionWords, other, best.language) > 0);
  return areAllKnown && !isContradicted ? best.language : undefined;
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
function isMixed({ functionWords, kin }: Signs, language: string): boolean {
  const long = new Set([...functionWords].filter((word) => word.length > 1));
  return WORDED.some((other) => {
    if (other === language || kin.includes(other)) return false;
    const theirs = count(long, other, language);
    return theirs > 1 && (theirs - 1) * 4 > count(functionWords, language, other);
  });
}
