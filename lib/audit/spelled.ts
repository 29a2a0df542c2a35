import { classOf, isLetter, WORD } from './characters.ts';
import type { Lexicon } from './lexicon.ts';
import { step } from './trie.ts';

/** Marks by which people part the letters of one word: `a d`, `A.D.`, `w-e-r-b-u-n-g`, `#a_d`. */
const BREAKS = ' .-_*·/';
const NOT_SPELLED = '_0123456789';
/** Longer words are not read letter by letter. */
const MAX_LETTERS = 24;

export interface Spelled {
  /** The letters in one. */
  word: string;
  end: number;
}

/** The word that is spelled out letter by letter from `start`, always with the same mark between two. */
export function spelledAt(text: string, start: number): Spelled | undefined {
  const mark = text[start + 1] ?? '';
  if (mark === '' || !BREAKS.includes(mark)) return undefined;
  let end = start + 1;
  let word = text[start]!;
  while (text[end] === mark && isLone(text, end + 1) && word.length < MAX_LETTERS) {
    word += text[end + 1];
    end += 2;
  }
  return word.length > 1 ? { word, end } : undefined;
}

function isLone(text: string, i: number): boolean {
  const next = text.charCodeAt(i + 1);
  const isLetterOfWord = classOf(text.charCodeAt(i)) === WORD && !NOT_SPELLED.includes(text[i]!);
  return isLetterOfWord && (!isLetter(next) || text[i + 1] === '_');
}

/** The plain surfaces that are exactly `word`. */
export function surfacesEqual({ words, surfaces }: Lexicon, word: string): number[] {
  let node = words.roots[word.charCodeAt(0)]!;
  for (let i = 1; i < word.length && node !== 0; i++) node = step(words, node, word.charCodeAt(i));
  const found = node === 0 ? [] : (words.outputs[node] ?? []);
  return found.filter((id) => surfaces[id]!.guard === undefined && surfaces[id]!.slot === undefined);
}
