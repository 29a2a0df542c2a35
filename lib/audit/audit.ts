import type { Audit, Verdict } from '../audit-result.ts';
import type { Campaign } from '../campaign.ts';
import type { Finding } from '../finding.ts';
import type { Connection, Post } from '../post.ts';
import { USUAL_FORMAT } from '../post-terms.ts';
import type { Pack } from '../rules/schema.ts';
import { isDeclared, judgeCommercial, type Known } from './commercial.ts';
import { asFarAsRead } from './cut.ts';
import { nativeWordings } from './disclosure.ts';
import type { DraftFinding } from './draft.ts';
import { dayOf } from './facts.ts';
import { toFinding } from './findings.ts';
import { detectLanguage } from './language.ts';
import { candidates, membershipsOf, partnersOf } from './membership.ts';
import { type Asked, distinct, judgeMessage } from './message/judge-message.ts';
import { underNewerRules } from './newer-rules.ts';
import { type Passage, passagesOf } from './reading.ts';
import { ownRulebook, type Rulebook } from './rulebook.ts';
import { scan } from './scan.ts';
import { sectorFindings } from './sectors.ts';
import { type Case, type Decision, decide, isNotCommercial, unseenIn, withoutRules } from './verdict.ts';

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
  const { disclosure, read } = judgeDisclosure(post, context);
  if (read.memberships.length === 0) return disclosure;
  const message = judgeMessage(read);
  const { post: audited, rulebook, language, commercial, verdicts } = disclosure;
  const findings = [...disclosure.findings, ...message.findings];
  const { keyMessages } = message;
  return keyMessages.length === 0
    ? { post: audited, rulebook, language, commercial, verdicts, findings }
    : { post: audited, rulebook, language, commercial, verdicts, keyMessages, findings };
}

/** Judges whether the post discloses its tie, campaigns and their partners told, but none of their briefs; and what was read for it. */
export function judgeDisclosure(post: Post, context: AuditContext): { disclosure: Audit; read: Asked } {
  const rulebook = context.rulebook ?? ownRulebook();
  const { lexicon, platforms } = rulebook;
  const passages = passagesOf(post);
  const possible = candidates(post, context.campaigns ?? []);
  const partners = partnersOf(post, possible);
  const { hits, denials } = scan(passages, lexicon, partners);
  const memberships = membershipsOf(post, passages, possible);
  const jurisdictions = jurisdictionsOf(
    post,
    memberships.flatMap(({ campaign }) => campaign.jurisdictions),
    context.jurisdictions,
  );
  const language = lazily(() => post.language ?? detectLanguage(passages));
  const known: Known = {
    post,
    passages,
    hits,
    denials,
    memberships,
    fallback: context.connection,
    lexicon,
    jurisdictions,
    language: language.get,
  };
  const commercial = judgeCommercial(known);

  const format = post.format ?? USUAL_FORMAT[post.platform];
  const native = lazily(() => nativeWordings(shared));
  const shared: Omit<Case, 'pack'> = {
    post,
    hits,
    denials,
    passages,
    partners,
    commercial,
    lexicon,
    platforms,
    facts: { connection: commercial.connection, platform: post.platform, format, day: dayOf(post.publishedAt) },
    platformLabel: post.platformLabel ?? 'unknown',
    language: language.get,
    native: native.get,
  };
  const about = {
    post,
    campaign: memberships[0]?.campaign.id,
    connection: commercial.connection,
    packs: rulebook.packs,
  };

  const findings: Finding[] = [];
  const unseen = unseenIn(post, format);
  const quiet = isNotCommercial(commercial, passages);
  const verdicts = jurisdictions.map((jurisdiction): Verdict => {
    if (quiet) return { jurisdiction, outcome: 'not_applicable', reason: 'not_commercial', unseen, findingIds: [] };
    const pack = rulebook.packs.get(jurisdiction);
    const one = pack && { ...shared, pack };
    const decision = one === undefined ? withoutRules(passages) : asFarAsRead(decide(one), post);
    const newerRules = one && underNewerRules(one, decision);
    const own: Finding[] = [];
    if (one !== undefined) {
      const { pack } = one;
      const late = lateness(decision, context, { pack, connection: commercial.connection });
      for (const draft of [...decision.drafts, ...late])
        own.push(toFinding(draft, { ...about, pack, language: language.known() }));
      own.push(...sectorFindings(one));
    }
    findings.push(...own);
    return {
      jurisdiction,
      outcome: decision.outcome,
      reason: decision.reason,
      ...(decision.disclosure === undefined ? {} : { disclosure: decision.disclosure }),
      unseen,
      findingIds: [...new Set(own.map(({ id }) => id))],
      ...(newerRules === undefined ? {} : { newerRules }),
    };
  });
  const declares = (read: readonly Passage[]) =>
    isDeclared({ ...known, passages: read, ...scan(read, lexicon, partners) });
  const disclosure = {
    post: { platform: post.platform, id: post.id },
    rulebook: rulebook.version,
    language: post.language ?? language.known() ?? 'und',
    commercial,
    verdicts,
    findings: distinct(findings),
  };
  return { disclosure, read: { post, passages, memberships, jurisdictions, declares, unseen } };
}

/** The post's own audience wins over its campaigns', those over the caller's. Each once. */
function jurisdictionsOf(
  post: Post,
  ofCampaigns: readonly string[],
  ofCaller: readonly string[] | undefined,
): readonly string[] {
  const asked = post.audience ?? (ofCampaigns.length > 0 ? ofCampaigns : (ofCaller ?? []));
  return asked.length < 2 ? asked : [...new Set(asked)];
}

/** A label that the first version lacked came too late for everybody who saw that version. */
function lateness(
  decision: Decision,
  { original, ...rest }: AuditContext,
  { pack, connection }: { pack: Pack; connection: Connection },
): DraftFinding[] {
  if (decision.outcome !== 'pass' || original === undefined) return [];
  const known = { ...original, audience: [pack.code], connection: original.connection ?? connection };
  const before = audit(known, rest).verdicts[0];
  if (before?.outcome !== 'fail') return [];
  const { status: _, ...said } = decision.disclosure ?? { status: undefined };
  const { cite } = pack.missing;
  return [{ reason: 'late', severity: 'low', cite, evidence: 'field' in said ? [said] : [], rule: 'late' }];
}

/** What is slow is done once, and only if a verdict asks. */
function lazily<T>(make: () => T): { get: () => T; known: () => T | undefined } {
  let asked = false;
  let made: T | undefined;
  const get = () => {
    if (!asked) made = make();
    asked = true;
    return made as T;
  };
  return { get, known: () => made };
}
