import {
  codeCopulas,
  codeForms,
  codePointers,
  codeTakers,
  denseCodeForms,
  notNames,
  otherCodes,
  savings,
} from '../../rules/code-words.ts';
import { isCommonWord } from '../../rules/words.ts';
import { classOf, DENSE, isLetter } from '../characters.ts';
import { needle } from '../find.ts';
import { lettersOf } from '../letters.ts';
import { evidenceOf, type Passage } from '../reading.ts';
import type { CodeToken } from './code-tokens.ts';
import type { BriefView } from './draft.ts';

/** How far before a code, and behind it, what introduces it may stand, in characters. */
const REACH = 80;
const REACH_BEHIND = 30;
/** How many words may stand between the two, where a colon or the like says that a code comes. */
const BETWEEN = 6;
const LONGEST_FORM = 5;
const DENSE_REACH = 12;

const NOT_WORD = /[^\p{L}\p{N}\p{M}']+/u;
const UNDERSCORE = 95;

/** Whether the text says that what begins at `start` is a code: "my code is MILA15", "code for 15% off: MILA15". */
export function isIntroduced(
  { folded: { text } }: Passage,
  start: number,
  { between = BETWEEN, copulas = codeCopulas } = {},
): boolean {
  const before = text.slice(Math.max(0, start - REACH), start);
  const near = before.slice(0, wordEnd(before));
  const gap = before.slice(near.length);
  if (ENDED.test(gap) || gap.length > DENSE_REACH) return false;
  if (hasDenseForm(near.slice(-DENSE_REACH))) return true;
  const words = near
    .split(/[.!?\n]/)
    .at(-1)!
    .split(NOT_WORD);
  const isPointed = POINTS.test(gap) || codePointers.has(words.at(-1)!);
  for (let end = words.length, n = 0; end > 0; end--, n++) {
    if (endsForm(words, end)) return true;
    if (!copulas.has(words[end - 1]!) && (!isPointed || n >= between)) return false;
  }
  return false;
}

/** Signs behind which a code comes. */
const POINTS = /[:=→➡👉👇⬇↓"'“„«‘「『([*]/u;

/** End of the last word. */
function wordEnd(text: string): number {
  let end = text.length;
  for (; end > 0; end--) {
    const code = text.charCodeAt(end - 1);
    if (code !== UNDERSCORE && isLetter(code)) break;
  }
  return end;
}

/** A sentence has ended, or a handle begins. */
const ENDED = /[!?@]|(?<!\.)\.(?!\.)/;

function endsForm(words: readonly string[], end: number): boolean {
  for (let length = 1; length <= Math.min(LONGEST_FORM, end); length++) {
    if (!codeForms.has(words.slice(end - length, end).join(' '))) continue;
    return !otherCodes.has(words[end - length - 1] ?? '');
  }
  return false;
}

function hasDenseForm(near: string): boolean {
  for (let n = 0; n < near.length; n++) {
    if (classOf(near.charCodeAt(n)) === DENSE) return denseCodeForms.some((form) => near.includes(form));
  }
  return false;
}

/** Whether the words behind say so: "the MILA15 code", "MILA15 koduyla". */
export function isNamedBehind({ folded: { text } }: Passage, end: number): boolean {
  const behind = text.slice(end, end + REACH_BEHIND);
  const gap = /^[\s"'»)*-]{0,3}/.exec(behind)![0];
  if (hasDenseForm(behind.slice(0, DENSE_REACH))) return true;
  const words = behind
    .slice(gap.length)
    .split(/[^\p{L}\p{M} -]/u)[0]!
    .split(NOT_WORD);
  return [1, 2, 3].some((length) => codeForms.has(words.slice(0, length).join(' ')));
}

/** Whether the sentence says what can be saved with the word: "with summer20 you save", or in capitals "SUMMER20 = 20% off". */
export function isOffered({ passage: { folded }, start, end, plain }: CodeToken): boolean {
  const { text } = folded;
  const behind = text.slice(end, end + REACH_BEHIND).split(/[.!?\n]\s/)[0]!;
  if (plain === plain.toUpperCase() && speaksOfSaving(behind)) return true;
  const before = text
    .slice(Math.max(0, start - REACH), start)
    .split(/[.!?]\s|\n/)
    .at(-1)!;
  const taker = before.trimEnd().split(NOT_WORD).at(-1)!;
  return codeTakers.has(taker) && speaksOfSaving(before + text.slice(end, end + REACH).split(/[.!?]\s|\n/)[0]!);
}

function speaksOfSaving(words: string): boolean {
  return savings.some((part) => words.includes(part));
}

/** Whether the code is said to be another brand's: "Boxes by Tupperly, code TUPPER10", "@tupperly code TUPPER10". */
export function isForeign(passage: Passage, start: number, view: BriefView): boolean {
  const { brand, brief } = view.campaign;
  const { text } = passage.folded;
  const from = Math.max(0, start - REACH);
  const before = text
    .slice(from, start)
    .split(/[.!?]\s|\n/)
    .at(-1)!;
  const names = [brand.name, ...(brand.aliases ?? []), ...(brand.handles ?? []), ...(brief?.productNames ?? [])];
  const own = names.map((name) => lettersOf(needle(name)));
  const isOwn = (words: string) => own.some((name) => lettersOf(words).includes(name));
  const mention = before.split('@').slice(1).at(-1);
  if (mention !== undefined && HANDLE.test(mention)) return !isOwn(mention);
  if (isOwn(before)) return false;
  const published = evidenceOf(passage, start - before.length, start).text;
  const heads = published.split(/[,:–—]| -/).slice(0, -1);
  const named = heads
    .map((head) => head.split(NOT_NAME).at(-1)!)
    .findLast((word) => !codeForms.has(word.toLowerCase()));
  if (named === undefined || !/^\p{Lu}.{2}/u.test(named)) return false;
  const word = named.toLowerCase();
  return !notNames.has(word) && !speaksOfSaving(word) && !isCommonWord(word, 'en', view.language);
}

const HANDLE = /^[\p{L}\p{N}._]{3}/u;
const NOT_NAME = /[^\p{L}\p{N}&’'-]/u;
