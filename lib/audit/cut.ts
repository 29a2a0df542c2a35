import type { Post } from '../post.ts';
import type { FindingReason } from './draft.ts';
import { isCut } from './facts.ts';
import type { Decision } from './verdict.ts';

/** What the rest of a text may still hold. */
const IN_THE_REST: ReadonlySet<FindingReason> = new Set(['missing', 'label_insufficient']);

/** What was not found in the beginning of a text may stand in its rest: that is for a person. */
export function asFarAsRead(decision: Decision, post: Post): Decision {
  if (decision.outcome !== 'fail' || !isCut(post)) return decision;
  const drafts = decision.drafts.map((draft) =>
    IN_THE_REST.has(draft.reason) ? { ...draft, severity: 'low' as const, isCut: true } : draft,
  );
  return drafts.every((draft) => draft.isCut === true) ? { ...decision, outcome: 'review', drafts } : decision;
}
