import type { Commercial, Disclosure, Outcome, Verdict } from '../audit-result.ts';
import type { DisclosureReason, Evidence } from '../finding.ts';
import type { Connection, Post } from '../post.ts';
import type { Cite, PlatformLabelPolicy } from '../rules/schema.ts';
import { type Candidate, candidatesFor, dutyFor } from './disclosure.ts';
import type { DraftFinding, FindingReason } from './draft.ts';
import { holds, isCut, isDoubtful, isSameLanguage } from './facts.ts';
import type { Judged } from './flaws.ts';
import { isPlainlyOwn } from './own-brand.ts';
import { evidenceOf, type Hit, type Passage } from './reading.ts';

export interface Decision {
  outcome: Outcome;
  reason: DisclosureReason;
  disclosure?: Disclosure;
  drafts: DraftFinding[];
}

export interface Case extends Judged {
  post: Post;
  denials: readonly Hit[];
}

/** Three answers and a reason for one jurisdiction, on a post that is taken for an ad. What is only suspected, or rests on doubtful law, is never `fail`. */
export function decide(one: Case): Decision {
  const { commercial, facts, pack, passages } = one;
  if (isBlank(passages)) return looked('nothing_to_read', pack.missing.cite, [], 'nothing-to-read');
  const duty = dutyFor(pack, facts);
  const owned = duty?.duty === 'unless_plain';
  if (duty?.duty === 'none' || (owned && isPlainlyOwn(one))) return settled('not_applicable', 'no_duty');

  const candidates = candidatesFor(one);
  const best = candidates[0];
  const decision =
    best === undefined || best.flaws.length > 0 ? withoutGoodWording(one, best) : settled('pass', 'clear', best);
  const contradiction = contradicted(one, decision);
  if (contradiction !== undefined) return contradiction;
  const unsettled = duty === undefined || duty.duty === 'unsettled' || owned;
  if (decision.outcome === 'fail' && unsettled) {
    return looked(
      'unsettled',
      duty?.cite ?? pack.missing.cite,
      decision.drafts[0]!.evidence,
      'duty',
      decision.disclosure,
    );
  }
  return decision.outcome === 'fail' && commercial.basis === 'signals' ? suspected(decision) : decision;
}

function withoutGoodWording(one: Case, best: Candidate | undefined): Decision {
  const { pack, post, platformLabel } = one;
  const policy = pack.platformLabel.find((entry) => holds(entry, one.facts));
  if (
    platformLabel === 'present' &&
    policy?.policy === 'sufficient' &&
    (policy.partnerNamed !== true || post.labelledPartner !== undefined)
  ) {
    return settled('pass', 'clear', best);
  }
  const onlyMaybe = best?.flaws.every((flaw) => flaw.answer === 'maybe');
  const wording = best === undefined ? undefined : fromCandidate(best);
  if (onlyMaybe) return wording!;
  if (
    platformLabel === 'present' &&
    policy !== undefined &&
    (best === undefined || policy.policy === 'conditional' || policy.policy === 'unsettled')
  ) {
    return fromLabel(one, policy, wording?.disclosure);
  }
  if (platformLabel === 'unknown' && policy?.policy === 'sufficient') {
    return looked(
      'label_unknown',
      policy.cite,
      wording?.drafts[0]?.evidence ?? [],
      'platform-label',
      wording?.disclosure,
    );
  }
  if (platformLabel === 'present' && wording?.reason === 'buried') return { ...wording, outcome: 'review' };
  return wording ?? missing(one);
}

function fromLabel(one: Case, policy: PlatformLabelPolicy, disclosure: Disclosure | undefined): Decision {
  const open =
    policy.policy === 'conditional' ||
    policy.policy === 'unsettled' ||
    policy.policy === 'sufficient' ||
    isDoubtful(policy.cite, one.pack.sources);
  if (open) {
    const reason = policy.policy === 'sufficient' ? 'partner_unnamed' : 'unsettled';
    return looked(reason, policy.cite, [], 'platform-label', disclosure);
  }
  return {
    outcome: 'fail',
    reason: 'label_insufficient',
    drafts: [
      { reason: 'label_insufficient', severity: 'medium', cite: policy.cite, evidence: [], rule: 'platform-label' },
    ],
  };
}

function fromCandidate(best: Candidate): Decision {
  const worst = best.flaws[0]!;
  const said = evidenceOf(best.hit.passage, best.hit.start, best.hit.end);
  const drafts = best.flaws
    .filter((flaw, k) => best.flaws.findIndex((other) => other.reason === flaw.reason) === k)
    .map(
      (flaw): DraftFinding => ({
        reason: flaw.reason,
        severity: flaw.severity,
        cite: flaw.cite,
        evidence: flaw.where ?? [said],
        rule: flaw.rule,
      }),
    );
  return {
    outcome: worst.answer === 'no' ? 'fail' : 'review',
    reason: worst.reason,
    disclosure: { ...said, status: best.status },
    drafts,
  };
}

/** Letters beyond those of western Europe. Only where there are some is the language asked for: that is slow. */
const FOREIGN_LETTER = /(?![A-\u024f])\p{L}/u;
/** How much of a text is looked at for them. */
const FOREIGN_REACH = 200;

