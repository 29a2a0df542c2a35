import { describe, expect, test } from 'vitest';
import { nextAttempt } from '../../lib/alerts/retry.ts';

const at = new Date('2026-11-24T08:00:00Z');
const wait = (attempts: number, more: { random?: number; retryAfter?: string } = {}) => {
  const next = nextAttempt({ attempts, at, random: more.random ?? 0.5, retryAfter: more.retryAfter });
  return next === undefined ? undefined : (next.getTime() - at.getTime()) / 1000;
};

describe('the next attempt', () => {
  test('comes after ever longer waits, ten times over about three days', () => {
    const waits = Array.from({ length: 10 }, (_, n) => wait(n + 1));
    expect(waits.slice(0, 4)).toEqual([60, 300, 1800, 7200]);
    expect(waits[9]).toBeUndefined();
    const given = waits.slice(0, 9) as number[];
    expect(given).toEqual(given.toSorted((a, b) => a - b));
    const days = given.reduce((sum, one) => sum + one) / 86_400;
    expect(days).toBeGreaterThan(3);
    expect(days).toBeLessThan(3.5);
  });

  test('is spread by a tenth to both sides', () => {
    expect([wait(2, { random: 0 }), wait(2, { random: 1 })]).toEqual([270, 330]);
  });

  test('waits as long as the receiver asks, by seconds or date, but never more than a day and never less than planned', () => {
    expect(wait(1, { retryAfter: '600' })).toBe(600);
    expect(wait(1, { retryAfter: 'Tue, 24 Nov 2026 09:00:00 GMT' })).toBe(3600);
    expect(wait(1, { retryAfter: '99999999999' })).toBe(86_400);
    expect(wait(1, { retryAfter: '1' })).toBe(60);
    expect(wait(1, { retryAfter: 'Tue, 24 Nov 2020 09:00:00 GMT' })).toBe(60);
    expect(wait(1, { retryAfter: 'soon' })).toBe(60);
  });
});
