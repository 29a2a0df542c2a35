import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { judgeBriefs } from '../bench/accuracy/briefs.ts';
import { commercialTally, disclosureTally, falseFails, outcomeFigures } from '../bench/accuracy/figures.ts';
import { judge, judgePackExamples } from '../bench/accuracy/judge.ts';
import { isConsistent } from '../bench/accuracy/message-report.ts';
import { summaryTable } from '../bench/accuracy/report.ts';
import { decisions, ownCases } from '../bench/accuracy/sets.ts';
import { share, Tally } from '../bench/accuracy/tally.ts';
import { audit } from '../lib/audit/audit.ts';
import { examplesOf, postOf } from '../lib/audit/example.ts';
import { suggestPost } from '../lib/audit/suggest.ts';
import { MESSAGE_CODES } from '../lib/finding.ts';
import { packs } from '../lib/rules/index.ts';

const { cases, outside } = decisions();
const own = ownCases();
const briefs = judgeBriefs();

describe('how right the auditor is', () => {
  test('it decides as regulators and courts did, and leaves few of their cases open', () => {
    const { agreement, abstained } = outcomeFigures('decisions', cases.map(judge));
    expect(cases.length).toBeGreaterThanOrEqual(130);
    expect(agreement.value).toBeGreaterThanOrEqual(0.97);
    expect(abstained.value).toBeLessThanOrEqual(0.08);
  });

  test('it tells ads and their disclosures from the words alone', () => {
    const judged = own.map(judge);
    expect(commercialTally(judged).f1.value).toBeGreaterThanOrEqual(0.9);
    expect(disclosureTally(judged).f1.value).toBeGreaterThanOrEqual(0.95);
    expect(falseFails(judged).value).toBeLessThanOrEqual(0.01);
  });
});

describe('posts and campaigns against their briefs', () => {
  test.each(MESSAGE_CODES)('%s is told with precision and recall', (code) => {
    const { positives, negatives, tally } = briefs.codes.find((figures) => figures.code === code)!;
    expect(positives).toBeGreaterThanOrEqual(10);
    expect(negatives).toBeGreaterThanOrEqual(10);
    expect(tally.precision.value).toBeGreaterThanOrEqual(0.97);
    expect(tally.recall.value).toBeGreaterThanOrEqual(0.97);
  });

  test('the cases are in at least six languages', () => {
    expect(briefs.posts.length).toBeGreaterThanOrEqual(300);
    const languages = Map.groupBy(briefs.posts, ({ case: { language } }) => language.slice(0, 2));
    expect([...languages.values()].filter((cases) => cases.length >= 40).length).toBeGreaterThanOrEqual(6);
  });

  test('posts that do all that a full brief asks get no finding at all', () => {
    const consistent = briefs.posts.filter(isConsistent);
    expect(consistent.length).toBeGreaterThanOrEqual(80);
    const told = consistent.flatMap(({ case: { name }, audit }) =>
      audit.findings.map(({ code }) => `${name}: ${code}`),
    );
    expect(told).toEqual([]);
  });
});

test('README.md and docs/accuracy.md show the figures of today: if not, run "npm run accuracy"', () => {
  const judged = [...cases, ...own].map(judge);
  const rows = summaryTable({ examples: judgePackExamples(), judged, outside, briefs }).split('\n');
  for (const page of ['README.md', 'docs/accuracy.md']) {
    const shown = readFileSync(new URL(`../${page}`, import.meta.url), 'utf8').split('\n');
    expect(rows.filter((row) => !shown.includes(row))).toEqual([]);
  }
});

describe('a suggestion', () => {
  const examples = [...packs.values()].flatMap((pack) =>
    examplesOf(pack).map(({ example }) => ({ post: postOf(example), jurisdiction: pack.code })),
  );

  test('passes when audited again, whatever it was made for', () => {
    const context = (jurisdiction: string) => ({ jurisdictions: [jurisdiction] });
    const outcomes = [...cases, ...own, ...examples].flatMap(({ post, jurisdiction }) => {
      const judged = audit(post, context(jurisdiction));
      const better = suggestPost(post, judged, context(jurisdiction));
      if (better === undefined) return [];
      const tied = { ...context(jurisdiction), connection: judged.commercial.connection };
      return audit(better, tied).verdicts.map(({ outcome }) => outcome);
    });
    expect(outcomes.length).toBeGreaterThan(1000);
    expect(new Set(outcomes.filter((outcome) => outcome !== 'not_applicable'))).toEqual(new Set(['pass']));
  });

  test('for several markets at once passes in each of them', () => {
    const markets = ['US', 'GB', 'DE', 'FR', 'ES', 'JP'];
    for (const { post } of own.filter(({ post: { connection } }) => connection !== undefined)) {
      const judged = audit(post, { jurisdictions: markets });
      const better = suggestPost(post, judged, { jurisdictions: markets });
      if (better === undefined) continue;
      const again = audit(better, { jurisdictions: markets, connection: judged.commercial.connection });
      expect(again.verdicts.every(({ outcome }) => outcome === 'pass' || outcome === 'not_applicable')).toBe(true);
    }
  });
});

describe('the figures', () => {
  test('a share comes with an interval that holds it, narrower the more there is', () => {
    const few = share(9, 10);
    const many = share(900, 1000);
    expect(few.value).toBe(many.value);
    expect(few.low).toBeLessThan(many.low);
    expect(many.high).toBeLessThan(few.high);
    expect(share(10, 10).high).toBeCloseTo(1);
    expect(share(0, 0).value).toBeNaN();
  });

  test('F1 is the harmonic mean of precision and recall', () => {
    const tally = new Tally();
    for (const [expected, got, times] of [
      [true, true, 6],
      [false, true, 2],
      [true, false, 3],
      [false, false, 5],
    ] as const)
      for (let n = 0; n < times; n++) tally.add(expected, got);
    const { precision, recall, f1 } = tally;
    expect(precision.value).toBe(6 / 8);
    expect(recall.value).toBe(6 / 9);
    expect(f1.value).toBeCloseTo((2 * precision.value * recall.value) / (precision.value + recall.value));
  });
});
