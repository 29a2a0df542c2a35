import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SCHEDULES } from '../../lib/events/catalog.ts';
import { startSchedules } from '../../lib/local/schedules.ts';
import { FolderSource } from '../../lib/sources/folder.ts';

const MINUTE = 60_000;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('each schedule runs at once, what is rare after a minute, and then as often as the table says', async () => {
  const run = vi.fn(async (_: (typeof SCHEDULES)[number]) => {});
  const stop = startSchedules({ folders: [], run, fetch: async () => {}, onError: () => {} });
  const runs = (name: string) => run.mock.calls.filter(([schedule]) => schedule.name === name).length;
  expect(SCHEDULES.map(({ name }) => runs(name))).toEqual(
    SCHEDULES.map(({ everyMinutes }) => (everyMinutes > 60 ? 0 : 1)),
  );
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(runs('check-campaigns')).toBe(1);
  await vi.advanceTimersByTimeAsync(29 * MINUTE);
  for (const { name, everyMinutes } of SCHEDULES) expect(runs(name)).toBe(1 + Math.floor(30 / everyMinutes));
  await stop();
  await vi.advanceTimersByTimeAsync(30 * MINUTE);
  for (const { name, everyMinutes } of SCHEDULES) expect(runs(name)).toBe(1 + Math.floor(30 / everyMinutes));
});

test('a step that fails is told once, tried again, and told again only after it went well', async () => {
  let failing = true;
  const run = async () => {
    if (failing) throw new Error('no disk');
  };
  const onError = vi.fn();
  const stop = startSchedules({ folders: [], run, fetch: async () => {}, onError });
  await vi.advanceTimersByTimeAsync(60 * MINUTE);
  expect(onError).toHaveBeenCalledTimes(SCHEDULES.length);
  failing = false;
  await vi.advanceTimersByTimeAsync(15 * MINUTE);
  failing = true;
  await vi.advanceTimersByTimeAsync(60 * MINUTE);
  const rare = SCHEDULES.filter(({ everyMinutes }) => everyMinutes > 15);
  expect(onError).toHaveBeenCalledTimes(2 * SCHEDULES.length - rare.length);
  await stop();
});

test('a folder is fetched from at the start and whenever it has changed', async () => {
  vi.useRealTimers();
  const path = await mkdtemp(join(tmpdir(), 'inbox-'));
  const fetch = vi.fn(async (_: string) => {});
  const folder = new FolderSource({ name: 'inbox', path });
  const stop = startSchedules({ folders: [folder], run: async () => {}, fetch, onError: () => {} });
  await vi.waitFor(() => expect(fetch.mock.calls).toEqual([['inbox']]));
  await writeFile(join(path, 'a.jsonl'), '{}\n');
  await vi.waitFor(() => expect(fetch.mock.calls.length).toBeGreaterThan(1), { timeout: 10_000 });
  await stop();
  await rm(path, { recursive: true });
});
