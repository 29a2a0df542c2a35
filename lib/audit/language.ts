import { eld } from 'eld/extrasmall';
import type { Passage } from './reading.ts';

/** Shorter texts tell a detector nothing. */
const MIN_LETTERS = 20;
/** Longer texts tell it nothing more. */
const MAX_UNITS = 600;

const NO_PROSE =
  /(?:https?:\/\/|www\.)\S+|[#@][\p{L}\p{N}\p{M}_.]+|[\p{Extended_Pictographic}\p{Cf}\p{Variation_Selector}]/gu;

/** BCP 47 language of the post's prose, without tags, mentions and links; undefined where it cannot be told. */
export function detectLanguage(passages: readonly Passage[]): string | undefined {
  const prose = passages
    .filter(({ field }) => field !== 'links')
    .map(({ folded }) => folded.raw.slice(0, MAX_UNITS).replace(NO_PROSE, ' '))
    .join('\n')
    .slice(0, MAX_UNITS);
  if ((prose.match(/\p{L}/gu) ?? []).length < MIN_LETTERS) return undefined;
  const result = eld.detect(prose);
  return result.language !== '' && result.isReliable() ? result.language : undefined;
}
