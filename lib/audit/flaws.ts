import type { Commercial } from '../audit-result.ts';
import type { Evidence, Severity } from '../finding.ts';
import type { Cite, Pack, Ruling, Term } from '../rules/schema.ts';
import type { Platforms } from '../rules/tables.ts';
import type { Native } from './disclosure.ts';
import { type Facts, holds, isDoubtful, isSameLanguage } from './facts.ts';
import { lettersOf } from './letters.ts';
import type { Lexicon } from './lexicon.ts';
import { type Answer, type Frames, isPlaced, placementReason } from './placement.ts';
import { evidenceOf, firstAfter, type Hit, lettersIn, type Passage } from './reading.ts';
import { rawEnd } from './text.ts';

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

/** A post as one jurisdiction's rules see it. */
export interface Judged {
  pack: Pack;
  commercial: Commercial;
  facts: Facts;
  hits: readonly Hit[];
  passages: readonly Passage[];
  lexicon: Lexicon;
  platforms: Platforms;
  platformLabel: 'present' | 'absent' | 'unknown';
  /** Folded names by which the post may call its partner. */
  partners: readonly string[];
  /** Language of the post, detected when asked for; undefined where it cannot be told. */
  language: () => string | undefined;
  /** Wordings of the post's own language, whoever knows them; looked for when first asked for. */
  native: () => readonly Native[];
}

/** How near to the label the partner must be named to be named beside it, in characters. */
const BESIDE = 60;

/** What a ruling asks besides the wording, and the post lacks. */
export function unmetNeeds(judged: Judged, hit: Hit, { needs }: Ruling): Flaw['reason'][] {
  const { hits, lexicon, pack, platformLabel, partners } = judged;
  const unmet: Flaw['reason'][] = [];
  if (needs?.brand === true && !namesPartnerNear(hit, partners, BESIDE)) unmet.push('partner_unnamed');
  if (needs?.platformLabel === true && platformLabel !== 'present') unmet.push('insufficient_wording');
  const wanted = needs?.beside;
  if (wanted !== undefined) {
    const isWanted = (other: Hit) =>
      lexicon.terms
        .get(pack.code)
        ?.get(other.surface)
        ?.some(({ term }) => wanted.includes(term.id));
    if (!hits.some((other) => other.passage === hit.passage && isWanted(other))) unmet.push('insufficient_wording');
  }
  return unmet;
}

function namesPartnerNear({ brand, passage, start, end }: Hit, partners: readonly string[], reach: number): boolean {
  if (brand !== undefined) return true;
  const mention = passage.mentions[firstAfter(passage.mentions, start - reach)];
  if (mention !== undefined && mention <= end + reach) return true;
  if (partners.length === 0) return false;
  const isAnywhere = reach === Number.POSITIVE_INFINITY;
  const near = isAnywhere
    ? lettersIn(passage)
    : lettersOf(passage.folded.text.slice(Math.max(0, start - reach), end + reach));
  return partners.some((partner) => near.includes(lettersOf(partner)));
}

/** A wording in a language that the audience need not understand. */
export function languageFlaws({ pack, facts, language }: Judged, term: Term): Flaw[] {
  const rule = pack.languageRules.find((one) => holds(one, facts));
  if (rule === undefined || term.language === 'zxx') return [];
  const allowed = rule.rule === 'national' ? pack.languages : (rule.languages ?? []);
  if (allowed.some((one) => isSameLanguage(one, term.language))) return [];
  if (rule.rule !== 'national') {
    const content = language();
    if (content === undefined || isSameLanguage(content, term.language)) return [];
  }
  return [byCertainty(pack, { reason: 'wrong_language', severity: rule.severity, cite: rule.cite, rule: 'language' })];
}

/** Whether a wording is in the language in which the post is written. */
export function isOwnLanguage(language: () => string | undefined, term: Term): boolean {
  const content = language();
  return content !== undefined && isSameLanguage(content, term.language);
}

