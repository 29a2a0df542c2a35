import type { Campaign } from '../../campaign.ts';
import type { BriefView, Draft } from './draft.ts';
import { perCampaign } from './per-brief.ts';

/** What is said of each key message that is nowhere in a post. */
const missing = perCampaign(({ brief }: Campaign) =>
  brief!.keyMessages!.map(
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
export function keyMessages({ campaign, coverage }: BriefView): Draft[] {
  const messages = campaign.brief!.keyMessages!;
  const drafts: Draft[] = [];
  for (const [n, draft] of missing(campaign).entries()) {
    const { covered, span, flaw } = coverage[n]!;
    if (span === undefined) drafts.push(draft);
    else if (!covered) drafts.push({ ...draft, evidence: [span], message: FLAWS[flaw!](messages[n]!.text, span.text) });
  }
  return drafts;
}

const FLAWS = {
  denied: (text: string, said: string) => `The post should say “${text}”; “${said}” says otherwise.`,
  partial: (text: string, said: string) => `The post does not say “${text}”; “${said}” comes nearest.`,
} as const;
