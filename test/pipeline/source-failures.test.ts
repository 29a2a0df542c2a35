import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fetchPosts } from '../../lib/pipeline/fetch-posts.ts';
import { afterFailure, afterSuccess } from '../../lib/pipeline/next-fetch.ts';
import { fetchNow, resumeSource } from '../../lib/pipeline/steer-source.ts';
import { SOURCE_PROBLEMS, SourceError, type SourceProblem } from '../../lib/sources/source-error.ts';
import type { SourceIo } from '../../lib/sources/source-kind.ts';
import { makePost } from '../support/posts.ts';
import { minute, SourceWorld, START } from '../support/source-world.ts';

let world: SourceWorld;
beforeEach(async () => {
  world = await SourceWorld.start();
});
afterEach(() => world.close());

const definition = { name: 'a', kind: 'scripted', settings: {} };
const always = (error: Error) => ({ fetches: Array.from({ length: 20 }, () => [error]) });
const minutesLater = (instant: string) => (Date.parse(instant) - world.clock.now().getTime()) / 60_000;

/** Fetches as soon as the source is due, so many times. */
async function failTimes(times: number): Promise<void> {
  for (let count = 0; count < times; count++) {
    const { nextFetchAt } = (await world.state('a')) ?? {};
    if (nextFetchAt !== undefined) world.clock.pass(Math.max(0, minutesLater(nextFetchAt)));
    await world.run();
  }
}

test('what is wrong is kept with what can be done, and cleared when the source is well again', async () => {
  const posts = [makePost()];
  const broken = [{ posts }, new SourceError('platform_down', 'Scripted: it fails (503)')];
  world.deploy({ a: { fetches: [broken, [{ posts }]] } });
  expect(await fetchPosts({ source: 'a' }, world.deps)).toMatchObject({
    outcome: 'failed',
    published: 1,
    paused: false,
  });
  const failed = await world.state('a');
  expect(failed).toMatchObject({ error: 'Scripted: it fails (503)', problem: 'platform_down', failures: 1 });
  expect(failed).toMatchObject({ fix: SOURCE_PROBLEMS.platform_down.fix, cursor: '1', posts: 1 });
  expect(failed).not.toHaveProperty('fetchedAt');
  expect(failed).not.toHaveProperty('leasedUntil');

  await failTimes(1);
  expect(world.sources.a?.cursors).toEqual([undefined, '1']);
  const well = await world.state('a');
  for (const gone of ['error', 'problem', 'fix', 'failures']) expect(well).not.toHaveProperty(gone);
});

test('it is tried again after longer and longer waits', async () => {
  world.deploy({ a: always(new SourceError('platform_down', 'down')) });
  const waits: number[] = [];
  for (let failures = 1; failures <= 4; failures++) {
    await failTimes(1);
    waits.push(minutesLater((await world.state('a'))!.nextFetchAt!));
  }
  for (const [k, wait] of waits.entries()) {
    expect(wait).toBeGreaterThanOrEqual(0.75 * 2 ** k);
    expect(wait).toBeLessThan(1.25 * 2 ** k);
  }
});

test('no wait is longer than six hours, unless the platform asks for it, and then no longer than 32 days', () => {
  const now = world.clock.now();
  const error = (notBefore?: string) => new SourceError('platform_down', 'down', { notBefore });
  const next = (one: SourceError) => afterFailure('a', { error: one, failures: 40, now });
  expect(next(error())).toBe(minute(360));
  expect(next(error(minute(5000)))).toBe(minute(5000));
  expect(next(error(minute(-5)))).toBe(minute(1));
  expect(next(error('2099-01-01T00:00:00Z'))).toBe(minute(32 * 1440));
});

test('sources that were added together do not stay in step', () => {
  const names = Array.from({ length: 50 }, (_, k) => `source ${k}`);
  const at = names.map((name) => afterSuccess({ ...definition, name, everyMinutes: 60 }, [], world.clock.now()));
  expect(new Set(at).size).toBe(50);
  expect(at.every((time) => minute(54) <= time && time <= minute(60))).toBe(true);
});

const PROBLEMS = Object.keys(SOURCE_PROBLEMS) as SourceProblem[];
const pausing = PROBLEMS.filter((problem) => SOURCE_PROBLEMS[problem].counts);

describe.each(pausing)('a source with the problem %s', (problem) => {
  test('is paused after some failures in a row, which is told once', async () => {
    const most = SOURCE_PROBLEMS[problem].retry === 'when_fixed' ? 3 : 12;
    world.deploy({ a: always(new SourceError(problem, 'Scripted: no')) });
    await failTimes(most - 1);
    expect(await world.state('a')).not.toHaveProperty('paused');
    expect(world.take('source.paused')).toEqual([]);
    await failTimes(1);
    const reason = 'Scripted: no';
    expect((await world.state('a'))?.paused).toEqual({ at: world.clock.now().toISOString(), reason });
    const { fix } = SOURCE_PROBLEMS[problem];
    expect(world.take('source.paused')).toEqual([{ source: 'a', kind: 'scripted', problem, reason, fix }]);
    world.clock.pass(10_000);
    expect(await world.run()).toEqual([]);
    expect(world.take('source.paused')).toEqual([]);
  });
});

