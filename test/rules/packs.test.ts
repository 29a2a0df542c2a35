import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { examplesOf, judgeExample } from '../../lib/audit/example.ts';
import { ownRulebook } from '../../lib/audit/rulebook.ts';
import { CONNECTIONS } from '../../lib/post.ts';
import { packs } from '../../lib/rules/index.ts';
import { loadPack, PackError } from '../../lib/rules/load.ts';
import { platformsSchema } from '../../lib/rules/tables.ts';

const folder = new URL('../../lib/rules/', import.meta.url);
const read = (file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
const TABLES = new Set(['guards.json', 'platforms.json', 'pack.schema.json']);
const files = readdirSync(folder).filter((file) => file.endsWith('.json') && !TABLES.has(file));

test('every pack file is part of the rulebook', () => {
  expect([...packs.keys()].map((code) => `${code.toLowerCase()}.json`).sort()).toEqual(files.sort());
});

test('the table of platforms keeps to its schema', () => {
  expect(platformsSchema.safeParse(read('platforms.json')).error?.issues).toBeUndefined();
});

describe.each([...packs.values()].map((pack) => [pack.code, pack] as const))('%s', (code, pack) => {
  test('loads', () => {
    expect(() => loadPack(read(`${code.toLowerCase()}.json`))).not.toThrow();
  });

  test('says for every connection whether a disclosure is due', () => {
    const named = new Set(pack.duties.flatMap((duty) => duty.connections ?? CONNECTIONS));
    expect(CONNECTIONS.filter((connection) => !named.has(connection))).toEqual([]);
  });

  test.each(examplesOf(pack).map((one) => [one.where, one.outcome, JSON.stringify(one.example), one] as const))(
    '%s %s %s',
    (_where, outcome, _text, one) => {
      const { example } = one;
      const verdict = judgeExample(one, pack, ownRulebook());
      const reason = typeof example === 'string' ? undefined : example.reason;
      expect({
        outcome: verdict.outcome,
        ...(reason === undefined ? {} : { reason: verdict.reason }),
        saw: verdict,
      }).toMatchObject({
        outcome,
        ...(reason === undefined ? {} : { reason }),
      });
    },
  );
});

describe('a pack that does not hold together does not load', () => {
  const good = () => structuredClone(read('us.json'));
  const problemsOf = (change: (pack: ReturnType<typeof good>) => void) => {
    const pack = good();
    change(pack);
    try {
      loadPack(pack);
      return [];
    } catch (error) {
      return (error as PackError).problems;
    }
  };

  test('without an example that fails', () => {
    expect(problemsOf((pack) => (pack.terms[0].examples = { pass: ['Ad | x'] }))).toEqual([
      expect.stringContaining('terms.0.examples: give at least one example'),
    ]);
  });
  test('with a citation of no source', () => {
    expect(problemsOf((pack) => (pack.missing.cite.source = 'nowhere'))).toEqual([
      expect.stringContaining('cites "nowhere"'),
    ]);
  });
  test('with a regime that is not there', () => {
    expect(problemsOf((pack) => (pack.duties[0].regime = 'nowhere'))).toEqual([
      expect.stringContaining('regime "nowhere"'),
    ]);
  });
  test('with the same term twice', () => {
    expect(problemsOf((pack) => pack.terms.push(pack.terms[0]))).toEqual([expect.stringContaining('used twice')]);
  });
  test('with a term beside which no term of the pack can stand', () => {
    expect(problemsOf((pack) => (pack.terms[0].rulings[0].needs = { beside: ['nowhere'] }))).toEqual([
      expect.stringContaining('needs "nowhere"'),
    ]);
  });
  test('but one with a term beside another, and nothing on denials, does', () => {
    const change = (pack: ReturnType<typeof good>) => {
      pack.terms[0].rulings[0].needs = { beside: [pack.terms[1].id] };
      delete pack.contradicted;
    };
    expect(problemsOf(change)).toEqual([]);
  });
  test('that is no object', () => {
    expect(() => loadPack('pack')).toThrow(PackError);
  });
});
