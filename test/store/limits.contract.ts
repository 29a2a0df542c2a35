import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from 'vitest';
import type { Opened } from './store.contract.ts';

const NOW = '2026-11-24T08:00:00.000Z';

export function limitContract(openStore: () => Opened): void {
  describe('budgets', () => {
    const opened = openStore();
    const spend = (used: number, limit: number, budget = 'youtube/units', window = '2026-11-24') =>
      opened.store.spend({ budget, window, used }, limit);

    test('are spent up to their limit, and not beyond', async () => {
      expect(await spend(60, 100)).toBe(true);
      expect(await spend(41, 100)).toBe(false);
      expect(await spend(40, 100)).toBe(true);
      expect(await spend(1, 100)).toBe(false);
      expect(await spend(1, 101)).toBe(true);
      expect(await spend(1, 50)).toBe(false);
      expect(await opened.store.listBudgets()).toEqual([{ budget: 'youtube/units', window: '2026-11-24', used: 101 }]);
    });

    test('are full again in the next window; each has its own', async () => {
      expect(await spend(100, 100, 'youtube/units', '2026-11-25')).toBe(true);
      expect(await spend(7, 10, 'x/#reads', '2026-11')).toBe(true);
      expect(await spend(7, 10, 'x/', '2026-11')).toBe(true);
      expect(await opened.store.listBudgets()).toEqual([
        { budget: 'x/', window: '2026-11', used: 7 },
        { budget: 'x/#reads', window: '2026-11', used: 7 },
        { budget: 'youtube/units', window: '2026-11-24', used: 101 },
        { budget: 'youtube/units', window: '2026-11-25', used: 100 },
      ]);
    });

    test('are given back what was taken and not used', async () => {
      const used = async () => (await opened.store.listBudgets()).find(({ budget }) => budget === 'x/money')?.used;
      expect(await spend(0.25, 0.25, 'x/money', '2026-12')).toBe(true);
      expect(await spend(-0.235, 0.25, 'x/money', '2026-12')).toBe(true);
      expect(await used()).toBe(0.015);
      expect(await spend(0.235, 0.25, 'x/money', '2026-12')).toBe(true);
      expect(await spend(0.005, 0.25, 'x/money', '2026-12')).toBe(false);
    });

    test('are not opened by more than there is, nor by anything where the limit is 0', async () => {
      expect(await spend(101, 100, 'new')).toBe(false);
      expect(await spend(1, 0, 'new')).toBe(false);
      expect((await opened.store.listBudgets()).filter(({ budget }) => budget === 'new')).toEqual([]);
    });

    test('in fractions are spent to the last one', async () => {
      const spent = [];
      for (let n = 0; n < 4; n++) spent.push(await spend(0.1, 0.3, 'x/dollars'));
      expect(spent).toEqual([true, true, true, false]);
      expect((await opened.store.listBudgets()).find(({ budget }) => budget === 'x/dollars')?.used).toBe(0.3);
    });

    test('are never exceeded, however many spend at the same time', async () => {
      const spent = await Promise.all(Array.from({ length: 20 }, () => spend(3, 20, 'crowd')));
      expect(spent.filter((one) => one)).toHaveLength(6);
      expect((await opened.store.listBudgets()).find(({ budget }) => budget === 'crowd')?.used).toBe(18);
    });

    test('are kept for 100 days', async () => {
      const { client, table } = opened.table;
      const { Items = [] } = await client.send(new ScanCommand({ TableName: table }));
      const expiry = (of: string) =>
        new Date(Items.find(({ window }) => window === of)!.expiresAt * 1000).toISOString();
      expect(expiry('2026-11-24')).toBe('2027-03-04T00:00:00.000Z');
      expect(expiry('2026-11')).toBe('2027-02-09T00:00:00.000Z');
    });
  });

  describe('waits that the sources of a kind share', () => {
    const opened = openStore();
    const hold = (until: string, why = 'limit', kind = 'x') => opened.store.holdKind({ kind, until, why });
    const holds = (now = NOW) => opened.store.listHolds(now);

    test('last until their end, and a shorter one does not replace a longer one', async () => {
      await hold('2026-11-24T10:00:00+01:00', 'first');
      await hold('2026-11-24T08:59:59Z', 'shorter');
      expect(await holds()).toEqual([{ kind: 'x', until: '2026-11-24T10:00:00+01:00', why: 'first' }]);
      await hold('2026-11-24T09:00:01Z', 'longer');
      await hold('2026-11-24T09:00:01Z', 'the same');
      expect(await holds()).toEqual([{ kind: 'x', until: '2026-11-24T09:00:01Z', why: 'longer' }]);
      expect(await holds('2026-11-24T09:00:01Z')).toEqual([]);
      await hold('2026-11-24T09:00:02Z', 'next');
      expect(await holds('2026-11-24T09:00:01Z')).toMatchObject([{ why: 'next' }]);
    });

    test('are each kind’s own', async () => {
      await hold('2026-11-24T09:00:00Z', 'hostile', 'x#y');
      expect((await holds()).map(({ kind }) => kind)).toEqual(['x', 'x#y']);
    });

    test('of many at the same time the longest stays', async () => {
      const untils = [5, 9, 1, 8, 3].map((minute) => `2026-11-24T08:0${minute}:00Z`);
      await Promise.all(untils.map((until) => hold(until, 'crowd', 'crowd')));
      expect((await holds()).find(({ kind }) => kind === 'crowd')?.until).toBe('2026-11-24T08:09:00Z');
    });
  });
}
