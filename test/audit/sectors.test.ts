import { describe, expect, test } from 'vitest';
import { examplesOf, judgeExample } from '../../lib/audit/example.ts';
import type { Pack } from '../../lib/rules/schema.ts';
import { doubtful, judge, pack, rulebook, sure } from '../support/law.ts';

const examples = { pass: ['Ad | tea'], fail: ['Ad | gin'] };
const drinks: Pack['sectors'][number] = {
  id: 'alcohol',
  name: 'alcohol',
  topics: ['gin', 'whisky'],
  demands: 'wording',
  wording: ['drink responsibly', '18+'],
  severity: 'high',
  cite: sure,
  examples,
};
const law = (...sectors: Partial<Pack['sectors'][number]>[]) =>
  pack({ sectors: sectors.map((sector) => ({ ...drinks, ...sector })) });
const found = (given: Parameters<typeof judge>[0], one: Pack) =>
  judge(given, one).findings.filter(({ code }) => code.startsWith('message.'));

describe('a sector', () => {
  test('asks for its notice, with the law that asks', () => {
    expect(found('Ad | a gin of my own', law({}))).toMatchObject([
      {
        code: 'message.disclaimer_missing',
        severity: 'high',
        evidence: [{ text: 'gin' }],
        citation: { instrument: 'Test Act' },
        message: '“gin” points to alcohol, where an ad must carry a notice; none was found.',
        suggestion: 'Add “drink responsibly”.',
      },
    ]);
    expect(judge('Ad | gin', law({}))).toMatchObject({ outcome: 'pass', findingIds: [expect.stringMatching(/^v1:/)] });
  });
  test.each([
    ['Ad | gin, 18+', law({})],
    ['Ad | beginning', law({})],
    ['Ad | gin, alcohol-free', law({ except: ['alcohol-free'] })],
    ['Ad | gin', law({ from: '2030-01-01' })],
    [{ caption: 'gin', connection: 'none' }, law({})],
    [{ caption: 'gin', connection: undefined as never }, law({})],
  ] as const)('%j is in order', (given, one) => {
    expect(found(given, one)).toEqual([]);
  });
  test('may be banned', () => {
    expect(found('Ad | whisky', law({ demands: 'ban', wording: undefined as never }))).toMatchObject([
      { code: 'message.banned_claim', message: expect.stringContaining('may not be advertised') },
    ]);
  });
  test('may ask for a notice without fixed words', () => {
    expect(found('Ad | whisky', law({ wording: undefined as never }))).toMatchObject([
      { suggestion: 'Add the notice that the law asks for.' },
    ]);
  });
  test('is of low severity where the law or the ad is in doubt', () => {
    expect(found('Ad | gin', law({ cite: doubtful }))).toMatchObject([{ severity: 'low' }]);
    expect(found({ caption: 'gin, use my code X', connection: undefined as never }, law({}))).toMatchObject([
      { severity: 'low' },
    ]);
  });
  test('has examples of its own', () => {
    const one = law({});
    const judged = examplesOf(one)
      .filter(({ where }) => where === 'sectors.alcohol')
      .map((example) => judgeExample(example, one, rulebook(one)).outcome);
    expect(judged).toEqual(['pass', 'fail']);
  });
});
