import type { Audit } from '../audit-result.ts';
import type { Evidence } from '../finding.ts';

const MAX_SIGNALS = 50;
const MAX_EVIDENCE = 50;
const MAX_EVIDENCE_CHARACTERS = 10_000;

/** An audit without the repetition that would not fit an item: a post of ten thousand hashtags is as wrong by fifty of them. */
export function trimAudit(audit: Audit): Audit {
  return {
    ...audit,
    commercial: { ...audit.commercial, signals: leading(audit.commercial.signals, MAX_SIGNALS) },
    findings: audit.findings.map((finding) => ({ ...finding, evidence: leading(finding.evidence, MAX_EVIDENCE) })),
  };
}

/** The first always, those after it while they are few and short. */
function leading<T extends Evidence>(evidence: readonly T[], most: number): T[] {
  let characters = 0;
  return evidence.slice(0, most).filter(({ text }, k) => {
    characters += text.length;
    return k === 0 || characters <= MAX_EVIDENCE_CHARACTERS;
  });
}
