import type { Passage } from '../reading.ts';
import { rawStart } from '../text.ts';
import { BREAK, CLAUSE, FINAL_VERB, IDLE, NEGATOR, NEGATOR_BEHIND, SENTENCE, WIDE } from './tokens.ts';
import type { Words } from './words.ts';

/** How many words a negator may stand before what it denies, and behind it. */
const REACH = 4;
const REACH_WIDE = 10;
const REACH_BEHIND = 8;

/** Whether the word at `n` is denied: a negator stands before it in its clause ("not a miracle"), and means it ("not only" does not). */
export function isDenied({ flags }: Words, n: number): boolean {
  for (let k = n; k > 0 && n - k < REACH_WIDE; k--) {
    if ((flags[k]! & (CLAUSE | SENTENCE)) !== 0 || (k < n && (flags[k]! & BREAK) !== 0)) return false;
    const negates = (flags[k - 1]! & NEGATOR) !== 0 && (n - k < REACH || (flags[k - 1]! & WIDE) !== 0);
    if (negates) return !isIdle(flags, k, n);
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

/** Nothing but a verb or "mehr" follows: "nicht", "nicht mehr", "keine erwarten", but not "keine Parabene". */
function endsClause(flags: ArrayLike<number>, at: number, { folded }: Passage, starts: ArrayLike<number>): boolean {
  if (ends(flags, at + 1)) return true;
  const next = folded.raw[rawStart(folded, starts[at + 1]!)]!;
  return ends(flags, at + 2) && next === next.toLowerCase();
}

/** Whether a clause has ended before the word. */
function ends(flags: ArrayLike<number>, n: number): boolean {
  return n >= flags.length || (flags[n]! & (CLAUSE | SENTENCE)) !== 0;
}

/** Characters around words of a script without spaces in which a negation stands. */
const DENSE_REACH = 10;
const DENSE_BEFORE = /(?:不是|并非|沒有|没有|不|非|无|無|絕非|绝非|ไม่|안|못)[^、。，．,.!！?？\n]{0,2}$/u;
const DENSE_BEHIND =
  /^[^、。，．,.!！?？\n]{0,6}(?:ではな|じゃな|でもな|ではあり|じゃあり|わけではな|わけじゃな|とは言|とはい|せん|なし|無し|フリー|아니|않|없|안 |ไม่)/u;

/** The same for scripts without spaces, in folded offsets. */
export function isDeniedDense({ folded: { text } }: Passage, start: number, end: number): boolean {
  return (
    DENSE_BEFORE.test(text.slice(Math.max(0, start - DENSE_REACH), start)) ||
    DENSE_BEHIND.test(text.slice(end, end + DENSE_REACH))
  );
}
