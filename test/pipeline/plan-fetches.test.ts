import { afterEach, beforeEach, expect, test } from 'vitest';
import { fetchPosts } from '../../lib/pipeline/fetch-posts.ts';
import { releaseAll } from '../../lib/pipeline/lease.ts';
import { planFetches } from '../../lib/pipeline/plan-fetches.ts';
import { makePost } from '../support/posts.ts';
import { minute, SourceWorld } from '../support/source-world.ts';

let world: SourceWorld;
beforeEach(async () => {
  world = await SourceWorld.start();
});
afterEach(() => world.close());

const plan = async () => (await planFetches(world.deps)).requested;

test('every source gets a state, and a fetch is asked for of as many as the kind allows at once', async () => {
  world.deploy({ a: {}, b: {}, c: {} }, { concurrency: 2 });
  expect(await plan()).toEqual(['a', 'b']);
  const requests = world.take('fetch.requested');
  expect(requests).toEqual(['a', 'b'].map((source) => ({ source, lease: minute(6) })));
  expect(await world.state('c')).toMatchObject({ source: 'c', kind: 'scripted', posts: 0 });
  expect(await plan()).toEqual([]);

  await fetchPosts(requests[0]!, world.deps);
  expect((await planFetches(world.deps, 'scripted')).requested).toEqual(['c']);
});

test('the longest waiting comes first, and none before its time', async () => {
  world.deploy({ a: {}, b: {} }, { concurrency: 1 }, { everyMinutes: 10 });
  expect(await world.run()).toEqual(['a', 'b']);
  world.clock.pass(8);
  expect(await plan()).toEqual([]);
  await world.store.changeSource('a', (state) => ({ ...state!, nextFetchAt: minute(7) }));
  await world.store.changeSource('b', (state) => ({ ...state!, nextFetchAt: minute(6) }));
  expect(await plan()).toEqual(['b']);
});

test('a fetch that was lost is asked for again when its lease is over', async () => {
  world.deploy({ a: { fetches: [[{ posts: [makePost()] }]] } });
  await plan();
  const [lost] = world.take('fetch.requested');
  world.clock.pass(5);
  expect(await plan()).toEqual([]);
  world.clock.pass(2);
  expect(await plan()).toEqual(['a']);
  expect(await fetchPosts(lost!, world.deps)).toMatchObject({ outcome: 'skipped' });
  expect(await fetchPosts(world.take('fetch.requested')[0]!, world.deps)).toMatchObject({ published: 1 });
});

test('a program that alone has the table ends the leases of its last run', async () => {
  world.deploy({ a: {}, b: {} });
  await plan();
  await releaseAll(world.store);
  expect(await plan()).toEqual(['a', 'b']);
});

test('two plannings at once ask for each source once', async () => {
  world.deploy({ a: {}, b: {} });
  const both = await Promise.all([plan(), plan()]);
  expect(both.flat().sort()).toEqual(['a', 'b']);
});

test('sources that users have added are fetched too; one with a name of the deployment is ignored', async () => {
  world.deploy({ a: {} }, { concurrency: 5 });
  const added = { kind: 'scripted', settings: {} };
  await world.store.createDefinition({ ...added, name: 'mine' });
  await world.store.createDefinition({ ...added, name: 'a', kind: 'ftp' });
  expect((await plan()).sort()).toEqual(['a', 'mine']);
});

test('a source that is no longer set up is not due, and goes on where it was when it is again', async () => {
  world.deploy({ a: { fetches: [[{ posts: [makePost()], cursor: 'here' }]] } });
  const { definitions } = world.deps;
  await world.run();
  world.deps = { ...world.deps, definitions: [] };
  world.clock.pass(100);
  expect(await plan()).toEqual([]);
  expect(await world.state('a')).toMatchObject({ cursor: 'here' });
  world.deps = { ...world.deps, definitions };
  expect(await world.run()).toEqual(['a']);
  expect(world.sources.a?.cursors).toEqual([undefined, 'here']);
});

test('a source that has become one of another kind starts anew', async () => {
  world.deploy({ a: { fetches: [[{ cursor: 'here' }]] } });
  await world.store.putSource({ source: 'a', kind: 'other', posts: 3, cursor: 'there' });
  await world.run();
  expect(world.sources.a?.cursors).toEqual([undefined]);
});

test('one of an unknown kind is told what kinds there are, and does not keep the others', async () => {
  world.deploy({ a: {} });
  await world.store.createDefinition({ name: 'odd', kind: 'ftp', settings: {} });
  expect(await plan()).toEqual(['a']);
  const before = await world.state('odd');
  expect(before).toMatchObject({ problem: 'settings_refused', error: 'kind is "ftp": there are scripted' });
  await plan();
  expect(await world.state('odd')).toEqual(before);
});

test('one that cannot be planned does not keep the others', async () => {
  world.deploy({ a: {}, b: {} });
  await plan();
  world.clock.pass(7);
  const { store } = world;
  const changeSource: typeof store.changeSource = (source, change) =>
    source === 'a' ? Promise.reject(new Error('conflict')) : store.changeSource(source, change);
  const broken = new Proxy(store, {
    get: (target, key) => (key === 'changeSource' ? changeSource : bound(target, key)),
  });
  const { requested, failed } = await planFetches({ ...world.deps, store: broken });
  expect(requested).toEqual(['b']);
  expect(failed).toEqual([{ source: 'a', error: new Error('conflict') }]);
});

function bound(target: object, key: string | symbol): unknown {
  const value: unknown = Reflect.get(target, key, target);
  return typeof value === 'function' ? value.bind(target) : value;
}
