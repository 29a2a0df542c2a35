import type { TermStatus } from '../audit-result.ts';
import type { Evidence, Severity } from '../finding.ts';
import { CONNECTIONS, type Connection } from '../post.ts';
import type { Cite, Pack, Platforms, Ruling } from '../rules/schema.ts';
import { fits } from './commercial.ts';
import { type Facts, holds, isDoubtful } from './facts.ts';
import type { Lexicon, TermUse } from './lexicon.ts';
import { type Answer, isPlaced, placementReason } from './placement.ts';
import { evidenceOf, type Hit, type Passage } from './reading.ts';

/** One thing that keeps a disclosure from being good, with the rule that says so. */
export interface Flaw {
  reason:
    | 'insufficient_wording'
    | 'buried'
    | 'channel'
    | 'frame_missing'
    | 'wrong_language'
    | 'partner_unnamed'
    | 'unsettled'
    | 'connection_unknown';
  /** `maybe`: a person must look. */
  answer: Exclude<Answer, 'yes'>;
  severity: Severity;
  cite: Cite;
  /** The rule’s name within its pack, for the message. */
  rule: string;
  /** Where it shows, if not at the wording itself. */
  where?: Evidence[];
}

/** A wording of the post that a pack knows, with what is wrong with it, worst first. */
export interface Candidate {
  hit: Hit;
  use: TermUse;
  status: TermStatus;
  flaws: Flaw[];
}

export interface Judged {
  pack: Pack;
  facts: Facts;
  hits: readonly Hit[];
  passages: readonly Passage[];
  lexicon: Lexicon;
  platforms: Platforms;
  platformLabel: 'present' | 'absent' | 'unknown';
  partners: readonly string[];
  /** Language of the post, detected when asked for; undefined where it cannot be told. */
  language: () => string | undefined;
}

/** Every wording of the post that the pack knows, the best one first. */
export function candidatesFor(judged: Judged): Candidate[] {
  const uses = judged.lexicon.terms.get(judged.pack.code);
  if (uses === undefined) return [];
  const found: Candidate[] = [];
  for (const hit of judged.hits) {
    for (const use of uses.get(hit.surface) ?? []) {
      if (!fits(hit, use)) continue;
      const candidate = weigh(judged, hit, use);
      if (candidate !== undefined) found.push(candidate);
    }
  }
  const kept = found.filter((one) => !found.some((other) => covers(other, one)));
  const labelled = new Set(kept.filter(isGoodWording).map(({ hit }) => hit.passage));
  for (const candidate of kept)
    if (isGoodWording(candidate)) candidate.flaws.push(...placementFlaws(judged, candidate, labelled));
  for (const { flaws } of kept) flaws.sort((a, b) => RANK[a.answer] - RANK[b.answer]);
  return kept.sort((a, b) => worth(b) - worth(a) || fieldOrder(a, b) || a.hit.start - b.hit.start);
}

const RANK = { no: 0, maybe: 1 } as const;
const STATUS_WORTH: Record<TermStatus, number> = {
  accepted: 50,
  conditional: 40,
  ambiguous: 30,
  unknown: 20,
  supplement: 10,
  insufficient: 10,
};

function worth({ status, flaws }: Candidate): number {
  return STATUS_WORTH[status] - flaws.reduce((sum, flaw) => sum + (flaw.answer === 'no' ? 2 : 1), 0);
}

const FIELD_ORDER = ['title', 'overlays', 'caption', 'transcript', 'description', 'firstComment', 'links'];
function fieldOrder(a: Candidate, b: Candidate): number {
  return FIELD_ORDER.indexOf(a.hit.passage.field) - FIELD_ORDER.indexOf(b.hit.passage.field);
}

function isGoodWording({ status, flaws }: Candidate): boolean {
  return (
    (status === 'accepted' || status === 'conditional') && !flaws.some((flaw) => flaw.reason === 'insufficient_wording')
  );
}

