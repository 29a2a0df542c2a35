import { BayesClassifier, LogisticRegressionClassifier } from 'natural/lib/natural/classifiers/index.js';
import { type Post, TEXT_FIELDS } from '../lib/post.ts';
import type { Case } from './accuracy/sets.ts';
import { Tally } from './accuracy/tally.ts';

/** A post with whether it is an ad. */
export interface Labelled {
  text: string;
  ad: boolean;
}

export const CLASSIFIERS = {
  "natural's Bayes classifier": BayesClassifier,
  "natural's logistic regression": LogisticRegressionClassifier,
} as const;
export type ClassifierName = keyof typeof CLASSIFIERS;

/** Rarer words are left out: logistic regression's training grows with the square of what it is given. */
const MIN_TEXTS = 5;
/** So many parts: each is judged by a classifier trained on the others. */
const FOLDS = 5;

export function labelledTexts(cases: readonly Case[]): Labelled[] {
  return cases.flatMap(({ commercial, post }) =>
    commercial === undefined ? [] : [{ text: textOf(post), ad: commercial }],
  );
}

export function textOf(post: Post): string {
  return [...TEXT_FIELDS.map((field) => post[field] ?? ''), ...(post.overlays ?? [])].join('\n');
}

/** A classifier of ads and others, trained. It takes a text and tells whether it is an ad. */
export function trained(name: ClassifierName, examples: readonly Labelled[]): (text: string) => boolean {
  const classifier = new CLASSIFIERS[name]();
  const counts = new Map<string, number>();
  for (const { text } of examples)
    for (const word of new Set(wordsOf(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  const frequent = (text: string) => wordsOf(text).filter((word) => (counts.get(word) ?? 0) >= MIN_TEXTS);
  for (const { text, ad } of examples) classifier.addDocument(frequent(text), ad ? 'ad' : 'other');
  classifier.train();
  return (text) => classifier.classify(frequent(text)) === 'ad';
}

/** How right a classifier is on posts that it was not trained on. */
export function crossValidated(name: ClassifierName, examples: readonly Labelled[]): Tally {
  const tally = new Tally();
  for (let fold = 0; fold < FOLDS; fold++) {
    const judge = trained(
      name,
      examples.filter((_, n) => n % FOLDS !== fold),
    );
    examples.forEach(({ text, ad }, n) => {
      if (n % FOLDS === fold) tally.add(ad, judge(text));
    });
  }
  return tally;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[#@]?[\p{L}\p{N}\p{M}]+/gu) ?? [];
}
