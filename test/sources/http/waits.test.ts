import { describe, expect, test } from 'vitest';
import { nextUtcMidnight, waitUntil } from '../../../lib/sources/http/waits.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
const until = (headers: Record<string, string>) => waitUntil(new Headers(headers), NOW)?.toISOString();

describe('how long to wait', () => {
  test.each<[Record<string, string>, string]>([
    [{ 'retry-after': '90' }, '2026-11-20T12:01:30.000Z'],
    [{ 'retry-after': '1.5' }, '2026-11-20T12:00:01.500Z'],
    [{ 'retry-after': 'Fri, 20 Nov 2026 12:15:00 GMT' }, '2026-11-20T12:15:00.000Z'],
    [{ 'retry-after': 'Fri, 20 Nov 2026 11:00:00 GMT' }, '2026-11-20T12:00:00.000Z'],
    [{ 'x-rate-limit-reset': '1795176900' }, '2026-11-20T12:15:00.000Z'],
    [{ 'ratelimit-reset': '1795176900' }, '2026-11-20T12:15:00.000Z'],
    [{ 'x-ratelimit-reset': '30' }, '2026-11-20T12:00:30.000Z'],
    [{ 'x-ratelimit-reset': '1795176900000' }, '2026-11-20T12:15:00.000Z'],
    [{ 'retry-after': '60', 'x-rate-limit-reset': '1795176900' }, '2026-11-20T12:01:00.000Z'],
    [{ 'retry-after': 'soon', 'x-rate-limit-reset': '1795176900' }, '2026-11-20T12:15:00.000Z'],
    [{ 'x-rate-limit-reset': '1700000000' }, '2026-11-20T12:00:00.000Z'],
  ])('%j means until %s', (headers, instant) => {
    expect(until(headers)).toBe(instant);
  });

  test.each<Record<string, string>>([
    {},
    { 'retry-after': '' },
    { 'retry-after': '0' },
    { 'retry-after': '-5' },
    { 'retry-after': 'soon' },
    { 'x-rate-limit-reset': '0' },
    { 'x-rate-limit-reset': 'never' },
  ])('%j does not tell', (headers) => {
    expect(until(headers)).toBeUndefined();
  });

  test.each(['1e300', 'Infinity', '99999999', 'Fri, 20 Nov 2099 12:00:00 GMT'])(
    '%s is too long to be meant',
    (value) => {
      expect(until({ 'retry-after': value })).toBeUndefined();
    },
  );
});

test('the next midnight in UTC may be in the next month', () => {
  expect(nextUtcMidnight(new Date('2026-11-30T23:59:59Z')).toISOString()).toBe('2026-12-01T00:00:00.000Z');
});
