import { claimTables } from '../../rules/claims.ts';
import type { Claim } from './claim-index.ts';
import { isHitDenied, type SequenceHit } from './sequences.ts';
import { BREAK, NEGATOR, SENTENCE } from './token-flags.ts';
import { phraseWords, type Words } from './words.ts';

/** How far before a claim stands that somebody says it, or wishes it were so, in words. */
const REACH = 9;
/** How far before such a word its negator stands, and behind it: "dis pas". */
const BEFORE = 4;
const BEHIND = 2;
/** Longer sentences are no answers. */
const MAX_ANSWER = 4;

interface Speech {
  readonly saying: ReadonlySet<string>;
  readonly unreal: ReadonlySet<string>;
  /** Answers that leave it open: "idk". */
  readonly shrug: ReadonlySet<string>;
}

const speeches = new Map<string, Speech>();

function speechOf(language: string): Speech {
  let speech = speeches.get(language);
  if (speech === undefined) {
    const keysOf = (name: string) => new Set(phraseWords(claimTables[language]?.lists[name] ?? '', language).keys);
    speech = { saying: keysOf('saying'), unreal: keysOf('unreal'), shrug: keysOf('shrug') };
    speeches.set(language, speech);
  }
  return speech;
}

/** Whether a claim is denied, wished for, or what nobody says; or asked and answered with no. */
export function isClaimDenied(hit: SequenceHit<Claim>, language: string): boolean {
  if (isHitDenied(hit)) return true;
  if (hit.from < 0) return false;
  const speech = speechOf(language);
  return isUnsaid(hit.words, hit.from, speech) || isAnsweredNo(hit, speech);
}

/** "I won't pretend that it cured my acne", "I wish it cured my acne". */
function isUnsaid({ keys, flags }: Words, from: number, { saying, unreal }: Speech): boolean {
  for (let n = from - 1; n >= 0 && from - n <= REACH; n--) {
    if ((flags[n + 1]! & SENTENCE) !== 0 || (flags[n]! & BREAK) !== 0) return false;
    // "without a doubt"
    if (unreal.has(keys[n]!)) return !isNegatedNear(flags, n);
    if (saying.has(keys[n]!)) return isNegatedNear(flags, n);
  }
  return false;
}

function isNegatedNear(flags: ArrayLike<number>, n: number): boolean {
  for (let k = n - 1; k >= 0 && n - k <= BEFORE && (flags[k + 1]! & SENTENCE) === 0; k--) {
    if ((flags[k]! & NEGATOR) !== 0) return true;
  }
  return (flags[n + 1]! & NEGATOR) !== 0 || (flags[n + BEHIND]! & NEGATOR) !== 0;
}

/** "Guaranteed income? No such thing." */
function isAnsweredNo({ words, to, end }: SequenceHit<Claim>, { unreal, shrug }: Speech): boolean {
  const { keys, flags, starts, passage } = words;
  let next = to + 1;
  while (next < flags.length && next - to <= MAX_ANSWER && (flags[next]! & SENTENCE) === 0) next++;
  if (next >= flags.length || (flags[next]! & SENTENCE) === 0) return false;
  if (!passage.folded.text.slice(end, starts[next]).includes('?')) return false;
  if ((flags[next]! & NEGATOR) !== 0) return true;
  let last = next;
  while (last + 1 < flags.length && last - next < MAX_ANSWER && (flags[last + 1]! & SENTENCE) === 0) last++;
  if (last - next >= MAX_ANSWER) return false;
  for (let n = next; n <= last; n++)
    if ((flags[n]! & NEGATOR) !== 0 || unreal.has(keys[n]!) || shrug.has(keys[n]!)) return true;
  return false;
}
