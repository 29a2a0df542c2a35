import { describe, expect, test } from 'vitest';
import type { Pack } from '../../lib/rules/schema.ts';
import { judge, pack, sure, term } from '../support/law.ts';

const examples = { pass: ['x'], fail: ['y'] };
const at = (day: string) => ({ caption: 'Partner | serum', publishedAt: `${day}T12:00:00Z` });
const stricter = pack({
  terms: [
    term({
      id: 'partner',
      match: ['label'],
      rulings: [{ to: '2024-06-30' }, { from: '2024-07-01', status: 'insufficient' }],
    }),
  ],
});

describe('a post published before the rules changed', () => {
  test('is judged by the rules of its day, and told what later ones make of it', () => {
    expect(judge(at('2024-06-30'), stricter)).toMatchObject({
      outcome: 'pass',
      newerRules: { since: '2024-07-01', outcome: 'fail', reason: 'insufficient_wording' },
    });
  });

  test('is told nothing where they make the same of it, or where it came after them', () => {
    expect(judge({ ...at('2024-06-30'), caption: 'Serum' }, stricter)).not.toHaveProperty('newerRules');
    expect(judge(at('2024-07-01'), stricter)).not.toHaveProperty('newerRules');
    expect(judge(at('2024-06-30'), stricter)).toHaveProperty('newerRules');
    expect(judge(at('2001-01-01'), pack())).not.toHaveProperty('newerRules');
  });

  test('the last change counts, whichever list of the pack it is in', () => {
    const duties: Pack['duties'] = [
      { duty: 'required', to: '2025-12-31', cite: sure, examples },
      { duty: 'none', cite: sure, examples },
    ];
    expect(judge(at('2024-06-30'), { ...stricter, duties })).toMatchObject({
      newerRules: { since: '2026-01-01', outcome: 'not_applicable', reason: 'no_duty' },
    });
  });
});
