import type { Campaign } from '../campaign.ts';
import type { Post } from '../post.ts';
import type { Membership } from './facts.ts';
import { candidates, membershipsOf, partnersOf } from './membership.ts';
import { passagesOf } from './reading.ts';
import { ownRulebook } from './rulebook.ts';
import { scan } from './scan.ts';

/** The campaigns that a post belongs to, as `audit` sees them: by its creator, its time, and whether it names the brand. */
export function campaignsOf(post: Post, campaigns: readonly Campaign[]): Membership[] {
  const possible = candidates(post, campaigns);
  if (possible.length === 0) return [];
  const passages = passagesOf(post);
  scan(passages, ownRulebook().lexicon, partnersOf(post, possible));
  return membershipsOf(post, passages, possible);
}
