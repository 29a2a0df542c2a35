import type { Campaign } from '../../campaign.ts';
import { nameSigns } from '../../rules/names.ts';
import { isCommonWord, languageOfMarket } from '../../rules/words.ts';
import { classOf, DENSE } from '../characters.ts';
import { needle } from '../find.ts';
import { lettersOf } from '../letters.ts';
import { foldText } from '../text.ts';
import { bareSpellings, formsOf } from './name-words.ts';
import { hasHump } from './name-writing.ts';
import { briefLanguage } from './reading-language.ts';
import { withoutMarks } from './stems.ts';

/** Whether a name is a word: written as no word is, perhaps a rare word, or a common word of the campaign's languages. */
export type Sort = 'invented' | 'rare' | 'common';

/** A name as its words stand in a text, without diacritics. */
export interface Spelling {
  readonly words: readonly string[];
  readonly forms: readonly ReadonlySet<string>[];
  readonly sort: Sort;
  /** Whether an "and" or "&" stands between its words. */
  readonly connected: boolean;
}

export interface Name<T> {
  readonly owner: T;
  readonly spellings: readonly Spelling[];
  /** All its letters in one, without diacritics, as tags and mentions have them. */
  readonly letters: readonly string[];
  readonly sort: Sort;
  /** The folded name, where it is in a script without spaces: looked for letter by letter. */
  readonly literal: string | undefined;
}

/** The languages that a campaign's posts are likely to be in. */
export function languagesOfCampaign(campaign: Campaign): readonly string[] {
  const ofMarkets = campaign.jurisdictions.flatMap((code) => languageOfMarket[code] ?? []);
  return [...new Set(['en', briefLanguage(campaign), ...ofMarkets])];
}

/** The letters and digits of a handle, a tag or a name, without diacritics. */
export function bareLetters(text: string): string {
  return lettersOf(withoutMarks(needle(text)));
}

/** Shorter names in one may be words, and shorter ones of letters and digits measures: "H&M", "3M". */
const MIN_JOINED = 5;
const MIN_MIXED = 4;

export function compileName<T>(name: string, owner: T, languages: readonly string[]): Name<T> {
  const letters = bareSpellings(lettersOf(needle(name))).filter((one) => one !== '');
  const words = name.trim();
  const humps = words.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ');
  const sort = sortOf(words, languages);
  const spellings = spellingsOf(words, sort);
  if (humps !== words) spellings.push(...spellingsOf(humps, sortOf(humps, languages)));
  if (/['’]/.test(words)) spellings.push(...spellingsOf(words.replace(/['’]/g, ''), sort));
  if (/\P{L}/u.test(words)) {
    const long = letters.filter((one) => one.length >= MIN_JOINED);
    spellings.push(...long.flatMap((one) => spellingsOf(one, 'invented')));
  }
  const folded = needle(name);
  const isLiteral = [...folded].some((letter) => classOf(letter.charCodeAt(0)) === DENSE);
  return { owner, spellings, letters, sort, literal: isLiteral ? folded : undefined };
}

function sortOf(name: string, languages: readonly string[]): Sort {
  const words = wordsOf(name);
  const isMade = (word: string) => hasHump(word) || (word.length >= MIN_MIXED && /\p{L}\d|\d\p{L}/u.test(word));
  if (words.some(isMade)) return 'invented';
  const isCommon = (word: string) => isCommonWord(foldText(word).text, ...languages) || /^\d+$/.test(word);
  return words.every(isCommon) ? 'common' : 'rare';
}

function spellingsOf(name: string, sort: Sort): Spelling[] {
  return bareSpellings(foldText(name).text).flatMap((spelling) => {
    const words = wordsOf(spelling);
    if (words.length === 0) return [];
    const connected = /[&+]/.test(spelling) || spelling.split(/\s+/).length > words.length;
    return [{ words, forms: words.map(formsOf), sort, connected }];
  });
}

/** Without the "and" between them, which may be "&" as well. */
function wordsOf(name: string): string[] {
  const words = name.split(/[^\p{L}\p{N}\p{M}]+/u).filter((word) => word !== '');
  return words.filter((word, n) => n === 0 || n === words.length - 1 || !nameSigns.connectors.has(word.toLowerCase()));
}
