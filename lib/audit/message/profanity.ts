import table from '../../rules/words/profanity.json' with { type: 'json' };
import type { BriefView, Draft } from './draft.ts';
import { evidenceOfHit, formSequence, MAX_EVIDENCE, SequenceIndex } from './sequences.ts';

const index = new SequenceIndex(
  table.en.words.split(' ').map((word) => formSequence(word, 'en', word)),
  'en',
);

/** Swear words. */
export function profanity({ campaign, words }: BriefView): Draft[] {
  if (campaign.brief?.tone?.avoid.includes('profanity') !== true) return [];
  const hits = words.flatMap((one) => index.find(one));
  if (hits.length === 0) return [];
  const evidence = hits.slice(0, MAX_EVIDENCE).map(evidenceOfHit);
  return [
    {
      code: 'profanity',
      severity: 'medium',
      clause: 'brief.tone.avoid',
      demand: 'profanity',
      evidence,
      message: `“${evidence[0]!.text}” is a swear word, which the brief rules out.`,
      suggestion: `Take “${evidence[0]!.text}” out or say it another way.`,
    },
  ];
}
