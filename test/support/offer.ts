import { audit } from '../../lib/audit/audit.ts';
import { type Brief, type Campaign, campaignSchema } from '../../lib/campaign.ts';
import { type Post, postSchema } from '../../lib/post.ts';

/** An offer of 15 per cent up to the end of November. */
export const campaign = campaignSchema.parse({
  id: 'winter',
  brand: { name: 'GlowLab', handles: ['@glowlab'], hashtags: ['#glowlab'], domains: ['glowlab.com'] },
  jurisdictions: ['GB'],
  window: { from: '2026-11-01T00:00:00Z', to: '2026-12-15T00:00:00Z' },
  creators: [{ handle: 'mila.cooks', promoCode: 'MILA15' }, { handle: 'tom' }],
  brief: {
    productNames: ['Midnight Serum'],
    competitors: [{ name: 'DewCo', handles: ['@dewco'] }],
    offer: { percent: 15, endsAt: '2026-12-01T00:00:00Z' },
  },
});

/** When the offer has ended. */
export const AFTER = '2026-12-05T10:00:00Z';

/** What a post gets for its offer, where the brief of the campaign is changed and others have it too. */
export function mismatches(given: string | Partial<Post>, brief: Partial<Brief> = {}, others: Campaign[] = []) {
  const post = postSchema.parse({
    platform: 'instagram',
    id: '1',
    creator: { handle: 'mila.cooks' },
    publishedAt: '2026-11-20T10:00:00Z',
    ...(typeof given === 'string' ? { caption: given } : given),
  });
  const own = { ...campaign, brief: { ...campaign.brief, ...brief } };
  const { findings } = audit(post, { campaigns: [own, ...others] });
  return findings.filter(({ code, campaign: of }) => code === 'message.offer_mismatch' && of === own.id);
}

/** The words that are evidence, one text for each finding. */
export const told = (...given: Parameters<typeof mismatches>) =>
  mismatches(...given).map(({ evidence }) => evidence.map(({ text }) => text).join(' + '));
