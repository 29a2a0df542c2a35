import { beforeAll, describe, expect, test } from 'vitest';
import { keyOfShown, type SoakResult, soak } from '../support/soak.ts';
import { SOAK_PLATFORMS } from '../support/soak-platforms.ts';

const EVERY_MINUTES = 720;
/** Small enough to be felt. */
const LIMITS: Record<string, number> = { 'youtube/units': 300 };

describe('a week of 500 sources on 12 platforms, every tenth answer a fault', () => {
  let result: SoakResult;
  beforeAll(async () => {
    result = await soak({
      platforms: SOAK_PLATFORMS,
      sources: Number(process.env.SOAK_SOURCES ?? 500),
      days: 7,
      postsEach: 3,
      faults: 0.1,
      everyMinutes: EVERY_MINUTES,
      step: 120,
      limits: LIMITS,
    });
  }, 900_000);

  test('loses nothing, and says how long it takes', () => {
    const { shown, lags, calls, faults, fetches, unhandled } = result;
    const sorted = [...lags.values()].sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.floor(sorted.length * share)];
    process.stdout.write(
      `${shown.length} states of posts; ${fetches.read} fetches, ${fetches.failed} more that failed; ` +
        `${calls} calls, ${faults} faults; lag in virtual minutes, fetched every ${EVERY_MINUTES}: ` +
        `p50 ${at(0.5)}, p95 ${at(0.95)}\n`,
    );
    expect(unhandled).toEqual([]);
    expect(faults / calls).toBeGreaterThan(0.08);
    expect(shown.filter((one) => !one.deleted && !lags.has(keyOfShown(one)))).toEqual([]);
  });

  test('audits every state of a post once', () => {
    expect([...result.saved].filter(([, times]) => times !== 1)).toEqual([]);
  });

  test('tells of every deletion once', () => {
    expect(result.deletions).toBe(result.shown.filter(({ deleted }) => deleted).length);
  });

  test('goes over no limit, and waits for the one that is made small', () => {
    const limits = SOAK_PLATFORMS.flatMap(({ kind: { kind, facts } }) =>
      facts.budgets.map(({ name, limit }) => [`${kind}/${name}`, LIMITS[`${kind}/${name}`] ?? limit] as const),
    );
    const limitOf = new Map<string, number>(limits);
    expect(result.spent.filter(({ budget, used }) => used > limitOf.get(budget)!)).toEqual([]);
    const days = result.spent.filter(({ budget }) => budget === 'youtube/units').map(({ used }) => used);
    expect(Math.max(...days)).toBeGreaterThan(LIMITS['youtube/units']! - 5);
  });

  test('pauses no source for faults that pass', () => {
    expect(result.paused).toEqual([]);
  });
});
