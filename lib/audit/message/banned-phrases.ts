import type { Campaign } from '../../campaign.ts';
import { foldText } from '../text.ts';
import type { BriefView, Draft } from './draft.ts';
import { perBrief } from './per-brief.ts';
import { evidenceOfHit, isHitDenied, phraseSequence, SequenceIndex } from './sequences.ts';

const indexOf = perBrief(({ brief }: Campaign, language) => {
  const phrases = brief?.bannedPhrases ?? [];
  return new SequenceIndex(
    phrases.map((phrase, n) => phraseSequence(phrase, language, n)),
    language,
  );
});

/** Phrases that the brand does not want, in any inflection; denied ones ("no miracle") are fine. */
export function bannedPhrases({ words, campaign, language }: BriefView): Draft[] {
  const phrases = campaign.brief?.bannedPhrases ?? [];
  if (phrases.length === 0) return [];
  const index = indexOf(campaign, language);
  const hits = words.flatMap((one) => index.find(one)).filter((hit) => !isHitDenied(hit));
  return [...Map.groupBy(hits, ({ owner }) => owner)].map(([n, found]): Draft => {
    const evidence = found.map(evidenceOfHit);
    return {
      code: 'banned_phrase',
      severity: 'high',
      clause: `brief.bannedPhrases.${n}`,
      demand: foldText(phrases[n]!.trim()).text,
      evidence,
      isAbout: false,
      message: `“${evidence[0]!.text}” is on the brand’s list of phrases not to use.`,
      suggestion: `Take “${evidence[0]!.text}” out or say it another way.`,
    };
  });
}
