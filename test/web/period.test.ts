import { describe, expect, test } from 'vitest';
import { daysIn, readPeriod } from '../../web/src/period.ts';

const now = Date.parse('2026-11-24T10:00:00Z');
const read = (address: string) => readPeriod(new URLSearchParams(address), now);

describe('the summary’s period', () => {
  test('is the last 30 days, today included, where the address says nothing that can be used', () => {
    const usual = { days: 30, from: '2026-10-26', to: '2026-11-24' };
    expect(['', 'days=x', 'from=2026-11-01', 'from=yesterday&to=today'].map(read)).toEqual(Array(4).fill(usual));
    expect(daysIn(usual)).toBe(30);
  });

  test('takes days back from today, or a first and a last day', () => {
    expect(read('days=1')).toEqual({ days: 1, from: '2026-11-24', to: '2026-11-24' });
    expect(read('from=2026-11-01&to=2026-11-20')).toEqual({ from: '2026-11-01', to: '2026-11-20' });
  });

  test('is never longer than what the API counts', () => {
    expect(daysIn(read('days=9999'))).toBe(366);
  });
});
