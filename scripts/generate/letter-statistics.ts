/** What `eld` calls otherwise than BCP 47. */
const TAGS: Record<string, string> = { tl: 'fil' };

/** Those in Latin and Cyrillic letters; other scripts tell the language, or need a few letters only. */
const LANGUAGES =
  'az be bg ca cs da de en es et eu fi fr hr hu is it lt lv ms nl no pl pt ro ru sk sl sq sr sv tl tr uk vi yo'.split(
    ' ',
  );

interface Eld {
  languages: Record<string, string>;
  /** Weight of each byte n-gram, by number of the language. */
  ngrams: Record<string, Record<string, number>>;
}

/**
 * `lib/audit/letter-statistics.json`: what `eld` knows of these languages, as text that is read only when asked for. A
 * line of `grams` has the weights that the n-grams after it share, three digits of base 36 for each: the language's place
 * in `typical`, and two of weight. `bytes` has the character that stands for each byte from 0x80. `eld` is Apache-2.0, of
 * Nito T.M.: `NOTICE` says what is taken over and what is changed.
 */
export async function letterStatistics(): Promise<string> {
  const entry = import.meta.resolve('eld/extrasmall');
  const load = (path: string) => import(new URL(path, entry).href);
  const { ngramsData } = (await load('../ngrams/extrasmall.js')) as { ngramsData: Eld };
  const { avgScore } = (await load('../avgScore.js')) as { avgScore: Record<string, number> };
  const { dictionary } = (await load('../dictionary.js')) as { dictionary: string[] };

  const groups = new Map<string, string[]>();
  for (const [gram, byLanguage] of Object.entries(ngramsData.ngrams)) {
    const weights = Object.entries(byLanguage)
      .map(([number, weight]) => [LANGUAGES.indexOf(ngramsData.languages[number]!), weight] as const)
      .filter(([place]) => place >= 0)
      .map(([place, weight]) => place.toString(36) + weight.toString(36).padStart(2, '0'))
      .join('');
    if (weights !== '') groups.set(weights, [...(groups.get(weights) ?? []), gram]);
  }
  const statistics = {
    source: 'eld, extra-small set; Copyright 2023 Nito T.M.; Apache License 2.0',
    bytes: dictionary.slice(0x80).join(''),
    typical: Object.fromEntries(LANGUAGES.map((language) => [TAGS[language] ?? language, avgScore[language]])),
    grams: [...groups].map(([weights, grams]) => [weights, ...grams].join('\t')).join('\n'),
  };
  return `${JSON.stringify(statistics, null, 2)}\n`;
}
