import type { Commercial } from '../audit-result.ts';
import type { Connection, Post } from '../post.ts';
import { signalKinds } from '../rules/signals.ts';
import { isBracketed, isLabel, isQuoted } from './context.ts';
import type { Membership } from './facts.ts';
import type { Lexicon, TermUse } from './lexicon.ts';
import { isContactLine, neighbours } from './pleas.ts';
import { evidenceOf, type Hit, type Passage } from './reading.ts';
import { countOnce, findSignals, isNegated, type Weighed, weighed } from './signals.ts';

/** A suspicion below this is none. */
const SUSPECTED = 0.5;
/** How many signals are listed; the rest says nothing new. */
const MAX_SIGNALS = 20;

interface Known {
  post: Post;
  passages: readonly Passage[];
  hits: readonly Hit[];
  denials: readonly Hit[];
  memberships: readonly Membership[];
  /** The caller's word, where the post and its campaigns are silent. */
  fallback: Connection | undefined;
  lexicon: Lexicon;
  /** Whose rules the post must meet, and the languages of their audiences. */
  jurisdictions: readonly string[];
  languages: readonly string[];
  /** The language of the post. Slow: asked only where a wording means different things in different languages. */
  language: () => string | undefined;
}

/** Whether the post is an ad, what ties its creator to the brand, and how that is known. */
export function judgeCommercial(known: Known): Commercial {
  const { post, memberships, fallback } = known;
  const found = suspicions(known);
  const signals = found.map(({ signal }) => signal).slice(0, MAX_SIGNALS);
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

  const doubt = found.reduce((left, { weight }) => left * (1 - weight), 1);
  const likelihood = Math.round((1 - doubt) * 100) / 100;
  if (likelihood < SUSPECTED) return { basis: 'none', connection: 'unknown', likelihood, signals };
  return { basis: 'signals', connection: suspectedTie(found), likelihood, signals };
}

function say(connection: Connection | undefined): Connection | undefined {
  return connection === 'unknown' ? undefined : connection;
}

interface Statement {
  hit: Hit;
  tie: Connection;
  /** A wording that is enough for some tie declares an ad; one that never is makes a suspicion only. */
  declares: boolean;
}

/** What a fitting wording states. Amid tags of those who seek or make ads a word for an ad is a topic at most. */
function statementOf(hit: Hit, { term }: TermUse): Statement | undefined {
  const { seeking, making } = neighbours(hit);
  if (term.says === undefined || seeking) return undefined;
  const enough = term.rulings.some(({ status }) => status === 'accepted' || status === 'conditional');
  return { hit, tie: term.says, declares: enough && !(making && term.says === 'unknown') };
}

/** Hits whose wording states a tie in the terms of a judged jurisdiction (of all, where none is judged). */
function* statements({ hits, lexicon, jurisdictions }: Known): Generator<Statement> {
  const judged = jurisdictions.length > 0 ? jurisdictions : [...lexicon.terms.keys()];
  for (const hit of hits) {
    for (const code of judged) {
      for (const use of lexicon.terms.get(code)?.get(hit.surface) ?? []) {
        const statement = fits(hit, use) ? statementOf(hit, use) : undefined;
        if (statement !== undefined) yield statement;
      }
    }
  }
}

/** Of each lexicon, what its wordings state in any jurisdiction, by surface. */
const stated = new WeakMap<Lexicon, ReadonlyMap<number, readonly TermUse[]>>();

function statedAnywhere(lexicon: Lexicon): ReadonlyMap<number, readonly TermUse[]> {
  let all = stated.get(lexicon) as Map<number, TermUse[]> | undefined;
  if (all === undefined) {
    all = new Map();
    for (const [surface, uses] of [...lexicon.terms.values()].flatMap((pack) => [...pack])) {
      const saying = uses.filter(({ term }) => term.says !== undefined);
      if (saying.length > 0) all.set(surface, [...(all.get(surface) ?? []), ...saying]);
    }
    stated.set(lexicon, all);
  }
  return all;
}

