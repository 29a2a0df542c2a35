import type { Campaign } from '../../campaign.ts';
import { needle } from '../find.ts';
import { perBrief } from './per-brief.ts';
import { phraseSequence, type Sequence, SequenceIndex } from './sequences.ts';
import type { Words } from './words.ts';

const namesOf = perBrief(({ brand, brief }: Campaign, language) => {
  const names = [brand.name, ...(brand.aliases ?? []), ...(brief?.productNames ?? [])];
  const own = names.map((name) => phraseSequence(name, language, true));
  const handles = (brand.handles ?? []).map(
    (handle): Sequence<boolean> => ({
      steps: [{ keys: new Set([`@${needle(handle)}`]), isNumber: false, gap: 0, between: 'any' }],
      owner: true,
    }),
  );
  const tags = (brand.hashtags ?? []).map((tag) => phraseSequence(needle(tag), language, true));
  return new SequenceIndex(
    [...own, ...handles, ...tags].filter(({ literal }) => literal !== ''),
    language,
  );
});

/** Where the brand and its products are named, as first and last words; literal names as [-1, -1]. */
export function brandPlaces(
  campaign: Campaign,
  language: string,
  words: Words,
): readonly (readonly [number, number])[] {
  return namesOf(campaign, language)
    .find(words)
    .map(({ from, to }) => [from, to] as const);
}
