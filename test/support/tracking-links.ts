import type { Campaign } from '../../lib/campaign.ts';
import type { Post } from '../../lib/post.ts';
import { campaign } from './law.ts';
import { messageFindings, summary } from './message-findings.ts';

export const PARAMS = 'utm_source=instagram&utm_campaign=autumn&utm_content=mila';
export const LINK = `https://glowlab.com/mila?${PARAMS}`;

type Change = Partial<Omit<Campaign, 'creators'>> & { trackingUrl?: string };

/** A campaign whose brief asks for nothing but the tracking link of its creator. */
export function campaignWith({ trackingUrl = LINK, ...change }: Change = {}): Campaign {
  return { ...campaign, brief: {}, creators: [{ handle: 'mila.cooks', trackingUrl }], ...change };
}

/** What a post gets from the campaigns, or where none is given, from one that asks for `LINK`. */
export function findings(given: string | Partial<Post>, ...campaigns: Campaign[]) {
  return messageFindings(given, campaigns.length === 0 ? [campaignWith()] : campaigns);
}

export const told = (...given: Parameters<typeof findings>) => findings(...given).map(summary);
