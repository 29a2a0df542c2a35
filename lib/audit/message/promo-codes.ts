import { findCode, needle } from '../find.ts';
import type { BriefView, Draft } from './draft.ts';
import { nearest, tokens } from './nearest.ts';

export function promoCode({ post, passages, campaign, creator }: BriefView): Draft[] {
  const code = creator.promoCode;
  const ends = campaign.brief?.offer?.endsAt;
  if (code === undefined || (ends !== undefined && Date.parse(post.publishedAt) > Date.parse(ends))) return [];
  if (findCode(passages, code) !== undefined) return [];
  const others = campaign.creators.flatMap((other) =>
    other.promoCode === undefined || other.promoCode === code ? [] : [other.promoCode],
  );
  const foreign = others.map((other) => findCode(passages, other)).find((span) => span !== undefined);
  const wrong = foreign ?? nearest(needle(code), tokens(passages, 'words'));
  const where = `creators.${campaign.creators.indexOf(creator)}.promoCode`;
  if (wrong !== undefined) {
    return [
      {
        code: 'promo_code_wrong',
        severity: 'high',
        clause: where,
        demand: needle(code),
        evidence: [wrong],
        message: `“${wrong.text}” is ${foreign === undefined ? 'not quite the creator’s code' : 'another creator’s code'}; this creator’s is ${code}.`,
        suggestion: `Write ${code}.`,
      },
    ];
  }
  return [
    {
      code: 'promo_code_missing',
      severity: 'medium',
      clause: where,
      demand: needle(code),
      evidence: [],
      message: `The creator’s code ${code} is not in the post.`,
      suggestion: `Add the code ${code}.`,
    },
  ];
}
