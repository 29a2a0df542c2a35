import { findToken, needle } from '../find.ts';
import type { BriefView, Draft } from './draft.ts';
import { nearest, tokens } from './nearest.ts';

export function mentions({ passages, campaign }: BriefView): Draft[] {
  return (campaign.brief?.requiredMentions ?? []).flatMap((mention, n): Draft[] => {
    if (findToken(passages, 'mentions', mention) !== undefined) return [];
    const handle = `@${needle(mention)}`;
    return [
      {
        code: 'mention_missing',
        severity: 'medium',
        clause: `brief.requiredMentions.${n}`,
        demand: handle,
        evidence: [],
        message: `The brief asks for ${handle}; the post does not mention it.`,
        suggestion: `Add ${handle}.`,
      },
    ];
  });
}

export function hashtags({ passages, campaign }: BriefView): Draft[] {
  return (campaign.brief?.requiredHashtags ?? []).flatMap((tag, n): Draft[] => {
    if (findToken(passages, 'tags', tag) !== undefined) return [];
    const wanted = `#${tag.replace(/^#/, '')}`;
    const near = nearest(needle(tag), tokens(passages, 'tags'));
    if (near !== undefined) {
      return [
        {
          code: 'hashtag_misspelled',
          severity: 'medium',
          clause: `brief.requiredHashtags.${n}`,
          demand: needle(tag),
          evidence: [near],
          message: `“${near.text}” looks like a slip of ${wanted}.`,
          suggestion: `Write ${wanted}.`,
        },
      ];
    }
    return [
      {
        code: 'hashtag_missing',
        severity: 'medium',
        clause: `brief.requiredHashtags.${n}`,
        demand: needle(tag),
        evidence: [],
        message: `The brief asks for ${wanted}; the post does not carry it.`,
        suggestion: `Add ${wanted}.`,
      },
    ];
  });
}
