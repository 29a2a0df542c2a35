import type { JudgedCampaign } from './campaign-cases.ts';
import type { CodeFigures } from './codes.ts';
import type { JudgedMessage } from './message-cases.ts';
import type { Line } from './report.ts';
import { interval, percent } from './report.ts';
import { share, Tally } from './tally.ts';

/** How posts and whole campaigns fare against their briefs. */
export interface MessageFindings {
  posts: readonly JudgedMessage[];
  campaigns: readonly JudgedCampaign[];
  codes: readonly CodeFigures[];
}

export const CODE_HEADS = ['`message.` code', 'wanted', 'hard negatives', 'precision', '95%', 'recall', '95%'];

export function codeRows({ codes }: MessageFindings): string[][] {
  return codes.map(({ code, positives, negatives, tally: { precision, recall } }) => [
    code,
    String(positives),
    String(negatives),
    percent(precision.value),
    interval(precision),
    percent(recall.value),
    interval(recall),
  ]);
}

/** The lines of the summary that tell of briefs. */
export function messageSummary({ posts, campaigns, codes }: MessageFindings): Line[] {
  const all = new Tally();
  for (const { tally } of codes) {
    all.hits += tally.hits;
    all.falseAlarms += tally.falseAlarms;
    all.misses += tally.misses;
  }
  const consistent = posts.filter(isConsistent);
  const quiet = share(consistent.filter(({ audit }) => audit.findings.length === 0).length, consistent.length);
  const cases = posts.length + campaigns.length;
  return [
    { what: 'posts and campaigns against their briefs: precision', cases, ...shown(all.precision) },
    { what: 'posts and campaigns against their briefs: recall', cases, ...shown(all.recall) },
    { what: 'posts that do all that a full brief asks: no finding at all', cases: consistent.length, ...shown(quiet) },
  ];
}

/** Cases about nothing in particular: the whole of the post is in order. */
export function isConsistent({ case: { tests } }: JudgedMessage): boolean {
  return tests.length === 0;
}

function shown(value: Tally['precision']): Pick<Line, 'result' | 'interval'> {
  return { result: percent(value.value), interval: interval(value) };
}

export function messageMisses({ posts, campaigns }: MessageFindings): { where: string; what: string }[] {
  return [...posts, ...campaigns].flatMap(({ case: { name }, missed, surplus }) => {
    const where = `briefs: ${name}`;
    return [
      ...missed.map((wanted) => ({ where, what: `${wanted.code} not found` })),
      ...surplus.map(({ code }) => ({ where, what: `${code.replace('message.', '')} found` })),
    ];
  });
}
