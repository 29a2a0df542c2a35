import { cuss as english } from 'cuss';
import { cuss as french } from 'cuss/fr';
import { cuss as italian } from 'cuss/it';
import swearWords from './swear-words.json' with { type: 'json' };

/** A reviewed list of one language. In its words, `fuck(|s|ed)` stands for the word with each of the endings. */
interface Reviewed {
  everywhere?: string;
  words?: string;
  [other: string]: unknown;
}

/** How `cuss` (MIT) rates words that are hardly ever meant in another sense. */
const SURE = 2;

/**
 * Which words of `cuss` are taken: those with one of these roots. Most that it rates as sure are ordinary words, names of
 * peoples, parts of the body or of a dialect, and no brand would call them swearing.
 */
const TAKEN: Readonly<Record<string, readonly [Readonly<Record<string, number>>, RegExp]>> = {
  en: [
    english,
    /fuck|phuk|motha|shit|cunt|wank(?!$)|bitch|asshole|assclown|dickhead|cocksuck|dumbass|jackass|bollock|nigg(?:a|er)/,
  ],
  fr: [french, /^(?:encul|conn?ar|couillu|emmerd|merd(?!i?c|o)|salop|sous-merde)/],
  it: [
    italian,
    /cazz(?!egg|ia)|merd|stronz|puttan|fancul|coglion|minchi|fott|incul|pompin|sborr|porc[oa](?:d|pp?ut|tro|mad)/,
  ],
};
/** What has such a root, and still is another word. */
const LEFT =
  /^(?:snigger|niggard|niggar|shit(?:e|s|ing|full|fit|can|list|ted)$|bitch(?:er|in|ing)$|smerd|sputt|merdicité|merdogène|conchi)/;

/** `lib/rules/words/profanity.json`: words that people swear with, by language: reviewed lists, and what `cuss` has more. */
export function profanity(): string {
  const table = Object.fromEntries(
    Object.entries(swearWords as Record<string, Reviewed>).map(([language, { everywhere, words, ...rest }]) => {
      const sure = inflected(everywhere);
      const own = new Set([...inflected(words), ...kept(language)]);
      for (const word of sure) own.delete(word);
      return [
        language,
        {
          ...(sure.length > 0 && { everywhere: sure.join(' ') }),
          ...(own.size > 0 && { words: [...own].sort().join(' ') }),
          ...rest,
        },
      ];
    }),
  );
  return `${JSON.stringify(table, null, 2)}\n`;
}

function inflected(list = ''): string[] {
  const words = list.match(/[^\s(]+(?:\([^)]*\))?/gu) ?? [];
  return words.flatMap((word) => {
    const [base, endings] = word.split(/[()]/);
    return endings === undefined ? [word] : endings.split('|').map((ending) => base + ending);
  });
}

function kept(language: string): string[] {
  const taken = TAKEN[language];
  if (taken === undefined) return [];
  const [rated, roots] = taken;
  return Object.keys(rated).filter(
    (word) => rated[word] === SURE && roots.test(word) && !LEFT.test(word) && /^[\p{L}-]+$/u.test(word),
  );
}
