import { answerOf, isSpanFound, type Judged } from './judge.ts';
import { type Share, share, Tally } from './tally.ts';

/** How a group of cases came out. */
export interface GroupFigures {
  name: string;
  cases: number;
  agreement: Share;
  abstained: Share;
  /** Of the answers `fail`, as against everything else that was decided. */
  fail: Tally;
}

/** Agreement on the decided, share of those left to a person, and how well `fail` was told. */
export function outcomeFigures(name: string, judged: readonly Judged[]): GroupFigures {
  const asked = judged.filter((one) => answerOf(one) !== undefined);
  const decided = asked.filter((one) => answerOf(one) !== 'abstained');
  const fail = new Tally();
  for (const { case: one, verdict } of decided) fail.add(one.expect!.includes('fail'), verdict.outcome === 'fail');
  return {
    name,
    cases: asked.length,
    agreement: share(decided.filter((one) => answerOf(one) === 'right').length, decided.length),
    abstained: share(asked.length - decided.length, asked.length),
    fail,
  };
}

export const DIMENSIONS = {
  jurisdiction: ({ case: { jurisdiction } }: Judged) => jurisdiction,
  language: ({ case: { language } }: Judged) => language,
  platform: ({ case: { post } }: Judged) => post.platform,
  reason: ({ verdict }: Judged) => verdict.reason,
} as const;

/** The same figures for each group along a dimension. */
export function groupedFigures(judged: readonly Judged[], keyOf: (one: Judged) => string): GroupFigures[] {
  const groups = Map.groupBy(judged, keyOf);
  return [...groups.keys()].sort().map((name) => outcomeFigures(name, groups.get(name)!));
}

/** Whether posts were told to be ads, from their words alone. */
export function commercialTally(judged: readonly Judged[]): Tally {
  const tally = new Tally();
  for (const { case: one, commercial } of judged)
    if (one.commercial !== undefined) tally.add(one.commercial, commercial);
  return tally;
}

/** Whether a disclosure was found where there is one, in the very words, and none where there is none. */
export function disclosureTally(judged: readonly Judged[]): Tally {
  const tally = new Tally();
  for (const one of judged) {
    if (one.case.span === undefined) continue;
    if (one.case.span === null) tally.add(false, one.span !== undefined);
    else tally.add(true, isSpanFound(one));
  }
  return tally;
}

/** Posts that are no ads, and how many of them were failed all the same. */
export function falseFails(judged: readonly Judged[]): Share {
  const quiet = judged.filter(({ case: one }) => one.commercial === false && one.post.connection === undefined);
  return share(quiet.filter(({ verdict }) => verdict.outcome === 'fail').length, quiet.length);
}

/** Everything that came out otherwise than it should, in words. */
export function missesOf(judged: readonly Judged[]): { what: string; where: string }[] {
  return judged.flatMap((one) => {
    const { case: asked, verdict, commercial, span } = one;
    const where = `${asked.jurisdiction} ${asked.name}`;
    const answer = answerOf(one);
    const wrong: string[] = [];
    if (answer === 'wrong' || answer === 'abstained')
      wrong.push(`${asked.expect!.join(' or ')} expected, ${verdict.outcome} (${verdict.reason}) given`);
    if (answer === 'right' && asked.reason !== undefined && asked.reason !== verdict.reason)
      wrong.push(`${verdict.outcome} for ${asked.reason} expected, for ${verdict.reason} given`);
    if (asked.commercial !== undefined && asked.commercial !== commercial)
      wrong.push(asked.commercial ? 'not taken for an ad' : 'taken for an ad');
    if (asked.span === null && span !== undefined) wrong.push(`took “${span}” for a disclosure`);
    if (typeof asked.span === 'string' && !isSpanFound(one)) wrong.push(`did not find “${asked.span}”`);
    return wrong.map((what) => ({ what, where: `${asked.set}: ${where}` }));
  });
}
