import type { Commercial, Signal } from '../audit-result.ts';
import type { Connection, Post } from '../post.ts';
import { isBracketed, isLabel } from './context.ts';
import type { Membership } from './facts.ts';
import { findCode, findDomain } from './find.ts';
import type { Lexicon, TermUse } from './lexicon.ts';
import { evidenceOf, type Hit, type Passage } from './reading.ts';

/** A suspicion below this is none. */
const SUSPECTED = 0.5;
/** What a wording such as `#sp`, which declares nothing clearly, weighs as a signal. */
const WEAK_WEIGHT = 0.6;
/** How many signals are listed; the rest says nothing new. */
const MAX_SIGNALS = 20;

interface Known {
  post: Post;
  passages: readonly Passage[];
  hits: readonly Hit[];
  memberships: readonly Membership[];
  /** The caller's word, where the post and its campaigns are silent. */
  fallback: Connection | undefined;
  lexicon: Lexicon;
  /** Whose rules the post must meet. */
  jurisdictions: readonly string[];
}

/** Whether the post is an ad, what ties its creator to the brand, and how that is known. */
export function judgeCommercial(known: Known): Commercial {
  const { post, memberships, fallback } = known;
  const weighed = weigh(known);
  const signals = weighed.map(({ signal }) => signal).slice(0, MAX_SIGNALS);
  const given =
    say(post.connection) ??
    memberships
      .map(({ campaign, creator }) => say(creator.connection) ?? say(campaign.connection))
      .find((tie) => tie !== undefined) ??
    say(fallback);

  if (given === 'none') return { basis: 'connection', connection: 'none', likelihood: 0.02, signals };
  if (memberships.length > 0) return { basis: 'campaign', connection: given ?? 'unknown', likelihood: 0.98, signals };
  if (given !== undefined) return { basis: 'connection', connection: given, likelihood: 0.99, signals };
  const declared = declaredTie(known);
  if (post.platformLabel === 'present')
    return { basis: 'label', connection: declared ?? 'unknown', likelihood: 0.97, signals };
  if (declared !== undefined) return { basis: 'label', connection: declared, likelihood: 0.9, signals };

  const doubt = weighed.reduce((left, { weight }) => left * (1 - weight), 1);
  const likelihood = Math.round((1 - doubt) * 100) / 100;
  const suggested = weighed.find((signal) => signal.suggests !== undefined)?.suggests;
  if (likelihood >= SUSPECTED) return { basis: 'signals', connection: suggested ?? 'unknown', likelihood, signals };
  return { basis: 'none', connection: 'unknown', likelihood, signals };
}

function say(connection: Connection | undefined): Connection | undefined {
  return connection === 'unknown' ? undefined : connection;
}

/** Hits whose wording states a tie in the terms of a judged jurisdiction (of all, where none is judged). */
function* statements({ hits, lexicon, jurisdictions }: Known): Generator<{ hit: Hit; use: TermUse; tie: Connection }> {
  const judged = jurisdictions.length > 0 ? jurisdictions : [...lexicon.terms.keys()];
  for (const hit of hits) {
    for (const code of judged) {
      for (const use of lexicon.terms.get(code)?.get(hit.surface) ?? []) {
        if (use.term.says !== undefined && fits(hit, use)) yield { hit, use, tie: use.term.says };
      }
    }
  }
}

/** A wording that is enough for some tie declares an ad; one that never is makes a suspicion only. */
function declares({ term }: TermUse): boolean {
  return term.rulings.some(({ status }) => status === 'accepted' || status === 'conditional');
}

/** The tie that the post's own wording states; a named one before an ad as such. */
function declaredTie(known: Known): Connection | undefined {
  let declared: Connection | undefined;
  for (const { use, tie } of statements(known)) {
    if (!declares(use)) continue;
    if (tie !== 'unknown') return tie;
    declared = tie;
  }
  return declared;
}

/** Whether a hit stands in one of the ways in which a term counts. */
export function fits(hit: Hit, { term, modes }: TermUse): boolean {
  if (hit.glued && term.embedded !== true) return false;
  if (hit.tag) return modes.has('hashtag');
  return modes.has('text') || (modes.has('label') && isLabel(hit)) || (modes.has('bracketed') && isBracketed(hit));
}

interface Weighed {
  signal: Signal;
  weight: number;
  suggests?: Connection | undefined;
}

/** Signals with their weights: of each kind the strongest one weighs, so that repetition proves nothing. */
function weigh(known: Known): Weighed[] {
  const { hits, lexicon, passages, memberships } = known;
  const found: Weighed[] = [];
  for (const hit of hits) {
    for (const signal of lexicon.signals.get(hit.surface) ?? []) {
      found.push({
        signal: { kind: signal.kind, ...evidenceOf(hit.passage, hit.start, hit.end) },
        weight: signal.weight,
        suggests: signal.suggests,
      });
    }
  }
  const weak = [...statements(known)].find(({ use }) => !declares(use));
  if (weak !== undefined) {
    const signal = { kind: 'weak_disclosure', ...evidenceOf(weak.hit.passage, weak.hit.start, weak.hit.end) };
    found.push({ signal, weight: WEAK_WEIGHT, suggests: say(weak.tie) });
  }
  for (const { campaign, creator } of memberships) {
    const code = creator.promoCode === undefined ? undefined : findCode(passages, creator.promoCode);
    if (code !== undefined)
      found.push({ signal: { kind: 'promo_code', ...code }, weight: 0.9, suggests: 'discount_code' });
    const link = (campaign.brand.domains ?? [])
      .map((domain) => findDomain(passages, domain))
      .find((span) => span !== undefined);
    if (link !== undefined) found.push({ signal: { kind: 'brand_link', ...link }, weight: 0.5 });
  }
  const strongest = new Map<string, number>();
  for (const { signal, weight } of found) strongest.set(signal.kind, Math.max(strongest.get(signal.kind) ?? 0, weight));
  return found.map((one) => {
    const weight = strongest.get(one.signal.kind) === one.weight ? one.weight : 0;
    if (weight > 0) strongest.delete(one.signal.kind);
    return { ...one, weight };
  });
}
