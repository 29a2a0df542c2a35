import type { TermStatus } from '../audit-result.ts';
import { CONNECTIONS } from '../post-terms.ts';
import type { Pack, Ruling } from '../rules/schema.ts';
import { opensText } from './context.ts';
import { type Facts, holds, isDoubtful } from './facts.ts';
import {
  type Flaw,
  isOwnLanguage,
  type Judged,
  languageFlaws,
  partnerFlaws,
  placementOf,
  unmetNeeds,
} from './flaws.ts';
import type { TermUse } from './lexicon.ts';
import type { Hit } from './reading.ts';
import { fits } from './standing.ts';

/** A wording of the post that a pack knows, with what is wrong with it, worst first. */
export interface Candidate {
  hit: Hit;
  use: TermUse;
  status: TermStatus;
  flaws: Flaw[];
}

/** Every wording of the post that the pack knows, the best one first. */
export function candidatesFor(judged: Judged): Candidate[] {
  const uses = judged.lexicon.terms.get(judged.pack.code);
  const found: Candidate[] = [];
  for (const hit of judged.hits) {
    for (const use of uses?.get(hit.surface) ?? []) {
      const ruling = fits(hit, use) || isHalfSet(hit, use) ? rulingFor(use, judged.facts) : undefined;
      if (ruling !== undefined) found.push(weigh(judged, hit, use, ruling));
    }
  }
  const isOpen = found.every(({ flaws }) => flaws.length > 0) && judged.commercial.basis !== 'signals';
  if (isOpen) {
    const unknown = judged.native().filter(({ hit }) => uses?.has(hit.surface) !== true);
    found.push(...unknown.map((one) => fromElsewhere(judged, one)));
  }
  if (found.length === 0) return found;
  const byPassage = Map.groupBy(found, ({ hit }) => hit.passage);
  const kept = found.filter((one) => !byPassage.get(one.hit.passage)!.some((other) => covers(other, one)));
  const labelled = new Set(kept.filter(couldSuffice).map(({ hit }) => hit.passage));
  const placement = placementOf(judged, labelled);
  for (const candidate of kept) {
    if (couldSuffice(candidate)) candidate.flaws.push(...placement(candidate.hit));
    candidate.flaws.sort((a, b) => RANK[a.answer] - RANK[b.answer]);
  }
  return kept.sort((a, b) => worth(b) - worth(a) || fieldOrder(a) - fieldOrder(b) || a.hit.start - b.hit.start);
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

function fieldOrder({ hit }: Candidate): number {
  return FIELD_ORDER.indexOf(hit.passage.field);
}

/** Whether the wording may be enough, so that it matters where and in which language it stands. */
function couldSuffice({ status, flaws }: Candidate): boolean {
  const never = status === 'insufficient' || status === 'supplement';
  return !never && !flaws.some(({ reason }) => reason === 'insufficient_wording');
}

/** The longer wording is what the post says: "sponsored by X" over "sponsored". */
function covers(a: Candidate, b: Candidate): boolean {
  if (a.hit.start > b.hit.start || a.hit.end < b.hit.end) return false;
  const longer = a.hit.end - a.hit.start > b.hit.end - b.hit.start;
  return longer || (a.hit.brand === undefined && b.hit.brand !== undefined);
}

/** `Werbung Heute zeige ich …`, `sponsored by glowlab`: a label that nothing sets apart, a name that may be any word. */
function isHalfSet(hit: Hit, { modes }: TermUse): boolean {
  return hit.loose === true || (!hit.tag && !hit.glued && modes.has('label') && opensText(hit));
}

function weigh(judged: Judged, hit: Hit, use: TermUse, ruling: Ruling): Candidate {
  const { pack, facts } = judged;
  const candidate: Candidate = { hit, use, status: ruling.status, flaws: [] };
  const doubtful = isDoubtful(ruling.cite, pack.sources);
  const flaw = (reason: Flaw['reason'], answer: Flaw['answer']) =>
    candidate.flaws.push({
      reason,
      answer,
      severity: ruling.severity ?? (answer === 'no' ? 'high' : 'medium'),
      cite: ruling.cite,
      rule: use.term.id,
    });

  if (facts.connection === 'unknown' && dependsOnConnection(use, facts)) flaw('connection_unknown', 'maybe');
  else if (ruling.status === 'insufficient' || ruling.status === 'supplement')
    flaw(doubtful ? 'unsettled' : 'insufficient_wording', doubtful ? 'maybe' : 'no');
  else if (ruling.status !== 'accepted') flaw('unsettled', 'maybe');
  if (hit.spelled || !fits(hit, use)) flaw('unsettled', 'maybe');
  for (const missing of unmetNeeds(judged, hit, ruling)) {
    const untold = missing === 'partner_unnamed' && judged.partners.length === 0;
    flaw(missing, doubtful || untold ? 'maybe' : 'no');
  }
  if (couldSuffice(candidate)) candidate.flaws.push(...languageFlaws(judged, use.term), ...partnerFlaws(judged, hit));
  return candidate;
}

/** A wording that states a tie in the language of the post, wherever that is law. */
export interface Native {
  hit: Hit;
  /** Where it is enough for the tie, if anywhere. */
  enough: TermUse | undefined;
  use: TermUse;
}

/** Of all hits, those whose wording states a tie in the post's own language. The same for every jurisdiction. */
export function nativeWordings({ hits, lexicon, facts, language }: Omit<Judged, 'pack'>): Native[] {
  return hits.flatMap((hit): Native[] => {
    const isFitting = (use: TermUse) => fits(hit, use) && isOwnLanguage(language, use.term);
    const uses = lexicon.declarations.get(hit.surface)?.filter(isFitting) ?? [];
    const enough = uses.find((use) => rulingFor(use, facts)?.status === 'accepted');
    return uses.length === 0 ? [] : [{ hit, enough, use: enough ?? uses[0]! }];
  });
}

/**
 * A wording that the pack does not know. Where it is enough for those who speak the post's language, the pack's rule on
 * language decides what it is worth here; otherwise, or without such a rule, a person.
 */
function fromElsewhere(judged: Judged, { hit, enough, use }: Native): Candidate {
  const { facts, pack } = judged;
  if (enough !== undefined && pack.languageRules.some((rule) => holds(rule, facts))) {
    const flaws = [...languageFlaws(judged, enough.term), ...partnerFlaws(judged, hit)];
    return { hit, use, status: 'accepted', flaws };
  }
  const flaw = {
    reason: 'unsettled',
    answer: 'maybe',
    severity: 'low',
    cite: pack.missing.cite,
    rule: 'language',
  } as const;
  return { hit, use, status: 'unknown', flaws: [flaw] };
}

/** For an unknown tie, a ruling that is bound to a tie stands in where there is no other. */
function rulingFor({ term }: TermUse, facts: Facts): Ruling | undefined {
  const direct = term.rulings.find((ruling) => holds(ruling, facts));
  if (direct !== undefined || facts.connection !== 'unknown') return direct;
  return term.rulings.find((ruling) => holds({ ...ruling, connections: undefined }, facts));
}

/** Whether the wording is enough for some ties and not for others, so that an unknown tie leaves it open. */
function dependsOnConnection(use: TermUse, facts: Facts): boolean {
  if (use.term.rulings.every((ruling) => ruling.connections === undefined)) return false;
  const ties = CONNECTIONS.filter((connection) => connection !== 'none' && connection !== 'unknown');
  const statuses = new Set(ties.map((connection) => rulingFor(use, { ...facts, connection })?.status));
  return statuses.has('accepted') && statuses.size > 1;
}

/** The duty that holds; for an unknown tie without an entry of its own, the one for pay. */
export function dutyFor(pack: Pack, facts: Facts): Pack['duties'][number] | undefined {
  const direct = pack.duties.find((duty) => holds(duty, facts));
  if (direct !== undefined || facts.connection !== 'unknown') return direct;
  return pack.duties.find((duty) => holds(duty, { ...facts, connection: 'paid' }));
}
