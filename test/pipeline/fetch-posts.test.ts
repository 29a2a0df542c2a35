import { afterEach, beforeEach, expect, test } from 'vitest';
import { fetchPosts } from '../../lib/pipeline/fetch-posts.ts';
import { planFetches } from '../../lib/pipeline/plan-fetches.ts';
import { pauseSource } from '../../lib/pipeline/steer-source.ts';
import { makePost } from '../support/posts.ts';
import { minute, SourceWorld, START } from '../support/source-world.ts';

let world: SourceWorld;
beforeEach(async () => {
  world = await SourceWorld.start();
});
afterEach(() => world.close());

const post = (id: string, caption = 'Use MILA15 #ad') => makePost({ id, caption });

test('posts go on the bus, and the next fetch goes on after them', async () => {
  const rejected = { at: 'posts.csv:3', field: 'platform', message: 'is no platform' };
  world.deploy({ a: { fetches: [[{ posts: [post('1'), post('2')] }, { posts: [post('3')], rejected: [rejected] }]] } });
  expect(await fetchPosts({ source: 'a' }, world.deps)).toMatchObject({ outcome: 'read', published: 3, rejected: 1 });
  expect(world.take('post.published')).toEqual(
    ['1', '2', '3'].map((id, k) => ({
      post: post(id),
      observedAt: new Date(Date.parse(START) + k).toISOString(),
    })),
  );
  const state = await world.state('a');
  expect(state).toMatchObject({ kind: 'scripted', cursor: '2', posts: 3, postsInAll: 3, rejected: [rejected] });
  expect(state).toMatchObject({ fetchedAt: START });
  expect(state).not.toHaveProperty('leasedUntil');

  world.clock.pass(60);
  expect(await world.run()).toEqual(['a']);
  expect(world.sources.a?.cursors).toEqual([undefined, '2']);
  expect(await world.state('a')).toMatchObject({ cursor: '2', posts: 0, postsInAll: 3, rejected: [] });
  expect(world.told()).toEqual([]);
});

test('a list that shows the same posts again tells what is new or changed, and only that', async () => {
  const first = [post('1'), post('2')];
  const second = [post('1'), post('2', 'Use MILA15 #gifted'), post('3')];
  world.deploy({ a: { fetches: [[{ posts: first }], [{ posts: second }], [{ posts: second }]] } });
  for (const told of [['published 1', 'published 2'], ['edited 2', 'published 3'], []]) {
    await world.run();
    expect(world.told()).toEqual(told);
    world.clock.pass(60);
  }
  expect(await world.state('a')).toMatchObject({ posts: 0, postsInAll: 3 });
});

test('what people hand in again is judged again', async () => {
  const file = [{ posts: [post('1')] }];
  world.deploy({ inbox: { handedIn: true, fetches: [file, file] } });
  await world.run();
  world.clock.pass(60);
  await world.run();
  expect(world.told()).toEqual(['published 1', 'published 1']);
  expect(await world.store.getWatched('inbox', [post('1')])).toEqual([]);
});

test('a post that is too large is rejected by itself; of many rejected the first twenty are kept', async () => {
  const rejected = Array.from({ length: 30 }, (_, k) => ({ at: `line ${k}`, field: 'id', message: 'is missing' }));
  const posts = [post('large', 'x'.repeat(260_000)), post('small')];
  world.deploy({ a: { fetches: [[{ posts }, { rejected }]] } });
  expect(await fetchPosts({ source: 'a' }, world.deps)).toMatchObject({ published: 1, rejected: 31 });
  expect(world.told()).toEqual(['published small']);
  const kept = (await world.state('a'))?.rejected;
  expect(kept).toHaveLength(20);
  expect(kept?.[0]).toMatchObject({ at: 'instagram large', message: expect.stringContaining('at most 250,000') });
});

test('the place moves when the posts are on the bus and remembered; a fetch that broke off is made up for', async () => {
  const batch = { posts: [post('1')] };
  world.deploy({ a: { fetches: [[batch], [batch], [batch]] } });
  const broken = [
    { bus: { publish: () => Promise.reject(new Error('bus down')) } },
    { store: failing('putWatched', 'table down') },
  ];
  for (const change of broken) {
    await expect(fetchPosts({ source: 'a' }, { ...world.deps, ...change })).rejects.toThrow('down');
    expect(await world.state('a')).not.toHaveProperty('cursor');
    world.clock.pass(7);
  }
  expect(world.told()).toEqual(['published 1']);
  expect(await world.run()).toEqual(['a']);
  expect(world.told()).toEqual(['published 1']);
  expect(await world.state('a')).toMatchObject({ cursor: '3', posts: 1 });
});