/** Whether the post is in a language in which no pack knows a disclosure, so that one may have been missed. */
function isUnread({ pack, passages, language, lexicon, commercial }: Case): boolean {
  if (commercial.basis === 'signals' || pack.languageRules.some(({ rule }) => rule === 'national')) return false;
  if (!passages.some(({ folded }) => FOREIGN_LETTER.test(folded.text.slice(0, FOREIGN_REACH)))) return false;
  const spoken = language();
  return spoken !== undefined && ![...lexicon.languages].some((one) => isSameLanguage(one, spoken));
}

/** Sentences that tell of a tie, though no pack knows them as a disclosure: whether they are one is for a person. */
const TELLING: Record<string, ReadonlySet<Connection>> = {
  affiliate_wording: new Set(['affiliate', 'discount_code']),
  goods_received: new Set(['gift', 'gift_with_obligation', 'loan', 'event']),
};

/** Where the duty has changed over time, the one of the day is cited. */
function missing(one: Case): Decision {
  const { pack, facts, commercial } = one;
  const { severity } = pack.missing;
  const duty = dutyFor(pack, facts);
  const isDated = duty?.from !== undefined || duty?.to !== undefined;
  const cite = isDated ? duty.cite : pack.missing.cite;
  if (isUnread(one)) return looked('language_unsupported', cite, [], 'missing');
  const told = commercial.signals.find(({ kind }) => TELLING[kind]?.has(facts.connection));
  if (told !== undefined) {
    const { kind: _, ...said } = told;
    return looked('unsettled', cite, [said], 'missing');
  }
  const draft: DraftFinding = { reason: 'missing', severity, cite, evidence: [], rule: 'missing' };
  if (isDoubtful(cite, pack.sources)) {
    return { outcome: 'review', reason: 'unsettled', drafts: [{ ...draft, reason: 'unsettled' }] };
  }
  return { outcome: 'fail', reason: 'missing', drafts: [draft] };
}

/** Ties beside which "not sponsored" may be said in good faith: nobody paid for the post itself. */
const UNPAID: ReadonlySet<Connection> = new Set(['affiliate', 'discount_code', 'gift', 'event', 'loan', 'own_brand']);

/** "Not an ad" while connected: worse than silence. Beside a good disclosure it leaves the audience in doubt. */
function contradicted(one: Case, decision: Decision): Decision | undefined {
  const { commercial, denials, pack } = one;
  const denial = denials[0];
  if (denial === undefined || commercial.basis === 'signals') return undefined;
  const inGoodFaith = UNPAID.has(commercial.connection);
  if (commercial.basis === 'label' && (inGoodFaith || decision.outcome === 'pass')) return undefined;
  if (inGoodFaith && decision.outcome === 'pass') return undefined;
  const { cite, severity } = pack.contradicted ?? pack.missing;
  const open = decision.outcome === 'pass' || isDoubtful(cite, pack.sources);
  const said = evidenceOf(denial.passage, denial.start, denial.end);
  return {
    outcome: open ? 'review' : 'fail',
    reason: 'contradicted',
    drafts: [{ reason: 'contradicted', severity, cite, evidence: [said], rule: 'contradicted' }],
    ...(decision.disclosure === undefined ? {} : { disclosure: decision.disclosure }),
  };
}

function suspected(decision: Decision): Decision {
  return { ...decision, outcome: 'review', drafts: decision.drafts.map((draft) => ({ ...draft, severity: 'low' })) };
}

function settled(outcome: Outcome, reason: DisclosureReason, best?: Candidate): Decision {
  if (best === undefined) return { outcome, reason, drafts: [] };
  const said = evidenceOf(best.hit.passage, best.hit.start, best.hit.end);
  return { outcome, reason, disclosure: { ...said, status: best.status }, drafts: [] };
}

function looked(
  reason: Exclude<FindingReason, 'late'>,
  cite: Cite,
  evidence: Evidence[],
  rule: string,
  disclosure?: Disclosure,
): Decision {
  return {
    outcome: 'review',
    reason,
    drafts: [{ reason, severity: 'low', cite, evidence, rule }],
    ...(disclosure === undefined ? {} : { disclosure }),
  };
}

function isBlank(passages: readonly Passage[]): boolean {
  return passages.every(({ folded }) => folded.text.trim() === '');
}

/** Whether no jurisdiction has anything to ask of the post. */
export function isNotCommercial({ basis, connection }: Commercial, passages: readonly Passage[]): boolean {
  return connection === 'none' || (basis === 'none' && !isBlank(passages));
}

/** A jurisdiction that no pack covers: unknown law is for a person, never a guess. */
export function withoutRules(passages: readonly Passage[]): Decision {
  return settled('review', isBlank(passages) ? 'nothing_to_read' : 'unsettled');
}

/** What could hold a disclosure but was not there to read. */
export function unseenIn(post: Post, format: string): Verdict['unseen'] {
  const unseen: Verdict['unseen'] = [];
  const wordsOnly = format === 'text' || format === 'article';
  const moves =
    format === 'video' || format === 'reel' || format === 'short' || format === 'live' || format === 'story';
  if (!wordsOnly && post.overlays === undefined) unseen.push('image');
  if (moves && post.transcript === undefined) unseen.push('audio');
  if (post.platformLabel === undefined || post.platformLabel === 'unknown') unseen.push('label');
  if (isCut(post)) unseen.push('text');
  return unseen;
}
