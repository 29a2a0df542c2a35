import { classOf, DENSE } from '../characters.ts';
import { evidenceOf } from '../reading.ts';
import { foldText } from '../text.ts';
import { isDenied, isDeniedBehind, isDeniedDense } from './negation.ts';
import { BREAK, NUMBER, SENTENCE, STOP, WEAK } from './token-flags.ts';
import { phraseWords, type Words } from './words.ts';

interface Step {
  /** Any of these stems. */
  readonly keys: ReadonlySet<string>;
  /** Or any number. */
  readonly isNumber: boolean;
  /** How many words may stand before it that are none of the sequence's. */
  readonly gap: number;
  /** Which: only those without sense, only those with it. */
  readonly between: 'any' | 'small' | 'sense';
}

/** Words in this order, each in any inflection; what is found of it belongs to `owner`. */
export interface Sequence<T> {
  readonly steps: readonly Step[];
  readonly owner: T;
  /** Written in a script without spaces, or with signs that no word has: looked for letter by letter. */
  readonly literal?: string;
}

/** Where a sequence stands, in folded offsets; `from` and `to` are its first and last word, both -1 for a literal one. */
export interface SequenceHit<T> {
  readonly owner: T;
  readonly words: Words;
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/** How many places of one problem are shown. */
export const MAX_EVIDENCE = 8;

/** Words without sense that may stand between the words of a phrase: "loses you weight". */
const SLACK = 3;
/** Words that `...` and `..` stand for, at most. */
const ELLIPSIS = 4;
const SHORT_ELLIPSIS = 2;
/** Any number, in a form. */
const ANY_NUMBER = '<n>';

/** A phrase as somebody wrote it: its words in this order, with words without sense between. */
export function phraseSequence<T>(phrase: string, language: string, owner: T): Sequence<T> {
  const literal = foldText(phrase.trim()).text;
  if (isLiteral(literal)) return { steps: [], owner, literal };
  const { keys } = phraseWords(literal, language);
  if (keys.length === 0) return { steps: [], owner, literal };
  return {
    steps: keys.map((key, n) => ({
      keys: new Set([key]),
      isNumber: false,
      gap: n === 0 ? 0 : SLACK,
      between: 'small',
    })),
    owner,
  };
}

/**
 * A form of a table: `|` parts words of which any will do, `...` stands for up to four words that may be there, `..` for up
 * to two that have a sense of their own (no articles and the like), `<n>` behind the first word for any number. Everything
 * else stands side by side: `cure|heal ... acne|eczema`.
 */
export function formSequence<T>(form: string, language: string, owner: T): Sequence<T> {
  const folded = foldText(form.trim()).text;
  if (isDense(folded) || (!folded.includes(' ') && SIGNED.test(folded))) return { steps: [], owner, literal: folded };
  const steps: Step[] = [];
  let gap = 0;
  let between: Step['between'] = 'any';
  for (const part of folded.split(/\s+/)) {
    if (part === '...' || part === '..') {
      gap = part === '...' ? ELLIPSIS : SHORT_ELLIPSIS;
      between = part === '...' ? 'any' : 'sense';
      continue;
    }
    if (part === ANY_NUMBER) {
      steps.push({ keys: new Set(), isNumber: true, gap, between });
      gap = 0;
      continue;
    }
    const choices = part.split('|').map((word) => phraseWords(word, language).keys);
    const longest = Math.max(...choices.map((keys) => keys.length));
    for (let n = 0; n < longest; n++) {
      steps.push({ keys: new Set(choices.flatMap((keys) => keys.slice(n, n + 1))), isNumber: false, gap, between });
      gap = 0;
    }
  }
  return { steps, owner };
}

const SIGNED = /^#\d|[^\p{L}\p{N}\p{M}\s'’.!?,;:)-]$/u;

function isLiteral(folded: string): boolean {
  return SIGNED.test(folded) || isDense(folded);
}

function isDense(folded: string): boolean {
  for (let n = 0; n < folded.length; n++) if (classOf(folded.charCodeAt(n)) === DENSE) return true;
  return false;
}

/** Sequences that begin with one word. */
interface Begun<T> {
  readonly alone: Sequence<T>[];
  /** Those whose second word must follow at once, by that word: many begin with a small word. */
  readonly paired: Map<string, Sequence<T>[]>;
}

/** Sequences by their first word. */
export class SequenceIndex<T> {
  readonly #first = new Map<string, Begun<T>>();
  readonly #literal: Sequence<T>[] = [];

