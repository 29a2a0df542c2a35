import type { Commercial } from '../audit-result.ts';
import type { Connection, Post } from '../post.ts';
import { sameHandle } from '../post-terms.ts';
import { signalKinds } from '../rules/signals.ts';
import { mentionOf } from './beside.ts';
import { isSameLanguage, type Membership } from './facts.ts';
import { lettersOf } from './letters.ts';
import type { Lexicon, TermUse } from './lexicon.ts';
import { isNegated, namesNobody } from './names.ts';
import { meansSomethingElse, neighbours } from './pleas.ts';
import { evidenceOf, type Hit, letteredSpan, type Passage } from './reading.ts';
import { countOnce, findSignals, type Weighed, weighed } from './signals.ts';
import { fits } from './standing.ts';

/** A suspicion below this is none. */
const SUSPECTED = 0.5;
/** How many signals are listed; the rest says nothing new. */
const MAX_SIGNALS = 20;

/** `#sp` may be a species, and `SP` a state. */
const ABBREVIATION = /^#?\p{Script=Latin}{1,2}$/u;

export interface Known {
  post: Post;
  passages: readonly Passage[];
  hits: readonly Hit[];
  denials: readonly Hit[];
  memberships: readonly Membership[];
  /** The caller's word, where the post and its campaigns are silent. */
  fallback: Connection | undefined;
  lexicon: Lexicon;
  /** Whose rules the post must meet. */
  jurisdictions: readonly string[];
  /** The language of the post. Slow: asked only where a wording means different things in different languages. */
  language: () => string | undefined;
}

/** Whether the post is an ad, what ties its creator to the brand, and how that is known. */
export function judgeCommercial(known: Known): Commercial {
  const { post, memberships, fallback } = known;
  const stating = { ...known, hits: known.hits.filter(({ surface }) => known.lexicon.declarations.has(surface)) };
  const found = suspicions(known, stating);
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
  const declared = declaredTie(stating);
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
  use: TermUse;
  tie: Connection;
  /** A wording that is enough for some tie in some jurisdiction declares an ad; any other makes a suspicion only. */
  declares: boolean;
}

/** What a stating hit states in the terms of the jurisdictions that `counts` lets through. */
function* statementsOf(hit: Hit, lexicon: Lexicon, counts: (use: TermUse) => boolean): Generator<Statement> {
  const uses = lexicon.declarations.get(hit.surface)!;
  const { seeking, making } = neighbours(hit);
  if (seeking || meansSomethingElse(hit)) return;
  for (const use of uses) {
    if (!counts(use) || !fits(hit, use)) continue;
    const tie = use.term.says!;
    const topic = (making && tie === 'unknown') || (!hit.tag && isNegated(hit));
    yield { hit, use, tie, declares: isEnoughAnywhere(use, uses) && !topic };
  }
}

/** Amid all who say it in this language, whether the wording is enough for somebody today. */
function isEnoughAnywhere({ term: { language } }: TermUse, uses: readonly TermUse[]): boolean {
  return uses.some(
    ({ term }) =>
      isSameLanguage(term.language, language) &&
      term.rulings.some(({ status, to }) => to === undefined && (status === 'accepted' || status === 'conditional')),
  );
}

/** Hits whose wording states a tie in the terms of a judged jurisdiction (of all, where none is judged). */
function* statements({ hits, lexicon, jurisdictions }: Known): Generator<Statement> {
  if (hits.length === 0) return;
  const judged = new Set(jurisdictions);
  const jokes = Map.groupBy(hits.filter(namesNobody), ({ passage }) => passage);
  for (const hit of hits) {
    if (!jokes.get(hit.passage)?.some((joke) => joke.start <= hit.start && hit.end <= joke.end))
      yield* statementsOf(hit, lexicon, ({ code }) => judged.size === 0 || judged.has(code));
  }
}

/**
 * Wording by which other jurisdictions' terms state a tie, in the language of the post: a Korean ad is an ad for an
 * audience in the US as well, though no rule there knows its words.
 */
function foreignStatement({ hits, lexicon, jurisdictions, language }: Known): Statement | undefined {
  let best: Statement | undefined;
  for (const hit of hits) {
    const [statement] = statementsOf(hit, lexicon, () => true);
    if (statement === undefined || isNegated(hit) || (best !== undefined && !statement.declares)) continue;
    const known = jurisdictions.flatMap((code) => lexicon.terms.get(code)?.get(hit.surface) ?? []);
    if (known.some(({ term }) => term.says !== undefined)) continue;
    const { term } = statement.use;
    if (!isLingua(hit, term.language) && !isSameLanguage(language() ?? '', term.language)) continue;
    best = statement;
    if (best.declares) return best;
  }
  return best;
}

const BEYOND_LATIN = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;

/** English is written everywhere, and a script of its own tells the language. */
function isLingua({ passage, start, end }: Hit, language: string): boolean {
  return isSameLanguage(language, 'en') || BEYOND_LATIN.test(passage.folded.text.slice(start, end));
}

/** A wording that is enough somewhere it is judged, though it names no tie, where it opens a text that mentions somebody else. */
function openingLabel({ post, hits, lexicon, jurisdictions }: Known): Statement | undefined {
  for (const hit of hits) {
    const { passage } = hit;
    if (passage.mentions.length === 0 || letteredSpan(passage)[0] < hit.start) continue;
    if (mentionOf(passage, lettersOf(sameHandle(post.creator.handle))) === undefined) continue;
    for (const code of jurisdictions) {
      const isEnough = (one: TermUse) =>
        one.term.says === undefined && one.term.rulings.some(({ status }) => status === 'accepted') && fits(hit, one);
      const use = lexicon.terms.get(code)?.get(hit.surface)?.find(isEnough);
      if (use !== undefined) return { hit, use, tie: 'unknown', declares: false };
    }
  }
  return undefined;
}

/** Whether the wording itself states that this is an ad. */
export function isDeclared(known: Known): boolean {
  const hits = known.hits.filter(({ surface }) => known.lexicon.declarations.has(surface));
  return declaredTie({ ...known, hits }) !== undefined;
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

/** Everything that hints at an ad. What a denial contradicts proves nothing. */
function suspicions(known: Known, stating: Known): Weighed[] {
  const found = findSignals(known);
  const weak =
    [...statements(stating)].find(({ hit, declares }) => !declares && !isNegated(hit)) ?? openingLabel(known);
  const foreign = foreignStatement(stating);
  if (found.length === 0 && weak === undefined && foreign === undefined) return found;
  for (const one of [weak, foreign]) {
    if (one === undefined) continue;
    const { passage, start, end, tag } = one.hit;
    const short = ABBREVIATION.test(passage.folded.text.slice(start, end));
    if (short && !tag && !one.declares) continue;
    const vague = short ? 'short_disclosure' : 'weak_disclosure';
    found.push(weighed(one.declares ? 'foreign_disclosure' : vague, evidenceOf(passage, start, end), say(one.tie)));
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
  const ownGoods = kinds.has('own_brand') || kinds.has('merchandise');
  if (onlySells && (kinds.has('own_site') || (ownGoods && !showsCode))) return 'own_brand';
  const telling = found.filter(
    ({ weight, suggests }) => weight > 0 && suggests !== undefined && suggests !== 'own_brand',
  );
  return telling.sort((a, b) => b.weight - a.weight)[0]?.suggests ?? 'unknown';
}
