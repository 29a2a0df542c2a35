import * as z from 'zod';
import { type Reach, reachOf, TIERS, type Tier } from './exposure.ts';
import { type Format, type Platform, type Post, USUAL_FORMAT } from './post.ts';

const rangeSchema = z.object({ from: z.number(), to: z.number() });
type Range = z.infer<typeof rangeSchema>;

/** How many of a creator's followers reacted to a post; shares of one. Never a proof of anything, least of all of bought followers. */
export const engagementSchema = z
  .object({
    rate: z.number().describe('(likes + comments + shares) / followers'),
    usual: rangeSchema.optional().describe('What most creators of the tier have on the platform, by a rule of thumb'),
    unusual: z.enum(['higher', 'lower']).optional().describe('Outside of what is usual for the tier: worth a look'),
  })
  .meta({ id: 'Engagement' });
export type Engagement = z.infer<typeof engagementSchema>;

/**
 * Published averages of likes, comments and shares per follower, the lowest and the highest that were found, in percent.
 * Instagram: HypeAuditor by way of Statista (2.19 for nano in 2023, 2.54 for over a million in the US in 2023), Influencer Marketing Hub
 * and Upfluence (795,904 influencers, 3.86 for micro, 1.21 for mega). TikTok and YouTube: Statista and HypeAuditor in 2025. Samples,
 * years and borders of tiers differ between them, so the figures are no more than a rule of thumb.
 */
const AVERAGES: Partial<Record<Platform, Record<Tier, readonly [lowest: number, highest: number]>>> = {
  instagram: { nano: [2.19, 4.8], micro: [2.0, 3.86], macro: [1.5, 1.8], mega: [1.2, 2.54] },
  tiktok: { nano: [10.3, 10.3], micro: [8.1, 8.7], macro: [5.5, 6.3], mega: [4.9, 4.9] },
  youtube: { nano: [3.2, 3.2], micro: [2.1, 2.1], macro: [1.2, 1.5], mega: [0.9, 0.9] },
};

/** Single posts scatter far around an average: usual is from a third of the lowest to three times the highest. A rule of thumb, too. */
const SPREAD = 3;

/** Formats whose likes nobody publishes averages of. */
const NOT_COMPARED: ReadonlySet<Format> = new Set(['story', 'live']);

const COLLECTING_MS = 2 * 24 * 60 * 60 * 1000;

/** Counts of a post, and when they were read. */
export interface Counted extends Pick<Post, 'platform' | 'format' | 'creator' | 'publishedAt' | 'metrics'> {
  observedAt: string;
}

/**
 * Undefined where followers or likes are unknown; comments or shares that are not told count as none. Views play no part: there is no
 * tier to compare a rate by views with. A post of the last two days is still collecting and never counts as low.
 */
export function engagementOf({
  platform,
  format,
  creator,
  publishedAt,
  metrics,
  observedAt,
}: Counted): Engagement | undefined {
  const { followers } = creator;
  if (!followers || metrics?.likes === undefined) return undefined;
  const { likes, comments = 0, shares = 0 } = metrics;
  const rate = (likes + comments + shares) / followers;
  const usual = usualRange(reachOf(followers), platform, format ?? USUAL_FORMAT[platform]);
  if (usual === undefined) return { rate };
  const collecting = Date.parse(observedAt) - Date.parse(publishedAt) < COLLECTING_MS;
  if (rate > usual.to) return { rate, usual, unusual: 'higher' };
  if (rate < usual.from && !collecting) return { rate, usual, unusual: 'lower' };
  return { rate, usual };
}

function usualRange(reach: Reach, platform: Platform, format: Format): Range | undefined {
  const tier = TIERS.find((one) => one === reach);
  const averages = AVERAGES[platform];
  if (tier === undefined || averages === undefined || NOT_COMPARED.has(format)) return undefined;
  const [lowest, highest] = averages[tier];
  return { from: lowest / SPREAD / 100, to: (highest * SPREAD) / 100 };
}
