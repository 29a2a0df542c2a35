import * as z from 'zod';
import { SEVERITIES, type Severity } from './finding.ts';
import type { Creator } from './post.ts';

/** Classes of creators by followers: a tier goes up to where the next one begins. */
export const TIERS = ['nano', 'micro', 'macro', 'mega'] as const;
export type Tier = (typeof TIERS)[number];

const FIRST_FOLLOWERS: Record<Tier, number> = { nano: 1_000, micro: 10_000, macro: 100_000, mega: 1_000_000 };

/** How far a creator reaches. `none`: too few followers for a tier; `unknown`: nobody said how many. */
export const REACHES = ['unknown', 'none', ...TIERS] as const;
export type Reach = (typeof REACHES)[number];
export const reachSchema = z.enum(REACHES).meta({
  id: 'Reach',
  description: `Tier by followers: ${TIERS.map((tier) => `${tier} from ${FIRST_FOLLOWERS[tier].toLocaleString('en')}`).join(', ')}; none below; unknown where followers are`,
});

export function reachOf(followers: number | undefined): Reach {
  if (followers === undefined) return 'unknown';
  return TIERS.findLast((tier) => followers >= FIRST_FOLLOWERS[tier]) ?? 'none';
}

/** A creator as seen now; followers that are not told this time are those that were told before. */
export function withKnownFollowers(creator: Creator, before: Creator | undefined): Creator {
  const followers = creator.followers ?? before?.followers;
  return followers === undefined ? creator : { ...creator, followers };
}

const dollars = z
  .number({ error: 'write a number of US dollars' })
  .nonnegative({ error: 'write 0 or more US dollars' });
const priceSchema = z
  .strictObject({ from: dollars, to: dollars.optional().describe('Left out: and more') })
  .refine(({ from, to }) => to === undefined || to >= from, { path: ['to'], error: 'make "to" at least "from"' })
  .meta({ id: 'PostPrice', description: 'Usual price of one post in US dollars' });
export type PostPrice = z.infer<typeof priceSchema>;

/**
 * Usual price of one post by tier, in US dollars. A rule of thumb that agencies pass on for a feed post; markets, platforms and formats
 * differ widely, and a deployment that knows its own prices says so. Source: Ainfluencer, "Pricing guide when working with influencers"
 * (10–100, 100–500, 500–5,000 up to half a million followers, above that 5,000 and more), its borders brought to four tiers.
 */
const USUAL_PRICES: Record<Tier, PostPrice> = {
  nano: { from: 10, to: 100 },
  micro: { from: 100, to: 500 },
  macro: { from: 500, to: 5_000 },
  mega: { from: 5_000 },
};

const priceOf = (tier: Tier) => priceSchema.default(USUAL_PRICES[tier]);

/** Prices by tier, as a deployment may set them: a tier that is left out has its usual one. */
export const postPricesSchema = z.strictObject({
  nano: priceOf('nano'),
  micro: priceOf('micro'),
  macro: priceOf('macro'),
  mega: priceOf('mega'),
} satisfies Record<Tier, z.ZodType>);
export type PostPrices = z.output<typeof postPricesSchema>;

/** What a violation touches: how far its creator reaches, and what a post of theirs usually costs. */
export const exposureSchema = z
  .object({ reach: reachSchema, price: priceSchema.optional().describe('Absent without a tier') })
  .meta({ id: 'Exposure' });
export type Exposure = z.infer<typeof exposureSchema>;

export function exposureOf(followers: number | undefined, prices: PostPrices): Exposure {
  const reach = reachOf(followers);
  return isTier(reach) ? { reach, price: prices[reach] } : { reach };
}

/** Findings that weigh alike. */
export interface ExposureClass {
  reach: Reach;
  severity: Severity;
}

const WEIGHTS: Record<Severity, number> = { high: 3, medium: 2, low: 1 };

/**
 * Every class of findings, the most exposed first: by the middle of the tier's price (its lower end where it is open) times the weight of
 * the severity. Creators whose followers are unknown come after all that have a tier, those without a tier last.
 */
export function exposureClasses(prices: PostPrices): ExposureClass[] {
  const worth = ({ reach, severity }: ExposureClass) => {
    if (!isTier(reach)) return 0;
    const { from, to = from } = prices[reach];
    return ((from + to) / 2) * WEIGHTS[severity];
  };
  const widestFirst: Reach[] = [...TIERS.toReversed(), 'unknown', 'none'];
  return widestFirst
    .flatMap((reach) => SEVERITIES.map((severity) => ({ reach, severity })))
    .sort((a, b) => worth(b) - worth(a));
}

function isTier(reach: Reach): reach is Tier {
  return reach !== 'unknown' && reach !== 'none';
}
