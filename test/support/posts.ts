import type { Audit } from '../../lib/audit-result.ts';
import type { Finding } from '../../lib/finding.ts';
import type { Post } from '../../lib/post.ts';
import type { AuditedPost } from '../../lib/store/store.ts';

/** A post as a source brings it. */
export function makePost(changes: Partial<Post> = {}): Post {
  return {
    id: '17912',
    platform: 'instagram',
    creator: { handle: '@Mila.Cooks', followers: 12_000 },
    publishedAt: '2026-11-20T08:00:00Z',
    caption: 'Use MILA15 for the new Midnight Serum #gifted',
    ...changes,
  };
}

export function makeFinding(changes: Partial<Finding> = {}): Finding {
  return {
    id: 'v1:wording',
    code: 'disclosure.insufficient_wording',
    severity: 'high',
    jurisdictions: ['GB'],
    campaign: 'glowlab-autumn',
    evidence: [{ field: 'caption', start: 38, end: 45, text: '#gifted' }],
    citation: { instrument: 'CAP Code', clause: '2.1', url: 'https://example.com/cap', asOf: '2026-11-22' },
    message: '“#gifted” does not say that the post is an ad',
    suggestion: 'Begin with “Ad”',
    ...changes,
  };
}

export function makeAudit(post: Post, findings: readonly Finding[] = [], changes: Partial<Audit> = {}): Audit {
  return {
    post: { platform: post.platform, id: post.id },
    rulebook: '2026.11.0',
    language: 'en',
    commercial: { basis: 'campaign', connection: 'paid', likelihood: 0.98, signals: [] },
    verdicts: [
      {
        jurisdiction: 'GB',
        outcome: findings.length > 0 ? 'fail' : 'pass',
        reason: findings.length > 0 ? 'insufficient_wording' : 'clear',
        unseen: ['image'],
        findingIds: findings.map(({ id }) => id),
      },
    ],
    findings: [...findings],
    ...changes,
  };
}

/** A post with its audit, seen `minute` minutes past eight. */
export function audited(
  post: Post,
  findings: readonly Finding[],
  minute: number,
  changes: Partial<AuditedPost> = {},
): AuditedPost {
  const observedAt = new Date(Date.UTC(2026, 10, 20, 8, minute)).toISOString();
  return {
    post,
    audit: makeAudit(post, findings),
    observedAt,
    campaigns: ['glowlab-autumn'],
    brands: { 'glowlab-autumn': 'GlowLab' },
    at: observedAt,
    ...changes,
  };
}
