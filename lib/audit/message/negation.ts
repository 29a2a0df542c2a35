import type { Passage } from '../reading.ts';
import { rawStart } from '../text.ts';
import {
  BREAK,
  CLAUSE,
  FINAL_VERB,
  IDLE,
  JOINED,
  NEGATOR,
  NEGATOR_BEHIND,
  PRIVATIVE,
  SENTENCE,
  WIDE,
  WITHOUT,
} from './token-flags.ts';
import type { Words } from './words.ts';

/** How many words a negator may stand before what it denies, and behind it. */
const REACH = 4;
const REACH_WIDE = 10;
const REACH_BEHIND = 8;

/** Whether the word at `n` is denied: a negator stands before it in its clause ("not a miracle"), and means it ("not only" does not). */
export function isDenied({ flags }: Words, n: number): boolean {
  // "non-addictive"
  if (n > 0 && (flags[n]! & JOINED) !== 0 && (flags[n - 1]! & PRIVATIVE) !== 0) return true;
  for (let k = n; k > 0 && n - k < REACH_WIDE; k--) {
    if ((flags[k]! & (CLAUSE | SENTENCE)) !== 0 || (k < n && (flags[k]! & BREAK) !== 0)) return false;
    const negates = (flags[k - 1]! & NEGATOR) !== 0 && (n - k < REACH || (flags[k - 1]! & WIDE) !== 0);
    if (negates) return !isIdle(flags, k, n) && !isOffset(flags, k - 1);
  }
  return false;
}

/** "can't live without it": a negator before "without" takes it back. */
export function isOffset(flags: ArrayLike<number>, at: number): boolean {
  if ((flags[at]! & WITHOUT) === 0) return false;
  for (let k = at; k > 0 && at - k < REACH_WIDE; k--) {
    if ((flags[k]! & (CLAUSE | SENTENCE)) !== 0) return false;
    if ((flags[k - 1]! & NEGATOR) !== 0) return true;
  }
  return false;
}

function isIdle(flags: ArrayLike<number>, behind: number, n: number): boolean {
  return (behind < n && (flags[behind]! & IDLE) !== 0) || (behind + 1 < n && (flags[behind + 1]! & IDLE) !== 0);
}

/** Whether a negator stands behind the word at `n`: "mucize değil", "ein Wunder ist das nicht". */
export function isDeniedBehind({ flags, passage, starts }: Words, n: number): boolean {
  for (let k = n + 1; k < flags.length && k <= n + REACH_BEHIND; k++) {
    const flag = flags[k]!;
    if ((flag & (CLAUSE | SENTENCE | BREAK)) !== 0) return false;
    if ((flag & NEGATOR_BEHIND) !== 0) return (flag & NEGATOR) === 0 || endsClause(flags, k, passage, starts);
    if ((flag & NEGATOR) !== 0) return ((flags[k + 1] ?? 0) & FINAL_VERB) !== 0 && ends(flags, k + 2);
  }
  return false;
}

/** Whether what ends at `n` is a question that is answered with no: "Is it vegan? Nope." */
export function isAnsweredNo({ flags, passage, starts }: Words, n: number): boolean {
  for (let k = n + 1; k < flags.length && k <= n + REACH_WIDE; k++) {
    if ((flags[k]! & SENTENCE) === 0) {
      if ((flags[k]! & CLAUSE) !== 0) return false;
      continue;
    }
    return (
      (flags[k]! & NEGATOR) !== 0 &&
      ends(flags, k + 1) &&
      /[?？؟]\s*$/.test(passage.folded.text.slice(starts[k]! - 4, starts[k]))
    );
  }
  return false;
}

/** Nothing but a verb or "mehr" follows: "nicht", "nicht mehr", "keine erwarten", but not "keine Parabene". */
function endsClause(flags: ArrayLike<number>, at: number, { folded }: Passage, starts: ArrayLike<number>): boolean {
  if (ends(flags, at + 1)) return true;
  const next = folded.raw[rawStart(folded, starts[at + 1]!)]!;
  return ends(flags, at + 2) && next === next.toLowerCase();
}

/** Whether a clause has ended before the word. */
export function endsClauseAt({ flags }: Words, n: number): boolean {
  return ends(flags, n);
}

function ends(flags: ArrayLike<number>, n: number): boolean {
  return n >= flags.length || (flags[n]! & (CLAUSE | SENTENCE)) !== 0;
}

/** Characters around words of a script without spaces in which a negation stands. */
const DENSE_REACH = 18;
const DENSE_BEFORE =
  /(?:(?:不是|并非|並非|沒有|没有|不能|不会|不會|不算|绝非|絕非|不含|不添加)[^、。，．,.!！?？\n]{0,8}|(?:不(?![仅僅但光止只管论論错錯愧同断斷])|非|无|無|零|ไม่|안|못)[^、。，．,.!！?？\n]{0,2})$/u;
/** What says no only to say it louder: "欠かせない", "間違いない". */
const DENSE_BEHIND =
  /^[^、。，．,.!！?？\n]{0,10}(?:ではな|じゃな|でもな|ではあり|じゃあり|わけではな|わけじゃな|とは言|とはい|(?<!欠かせま|手放せま|たまりま|違いありま|しかありま|かもしれま)せん|(?<!欠かせ|手放せ|たまら|違い|しか|もったい|かもしれ)ない|なし|無し|不使用|フリー|아니|아닙|아님|않|없|안 |ไม่)/u;

/** The same for scripts without spaces, in folded offsets. */
export function isDeniedDense({ folded: { text } }: Passage, start: number, end: number): boolean {
  return (
    DENSE_BEFORE.test(text.slice(Math.max(0, start - DENSE_REACH), start)) !==
    DENSE_BEHIND.test(text.slice(end, end + DENSE_REACH))
  );
}