test('wherever a fetch is interrupted, the next ones bring everything, and what it had told is not told as new', async () => {
  let calls = 0;
  for (let broken = 1; calls === broken - 1; broken++) {
    calls = 0;
    const name = `source ${broken}`;
    const batches = [{ posts: [post(`${name}.1`)] }, { posts: [post(`${name}.2`)], gone: [] }];
    world.deploy({ [name]: { fetches: Array.from({ length: 3 }, () => structuredClone(batches)) } });
    const { store, bus, deps } = world;
    const interrupted = <T extends object>(part: T) =>
      onEachCall(part, () => {
        if (++calls === broken) throw new Error('interrupted');
      });
    await fetchPosts({ source: name }, { ...deps, store: interrupted(store), bus: interrupted(bus) }).catch(() => {});
    world.clock.pass(61);
    await world.run();
    const told = world.told();
    expect([...new Set(told)]).toEqual([`published ${name}.1`, `published ${name}.2`]);
    expect(told.length).toBeLessThanOrEqual(3);
    expect(await world.state(name)).toMatchObject({ cursor: expect.any(String), fetchedAt: expect.any(String) });
  }
  expect(calls).toBeGreaterThanOrEqual(10);
});

test('a request that has been dealt with, or whose source is paused, deleted or read by another, does nothing', async () => {
  world.deploy({ a: { fetches: [[{ posts: [post('1')] }]] } });
  await planFetches(world.deps);
  const [request] = world.take('fetch.requested');
  expect(await fetchPosts({ source: 'a' }, world.deps)).toMatchObject({ outcome: 'skipped' });
  expect(await fetchPosts(request!, world.deps)).toMatchObject({ outcome: 'read' });
  expect(await fetchPosts(request!, world.deps)).toMatchObject({ outcome: 'skipped' });
  expect(await fetchPosts({ source: 'none' }, world.deps)).toMatchObject({ outcome: 'skipped' });
  await pauseSource('a', 'ada', undefined, world.deps);
  expect(await fetchPosts({ source: 'a' }, world.deps)).toMatchObject({ outcome: 'skipped' });
  expect(world.sources.a?.cursors).toHaveLength(1);
});

test('a source that is paused or deleted while it is read is read no further', async () => {
  const during = async () => pauseSource('a', 'ada', undefined, world.deps);
  const gone = async () => world.store.deleteSource('b');
  const later = { posts: [post('2')] };
  world.deploy({
    a: { fetches: [[{ posts: [post('1')] }, during, later, later]] },
    b: { fetches: [[{ posts: [post('1')] }, gone, later, later]] },
  });
  await fetchPosts({ source: 'a' }, world.deps);
  expect(await world.state('a')).toMatchObject({ cursor: '1', paused: { by: 'ada' } });
  await fetchPosts({ source: 'b' }, world.deps);
  expect(await world.state('b')).toBeUndefined();
});

test('what is left is read at once, unless the source stands still', async () => {
  const page = (id: string, cursor: string) => [{ posts: [post(id)], cursor, more: true }];
  world.deploy({ a: { fetches: [page('1', 'x'), page('2', 'y'), page('3', 'y')] } });
  expect(await world.run()).toEqual(['a', 'a', 'a']);
  expect(world.told()).toEqual(['published 1', 'published 2', 'published 3']);
});

test('a fetch ends in time and goes on at once', async () => {
  let left = 300_000;
  const slow = async () => {
    left = 59_000;
  };
  world.deploy({ a: { fetches: [[{ posts: [post('1')] }, slow, { posts: [post('2')] }, { posts: [post('3')] }]] } });
  await fetchPosts({ source: 'a' }, { ...world.deps, timeLeft: () => left });
  expect(world.told()).toEqual(['published 1', 'published 2']);
  expect(await world.state('a')).toMatchObject({ cursor: '2', nextFetchAt: START });
});

test('the seconds from publication to reading are told of new posts, but not by a first fetch', async () => {
  const late = makePost({ id: '2', publishedAt: minute(50) });
  world.deploy({ a: { fetches: [[{ posts: [post('1')] }], [{ posts: [post('1'), late] }]] } });
  expect((await fetchPosts({ source: 'a' }, world.deps)).lags).toEqual([]);
  world.clock.pass(60);
  expect((await fetchPosts({ source: 'a' }, world.deps)).lags).toEqual([600]);
});

test('a fetch that is asked for while one is under way follows it', async () => {
  const ask = async () => {
    world.clock.pass(1);
    await world.store.changeSource('a', (state) => ({ ...state!, nextFetchAt: world.clock.now().toISOString() }));
  };
  world.deploy({ a: { fetches: [[{ posts: [post('1')] }, ask], [{ posts: [post('2')] }]] } });
  expect(await world.run()).toEqual(['a', 'a']);
});

/** The store, but for one method that fails. */
function failing(method: 'putWatched', message: string) {
  return onEachCall(world.store, (called) => {
    if (called === method) throw new Error(message);
  });
}

/** Does something before each call of a method, which fails if that does. */
function onEachCall<T extends object>(part: T, before: (method: string) => void): T {
  return new Proxy(part, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function') return value;
      return async (...given: unknown[]) => {
        before(String(key));
        return value.apply(target, given);
      };
    },
  });
}
