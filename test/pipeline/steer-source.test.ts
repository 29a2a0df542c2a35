import { afterEach, beforeEach, expect, test } from 'vitest';
import { fetchPosts } from '../../lib/pipeline/fetch-posts.ts';
import { fetchNow, pauseSource, resumeSource } from '../../lib/pipeline/steer-source.ts';
import { SourceError } from '../../lib/sources/source-error.ts';
import { minute, SourceWorld, START } from '../support/source-world.ts';

let world: SourceWorld;
beforeEach(async () => {
  world = await SourceWorld.start();
});
afterEach(() => world.close());

test('a source that is paused is not fetched until it is resumed', async () => {
  world.deploy({ a: {} });
  await pauseSource('a', 'ada', 'moving to another account', world.deps);
  expect((await world.state('a'))?.paused).toEqual({ at: START, by: 'ada', reason: 'moving to another account' });
  expect(await world.run()).toEqual([]);
  await resumeSource('a', world.deps);
  expect(await world.state('a')).not.toHaveProperty('paused');
  expect(await world.run()).toEqual(['a']);
});

test('a fetch now does not wait for a back-off to end', async () => {
  world.deploy({ a: { fetches: [[new SourceError('platform_down', 'down')], []] } });
  await world.run();
  await fetchNow('a', world.deps);
  const [request] = world.take('fetch.requested');
  expect(request).toEqual({ source: 'a', lease: minute(6) });
  expect(await fetchPosts(request!, world.deps)).toMatchObject({ outcome: 'read' });
});

test('a fetch now during a fetch is done right after it', async () => {
  const ask = async () => {
    world.clock.pass(1);
    await fetchNow('a', world.deps);
    expect(world.take('fetch.requested')).toEqual([]);
  };
  world.deploy({ a: { fetches: [[{}, ask], [{}]] } });
  expect(await world.run()).toEqual(['a', 'a']);
});

test('a fetch now of a paused source, and of one that is not there, is refused', async () => {
  world.deploy({ a: {} });
  await pauseSource('a', 'ada', undefined, world.deps);
  await expect(fetchNow('a', world.deps)).rejects.toMatchObject({ code: 'not_allowed' });
  for (const steer of [fetchNow, resumeSource])
    await expect(steer('b', world.deps)).rejects.toMatchObject({ code: 'not_found' });
  expect(world.bus.events).toEqual([]);
});
