import type { Finding } from '../finding.ts';
import type { Post } from '../post.ts';
import type { Pack } from '../rules/schema.ts';
import type { DraftFinding } from './draft.ts';
import { type Asked, explain } from './explain.ts';
import { fingerprint } from './fingerprint.ts';

interface About extends Asked {
  post: Post;
  pack: Pack;
  campaign: string | undefined;
}

export function toFinding(draft: DraftFinding, { post, pack, campaign, ...asked }: About): Finding {
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
    ...explain(draft, pack, asked),
  };
}
