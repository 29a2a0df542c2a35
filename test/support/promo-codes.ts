import type { Campaign } from '../../lib/campaign.ts';
import type { Post } from '../../lib/post.ts';
import { campaign } from './law.ts';
import { messageFindings, summary } from './message-findings.ts';

/** A campaign whose brief asks for nothing but the promo codes of two of its creators. */
export function campaignWith(promoCode: string, change: Partial<Campaign> = {}): Campaign {
  const creators = [{ handle: 'mila.cooks', promoCode }, { handle: 'tom', promoCode: 'TOM10' }, { handle: 'ada' }];
  return { ...campaign, brief: {}, creators, ...change };
}

/** What a post gets where its creator’s code is this one, or from the campaigns if any are given. */
export function findings(given: string | Partial<Post>, code = 'MILA15', ...campaigns: Campaign[]) {
  return messageFindings(given, campaigns.length === 0 ? [campaignWith(code)] : campaigns);
}

export const told = (...given: Parameters<typeof findings>) => findings(...given).map(summary);
