import { byScript } from './language-by-script.ts';
import type { Passage } from './reading.ts';

/** Longer texts tell no more. */
const MAX_UNITS = 600;

const NO_PROSE =
  /(?:https?:\/\/|www\.)\S+|[#@][\p{L}\p{N}\p{M}_.]+|[\p{Extended_Pictographic}\p{Cf}\p{Variation_Selector}]/gu;

/**
 * BCP 47 language of the post's prose, without tags, mentions and links. Norwegian of both forms is `nb`. Undefined
 * where it cannot be told: too short, two languages, one that nothing here knows, or one too like another. No answer is
 * better than a wrong one, for a label is judged by it.
 */
export function detectLanguage(passages: readonly Passage[]): string | undefined {
  const prose = passages
    .filter(({ field }) => field !== 'links')
    .map(({ folded }) => folded.raw.slice(0, MAX_UNITS).normalize('NFKC').replace(NO_PROSE, ' '))
    .join('\n')
    .slice(0, MAX_UNITS);
  const language = byScript(prose);
  return language === 'no' ? 'nb' : language;
}
