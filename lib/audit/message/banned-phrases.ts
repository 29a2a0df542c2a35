import { findWords } from '../find.ts';
import { evidenceOf } from '../reading.ts';
import { foldText } from '../text.ts';
import type { BriefView, Draft } from './draft.ts';

export function bannedPhrases({ passages, campaign }: BriefView): Draft[] {
  return (campaign.brief?.bannedPhrases ?? []).flatMap((phrase, n): Draft[] => {
    const sought = foldText(phrase.trim()).text;
    const evidence = passages.flatMap((passage) => {
      const at = findWords(passage.folded.text, sought);
      return at < 0 ? [] : [evidenceOf(passage, at, at + sought.length)];
    });
    if (evidence.length === 0) return [];
    return [
      {
        code: 'banned_phrase',
        severity: 'high',
        clause: `brief.bannedPhrases.${n}`,
        demand: sought,
        evidence,
        message: `“${evidence[0]!.text}” is on the brand’s list of phrases not to use.`,
        suggestion: `Take “${evidence[0]!.text}” out or say it another way.`,
      },
    ];
  });
}
