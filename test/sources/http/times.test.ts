import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isoTime, millisecondsTime, secondsTime } from '../../../lib/sources/http/times.ts';

describe.each(['UTC', 'Pacific/Auckland', 'America/New_York'])('on a computer in %s', (zone) => {
  beforeEach(() => {
    vi.stubEnv('TZ', zone);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test('the zone is that one', () => {
    expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
  });

  test.each([
    ['2026-11-20T17:02:11Z', '2026-11-20T17:02:11.000Z'],
    ['2026-11-20T17:02:11+0000', '2026-11-20T17:02:11.000Z'],
    ['2026-11-20T17:02:11-05:00', '2026-11-20T22:02:11.000Z'],
    ['2026-11-20T17:02:11', '2026-11-20T17:02:11.000Z'],
    ['2026-11-20 17:02:11', '2026-11-20T17:02:11.000Z'],
    ['2026-11-20T17:02:11.000000', '2026-11-20T17:02:11.000Z'],
    ['2026-11-20T17:02:11.123456789Z', '2026-11-20T17:02:11.123Z'],
    ['2026-11-20T17:02Z', '2026-11-20T17:02:00.000Z'],
    ['2026-03-29T02:30:00', '2026-03-29T02:30:00.000Z'],
  ])('%s is %s', (text, instant) => {
    expect(isoTime.parse(text)).toBe(instant);
  });
});

test.each([
  '',
  'yesterday',
  '2026-11-20',
  '2026-13-01T00:00:00Z',
  '2026-11-20T25:00:00',
  '1970-01-01T00:00:00Z',
  '1763658131',
])('is no time: %j', (text) => {
  expect(isoTime.safeParse(text).error!.issues[0]!.message).toBe('is no time');
});

test('seconds and milliseconds come as numbers or as texts', () => {
  const instant = '2025-11-20T17:02:11.000Z';
  expect(secondsTime.parse(1763658131)).toBe(instant);
  expect(secondsTime.parse('1763658131')).toBe(instant);
  expect(millisecondsTime.parse(1763658131000)).toBe(instant);
  expect(millisecondsTime.parse('1763658131000')).toBe(instant);
});

test.each([0, -1, Number.MAX_VALUE, '', '1e9', 'soon', null])('is no number of seconds: %j', (value) => {
  expect(secondsTime.safeParse(value).success).toBe(false);
});
