import type { Audit, Verdict } from '../audit-result.ts';
import type { Campaign } from '../campaign.ts';
import type { Finding } from '../finding.ts';
import { type Connection, type Post, USUAL_FORMAT } from '../post.ts';
import type { Pack } from '../rules/schema.ts';
import { judgeCommercial } from './commercial.ts';
import { explain } from './explain.ts';
import { dayOf, type Facts } from './facts.ts';
import { fingerprint } from './fingerprint.ts';
import { detectLanguage } from './language.ts';
import { candidates, membershipsOf, partnersOf } from './membership.ts';
import { judgeMessage } from './message.ts';
import { passagesOf } from './reading.ts';
import { ownRulebook, type Rulebook } from './rulebook.ts';
import { scan } from './scan.ts';
import { type Case, type Decision, type DraftFinding, decide, unseenIn } from './verdict.ts';

/** What a post is judged with. Everything is optional: a post may carry all that is needed itself. */
export interface AuditContext {
  /** Jurisdictions for posts that name none, by themselves or through a campaign. */
  jurisdictions?: readonly string[];
  /** The tie for posts whose tie is not known otherwise. */
  connection?: Connection;
  /** Campaigns that the post may belong to; those that it does not belong to are ignored. */
  campaigns?: readonly Campaign[];
  /** The post as first published, where `post` is a later edit: tells whether a label came too late. */
  original?: Post;
  /** Rules to judge by; left out: those of this release. */
  rulebook?: Rulebook;
}

/** Judges one post: pure, synchronous, and never throws on a valid post. */
export function audit(post: Post, context: AuditContext = {}): Audit {
  const rulebook = context.rulebook ?? ownRulebook();
  const passages = passagesOf(post);
  const possible = candidates(post, context.campaigns ?? []);
  const partners = partnersOf(post, possible);
  const { hits, denials } = scan(passages, rulebook.lexicon, partners);
  const memberships = membershipsOf(post, passages, possible);
  const commercial = judgeCommercial({ post, passages, hits, memberships, fallback: context.connection, lexicon: rulebook.lexicon });

  const jurisdictions = jurisdictionsOf(post, memberships.flatMap(({ campaign }) => campaign.jurisdictions), context.jurisdictions);
  const format = post.format ?? USUAL_FORMAT[post.platform];
  const facts: Facts = { connection: commercial.connection, platform: post.platform, format, day: dayOf(post.publishedAt) };
  let language: string | undefined | null = post.language ?? null;
  const detect = () => (language === null ? (language = detectLanguage(passages)) : language);

  const findings: Finding[] = [];
  const verdicts = jurisdictions.map((jurisdiction): Verdict => {
    const pack = rulebook.packs.get(jurisdiction);
    const decision: Decision = pack === undefined
      ? commercial.basis === 'none' || commercial.connection === 'none' ? { outcome: 'not_applicable', reason: 'not_commercial', drafts: [] } : { outcome: 'review', reason: 'unsettled', drafts: [] }
      : decide({ ...asCase(), pack });
    const own = pack === undefined ? [] : [...decision.drafts, ...lateness(decision, jurisdiction, pack)].map((draft) => toFinding(draft, pack));
    findings.push(...own);
    return {
      jurisdiction,
      outcome: decision.outcome,
      reason: decision.reason,
      ...(decision.disclosure === undefined ? {} : { disclosure: decision.disclosure }),
      unseen: unseenIn(post, format),
      findingIds: own.map(({ id }) => id),
    };
  });
  for (const membership of memberships) findings.push(...judgeMessage(post, passages, membership, jurisdictions));

  return { post: { platform: post.platform, id: post.id }, rulebook: rulebook.version, language: language ?? 'und', commercial, verdicts, findings: unique(findings) };

  function asCase(): Omit<Case, 'pack'> {
    return { post, facts, hits, denials, passages, partners, commercial, lexicon: rulebook.lexicon, platforms: rulebook.platforms, platformLabel: post.platformLabel ?? 'unknown', language: detect };
  }

  /** A label that the first version lacked was late for everybody who saw that version. */
  function lateness(decision: Decision, jurisdiction: string, pack: Pack): LateDraft[] {
    if (decision.outcome !== 'pass' || context.original === undefined) return [];
    const { original, ...rest } = context;
    const before = audit(original, { ...rest, jurisdictions: [jurisdiction] }).verdicts.find((verdict) => verdict.jurisdiction === jurisdiction);
    if (before?.outcome !== 'fail') return [];
    const { status: _, ...said } = decision.disclosure ?? { status: undefined };
    return [{ reason: 'late', severity: 'low', cite: pack.missing.cite, evidence: 'field' in said ? [said] : [], rule: 'late' }];
  }

  function toFinding(draft: DraftFinding | LateDraft, pack: Pack): Finding {
    const code = `disclosure.${draft.reason as 'missing'}` as const;
    const source = pack.sources[draft.cite.source]!;
    return {
      id: fingerprint(post, code, pack.code, draft.evidence),
      code,
      severity: draft.severity,
      jurisdictions: [pack.code],
      ...(memberships[0] === undefined ? {} : { campaign: memberships[0].campaign.id }),
      evidence: draft.evidence,
      citation: { instrument: source.instrument, clause: draft.cite.clause, url: source.url, asOf: source.read },
      ...explain(draft as Parameters<typeof explain>[0], pack, facts.connection, language ?? undefined),
    };
  }
}

type LateDraft = Omit<DraftFinding, 'reason'> & { reason: 'late' };

/** The post's own audience wins over its campaigns', those over the caller's. Each once. */
function jurisdictionsOf(post: Post, ofCampaigns: readonly string[], ofCaller: readonly string[] | undefined): string[] {
  const named = post.audience ?? (ofCampaigns.length > 0 ? ofCampaigns : (ofCaller ?? []));
  return [...new Set(named)];
}

function unique(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ id }) => !seen.has(id) && seen.add(id));
}
