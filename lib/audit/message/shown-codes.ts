import { isCommonWord } from '../../rules/words.ts';
import { classOf, WORD } from '../characters.ts';
import { needle } from '../find.ts';
import type { Passage } from '../reading.ts';
import { isIntroduced } from './code-introductions.ts';
import { isDisguised } from './code-shapes.ts';
import { isHiddenInLink, plainOf } from './code-tokens.ts';

/** Where something stands, in folded offsets. */
export interface Place {
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
}

/** How often a code may stand where it is none: hostile text must not cost more. */
const MAX_PLACES = 100;

/**
 * Where the post shows the code: one with digits in any case; one of letters only as it is written, for "SAVE" is not "save",
 * or in any case where the text says that it is a code.
 */
export function findShown(passages: readonly Passage[], code: string, language: string): Place | undefined {
  const sought = needle(code);
  let left = MAX_PLACES;
  for (const passage of passages) {
    const { text } = passage.folded;
    for (let at = text.indexOf(sought); at >= 0 && left > 0; at = text.indexOf(sought, at + 1)) {
      left--;
      if (isShown(passage, at, at + sought.length, code, language)) {
        return { passage, start: at, end: at + sought.length };
      }
    }
  }
  return undefined;
}

function isShown(passage: Passage, start: number, end: number, code: string, language: string): boolean {
  const { text } = passage.folded;
  if (!isBounded(text, start, end) || isHiddenInLink(text, start)) return false;
  const plain = plainOf(passage, start, end);
  if (isDisguised(plain, code)) return false;
  if (/\d/.test(code)) return true;
  const isWritten = plain === code.normalize('NFKC') || plain === code.toUpperCase();
  const isWord = isCommonWord(text.slice(start, end), 'en', language) && isShouted(passage, start, end);
  return (isWritten && !isWord) || isIntroduced(passage, start);
}

const UNDERSCORE = 95;

/** Whether the code stands for itself: no letter or digit beside it, no handle, no mail address; `_CODE_` is emphasis. */
function isBounded(text: string, start: number, end: number): boolean {
  let [from, to] = [start, end];
  if (text.charCodeAt(start - 1) === UNDERSCORE) while (text.charCodeAt(from - 1) === UNDERSCORE) from--;
  if (from < start) while (text.charCodeAt(to) === UNDERSCORE) to++;
  return text[from - 1] !== '@' && text[to] !== '@' && !isWordAt(text, from - 1) && !isWordAt(text, to);
}

function isWordAt(text: string, at: number): boolean {
  return at >= 0 && at < text.length && classOf(text.charCodeAt(at)) === WORD;
}

const LINE_REACH = 40;
/** Whether the words beside are in capitals too, so that capitals make no code. */
export function isShouted(passage: Passage, start: number, end: number): boolean {
  const { length } = passage.folded.text;
  const before = plainOf(passage, Math.max(0, start - LINE_REACH), start)
    .split('\n')
    .at(-1)!;
  const behind = plainOf(passage, end, Math.min(length, end + LINE_REACH)).split('\n')[0]!;
  const beside = (wordsOf(before).at(-1) ?? '') + (wordsOf(behind)[0] ?? '');
  return beside === beside.toUpperCase() && beside !== beside.toLowerCase();
}

function wordsOf(line: string): string[] {
  return line.split(/\P{L}/u).filter((word) => word.length > 1);
}
