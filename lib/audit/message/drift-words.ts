import { DamerauLevenshteinDistance } from 'natural/lib/natural/distance/index.js';
import type { Evidence } from '../../finding.ts';
import { rawStart } from '../text.ts';
import { type Facts, type Sentence, spanOf, textOf } from './approved-caption.ts';
import { isDenied } from './negation.ts';
import { CLAUSE, DENSE_RUN, PRIVATIVE, SENTENCE, STOP, WEAK } from './token-flags.ts';
import type { Words } from './words.ts';

/** Something in which the post departs from the approved caption. */
export interface Difference {
  approved: string;
  posted?: Evidence | undefined;
}

/** Part of a sentence's words that may be others. */
const TOLERATED = 0.25;
/** Letters in which two words may differ and be one with a slip. */
const SLIP = 2;
/** Letters that a shortened word must have: "Nov". */
const MIN_SHORT = 3;
/** Longer words are compared by their beginning. */
const MAX_WORD = 40;

/** Sentences of which too many words are others, or that now say the opposite. */
export function wordsChanged(approved: Facts, posted: readonly Facts[]): Difference[] {
  const all = new Set(posted.flatMap(({ words }) => words.keys));
  return approved.sentences.flatMap((sentence): Difference[] => {
    const { words } = approved;
    const key = (n: number) => words.keys[n]!;
    const isPromise = (n: number) => approved.promises.has(key(n)) || (words.flags[n]! & PRIVATIVE) !== 0;
    const isDense = (n: number) => (words.flags[n]! & DENSE_RUN) !== 0;
    const isLost = (n: number) => (isDense(n) ? isLostRun(words, n, posted) : !hasSlip(words, n, posted));
    const lost = sentence.content.filter((n) => !all.has(key(n)) && isLost(n));
    const whole = { approved: textOf(words, sentence) };
    if (lost.length === sentence.content.length && lost.length > 0 && !lost.some(isDense))
      return isWeighty(approved, sentence) ? [whole] : [];
    const isMuch = lost.length > 1 && lost.length > TOLERATED * sentence.content.length;
    if (isMuch || lost.some((n) => isName(words, n) || isDense(n) || isPromise(n)))
      return [
        {
          ...whole,
          approved: textOf(words, { from: lost[0]!, to: lost.at(-1)! }),
          posted: replaced(words, lost, posted),
        },
      ];
    return turned(words, sentence, posted).map((span) => ({ ...whole, posted: span }));
  });
}

/** A word with a capital within its sentence, where not all nouns have one. */
function isName({ passage, starts, flags }: Words, n: number): boolean {
  const { folded } = passage;
  const at = rawStart(folded, starts[n]!);
  const [first, second] = [folded.raw[at]!, folded.raw[at + 1]!];
  const isInside = (flags[n]! & (SENTENCE | CLAUSE)) === 0;
  return isInside && first !== first.toLowerCase() && second !== second.toUpperCase();
}

/** Part of a run of letters without spaces that must be there still. */
const MIN_ALIKE = 0.5;
const DENSE_NEGATION = /ません|ない|[ずぬ不没沒无無않없]|안 /gu;

/** Whether a run without spaces is gone, or says the opposite. */
function isLostRun(words: Words, n: number, posted: readonly Facts[]): boolean {
  const run = wordAt(words, n);
  return !posted.some(({ words: now }) =>
    now.keys.some((_, at) => (now.flags[at]! & DENSE_RUN) !== 0 && isAlike(run, wordAt(now, at))),
  );
}

function isAlike(run: string, other: string): boolean {
  const pairs = pairsOf(other);
  const own = [...pairsOf(run)];
  const common = own.filter((pair) => pairs.has(pair)).length;
  const denials = (text: string) => text.match(DENSE_NEGATION)?.length ?? 0;
  return common >= MIN_ALIKE * own.length && denials(run) === denials(other);
}

function pairsOf(text: string): Set<string> {
  return new Set(Array.from({ length: Math.max(1, text.length - 1) }, (_, n) => text.slice(n, n + 2)));
}

