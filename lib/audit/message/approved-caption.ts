import type { Evidence } from '../../finding.ts';
import { languageWords } from '../../rules/words.ts';
import { evidenceOf, type Passage } from '../reading.ts';
import { foldText } from '../text.ts';
import { CLAUSE, JOINED, LINK, MENTION, NUMBER, SENTENCE, STOP, WEAK } from './token-flags.ts';
import { Tokens } from './tokens.ts';
import { PERCENT, phraseWords, type Words, wordsOf } from './words.ts';

/** A number with what it counts. */
export interface Quantity {
  value: string;
  unit: string | undefined;
  /** What it is measured in, where the word beside it is known to be a unit. */
  measure: Measure | undefined;
  /** Its first and last word. */
  from: number;
  to: number;
}

/** A unit, and what it measures. */
export interface Measure {
  key: string;
  kind: number;
}

/** A sentence of the approved caption. */
export interface Sentence {
  from: number;
  to: number;
  /** Words that carry sense. */
  content: number[];
}

/** What a caption promises and whom it names, as it is compared. */
export interface Facts {
  words: Words;
  quantities: Quantity[];
  /** Mentions and addresses, as first and last word. */
  addresses: Address[];
  /** Letters with digits stuck to them: "MILA15". */
  codes: Address[];
  sentences: Sentence[];
  /** Stems of words that promise something. */
  promises: ReadonlySet<string>;
  /** Units by their stems. */
  measures: ReadonlyMap<string, Measure>;
}

export interface Address {
  text: string;
  from: number;
  to: number;
}

/** An approved caption as the passage that the scan reads. */
export function approvedPassage(caption: string): Passage {
  const folded = foldText(caption);
  const mentions = [...folded.text.matchAll(MENTIONS)].flatMap(({ index, 0: said }) => [index, index + said.length]);
  return { field: 'caption', folded, tags: [], mentions };
}

const MENTIONS = /(?<![\p{L}\p{N}_@.])@[\p{L}\p{N}_](?:[\p{L}\p{N}_.]{0,60}[\p{L}\p{N}_])?/gu;

export function factsOf(passage: Passage, language: string): Facts {
  return factsIn(wordsOf(new Tokens(passage), language), language);
}

export function factsIn(words: Words, language: string): Facts {
  const { promises, measures } = tablesOf(language);
  const codes = codesOf(words);
  return {
    words,
    quantities: quantitiesOf(words, codes, measures),
    addresses: addressesOf(words),
    codes,
    sentences: sentencesOf(words),
    promises,
    measures,
  };
}

interface Tables {
  promises: ReadonlySet<string>;
  measures: ReadonlyMap<string, Measure>;
}

const tables = new Map<string, Tables>();

function tablesOf(language: string): Tables {
  let made = tables.get(language);
  if (made === undefined) {
    const keysOf = (word: string) => phraseWords(word, language).keys;
    made = {
      promises: new Set((languageWords[language]?.promises ?? []).flatMap(keysOf)),
      measures: new Map(
        (languageWords[language]?.measures ?? []).flatMap((units, kind) =>
          units.flatMap(keysOf).map((key) => [key, { key, kind }] as const),
        ),
      ),
    };
    tables.set(language, made);
  }
  return made;
}

function codesOf({ flags, starts, ends, passage }: Words): Address[] {
  const found: Address[] = [];
  for (let n = 0; n + 1 < flags.length; n++) {
    const isCode =
      ((flags[n]! | flags[n + 1]!) & (MENTION | LINK)) === 0 && (flags[n]! & NUMBER) === 0 && isStuck(n + 1);
    if (!isCode || (flags[n + 1]! & NUMBER) === 0) continue;
    let to = n + 1;
    while (isStuck(to + 1)) to++;
    found.push({ text: passage.folded.text.slice(starts[n], ends[to]), from: n, to });
    n = to;
  }
  return found;

  function isStuck(n: number): boolean {
    return n < flags.length && (flags[n]! & JOINED) !== 0 && starts[n] === ends[n - 1];
  }
}

/** The unit is the word behind the number, or the one before where none follows in its clause. */
function quantitiesOf({ keys, flags }: Words, codes: readonly Address[], measures: Facts['measures']): Quantity[] {
  return keys.flatMap((value, n): Quantity[] => {
    if ((flags[n]! & NUMBER) === 0 || codes.some(({ from, to }) => from <= n && n <= to)) return [];
    const measure = measures.get(keys[n + 1] ?? '') ?? measures.get(keys[n - 1] ?? '');
    const isOver = n + 1 >= keys.length || (flags[n + 1]! & (CLAUSE | SENTENCE)) !== 0;
    const isBefore = n > 0 && (flags[n]! & CLAUSE) === 0 && ((flags[n]! & JOINED) !== 0 || isOver);
    if (isBefore) return [{ value, measure, unit: keys[n - 1], from: n - 1, to: n }];
    return [
      isOver
        ? { value, measure, unit: undefined, from: n, to: n }
        : { value, measure, unit: keys[n + 1], from: n, to: n + 1 },
    ];
  });
}

function addressesOf({ passage, starts, ends, flags }: Words): Facts['addresses'] {
  const { text } = passage.folded;
  const found: Facts['addresses'] = [];
  for (let n = 0; n < flags.length; n++) {
    if ((flags[n]! & (MENTION | LINK)) !== 0)
      found.push({ text: bare(text.slice(starts[n]!, ends[n]!)), from: n, to: n });
    else if ((flags[n]! & NUMBER) === 0 && isDotted(n + 1)) {
      let to = n + 1;
      while (isDotted(to + 1) || isPath(to + 1)) to++;
      found.push({ text: bare(text.slice(starts[n]!, ends[to]!)), from: n, to });
      n = to;
    }
  }
  return found;

  function isDotted(n: number): boolean {
    return n < flags.length && (flags[n]! & (JOINED | NUMBER)) === JOINED && text[starts[n]! - 1] === '.';
  }
  function isPath(n: number): boolean {
    return n < flags.length && text[starts[n]! - 1] === '/' && ends[n - 1] === starts[n]! - 1;
  }
}

function bare(address: string): string {
  const start = address.replace(/^https?:\/\//, '').replace(/^www\./, '');
  let end = start.length;
  while (end > 0 && '/.'.includes(start[end - 1]!)) end--;
  return start.slice(0, end);
}

function sentencesOf({ flags, keys }: Words): Sentence[] {
  const sentences: Sentence[] = [];
  for (let n = 0; n < keys.length; n++) {
    if (n === 0 || (flags[n]! & SENTENCE) !== 0) sentences.push({ from: n, to: n, content: [] });
    const sentence = sentences.at(-1)!;
    sentence.to = n;
    const isContent = (flags[n]! & (STOP | WEAK | NUMBER | LINK | MENTION)) === 0 && keys[n] !== PERCENT;
    if (isContent) sentence.content.push(n);
  }
  return sentences;
}

/** What stands from one word to another. */
export function spanOf({ passage, starts, ends }: Words, { from, to }: { from: number; to: number }): Evidence {
  return evidenceOf(passage, starts[from]!, ends[to]!);
}

export function textOf(words: Words, range: { from: number; to: number }): string {
  return spanOf(words, range).text;
}