test('a platform that is down for an afternoon pauses no source; one that is down for a day does', async () => {
  world.deploy({ a: always(new SourceError('platform_down', 'down')) });
  const begun = world.clock.now().getTime();
  while ((await world.state('a'))?.paused === undefined) await failTimes(1);
  const hours = (world.clock.now().getTime() - begun) / 3_600_000;
  expect(hours).toBeGreaterThan(12);
  expect(hours).toBeLessThan(30);
});

test.each(['rate_limited', 'quota_spent'] as const)('%s does not count towards the pause', async (problem) => {
  world.deploy({ a: always(new SourceError(problem, 'wait')) }, { everyMinutes: 5 });
  await failTimes(7);
  expect(await world.state('a')).toMatchObject({ problem, failures: 0, nextFetchAt: expect.any(String) });
  expect(minutesLater((await world.state('a'))!.nextFetchAt!)).toBe(15);
  expect(await world.state('a')).not.toHaveProperty('paused');
});

test('a source that is resumed starts anew, and is due at once', async () => {
  world.deploy({ a: always(new SourceError('token_expired', 'no')) });
  await failTimes(3);
  await resumeSource('a', world.deps);
  expect(await world.run()).toEqual(['a']);
  expect(await world.state('a')).toMatchObject({ failures: 1 });
});

test('a limit of the platform holds back every source of the kind, and what was asked for already', async () => {
  const notBefore = minute(90);
  const limited = new SourceError('rate_limited', 'Scripted: 429', { scope: 'platform', notBefore });
  world.deploy({ a: { fetches: [[limited]] }, b: {}, c: {} });
  expect(await world.run()).toEqual(['a', 'b', 'c'].slice(0, 2));
  expect(world.sources.b?.cursors).toEqual([]);
  expect(await world.store.listHolds(START)).toEqual([{ kind: 'scripted', until: notBefore, why: 'Scripted: 429' }]);
  expect(await world.state('b')).not.toHaveProperty('leasedUntil');
  await fetchNow('b', world.deps);
  expect(await world.run()).toEqual([]);
  world.clock.pass(91);
  expect((await world.run()).sort()).toEqual(['a', 'b', 'c']);
});

test('a source that is fetched once a day holds the others no longer than a limit lasts', async () => {
  const limited = new SourceError('rate_limited', 'Scripted: 429', { scope: 'platform' });
  world.deploy({ a: { fetches: [[limited]] } }, { everyMinutes: 1440 });
  await world.run();
  expect(await world.store.listHolds(START)).toMatchObject([{ until: minute(15) }]);
  expect(await world.state('a')).toMatchObject({ nextFetchAt: minute(15) });
});

test('settings that are wrong, and a credential that is missing, are the source’s problem', async () => {
  world.deploy(
    { a: {} },
    { credential: [{ name: 'key', about: 'API key' }] },
    { settings: { account: 'x'.repeat(21) } },
  );
  await world.run();
  expect(await world.state('a')).toMatchObject({
    problem: 'settings_refused',
    error: expect.stringMatching(/^settings\.account .*; credential is missing: .*"key" \(API key\)/),
  });
});

test('a table that fails while a source uses it is not the source’s problem', async () => {
  const spend = async () => Promise.reject(new Error('table down'));
  const budgets = [{ name: 'calls', unit: 'call', limit: 9, window: 'day', zone: 'UTC' }] as const;
  world.deploy({ a: { fetches: [[(io) => io.budget.spend('calls', 1)]] } }, { budgets });
  const store = new Proxy(world.store, {
    get: (target, key) => {
      const value: unknown = key === 'spend' ? spend : Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  await expect(fetchPosts({ source: 'a' }, { ...world.deps, store })).rejects.toThrow('could not be noted');
  expect(await world.state('a')).not.toHaveProperty('problem');
});

test('a limit that is used up makes every source of the kind wait, and is looked at again each hour: it may be raised', async () => {
  const budgets = [{ name: 'calls', unit: 'call', limit: 2, window: 'day', zone: 'UTC' }] as const;
  const calls = (units: number) => ({ fetches: [[(io: SourceIo) => io.budget.spend('calls', units)]] });
  world.deploy({ a: calls(2), b: calls(1), c: {} }, { budgets, concurrency: 1 });
  expect(await world.run()).toEqual(['a', 'b']);
  expect(await world.state('b')).toMatchObject({ problem: 'quota_spent', nextFetchAt: minute(60) });
  expect(await world.store.listHolds(START)).toMatchObject([{ kind: 'scripted', until: minute(60) }]);
  world.sources.b?.script.fetches?.push([(io: SourceIo) => io.budget.spend('calls', 1)]);
  world.deps = { ...world.deps, limits: { 'scripted/calls': 3 } };
  world.clock.pass(60);
  await world.run();
  expect(await world.state('b')).not.toHaveProperty('problem');
});

test('of an error that nobody foresaw only the name is told', async () => {
  const secret = new TypeError('https://api.example.com/?key=s3cr3t: fetch failed');
  world.deploy({ a: always(secret) });
  const { error } = await fetchPosts({ source: 'a' }, world.deps);
  expect(error?.cause).toBe(secret);
  const state = await world.state('a');
  expect(state).toMatchObject({ problem: 'answer_not_understood', failures: 1 });
  expect(state?.error).toContain('TypeError');
  expect(JSON.stringify(state)).not.toContain('s3cr3t');
});
