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
 * `lib/audit/letter-statistics.json`: what `eld` knows of these languages, as text that is read only when asked for. A line
 * is a weight and the n-grams that have it; `bytes` has the character that stands for each byte from 0x80.
 */
export async function letterStatistics(): Promise<string> {
  const entry = import.meta.resolve('eld/extrasmall');
  const load = (path: string) => import(new URL(path, entry).href);
  const { ngramsData } = (await load('../ngrams/extrasmall.js')) as { ngramsData: Eld };
  const { avgScore } = (await load('../avgScore.js')) as { avgScore: Record<string, number> };
  const { dictionary } = (await load('../dictionary.js')) as { dictionary: string[] };

  const weights = new Map<string, Map<number, string[]>>(LANGUAGES.map((language) => [language, new Map()]));
  for (const [gram, byLanguage] of Object.entries(ngramsData.ngrams)) {
    for (const [number, weight] of Object.entries(byLanguage)) {
      const grams = weights.get(ngramsData.languages[number]!);
      grams?.set(weight, [...(grams.get(weight) ?? []), gram]);
    }
  }
  const languages = [...weights].map(([language, byWeight]) => {
    const lines = [...byWeight].sort(([a], [b]) => b - a).map(([weight, grams]) => [weight, ...grams].join('\t'));
    return [TAGS[language] ?? language, { typical: avgScore[language], grams: lines.join('\n') }];
  });
  const statistics = {
    source: 'eld, extra-small set; Copyright 2023 Nito T.M.; Apache License 2.0',
    bytes: dictionary.slice(0x80).join(''),
    languages: Object.fromEntries(languages),
  };
  return `${JSON.stringify(statistics, null, 2)}\n`;
}
