import { type Campaign, campaignSchema } from '../../../lib/campaign.ts';
import type { Post } from '../../../lib/post.ts';

export const NOW = '2026-11-24T09:00:00Z';

/** A campaign of which only what is given differs. */
export function campaignWith(changes: Record<string, unknown> = {}): Campaign {
  return campaignSchema.parse({
    id: 'autumn',
    brand: { name: 'GlowLab', handles: ['@glow.lab'], hashtags: ['#glowteam'] },
    jurisdictions: ['GB'],
    connection: 'paid',
    window: { from: '2026-11-01T00:00:00Z', to: '2026-12-15T00:00:00Z' },
    creators: [{ handle: 'mila', platform: 'instagram' }, { handle: 'joy' }],
    ...changes,
  });
}

let posts = 0;

export function postBy(handle: string, changes: Partial<Post> = {}): Post {
  posts++;
  return {
    id: `p${posts}`,
    platform: 'instagram',
    creator: { handle },
    publishedAt: '2026-11-20T08:00:00Z',
    caption: 'Ad: the serum from GlowLab',
    ...changes,
  };
}
