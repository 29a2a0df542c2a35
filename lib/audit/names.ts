import { negations } from '../rules/signals.ts';
import type { Hit } from './reading.ts';
import { rawStart } from './text.ts';

/** How far the words that negate a hit may stand from it, in characters. */
const NEGATION_REACH = 24;

/** Whether a word beside the hit, in the same clause, turns it into its opposite: "this is not a sponsored video". */
export function isNegated({ passage, start, end }: Hit): boolean {
  const { text } = passage.folded;
  const before = text
    .slice(Math.max(0, start - NEGATION_REACH), start)
    .split(CLAUSE_END)
    .at(-1)!;
  const after = text.slice(end, end + NEGATION_REACH).split(CLAUSE_END)[0]!;
  const words = before.split(/[^\p{L}\p{M}']+/u).filter((word) => word !== '');
  return (
    words.slice(-3).some((word) => negations.before.has(word)) || negations.after.some((part) => after.includes(part))
  );
}

const CLAUSE_END = /[.!?,;:\n|()[\]{}<>/•·…。、「」『』【】؟،؛।]| - |\p{Extended_Pictographic}/u;

/** Words after "thank you", "sponsored by" and the like that name nobody, however they are written. */
const NOBODY = new Set(
  'so very all everyone everybody god you yall guys mom mum dad a the my our your no nothing nobody one two three four five six seven eight nine ten too pure zero lots coffee caffeine anxiety insomnia grandma grandpa granny nana auntie santa'.split(
    ' ',
  ),
);

/** Whether the slot for a name holds none: "sponsored by three cold brews". */
export function namesNobody({ passage, tag, brand }: Hit): boolean {
  if (brand === undefined || tag) return false;
  return NOBODY.has(passage.folded.text.slice(brand[0], brand[0] + 12).split(/[^a-z]/)[0]!);
}

/** `thanks to GlowLab for`, not `thanks to everybody for`: a name is capital, a handle, or in a script without capitals. */
export function looksLikeName(hit: Hit, index: number): boolean {
  const { raw, text } = hit.passage.folded;
  if ('@#'.includes(text[index - 1] ?? ' ')) return true;
  const letter = raw[rawStart(hit.passage.folded, index)]!;
  if (letter.toLowerCase() === letter.toUpperCase()) return letter.trim() !== '';
  return letter !== letter.toLowerCase() && !namesNobody(hit);
}
