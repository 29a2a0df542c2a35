import { TfIdf } from 'natural/lib/natural/tfidf/index.js';
import type { Words } from './words.ts';

export interface Comparison {
  /** Mean cosine of the TF-IDF vectors of this creator and each other one, by the words that belong to the campaign. */
  likeness: number;
  standsApart: boolean;
  ownWords: string[];
  absentWords: string[];
}

/** Fewer creators have no usual way to talk of a campaign. */
export const MIN_CREATORS = 4;

/** Creators whose likeness to the others is below both stand apart. Set by the cases of `bench/accuracy/campaigns`. */
const ABSOLUTE_BOUND = 0.06;
const SHARE_OF_MEDIAN = 0.4;

/** A word belongs to the campaign if so many say it: what two share, they share by chance. */
const MIN_SPEAKERS = 3;
const MIN_SHARE_OF_SPEAKERS = 1 / 3;

const MAX_SHOWN_WORDS = 8;

/** Compares creators, at least {@link MIN_CREATORS}, who write in one language. */
export function compare(voices: readonly Words[]): Comparison[] {
  const vectors = weigh(voices);
  const speakers = speakersOf(voices);
  const sums = sumsOf(vectors, speakers);
  const likenesses = vectors.map((vector) => {
    let product = 0;
    for (const [key, sum] of sums) {
      const weight = vector.get(key) ?? 0;
      product += weight * (sum - weight);
    }
    return product / (vectors.length - 1);
  });
  const bound = Math.min(ABSOLUTE_BOUND, SHARE_OF_MEDIAN * median(likenesses));
  return likenesses.map((likeness, n) => {
    const standsApart = likeness < bound;
    return { likeness, standsApart, ...(standsApart ? differenceOf(voices, n, speakers) : NO_DIFFERENCE) };
  });
}

/** Over all creators, the weight of each word that belongs to the campaign. */
function sumsOf(vectors: readonly Map<string, number>[], speakers: ReadonlyMap<string, number>): Map<string, number> {
  const least = Math.max(MIN_SPEAKERS, vectors.length * MIN_SHARE_OF_SPEAKERS);
  const sums = new Map<string, number>();
  for (const vector of vectors) {
    for (const [key, weight] of vector) {
      if (speakers.get(key)! >= least) sums.set(key, (sums.get(key) ?? 0) + weight);
    }
  }
  return sums;
}

const NO_DIFFERENCE = { ownWords: [], absentWords: [] };

/** TF-IDF vectors of length 1. A word that is said again and again counts little more for it. */
function weigh(voices: readonly Words[]): Map<string, number>[] {
  const tfidf = new TfIdf();
  for (const words of voices) {
    const counts: Record<string, number> = Object.create(null);
    for (const [key, { count }] of words) counts[key] = 1 + Math.log(count);
    tfidf.addDocument(counts as never);
  }
  return voices.map((words, n) => {
    const weights = new Map([...words.keys()].map((key) => [key, tfidf.tfidf([key], n)]));
    const length = Math.hypot(...weights.values());
    return new Map([...weights].map(([key, weight]) => [key, weight / length]));
  });
}

/** How many say each word. */
function speakersOf(voices: readonly Words[]): ReadonlyMap<string, number> {
  const speakers = new Map<string, number>();
  for (const words of voices) for (const key of words.keys()) speakers.set(key, (speakers.get(key) ?? 0) + 1);
  return speakers;
}

/** What only this one says, most said first; and what most of the others say and this one does not. */
function differenceOf(
  voices: readonly Words[],
  n: number,
  speakers: ReadonlyMap<string, number>,
): Pick<Comparison, 'ownWords' | 'absentWords'> {
  const own = voices[n]!;
  const said = [...own].filter(([key]) => speakers.get(key) === 1).sort(([, a], [, b]) => b.count - a.count);
  const half = (voices.length - 1) / 2;
  const unsaid = [...speakers].filter(([key, count]) => !own.has(key) && count >= half).sort(([, a], [, b]) => b - a);
  return {
    ownWords: said.slice(0, MAX_SHOWN_WORDS).map(([, { form }]) => form),
    absentWords: unsaid.slice(0, MAX_SHOWN_WORDS).map(([key]) => formOf(voices, key)),
  };
}

function formOf(voices: readonly Words[], key: string): string {
  return voices.find((words) => words.has(key))!.get(key)!.form;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
