import table from './function-words.json' with { type: 'json' };

/** Languages whose function words are known; some only so that they are not taken for another. */
export const WORDED = Object.keys(table);

let read: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/** Which languages have a function word; undefined for any other word. */
export function languagesOf(word: string): ReadonlySet<string> | undefined {
  read ??= readWords();
  return read.get(word);
}

function readWords(): Map<string, Set<string>> {
  const languages = new Map<string, Set<string>>();
  for (const [language, words] of Object.entries(table)) {
    for (const word of words.split(' ')) languages.set(word, (languages.get(word) ?? new Set()).add(language));
  }
  return languages;
}
