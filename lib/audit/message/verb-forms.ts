import { languageWords } from '../../rules/words.ts';

/** Forms of a verb that its stem does not tell. */
export interface VerbForms {
  /** In one word: "abgenommen", "abzunehmen". */
  whole: string[];
  /** The verb and its first part, which may stand behind it: "ich nehme ab". */
  apart: readonly [verb: string, prefix: string] | undefined;
}

/** Shorter ones are no verbs. */
const MIN_VERB = 4;

/** Forms of a verb, as the brief has it in its infinitive, folded; undefined for what is none, or of a language whose stemmer knows them. */
export function verbFormsOf(word: string, language: string): VerbForms | undefined {
  const table = languageWords[language];
  if (table === undefined || table.verbEndings.length === 0 || !word.endsWith('en')) return undefined;
  const prefix =
    table.separable.find((start) => word.startsWith(start) && word.length >= start.length + MIN_VERB) ?? '';
  const verb = word.slice(prefix.length);
  if (verb.length < MIN_VERB) return undefined;
  const base = verb.slice(0, -2);
  const strong = Object.entries(table.forms).flatMap(([form, of]) => (of === verb ? [form] : []));
  const perfect = [`ge${base}t`, `ge${verb}`, ...strong.filter((form) => form.startsWith('ge'))];
  const endings = table.verbEndings.map((ending) => base + ending);
  const infinitives = prefix === '' ? [] : [`zu${verb}`, ` te ${verb}`];
  return {
    whole: [...perfect, ...endings, ...infinitives].map((form) => prefix + form),
    apart: prefix === '' ? undefined : [verb, prefix],
  };
}
