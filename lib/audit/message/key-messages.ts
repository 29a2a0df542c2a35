import type { Campaign } from '../../campaign.ts';
import type { BriefView, Draft } from './draft.ts';
import { perBrief } from './per-brief.ts';

/** What is said of each key message that is nowhere in a post. */
const missing = perBrief(({ brief }: Campaign) =>
  (brief?.keyMessages ?? []).map(
    ({ id, text }, n): Draft => ({
      code: 'key_message_missing',
      severity: 'medium',
      clause: `brief.keyMessages.${n}`,
      demand: `message:${id}`,
      evidence: [],
      isAbout: false,
      message: `The post does not say “${text}”.`,
      suggestion: `Say “${text}”, in words of your own.`,
    }),
  ),
);

/** Key messages whose sense is not in the post. */
export function keyMessages({ campaign, coverage, language }: BriefView): Draft[] {
  const drafts = missing(campaign, language);
  return coverage.flatMap(({ covered, span, flaw }, n): Draft[] => {
    const draft = drafts[n]!;
    if (covered) return [];
    if (span === undefined) return [draft];
    const { text } = campaign.brief!.keyMessages![n]!;
    return [{ ...draft, evidence: [span], message: FLAWS[flaw!](text, span.text) }];
  });
}

const FLAWS = {
  denied: (text: string, said: string) => `The post should say “${text}”; “${said}” says otherwise.`,
  partial: (text: string, said: string) => `The post does not say “${text}”; “${said}” comes nearest.`,
} as const;
