import type { BriefView, Draft } from './draft.ts';

/** Key messages whose sense is not in the post. */
export function keyMessages({ campaign, coverage }: BriefView): Draft[] {
  const messages = campaign.brief?.keyMessages ?? [];
  return coverage.flatMap(({ covered, span, flaw }, n): Draft[] => {
    if (covered) return [];
    const { id, text } = messages[n]!;
    return [
      {
        code: 'key_message_missing',
        severity: 'medium',
        clause: `brief.keyMessages.${n}`,
        demand: `message:${id}`,
        evidence: span === undefined ? [] : [span],
        isAbout: false,
        message: span === undefined ? `The post does not say “${text}”.` : FLAWS[flaw!](text, span.text),
        suggestion: `Say “${text}”, in words of your own.`,
      },
    ];
  });
}

const FLAWS = {
  denied: (text: string, said: string) => `The post should say “${text}”; “${said}” says otherwise.`,
  partial: (text: string, said: string) => `The post does not say “${text}”; “${said}” comes nearest.`,
} as const;