const NAME = /^[\s)\]】」|/:–—-]{1,4}\p{Lu}[\p{L}\p{N}&'’-]*(?: (?:&|\p{Lu}[\p{L}\p{N}&'’-]*)){0,3} ?(?:[.|\n]|$)/u;

/** `Mainos / Saunatuoksu Oy`: capital words behind the label, and nothing else up to the end of the line or sentence. */
function namesSomebody({ passage: { folded }, end }: Hit): boolean {
  const from = rawEnd(folded, end);
  return NAME.test(folded.raw.slice(from, from + BESIDE));
}

/** Where nobody says who the partner is, a name in the text cannot be told from other words: a person must look. */
export function partnerFlaws({ pack, facts, partners }: Judged, hit: Hit): Flaw[] {
  const rule = pack.partner.find((one) => holds(one, facts));
  if (rule === undefined || facts.connection === 'own_brand') return [];
  if (namesPartnerNear(hit, partners, rule.rule === 'beside' ? BESIDE : Number.POSITIVE_INFINITY)) return [];
  const flaw = byCertainty(pack, {
    reason: 'partner_unnamed',
    severity: rule.severity,
    cite: rule.cite,
    rule: 'partner',
  });
  if (partners.length > 0) return [flaw];
  return namesSomebody(hit) ? [] : [{ ...flaw, answer: 'maybe' }];
}

/** `labelled`: the passages that carry a wording as good as this one. Looked at once for all wordings of a post. */
export function placementOf(judged: Judged, labelled: ReadonlySet<Passage>): (hit: Hit) => Flaw[] {
  const all = judged.passages.filter(({ field }) => field === 'overlays');
  const frames = { all, bare: all.filter((frame) => !labelled.has(frame)) };
  const contentUnseen = !judged.passages.some(({ field }) => field === 'overlays' || field === 'transcript');
  const rules = judged.pack.placement.filter((placement) => holds(placement, judged.facts));
  return (hit) => placementFlaws(judged, hit, { labelled, frames, contentUnseen, rules });
}

interface Looked {
  labelled: ReadonlySet<Passage>;
  frames: Frames;
  contentUnseen: boolean;
  rules: Pack['placement'];
}

function placementFlaws(judged: Judged, hit: Hit, { labelled, frames, contentUnseen, rules }: Looked): Flaw[] {
  const { pack, facts, platforms } = judged;
  const flaws: Flaw[] = [];
  if (hit.passage.field === 'firstComment' && !rules.some(({ rule }) => rule.kind === 'channel')) {
    flaws.push({ reason: 'channel', answer: 'no', severity: 'high', cite: pack.missing.cite, rule: 'channel' });
  }
  for (const { id, rule, severity, cite } of rules) {
    const placed = isPlaced(rule, { hit, labelled, frames, platforms, platform: facts.platform, format: facts.format });
    if (placed === 'yes') continue;
    const reason = placementReason(rule);
    const flaw = byCertainty(pack, { reason, severity: placed === 'maybe' ? 'low' : severity, cite, rule: id });
    if (placed === 'maybe') flaw.answer = 'maybe';
    if (reason === 'channel' && contentUnseen && hit.passage.field !== 'firstComment')
      Object.assign(flaw, { answer: 'maybe', severity: 'medium' });
    if (reason === 'frame_missing') flaw.where = evidenceOfFrames(frames.bare);
    flaws.push(flaw);
  }
  return flaws;
}

/** How many frames are named: a person looks at the story anyway. */
const MAX_FRAMES = 20;

function evidenceOfFrames(frames: readonly Passage[]): Evidence[] {
  return frames.slice(0, MAX_FRAMES).map((frame) => evidenceOf(frame, 0, frame.folded.text.length));
}

/** Doubtful law may make a person look, but it fails nobody. */
function byCertainty(pack: Pack, flaw: Omit<Flaw, 'answer'>): Flaw {
  return isDoubtful(flaw.cite, pack.sources)
    ? { ...flaw, reason: 'unsettled', answer: 'maybe' }
    : { ...flaw, answer: 'no' };
}
