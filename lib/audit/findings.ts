import type { DisclosureReason, Evidence, Finding, Severity } from '../finding.ts';
import type { Connection, Post } from '../post.ts';
import type { Cite, Pack } from '../rules/schema.ts';
import { explain } from './explain.ts';
import { fingerprint } from './fingerprint.ts';

export type FindingReason = Exclude<DisclosureReason, 'clear' | 'no_duty' | 'not_commercial'> | 'late';

/** A finding before it is put into words. */
export interface DraftFinding {
  reason: FindingReason;
  severity: Severity;
  cite: Cite;
  evidence: Evidence[];
  /** Name of the rule within the pack: a term, a placement rule, `platform-label`, `missing`. */
  rule: string;
}

interface About {
  post: Post;
  pack: Pack;
  campaign: string | undefined;
  connection: Connection;
  language: string | undefined;
}

export function toFinding(draft: DraftFinding, { post, pack, campaign, connection, language }: About): Finding {
  const code = `disclosure.${draft.reason}` as const;
  const source = pack.sources[draft.cite.source]!;
  return {
    id: fingerprint(post, code, pack.code, draft.evidence),
    code,
    severity: draft.severity,
    jurisdictions: [pack.code],
    ...(campaign === undefined ? {} : { campaign }),
    evidence: draft.evidence,
    citation: { instrument: source.instrument, clause: draft.cite.clause, url: source.url, asOf: source.read },
    ...explain(draft, pack, connection, language),
  };
}
