import { DamerauLevenshteinDistance } from 'natural/lib/natural/distance/index.js';
import type { Evidence } from '../../finding.ts';
import { evidenceOf, type Passage } from '../reading.ts';

/** Longer words are not compared: the comparison takes the product of both lengths. */
const MAX_SLIP = 64;

/** How many candidates for a slip are looked at in one post: hostile text must not cost more. */
const MAX_TOKENS = 2000;

export function* tokens(
  passages: readonly Passage[],
  kind: 'tags' | 'words',
): Generator<{ text: string; evidence: () => Evidence }> {
  let left = MAX_TOKENS;
  for (const passage of passages) {
    const { text } = passage.folded;
    if (kind === 'tags') {
      for (let k = 0; k < passage.tags.length && left-- > 0; k += 2) {
        const [start, end] = [passage.tags[k]!, passage.tags[k + 1]!];
        yield { text: text.slice(start + 1, end), evidence: () => evidenceOf(passage, start, end) };
      }
    } else {
      for (const match of text.matchAll(/[\p{L}\p{N}_-]{1,64}/gu)) {
        if (left-- <= 0) return;
        const evidence = () => evidenceOf(passage, match.index, match.index + match[0].length);
        if (looksLikeCode(evidence().text)) yield { text: match[0], evidence };
      }
    }
  }
}

/** Prose is no slip of a code: a code has digits or capitals only. */
function looksLikeCode(word: string): boolean {
  return /\d/.test(word) || word === word.toUpperCase();
}

/** The token one slip away from `wanted` (two in words of nine letters and more), if there is one. */
export function nearest(
  wanted: string,
  candidates: Iterable<{ text: string; evidence: () => Evidence }>,
): Evidence | undefined {
  const allowed = wanted.length > MAX_SLIP ? 0 : wanted.length >= 9 ? 2 : wanted.length >= 4 ? 1 : 0;
  if (allowed === 0) return undefined;
  for (const { text, evidence } of candidates) {
    if (Math.abs(text.length - wanted.length) > allowed || text === wanted) continue;
    if (DamerauLevenshteinDistance(text, wanted) <= allowed) return evidence();
  }
  return undefined;
}
