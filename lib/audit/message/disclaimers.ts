import type { Campaign } from '../../campaign.ts';
import { needle } from '../find.ts';
import { lettersOf } from '../letters.ts';
import { lettersIn } from '../reading.ts';
import type { BriefView, Draft } from './draft.ts';
import { perBrief } from './per-brief.ts';
import { withoutMarks } from './stems.ts';
import { CLAUSE, DENSE_RUN, NEGATOR, NUMBER, SENTENCE } from './token-flags.ts';
import { phraseWords, type Words } from './words.ts';

interface Wording {
  /** Its sentences: they may stand apart, and in another order. */
  sentences: readonly (readonly string[])[];
  /** Of a wording in a script without spaces: its letters in a row. */
  letters: string | undefined;
  /** Its letters in a row, as those of a text are written. */
  joined: string;
}

const wordingsOf = perBrief(({ brief }: Campaign, language): Wording[][] =>
  brief!.disclaimers!.map(({ text, alternatives = [] }) =>
    [text, ...alternatives].map((one) => wordingOf(one, language)),
  ),
);

function wordingOf(text: string, language: string): Wording {
  const words = phraseWords(text, language);
  const { keys, flags } = words;
  const isDense = flags.some((flag) => (flag & DENSE_RUN) !== 0) || keys.length === 0;
  const sentences: string[][] = [];
  keys.forEach((key, n) => {
    if (n === 0 || (flags[n]! & SENTENCE) !== 0) sentences.push([]);
    sentences.at(-1)!.push(key);
  });
  return {
    sentences,
    letters: isDense ? lettersOf(needle(text)) : undefined,
    joined: keys.map((_, n) => lettersAt(words, n)).join(''),
  };
}

/** Disclaimers that are not there in full, nor in a form that the brief lists. */
export function disclaimers(view: BriefView): Draft[] {
  const wanted = view.campaign.brief!.disclaimers!;
  const frames = view.words.filter(({ passage }) => passage.field === 'overlays');
  const texts = [...view.words.filter(({ passage }) => passage.field !== 'overlays'), joined(frames)];
  return wordingsOf(view.campaign, view.language).flatMap((wordings, n): Draft[] => {
    const { text } = wanted[n]!;
    if (wordings.some((wording) => isSaid(wording, texts, view.words))) return [];
    return [
      {
        code: 'disclaimer_missing',
        severity: 'high',
        clause: `brief.disclaimers.${n}`,
        demand: needle(text),
        evidence: [],
        message: `The disclaimer “${text}” is not in the post in full, nor in a form that the brief allows.`,
        suggestion: `Add “${text}”.`,
      },
    ];
  });
}

type Read = Pick<Words, 'keys' | 'flags'>;

/** A disclaimer may go on from one frame to the next. */
function joined(frames: readonly Words[]): Read {
  return {
    keys: frames.flatMap(({ keys }) => keys),
    flags: frames.flatMap(({ flags }) => flags),
  };
}

function isSaid(wording: Wording, texts: readonly Read[], all: readonly Words[]): boolean {
  const { sentences, letters } = wording;
  if (letters !== undefined) return all.some(({ passage }) => lettersIn(passage).includes(letters));
  const isThere = (keys: readonly string[]) =>
    texts.some((text) => text.keys.some((key, at) => key === keys[0] && follows(text, at, keys)));
  return sentences.every(isThere) || all.some((words) => hasLetters(words, wording.joined));
}

/** Whether the words stand from `at` on, one after the other, and not denied; "18+" is spoken as "18 plus". */
function follows({ keys, flags }: Read, at: number, wanted: readonly string[]): boolean {
  if (at > 0 && (flags[at - 1]! & NEGATOR) !== 0 && (flags[at]! & (CLAUSE | SENTENCE)) === 0) return false;
  let n = at;
  return wanted.every((key) => {
    if (keys[n] !== key && keys[n] === 'plu' && (flags[n - 1]! & NUMBER) !== 0) n++;
    return keys[n++] === key;
  });
}

/** Whether the same letters stand from the start of one word to the end of another, however they are cut: "Be Gamble Aware", "is not", in a tag. */
function hasLetters(words: Words, wanted: string): boolean {
  const letters = words.keys.map((_, n) => lettersAt(words, n));
  return letters.some((first, at) => {
    if (!wanted.startsWith(first) || (at > 0 && (words.flags[at - 1]! & NEGATOR) !== 0)) return false;
    let left = wanted;
    for (let n = at; n < letters.length && left.startsWith(letters[n]!); n++) {
      left = left.slice(letters[n]!.length);
      if (left === '') return true;
    }
    return false;
  });
}

/** The letters and digits of a word or an address, with "not" in full. */
function lettersAt({ passage, starts, ends }: Words, n: number): string {
  return withoutMarks(passage.folded.text.slice(starts[n]!, ends[n]!))
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/^can't$|^cannot$/, 'cannot')
    .replace(/n't$/, 'not')
    .replace(/[^\p{L}\p{N}%]/gu, '');
}
