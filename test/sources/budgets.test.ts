import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { budgetKeeper, limitsAt, nextWindow, windowOf } from '../../lib/sources/budgets.ts';
import type { Budget } from '../../lib/sources/source-kind.ts';
import { DynamoStore } from '../../lib/store/dynamo-store.ts';
import { startTable, type TestTable } from '../support/dynalite.ts';

let table: TestTable;
let store: DynamoStore;
beforeAll(async () => {
  table = await startTable();
  store = new DynamoStore({ ...table, retentionDays: 400 });
});
afterAll(() => table.close());

const budget = (name: string, more: Partial<Budget> = {}): Budget => ({
  name,
  unit: 'unit',
  limit: 100,
  window: 'day',
  zone: 'America/Los_Angeles',
  ...more,
});
const keeper = (one: Budget, { at = '2026-11-24T20:00:00Z', limits = {} } = {}) =>
  budgetKeeper({ kind: 'k', facts: { title: 'Tube', budgets: [one] }, limits, store, now: () => new Date(at) });

test('units are taken until the limit is reached, and again in the next window', async () => {
  const one = budget('daily');
  await keeper(one).spend('daily', 60);
  await keeper(one).spend('daily', 40);
  await expect(keeper(one).spend('daily', 1)).rejects.toMatchObject({
    problem: 'quota_spent',
    scope: 'platform',
    notBefore: '2026-11-25T08:00:00.000Z',
    message: 'Tube: the limit for the day is used up until 2026-11-25T08:00Z: 100 (unit)',
  });
  await keeper(one, { at: '2026-11-25T08:00:00Z' }).spend('daily', 1);
});

test('what is given back after midnight is given back to the day that it was taken from', async () => {
  const one = budget('night');
  let at = '2026-11-25T07:59:59Z';
  const kept = budgetKeeper({
    kind: 'k',
    facts: { title: 'Tube', budgets: [one] },
    limits: {},
    store,
    now: () => new Date(at),
  });
  await kept.spend('night', 100);
  at = '2026-11-25T08:00:01Z';
  await kept.spend('night', -40);
  await kept.spend('night', 100);
  await expect(kept.spend('night', 1)).rejects.toMatchObject({ problem: 'quota_spent' });
});

test('a deployment sets another limit; with 0 nothing is ever taken', async () => {
  const one = budget('own');
  await expect(keeper(one, { limits: { 'k/own': 5 } }).spend('own', 6)).rejects.toMatchObject({
    problem: 'quota_spent',
  });
  await keeper(one, { limits: { 'k/own': 5 } }).spend('own', 5);
  await expect(keeper(one, { limits: { 'k/own': 0 } }).spend('own', 0.01)).rejects.toMatchObject({ scope: 'platform' });
  const told = limitsAt([{ kind: 'k', facts: { budgets: [one] } }], { 'k/own': 5 }, new Date('2026-11-24T20:00:00Z'));
  expect(told).toEqual([{ kind: 'k', name: 'own', unit: 'unit', limit: 5, window: 'day', key: '2026-11-24' }]);
});

test('a budget that the kind does not have is a mistake of the program', async () => {
  await expect(keeper(budget('one')).spend('two', 1)).rejects.toThrow('k has no budget "two"');
});

describe.each([
  ['day', 'America/Los_Angeles', '2026-11-24T07:59:59Z', '2026-11-23', '2026-11-24T08:00:00.000Z'],
  // Clocks go back in the night to 1 November, and forward in the night to 8 March: 25 and 23 hours.
  ['day', 'America/Los_Angeles', '2026-11-01T07:00:00Z', '2026-11-01', '2026-11-02T08:00:00.000Z'],
  ['day', 'America/Los_Angeles', '2026-03-08T08:00:00Z', '2026-03-08', '2026-03-09T07:00:00.000Z'],
  // Clocks go forward at midnight: the day starts at one.
  ['day', 'Africa/Cairo', '2026-04-23T12:00:00Z', '2026-04-23', '2026-04-23T22:00:00.000Z'],
  ['month', 'UTC', '2026-12-31T23:59:59.999Z', '2026-12', '2027-01-01T00:00:00.000Z'],
  ['month', 'Asia/Tokyo', '2026-11-30T15:00:00Z', '2026-12', '2026-12-31T15:00:00.000Z'],
] as const)('the %s in %s at %s', (window, zone, at, key, next) => {
  test(`is ${key} and ends at ${next}`, () => {
    expect(windowOf({ window, zone }, new Date(at))).toBe(key);
    expect(nextWindow({ window, zone }, new Date(at)).toISOString()).toBe(next);
  });
});
