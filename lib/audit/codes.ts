import { classOf, DENSE, isLetter } from './characters.ts';
import type { Hit, Passage } from './reading.ts';
import { rawStart } from './text.ts';

/** How far after the words a promo code may begin, and how long it may be. */
const CODE_REACH = 12;
const MAX_CODE = 24;

/** How far from a percentage a code stands, and how many percentages are looked at. */
const PERCENT_REACH = 60;
const MAX_PERCENTS = 8;
const CODE_SHAPE = /(?<![\p{L}\p{N}])\p{Lu}{3,16}\p{Nd}{1,3}(?![\p{L}\p{N}])/u;

/** End of the promo code behind the words: capitals, or letters with digits; `strict` asks for both. */
export function codeEnd({ passage, end }: Hit, strict: boolean): number | undefined {
  const { raw, text } = passage.folded;
  let from = end;
  while (from < text.length && from - end < CODE_REACH && !isLetter(text.charCodeAt(from))) from++;
  let to = from;
  while (to < text.length && to - from <= MAX_CODE && isCodeUnit(text.charCodeAt(to))) to++;
  if (to - from < 3 || to - from > MAX_CODE) return undefined;
  const code = raw.slice(rawStart(passage.folded, from), rawStart(passage.folded, to));
  const letters = /\p{L}/u.test(code);
  const capitals = letters && code === code.toUpperCase() && code !== code.toLowerCase();
  const digits = /\d/.test(code);
  const quoted = '"\'«“「『[*'.includes(text[from - 1]!);
  if (strict) return letters && digits && code !== code.toLowerCase() && to - from > 3 ? to : undefined;
  return (capitals || digits || quoted) && letters ? to : undefined;
}

function isCodeUnit(code: number): boolean {
  return isLetter(code) && classOf(code) !== DENSE;
}

/** A word such as `MILA15` beside a percentage. */
export function codeNearPercent({ folded }: Passage): [number, number] | undefined {
  const { raw, text } = folded;
  let at = text.indexOf('%');
  for (let n = 0; at >= 0 && n < MAX_PERCENTS; n++) {
    const from = Math.max(0, at - PERCENT_REACH);
    const near = CODE_SHAPE.exec(raw.slice(rawStart(folded, from), rawStart(folded, at + PERCENT_REACH)));
    if (near !== null) {
      const first = rawStart(folded, from) + near.index;
      let start = from;
      while (rawStart(folded, start) < first) start++;
      let end = start;
      while (rawStart(folded, end) < first + near[0].length) end++;
      return [start, end];
    }
    at = text.indexOf('%', at + 1);
  }
  return undefined;
}