/** The longer wording is what the post says: "sponsored by X" over "sponsored", "not enough" over neither. */
function covers(a: Candidate, b: Candidate): boolean {
  if (a === b || a.hit.passage !== b.hit.passage) return false;
  if (a.hit.start > b.hit.start || a.hit.end < b.hit.end) return false;
  const longer = a.hit.end - a.hit.start > b.hit.end - b.hit.start;
  return longer || (a.hit.brand === undefined && b.hit.brand !== undefined);
}

function weigh(judged: Judged, hit: Hit, use: TermUse): Candidate | undefined {
  const { pack, facts } = judged;
  const ruling = rulingFor(use, facts);
  if (ruling === undefined) return undefined;
  const candidate: Candidate = { hit, use, status: ruling.status, flaws: [] };
  const doubtful = isDoubtful(ruling.cite, pack.sources);
  const flaw = (
    reason: Flaw['reason'],
    answer: Flaw['answer'],
    cite = ruling.cite,
    severity: Severity = ruling.severity ?? 'high',
  ) => candidate.flaws.push({ reason, answer, severity, cite, rule: use.term.id });

  if (facts.connection === 'unknown' && dependsOnConnection(use, facts))
    flaw('connection_unknown', 'maybe', ruling.cite, 'medium');
  else if (ruling.status === 'insufficient' || ruling.status === 'supplement')
    flaw(doubtful ? 'unsettled' : 'insufficient_wording', doubtful ? 'maybe' : 'no');
  else if (ruling.status !== 'accepted') flaw('unsettled', 'maybe', ruling.cite, 'medium');
  if (ruling.needs !== undefined)
    for (const missing of unmetNeeds(judged, hit, ruling)) flaw(missing, doubtful ? 'maybe' : 'no');
  if (isGoodWording(candidate)) {
    languageFlaws(judged, candidate);
    partnerFlaws(judged, candidate);
  }
  return candidate;
}

function rulingFor({ term }: TermUse, facts: Facts): Ruling | undefined {
  return (
    term.rulings.find((ruling) => holds(ruling, facts)) ??
    (facts.connection === 'unknown'
      ? term.rulings.find((ruling) => holds({ ...ruling, connections: undefined }, facts))
      : undefined)
  );
}

/** Whether the wording is enough for some ties and not for others, so that an unknown tie leaves it open. */
function dependsOnConnection(use: TermUse, facts: Facts): boolean {
  if (use.term.rulings.every((ruling) => ruling.connections === undefined)) return false;
  const statuses = new Set<TermStatus | undefined>();
  for (const connection of CONNECTIONS) {
    if (connection === 'none' || connection === 'unknown') continue;
    statuses.add(rulingFor(use, { ...facts, connection })?.status);
  }
  return statuses.has('accepted') && statuses.size > 1;
}

function unmetNeeds(
  { hits, lexicon, pack, platformLabel, partners }: Judged,
  hit: Hit,
  { needs }: Ruling,
): Flaw['reason'][] {
  const unmet: Flaw['reason'][] = [];
  if (needs?.brand === true && !namesPartnerNear(hit, partners, 60)) unmet.push('partner_unnamed');
  if (needs?.platformLabel === true && platformLabel !== 'present') unmet.push('insufficient_wording');
  if (needs?.beside !== undefined) {
    const uses = lexicon.terms.get(pack.code)!;
    const beside = hits.some(
      (other) =>
        other.passage === hit.passage &&
        other !== hit &&
        (uses.get(other.surface) ?? []).some((use) => needs.beside!.includes(use.term.id)),
    );
    if (!beside) unmet.push('insufficient_wording');
  }
  return unmet;
}

function namesPartnerNear(hit: Hit, partners: readonly string[], reach: number): boolean {
  if (hit.brand !== undefined) return true;
  const { folded, mentions } = hit.passage;
  const near = folded.text.slice(Math.max(0, hit.start - reach), hit.end + reach);
  if (partners.some((partner) => near.includes(partner))) return true;
  return mentions.some((at, k) => k % 2 === 0 && at >= hit.start - reach && at <= hit.end + reach);
}

