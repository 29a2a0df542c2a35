import type { Campaign } from '../../campaign.ts';
import type { BriefView, Draft } from './draft.ts';
import { Judged } from './judged.ts';
import { judgementsIn, negativityOf } from './negativity-index.ts';
import { perBrief } from './per-brief.ts';
import { evidenceOfHit, MAX_EVIDENCE, phraseSequence, type SequenceHit, SequenceIndex } from './sequences.ts';
import type { Words } from './words.ts';

const rivalsOf = perBrief(
  ({ brief = {} }: Campaign, language) =>
    new SequenceIndex(
      (brief.competitors ?? [])
        .map(({ name }) => phraseSequence(name, language, true))
        .filter(({ steps }) => steps.length > 0),
      language,
    ),
);

/** What runs the brand or its product down; not what is said of the trouble it helps with, of others, or of the time before. */
export function negativity(view: BriefView): Draft[] {
  if (view.campaign.brief!.tone!.avoid?.includes('negative_about_brand') !== true) return [];
  const { campaign, words, language } = view;
  const evidence = words
    .flatMap((one) => judgements(one, campaign, language))
    .slice(0, MAX_EVIDENCE)
    .map(evidenceOfHit);
  if (evidence.length === 0) return [];
  return [
    {
      code: 'negative_about_brand',
      severity: 'high',
      clause: 'brief.tone.avoid',
      demand: 'negative_about_brand',
      evidence,
      message: `“${evidence[0]!.text}” runs ${campaign.brand.name} down, and the brief asks for nothing of the kind.`,
      suggestion: 'Say what you like about it. If something went wrong, tell the brand before you publish.',
    },
  ];
}

function judgements(words: Words, campaign: Campaign, language: string): SequenceHit<unknown>[] {
  const { index, words: tell } = negativityOf(language);
  const hits = judgementsIn(words, index);
  if (hits.length === 0) return [];
  const rivals = rivalsOf(campaign, language)
    .find(words)
    .map(({ from, to }) => [from, to] as const);
  const judged = new Judged(campaign, language, words, tell, rivals);
  return hits
    .filter((hit) => judged.isBrand(hit))
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((hit, n, all) => n === 0 || hit.start >= all[n - 1]!.end);
}
