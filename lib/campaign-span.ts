import type { Campaign } from './campaign.ts';

/** Posts this long before or after a campaign's window still belong to it. */
const MARGIN_MS = 30 * 24 * 60 * 60 * 1000;

/** First and last millisecond in which a post of the campaign can have been published. */
export function spanOf({ window }: Pick<Campaign, 'window'>): { from: number; to: number } {
  return { from: Date.parse(window.from) - MARGIN_MS, to: Date.parse(window.to) + MARGIN_MS };
}

/** For so long after the last post a campaign can still change: an edit, a deletion, a source that is late. */
const REST_MS = 30 * 24 * 60 * 60 * 1000;

/** Whether a campaign as a whole may look different from the day before: it has begun, and is not long over. */
export function isUnderWay(campaign: Campaign, now: Date): boolean {
  const { from, to } = spanOf(campaign);
  const dues = campaign.creators.flatMap(({ deliverables = [] }) =>
    deliverables.flatMap(({ due }) => (due === undefined ? [] : Date.parse(due))),
  );
  const end = dues.reduce((latest, due) => Math.max(latest, due), to);
  return now.getTime() >= from && now.getTime() <= end + REST_MS;
}
