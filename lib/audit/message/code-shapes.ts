import { DamerauLevenshteinDistance } from 'natural/lib/natural/distance/index.js';
import { goodsLetters } from '../../rules/code-words.ts';
import { lookAlike } from '../letters.ts';
import type { CodeToken } from './code-tokens.ts';

const SHAPES: Readonly<Record<string, string>> = { '0': 'o', '1': 'l', '2': 'z', '5': 's', '6': 'g', '8': 'b', i: 'l' };

/** A folded code as the eye takes it: letters and digits that look alike are one, marks and hyphens are none. */
export function shapeOf(folded: string): string {
  return [...folded.normalize('NFD').replace(/[\p{M}\s_-]/gu, '')]
    .map((letter) => lookAlike(letter) ?? letter)
    .map((letter) => SHAPES[letter] ?? letter)
    .join('');
}

const FOREIGN_SCRIPT = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u;

/** Whether letters of another script stand in a code that has none: folded they are the same. */
export function isDisguised(plain: string, code: string): boolean {
  return FOREIGN_SCRIPT.test(plain) && !FOREIGN_SCRIPT.test(code);
}

/** Whether the letters are those of the code and the digits are not, MILA51 for MILA15, or more is glued to it: MILA15OFF. */
export function isVariant({ said, isTag }: CodeToken, code: string): boolean {
  const letters = said.replace(/\d/g, '');
  if (isTag && /(?:19|20)\d\d/.test(said)) return false;
  if (code.length >= SHORT && /\d/.test(code) && (said.startsWith(code) || said.endsWith(code))) return said !== code;
  return letters.length > 1 && letters === code.replace(/\d/g, '') && said.length <= code.length + 3;
}

/** How long codes are in which one letter, or two, may be a slip. */
const SHORT = 4;
const LONG = 9;

/** Whether the word is the code but for a letter, or two in a long one. */
export function isSlip({ said }: CodeToken, code: string): boolean {
  const allowed = code.length >= LONG ? 2 : code.length >= SHORT ? 1 : 0;
  const [word, wanted] = [shapeOf(said), shapeOf(code)];
  return Math.abs(word.length - wanted.length) <= allowed && DamerauLevenshteinDistance(word, wanted) <= allowed;
}

/** Whether the word is how goods are called, by a number behind a few letters: SPF50, B12, PS5. */
export function isGoods({ said }: CodeToken): boolean {
  const letters = /^\p{L}+(?=-?\d+\p{L}?$)/u.exec(said)?.[0] ?? /^\d+(\p{L}+)$/u.exec(said)?.[1];
  return letters !== undefined && goodsLetters.has(letters);
}

/** Whether the word looks like a code wherever it stands: three letters or more, and a number of up to three digits. */
export function isCodeShaped({ said, isTag }: CodeToken): boolean {
  return !isTag && /^\p{L}{3,16}\d{1,3}$/u.test(said);
}