/**
 * Wording by which other jurisdictions' terms state a tie, in the language of the post: a Korean ad is an ad for an
 * audience in the US as well, though no rule there knows its words.
 */
function foreignStatement({ hits, lexicon, jurisdictions, languages, language }: Known): Statement | undefined {
  const all = statedAnywhere(lexicon);
  let best: Statement | undefined;
  for (const hit of hits) {
    const use = all.get(hit.surface)?.find((one) => fits(hit, one));
    const statement = use && statementOf(hit, use);
    if (statement === undefined || isNegated(hit) || (best !== undefined && !statement.declares)) continue;
    const known = jurisdictions.flatMap((code) => lexicon.terms.get(code)?.get(hit.surface) ?? []);
    if (known.some(({ term }) => term.says !== undefined || languages.some((own) => isSame(own, term.language))))
      continue;
    if (!isLingua(hit, use!.term.language) && !isSame(language() ?? '', use!.term.language)) continue;
    best = statement;
    if (best.declares) return best;
  }
  return best;
}

const BEYOND_LATIN = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;

/** English is written everywhere, and a script of its own tells the language. */
function isLingua({ passage, start, end }: Hit, language: string): boolean {
  return isSame(language, 'en') || BEYOND_LATIN.test(passage.folded.text.slice(start, end));
}

function isSame(a: string, b: string): boolean {
  return a.split('-')[0] === b.split('-')[0];
}

/** The tie that the post's own wording states; a named one before an ad as such. */
function declaredTie(known: Known): Connection | undefined {
  let declared: Connection | undefined;
  for (const { declares, tie } of statements(known)) {
    if (!declares) continue;
    if (tie !== 'unknown') return tie;
    declared = tie;
  }
  return declared;
}

/** Whether a hit stands in one of the ways in which a term counts. */
export function fits(hit: Hit, { term, modes }: TermUse): boolean {
  if ((hit.glued && term.embedded !== true) || hit.loose || isQuoted(hit) || isContactLine(hit)) return false;
  if (hit.tag) return modes.has('hashtag');
  return modes.has('text') || (modes.has('label') && isLabel(hit)) || (modes.has('bracketed') && isBracketed(hit));
}

/** Everything that hints at an ad. What a denial contradicts proves nothing. */
function suspicions(known: Known): Weighed[] {
  const found = findSignals(known);
  const weak = [...statements(known)].find(({ hit, declares }) => !declares && !isNegated(hit));
  const foreign = foreignStatement(known);
  for (const one of [weak, foreign]) {
    if (one === undefined) continue;
    const kind = one.declares ? 'foreign_disclosure' : 'weak_disclosure';
    found.push(weighed(kind, evidenceOf(one.hit.passage, one.hit.start, one.hit.end), say(one.tie)));
  }
  const denied = known.denials.length > 0;
  return countOnce(
    found.map((one) => (denied && signalKinds[one.signal.kind]!.denied === true ? { ...one, weight: 0 } : one)),
  );
}

/** The tie that the weightiest signal suggests. Who only sells, on a site of their own or what is theirs, has no other. */
function suspectedTie(found: readonly Weighed[]): Connection {
  const kinds = new Set(found.map(({ signal }) => signal.kind));
  const onlySells = [...kinds].every((kind) => signalKinds[kind]!.selling === true);
  const showsCode = [...kinds].some((kind) => signalKinds[kind]!.suggests === 'discount_code');
  if (onlySells && (kinds.has('own_site') || (kinds.has('own_brand') && !showsCode))) return 'own_brand';
  const telling = found.filter(
    ({ weight, suggests }) => weight > 0 && suggests !== undefined && suggests !== 'own_brand',
  );
  return telling.sort((a, b) => b.weight - a.weight)[0]?.suggests ?? 'unknown';
}