function languageFlaws({ pack, facts, language }: Judged, { use, flaws }: Candidate): void {
  const rule = pack.languageRules.find((one) => holds(one, facts));
  if (rule === undefined || use.term.language === 'zxx') return;
  const allowed = rule.rule === 'national' ? pack.languages : (rule.languages ?? []);
  const base = baseOf(use.term.language);
  if (allowed.map(baseOf).includes(base)) return;
  if (rule.rule !== 'national') {
    const content = language();
    if (content === undefined || baseOf(content) === base) return;
  }
  const doubtful = isDoubtful(rule.cite, pack.sources);
  flaws.push({
    reason: doubtful ? 'unsettled' : 'wrong_language',
    answer: doubtful ? 'maybe' : 'no',
    severity: rule.severity,
    cite: rule.cite,
    rule: 'language',
  });
}

function partnerFlaws({ pack, facts, partners }: Judged, { hit, flaws }: Candidate): void {
  const rule = pack.partner.find((one) => holds(one, facts));
  if (rule === undefined || namesPartnerNear(hit, partners, rule.rule === 'beside' ? 60 : Number.MAX_SAFE_INTEGER))
    return;
  const doubtful = isDoubtful(rule.cite, pack.sources);
  flaws.push({
    reason: 'partner_unnamed',
    answer: doubtful ? 'maybe' : 'no',
    severity: rule.severity,
    cite: rule.cite,
    rule: 'partner',
  });
}

function baseOf(language: string): string {
  return language.split('-')[0]!.toLowerCase();
}

function placementFlaws(judged: Judged, { hit }: Candidate, labelled: ReadonlySet<Passage>): Flaw[] {
  const { pack, facts, passages, platforms } = judged;
  const flaws: Flaw[] = [];
  const rules = pack.placement.filter((placement) => holds(placement, facts));
  if (hit.passage.field === 'firstComment' && !rules.some(({ rule }) => rule.kind === 'channel')) {
    flaws.push({ reason: 'channel', answer: 'no', severity: 'high', cite: pack.missing.cite, rule: 'channel' });
  }
  for (const { id, rule, severity, cite } of rules) {
    const placed = isPlaced(rule, {
      hit,
      passages,
      labelled,
      platforms,
      platform: facts.platform,
      format: facts.format,
    });
    if (placed === 'yes') continue;
    const reason = placementReason(rule);
    const unseen =
      reason === 'channel' && !passages.some(({ field }) => field === 'overlays' || field === 'transcript');
    const doubtful = isDoubtful(cite, pack.sources);
    const maybe = placed === 'maybe' || unseen || doubtful;
    flaws.push({
      reason: doubtful ? 'unsettled' : reason,
      answer: maybe ? 'maybe' : 'no',
      severity: placed === 'maybe' ? 'low' : severity,
      cite,
      rule: id,
      ...(reason === 'frame_missing' ? { where: bareFrames(passages, labelled) } : {}),
    });
  }
  return flaws;
}

function bareFrames(passages: readonly Passage[], labelled: ReadonlySet<Passage>): Evidence[] {
  const bare = passages.filter((passage) => passage.field === 'overlays' && !labelled.has(passage));
  return bare.map((passage) => evidenceOf(passage, 0, passage.folded.text.length));
}

/** Ties that a pack's duty list is asked about when the tie is unknown: any that needs a disclosure. */
export function dutyFor(pack: Pack, facts: Facts): Pack['duties'][number] | undefined {
  const direct = pack.duties.find((duty) => holds(duty, facts));
  if (direct !== undefined || facts.connection !== 'unknown') return direct;
  const usual: Connection = 'paid';
  return pack.duties.find((duty) => holds(duty, { ...facts, connection: usual }));
}
