import { isBracketed, isLabel, isQuoted } from './context.ts';
import type { TermUse } from './lexicon.ts';
import { isContactLine } from './pleas.ts';
import type { Hit } from './reading.ts';

/** Whether a hit stands in one of the ways in which a term counts. */
export function fits(hit: Hit, { term, modes }: TermUse): boolean {
  if (hit.glued && term.embedded !== true) return false;
  hit.used ??= hit.loose !== true && !isQuoted(hit) && !isContactLine(hit);
  if (!hit.used) return false;
  if (hit.tag) return modes.has('hashtag');
  return modes.has('text') || (modes.has('label') && isLabel(hit)) || (modes.has('bracketed') && isBracketed(hit));
}
