import { languageWords } from '../../rules/words.ts';
import type { Passage } from '../reading.ts';
import { foldText } from '../text.ts';
import { CLAUSE, JOINED, LINK, MENTION, NUMBER, SENTENCE, STOP, tokensOf, WEAK } from './tokens.ts';
import { PERCENT, type Words, wordsOf } from './words.ts';

/** A number with what it counts. */
export interface Quantity {
  value: string;
  unit: string | undefined;
  /** Its first and last word. */
  from: number;
  to: number;
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
  addresses: { text: string; from: number; to: number }[];
  sentences: Sentence[];
  /** Stems of words that promise something. */
  promises: ReadonlySet<string>;
}

/** An approved caption as the passage that the scan reads. */
export function approvedPassage(caption: string): Passage {
  return { field: 'caption', folded: foldText(caption), tags: [], mentions: [] };
}

export function factsOf(passage: Passage, language: string): Facts {
  return factsIn(wordsOf(tokensOf(passage), language), language);
}

export function factsIn(words: Words, language: string): Facts {
  const promises = new Set(
    (languageWords[language]?.promises ?? []).flatMap(
      (word) => wordsOf(tokensOf(approvedPassage(word)), language).keys,
    ),
  );
  return {
    words,
    quantities: quantitiesOf(words),
    addresses: addressesOf(words),
    sentences: sentencesOf(words),
    promises,
  };
}

/** The unit is the word behind the number, or the one before where none follows in its clause. */
function quantitiesOf({ keys, flags }: Words): Quantity[] {
  return keys.flatMap((value, n): Quantity[] => {
    if ((flags[n]! & NUMBER) === 0) return [];
    const isOver = n + 1 >= keys.length || (flags[n + 1]! & (CLAUSE | SENTENCE)) !== 0;
    const isBefore = n > 0 && (flags[n]! & CLAUSE) === 0 && ((flags[n]! & JOINED) !== 0 || isOver);
    if (isBefore) return [{ value, unit: keys[n - 1], from: n - 1, to: n }];
    return [isOver ? { value, unit: undefined, from: n, to: n } : { value, unit: keys[n + 1], from: n, to: n + 1 }];
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