/** Whether a sentence says something that a brand has to approve. */
function isWeighty({ quantities, promises, words }: Facts, { from, to, content }: Sentence): boolean {
  return (
    content.length > 3 ||
    quantities.some((quantity) => quantity.from >= from && quantity.to <= to) ||
    content.some((n) => promises.has(words.keys[n]!))
  );
}

function hasSlip(words: Words, n: number, posted: readonly Facts[]): boolean {
  const word = wordAt(words, n);
  const allowed = Math.min(SLIP, Math.floor(word.length / 3));
  return posted.some(({ words: now }) =>
    now.keys.some((_, at) => {
      const other = wordAt(now, at);
      if (other.length >= MIN_SHORT && word.startsWith(other)) return true;
      if (Math.abs(other.length - word.length) > allowed || other[0] !== word[0]) return false;
      return DamerauLevenshteinDistance(other, word) <= allowed;
    }),
  );
}

function wordAt({ passage, starts, ends }: Words, n: number): string {
  return passage.folded.text.slice(starts[n]!, Math.min(ends[n]!, starts[n]! + MAX_WORD));
}

/** What stands between the neighbours of the words that are gone. */
function replaced(words: Words, lost: readonly number[], posted: readonly Facts[]): Evidence | undefined {
  const before = words.keys[lost[0]! - 1];
  const after = words.keys[lost.at(-1)! + 1];
  for (const { words: now } of posted) {
    for (let n = 0; n < now.keys.length; n++) {
      const from = before === undefined ? n : n + 1;
      if (before !== undefined && now.keys[n] !== before) continue;
      const to = now.keys.findIndex((key, at) => at > from && key === after);
      if (to > from && to - from <= lost.length + 2) return spanOf(now, { from, to: to - 1 });
    }
  }
  return undefined;
}

/** Words that were said and are now denied, or the other way round. */
function turned(words: Words, { content }: Sentence, posted: readonly Facts[]): Evidence[] {
  for (const n of content) {
    const was = isDenied(words, n);
    for (const { words: now } of posted) {
      const places = now.keys.flatMap((key, at) => (key === words.keys[n] ? [at] : []));
      if (places.length > 0 && places.every((at) => isDenied(now, at) !== was)) {
        const at = places[0]!;
        return [spanOf(now, { from: was ? at : Math.max(0, at - 2), to: at })];
      }
    }
  }
  return [];
}

/** Clauses with a promise that the approved caption does not make, and words put into a sentence that has one. */
export function promisesAdded(approved: Facts, posted: readonly Facts[]): Difference[] {
  const known = new Set(approved.words.keys);
  return posted.flatMap(({ words, sentences, promises }): Difference[] =>
    sentences.flatMap(({ from, to }) => {
      const clauses = clausesOf(words, from, to);
      return clauses.flatMap((clause): Difference[] => {
        const at = range(clause).find((n) => promises.has(words.keys[n]!));
        if (at === undefined) return [];
        const added = range(clause).filter((n) => isSense(words, n) && !known.has(words.keys[n]!));
        const isNew = !known.has(words.keys[at]!);
        const isWidened = added.filter((n) => n > clause.from && n < clause.to).length > 1;
        return isNew || isWidened ? [{ approved: '', posted: spanOf(words, clause) }] : [];
      });
    }),
  );
}

function clausesOf({ flags }: Words, from: number, to: number): { from: number; to: number }[] {
  const clauses = [{ from, to: from }];
  for (let n = from + 1; n <= to; n++) {
    if ((flags[n]! & (CLAUSE | SENTENCE)) !== 0) clauses.push({ from: n, to: n });
    clauses.at(-1)!.to = n;
  }
  return clauses;
}

function range({ from, to }: { from: number; to: number }): number[] {
  return Array.from({ length: to - from + 1 }, (_, n) => from + n);
}

function isSense({ flags }: Words, n: number): boolean {
  return (flags[n]! & (STOP | WEAK)) === 0;
}
