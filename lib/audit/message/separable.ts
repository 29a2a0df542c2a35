import { languageWords } from '../../rules/words.ts';

/** A verb whose first part may stand apart: "abnehmen", "ich nehme ab". */
export interface Separable {
  prefix: string;
  verb: string;
  /** Forms in one word that the verb's stem does not tell: "abgenommen", "abzunehmen". */
  forms: string[];
}

const MIN_VERB = 4;

/** `word` as such a verb, folded; undefined where it is none. */
export function separableOf(word: string, language: string): Separable | undefined {
  const table = languageWords[language];
  const prefix = table?.separable.find((start) => word.startsWith(start) && word.length >= start.length + MIN_VERB);
  if (prefix === undefined || !word.endsWith('en')) return undefined;
  const verb = word.slice(prefix.length);
  const strong = Object.entries(table!.forms).flatMap(([form, base]) => (base === verb ? [form] : []));
  const participles = [`ge${verb.slice(0, -2)}t`, ...strong.filter((form) => form.startsWith('ge'))];
  return { prefix, verb, forms: [...participles, `zu${verb}`, `te${verb}`].map((form) => prefix + form) };
}
