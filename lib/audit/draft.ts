import type { DisclosureReason, Evidence, Severity } from '../finding.ts';
import type { Cite } from '../rules/schema.ts';

export type FindingReason = Exclude<DisclosureReason, 'clear' | 'no_duty' | 'not_commercial'> | 'late';

/** A finding before it is put into words. */
export interface DraftFinding {
  reason: FindingReason;
  severity: Severity;
  cite: Cite;
  evidence: Evidence[];
  /** Name of the rule within the pack: a term, a placement rule, `platform-label`, `missing`. */
  rule: string;
  /** The rest of the text, which did not come with the post, may hold what is missing. */
  isCut?: boolean;
}