  constructor(sequences: Iterable<Sequence<T>>, language: string) {
    for (const sequence of sequences) {
      if (sequence.literal !== undefined) {
        this.#literal.push(sequence);
        continue;
      }
      for (const key of sequence.steps[0]!.keys) this.#add(key, sequence);
      // A tag has its words in one: #loseweight.
      if (sequence.steps.length > 1 && sequence.steps.every(({ keys }) => keys.size === 1)) {
        const words = sequence.steps.map(({ keys }) => [...keys][0]!);
        const { keys } = phraseWords(words.join(''), language);
        const joined = keys[0]!;
        // A language without a stemmer knows words by their first letters: the tag would be its first word.
        if (keys.length > 1 || joined.length < words[0]!.length + 2) continue;
        this.#add(joined, {
          steps: [{ keys: new Set([joined]), isNumber: false, gap: 0, between: 'any' }],
          owner: sequence.owner,
        });
      }
    }
  }

  #add(key: string, sequence: Sequence<T>): void {
    let begun = this.#first.get(key);
    if (begun === undefined) {
      begun = { alone: [], paired: new Map() };
      this.#first.set(key, begun);
    }
    const second = sequence.steps[1];
    if (second === undefined || second.gap > 0 || second.isNumber) begun.alone.push(sequence);
    else for (const next of second.keys) push(begun.paired, next, sequence);
  }

  /** Everything of the index in one passage, in one pass over its words. */
  find(words: Words): SequenceHit<T>[] {
    const hits: SequenceHit<T>[] = [];
    const { keys, starts, ends } = words;
    for (let n = 0; n < keys.length; n++) {
      const begun = this.#first.get(keys[n]!);
      if (begun === undefined) continue;
      const paired = begun.paired.size === 0 ? undefined : begun.paired.get(keys[n + 1]!);
      for (const list of paired === undefined ? [begun.alone] : [begun.alone, paired]) {
        for (const { steps, owner } of list) {
          const to = follow(words, n, steps);
          if (to >= 0) hits.push({ owner, words, from: n, to, start: starts[n]!, end: ends[to]! });
        }
      }
    }
    const { text } = words.passage.folded;
    for (const { literal, owner } of this.#literal) {
      const start = findLiteral(text, literal!);
      if (start >= 0) hits.push({ owner, words, from: -1, to: -1, start, end: start + literal!.length });
    }
    return hits;
  }
}

function push<T>(lists: Map<string, T[]>, key: string, one: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [one]);
  else list.push(one);
}

/** Last word of the steps that begin at `n`, or -1. */
function follow({ keys, flags }: Words, n: number, steps: readonly Step[]): number {
  let at = n;
  for (let step = 1; step < steps.length; step++) {
    const { keys: wanted, isNumber, gap, between } = steps[step]!;
    let skipped = 0;
    for (at++; ; at++) {
      if (at >= keys.length || (flags[at]! & SENTENCE) !== 0) return -1;
      if (isNumber ? (flags[at]! & NUMBER) !== 0 : wanted.has(keys[at]!)) break;
      if (skipped >= gap) return -1;
      if (!mayStand(flags[at]!, between)) return -1;
      skipped++;
    }
  }
  return at;
}

/** Of the words without sense, none that begins another part, as "and" does in "weights and losses". */
function mayStand(flags: number, between: Step['between']): boolean {
  if (between === 'any') return true;
  const isSmall = (flags & (STOP | WEAK)) !== 0;
  return between === 'sense' ? !isSmall : isSmall && (flags & BREAK) === 0;
}

/** Where the literal stands with no digit or letter of another script glued to it. */
function findLiteral(text: string, literal: string): number {
  for (let at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + 1)) {
    const next = text[at + literal.length] ?? '';
    if (!/\d$/.test(literal) || !/\d/.test(next)) return at;
  }
  return -1;
}

/** Whether what was found is denied: "no miracle". */
export function isHitDenied({ words, from, to, start, end }: SequenceHit<unknown>): boolean {
  if (from < 0) return isDeniedDense(words.passage, start, end);
  return isDenied(words, from) || isDeniedBehind(words, to);
}

export function evidenceOfHit({ words, start, end }: SequenceHit<unknown>) {
  const isTag = words.passage.folded.text[start - 1] === '#';
  return evidenceOf(words.passage, isTag ? start - 1 : start, end);
}
