import { spokenDigits } from '../../rules/code-words.ts';
import { numbersAsWords } from '../../rules/words.ts';
import { needle } from '../find.ts';
import { lettersOf } from '../letters.ts';
import type { Passage } from '../reading.ts';
import { isIntroduced } from './code-introductions.ts';
import { isDisguised } from './code-shapes.ts';
import { type CodeToken, plainOf } from './code-tokens.ts';

/** A text as words and numbers, whose parts a code may be spelled in. */
interface Spelling {
  readonly passage: Passage;
  readonly texts: string[];
  readonly starts: number[];
  /** The language whose numbers are said as words; undefined where nobody speaks. */
  readonly language: string | undefined;
}

/** More parts than that are not looked at: hostile text must not cost more. */
const MAX_PARTS = 5000;

export function spellingsOf(passages: readonly Passage[], language: string): Spelling[] {
  return passages
    .filter(({ field }) => field !== 'links')
    .map((passage) => {
      const spelling = { passage, texts: [] as string[], starts: [] as number[] };
      for (const { 0: part, index } of passage.folded.text.matchAll(/[\p{L}\p{M}]+|\d+/gu)) {
        if (spelling.texts.length >= MAX_PARTS) break;
        spelling.texts.push(part);
        spelling.starts.push(index);
      }
      return { ...spelling, language: passage.field === 'transcript' ? language : undefined };
    });
}

/** Whether the code is shown in parts, "MILA 15", "M I L A 1 5", or said: "mila fifteen". */
export function isSpelled(spellings: readonly Spelling[], code: string): boolean {
  const wanted = lettersOf(needle(code));
  return spellings.some((spelling) =>
    spelling.texts.some((_, n) => {
      const end = spelledEnd(spelling, n, wanted);
      return end !== undefined && end > spelling.starts[n]! + wanted.length && isMeant(spelling, n, end, code);
    }),
  );
}

/** End of the parts that begin at `n` and spell what is wanted; undefined where they do not. */
function spelledEnd(spelling: Spelling, n: number, wanted: string): number | undefined {
  let spelled = '';
  for (let at = n; at < spelling.texts.length && isBeside(spelling, n, at); ) {
    const text = spelling.texts[at]!;
    const number = wanted.startsWith(spelled + text) ? undefined : numberAt(spelling, at);
    spelled += number?.digits ?? text;
    at += number?.length ?? 1;
    if (!wanted.startsWith(spelled)) return undefined;
    if (spelled === wanted) return endOf(spelling, at - 1);
  }
  return undefined;
}

function endOf({ texts, starts }: Spelling, n: number): number {
  return starts[n]! + texts[n]!.length;
}

const APART = /[\n.,!?;:/_()[\]|@#-]/;
const APART_IN_SPEECH = /[.!?]/;

/** Whether nothing but spaces and emoji parts the part from the one before. */
function isBeside(spelling: Spelling, from: number, n: number): boolean {
  const { passage, starts, language } = spelling;
  if (n === from) return true;
  const gap = passage.folded.text.slice(endOf(spelling, n - 1), starts[n]!);
  return !(language === undefined ? APART : APART_IN_SPEECH).test(gap);
}

const LONGEST_NUMBER = 4;

/** The number that is said from the part at `n` on, in digits, and how many parts say it. */
function numberAt({ texts, language }: Spelling, n: number): { digits: string; length: number } | undefined {
  if (language === undefined) return undefined;
  for (let length = Math.min(LONGEST_NUMBER, texts.length - n); length > 0; length--) {
    const said = texts.slice(n, n + length).join(' ');
    const value = numbersAsWords[language]?.[said] ?? numbersAsWords.en![said] ?? spokenDigits.get(said);
    if (value !== undefined) return { digits: String(value), length };
  }
  return undefined;
}

const PERCENT = /^\s?(?:%|per ?cent|prozent|por ?ciento|por cento|pour ?cent|procent)/;

function isPercentage({ folded: { text } }: Passage, end: number): boolean {
  return PERCENT.test(text.slice(end, end + 12));
}

/** Whether the parts are a code and no words: said, in capitals, or introduced, and not a name before a percentage. */
function isMeant({ passage, starts, language }: Spelling, n: number, end: number, code: string): boolean {
  const start = starts[n]!;
  if (isPercentage(passage, end) || passage.folded.text[start - 1] === '@') return false;
  const plain = plainOf(passage, start, end);
  if (isDisguised(plain, code)) return false;
  return language !== undefined || plain === plain.toUpperCase() || isIntroduced(passage, start);
}

/** A word and a number behind it that are introduced as a code: "code MILA 20", "use code mila fifty". */
export function spelledTokens(spellings: readonly Spelling[]): CodeToken[] {
  return spellings.flatMap((spelling) => {
    const { passage, texts, starts } = spelling;
    return texts.flatMap((word, n): CodeToken[] => {
      const next = texts[n + 1];
      if (next === undefined || /^\d/.test(word) || !isBeside(spelling, n, n + 1)) return [];
      const number = /^\d/.test(next) ? { digits: next, length: 1 } : numberAt(spelling, n + 1);
      if (number === undefined || starts[n + 1] === endOf(spelling, n)) return [];
      const end = endOf(spelling, n + number.length);
      if (!isIntroduced(passage, starts[n]!) || isPercentage(passage, end)) return [];
      const said = word + number.digits;
      return [{ passage, start: starts[n]!, end, said, plain: said, hasDigit: true, isTag: false }];
    });
  });
}
