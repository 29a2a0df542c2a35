import type { Campaign } from './campaign.ts';

/** Posts this long before or after a campaign's window still belong to it. */
const MARGIN_MS = 30 * 24 * 60 * 60 * 1000;

const windows = new WeakMap<Campaign['window'], { from: number; to: number }>();

/** First and last millisecond of the campaign itself. */
export function windowOf({ window }: Pick<Campaign, 'window'>): { from: number; to: number } {
  let span = windows.get(window);
  if (span === undefined) {
    span = { from: Date.parse(window.from), to: Date.parse(window.to) };
    windows.set(window, span);
  }
  return span;
}

/** The same for a post of the campaign. */
export function spanOf(campaign: Pick<Campaign, 'window'>): { from: number; to: number } {
  const { from, to } = windowOf(campaign);
  return { from: from - MARGIN_MS, to: to + MARGIN_MS };
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
