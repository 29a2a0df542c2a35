import statistics from './letter-statistics.json' with { type: 'json' };

/** How well a text fits a language's letters. */
export interface Fit {
  /** ISO 639, `no` for both forms of Norwegian. */
  language: string;
  /** 0 to 1 */
  score: number;
  /** Score over what a text that is in the language usually has. */
  ratio: number;
}

const encoder = new TextEncoder();
const languages = Object.entries(statistics.typical);

/** For each n-gram its weights, three digits of base 36 each: number of a language, and two of weight there. */
let read: ReadonlyMap<string, string> | undefined;

/** Weights are stored less this. */
const BASE_WEIGHT = 53;
/** Brings scores between 0 and 1. */
const SCALE = 25;
/** Bytes of a word that are looked at. */
const MAX_BYTES = 70;

/**
 * Fit of every language that the statistics know, best first: the measure of `eld` (Nito T.M., Apache-2.0), from whose
 * extra-small set they are.
 */
export function fitsOf(words: readonly string[]): Fit[] {
  read ??= readGrams();
  const grams = new Set(words.flatMap(gramsOf));
  const sums = languages.map(() => 0);
  for (const gram of grams) {
    const weights = read.get(gram) ?? '';
    for (let at = 0; at < weights.length; at += 3) {
      sums[Number.parseInt(weights[at]!, 36)]! += Number.parseInt(weights.slice(at + 1, at + 3), 36) + BASE_WEIGHT;
    }
  }
  return languages
    .map(([language, typical], number) => {
      const mean = sums[number]! / Math.max(1, grams.size);
      const score = mean / (mean + SCALE);
      return { language, score, ratio: score / typical };
    })
    .sort((a, b) => b.score - a.score);
}

/** An object literal of this size would cost every start a tenth of a second; text costs the first question a tenth of that. */
function readGrams(): Map<string, string> {
  const weightsOf = new Map<string, string>();
  for (const line of statistics.grams.split('\n')) {
    const [weights, ...grams] = line.split('\t');
    for (const gram of grams) weightsOf.set(gram, weights!);
  }
  return weightsOf;
}

/** Four bytes every three, and the last four; a space marks an end of the word. */
function gramsOf(word: string): string[] {
  const bytes = [...encoder.encode(word).subarray(0, MAX_BYTES)]
    .map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : statistics.bytes[byte - 0x80]))
    .join('');
  const grams: string[] = [];
  for (let from = 0; from + 4 < bytes.length; from += 3) {
    grams.push(`${from === 0 ? ' ' : ''}${bytes.slice(from, from + 4)}`);
  }
  grams.push(`${grams.length === 0 ? ' ' : ''}${bytes.slice(bytes.length === 3 ? 0 : -4)} `);
  return grams;
}
