import { windowOf } from '../../campaign-span.ts';
import { dayOf } from '../facts.ts';
import type { BriefView, Draft } from './draft.ts';

/** A post of the campaign that was published outside of its window. */
export function outsideWindow({ post, campaign }: BriefView): Draft[] {
  const published = Date.parse(post.publishedAt);
  const { from, to } = windowOf(campaign);
  const early = published < from;
  if (!early && published <= to) return [];
  return [
    {
      code: 'outside_window',
      severity: 'medium',
      clause: 'window',
      demand: 'window',
      evidence: [],
      message: `Published ${dayOf(post.publishedAt)}, ${early ? 'before' : 'after'} the campaign’s window (${dayOf(campaign.window.from)} to ${dayOf(campaign.window.to)}).`,
      suggestion: early
        ? 'Hold the post until the window opens.'
        : 'Agree on the date with the brand, or take the post out of the campaign.',
    },
  ];
}
