import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { REREAD_AFTER_HOURS, rereadUnread } from '../../lib/pipeline/reread.ts';
import type { Gone } from '../../lib/sources/source.ts';
import { SourceError } from '../../lib/sources/source-error.ts';
import { makePost } from '../support/posts.ts';
import { minute, SourceWorld, START } from '../support/source-world.ts';

let world: SourceWorld;
beforeEach(async () => {
  world = await SourceWorld.start();
});
afterEach(() => world.close());

const HOUR = 60;
const post = (id = '1', caption = 'Use MILA15 #ad') => makePost({ id, caption, publishedAt: START });
const gone = (as: Gone['as'], id = '1'): Gone => ({ platform: 'instagram', id, as });
const watched = async (id = '1') => (await world.store.getWatched('a', [post(id)]))[0];

/** Lets hours pass, one by one, and fetches in each; tells what was told in which hour. */
async function pass(hours: number): Promise<string[]> {
  const told: string[] = [];
  for (let hour = 1; hour <= hours; hour++) {
    world.clock.pass(HOUR);
    await world.run();
    told.push(...world.told().map((what) => `${hour}: ${what}`));
  }
  return told;
}

test('a post is read again after 1 and 6 hours, 1, 3 and 7 days, and then no more', async () => {
  const rereads = Array.from({ length: 10 }, () => [{ posts: [post()] }]);
  world.deploy({ a: { fetches: [[{ posts: [post()] }]], rereads } });
  await world.run();
  const at: number[] = [];
  let now = 0;
  for (const hour of [1, 2, 5, 6, 7, 23, 24, 25, 71, 72, 73, 167, 168, 169, 400]) {
    world.clock.pass((hour - now) * HOUR);
    now = hour;
    const before = world.sources.a!.reread.length;
    await world.run();
    if (world.sources.a!.reread.length > before) at.push(hour);
  }
  expect(at).toEqual([1, 6, 24, 72, 168]);
  expect(world.told()).toEqual(['published 1']);
});

test('the hours can be set, and a source that cannot read again plans none', async () => {
  world.deploy({ a: { fetches: [[{ posts: [post()] }]], rereads: [] }, b: { fetches: [[{ posts: [post()] }]] } });
  world.deps = { ...world.deps, rereadAfterHours: [2] };
  await world.run();
  expect(await watched()).toMatchObject({ rereadAt: minute(2 * HOUR) });
  expect((await world.store.getWatched('b', [post()]))[0]).not.toHaveProperty('rereadAt');
});

test('what a list shows counts as read again', async () => {
  const list = [{ posts: [post()] }];
  world.deploy({ a: { fetches: [list, list, list], rereads: [] } });
  await world.run();
  world.clock.pass(59);
  await world.run();
  expect(await watched()).toMatchObject({ rereadAt: minute(HOUR) });
});

test('an edit that is found by reading again is told', async () => {
  world.deploy({ a: { fetches: [[{ posts: [post()] }]], rereads: [[{ posts: [post('1', 'Use MILA15')] }]] } });
  await world.run();
  expect(world.told()).toEqual(['published 1']);
  expect(await pass(2)).toEqual(['1: edited 1']);
});

test('counts are brought up to date when a post is read again as planned', async () => {
  const seen = { ...post(), metrics: { likes: 7 } };
  const list = [{ posts: [seen] }];
  world.deploy({ a: { fetches: [list, list, list, list], rereads: [list] } }, { everyMinutes: 25 });
  await world.run();
  world.told();
  world.clock.pass(25);
  await world.run();
  expect(world.told()).toEqual([]);
  world.clock.pass(40);
  await world.run();
  expect(world.told()).toEqual(['edited 1']);
});

describe('a post that is gone', () => {
  test.each(['deleted', 'private'] as const)('is told at once, and once, where the platform says %s', async (as) => {
    const rereads = Array.from({ length: 3 }, () => [{ gone: [gone(as)] }]);
    world.deploy({ a: { fetches: [[{ posts: [post()] }]], rereads } });
    await world.run();
    world.told();
    world.clock.pass(HOUR);
    await world.run();
    expect(world.take('post.deleted')).toEqual([
      { post: { platform: 'instagram', id: '1' }, deletedAt: minute(HOUR), as, known: true },
    ]);
    expect(await pass(30)).toEqual([]);
  });

  test('may be kept for a shorter time, where its platform asks for that', async () => {
    const rereads = [[{ gone: [gone('deleted')] }]];
    world.deploy({ a: { fetches: [[{ posts: [post()] }]], rereads, keepGoneHours: 24 } });
    await world.run();
    world.clock.pass(HOUR);
    await world.run();
    expect(world.take('post.deleted')).toMatchObject([{ deletedAt: minute(HOUR), keepUntil: minute(25 * HOUR) }]);
  });

  test('is believed to be when it is missing for the second time, an hour later', async () => {
    const rereads = Array.from({ length: 4 }, () => [{ gone: [gone('missing')] }]);
    world.deploy({ a: { fetches: [[{ posts: [post()] }]], rereads } });
    await world.run();
    world.told();
    expect(await pass(1)).toEqual([]);
    expect(await watched()).toMatchObject({ missedAt: minute(HOUR), rereadAt: minute(2 * HOUR) });
    world.clock.pass(HOUR);
    await world.run();
    expect(world.take('post.deleted')).toMatchObject([{ as: 'missing' }]);
    expect(await watched()).toMatchObject({ gone: 'missing' });
    expect(await watched()).not.toHaveProperty('missedAt');
    expect(await pass(30)).toEqual([]);
  });

  test('is not missing twice by one reading, nor because a reading failed', async () => {
    const twice = [{ gone: [gone('missing')] }, { gone: [gone('missing')] }];
    const down = [new SourceError('platform_down', 'it fails (503)')];
    world.deploy({ a: { fetches: [[{ posts: [post()] }]], rereads: [twice, down, [{ posts: [post()] }]] } });
    await world.run();
    world.told();
    expect(await pass(4)).toEqual([]);
    expect(world.sources.a?.reread).toHaveLength(3);
    expect(await watched()).not.toHaveProperty('missedAt');
  });

  test('is told to be back when it is answered with again', async () => {
    const rereads = [[{ gone: [gone('private')] }], [{ posts: [post()] }]];
    world.deploy({ a: { fetches: [[{ posts: [post()] }]], rereads } });
    await world.run();
    world.told();
    expect(await pass(8)).toEqual(['1: deleted 1', '6: edited 1']);
    expect(await watched()).not.toHaveProperty('gone');
  });

  test('is told as well where only a list says so, also of one that is not known', async () => {
    const batch = { posts: [post()], gone: [gone('deleted', '2'), gone('missing', '3')] };
    world.deploy({ a: { fetches: [[batch], [{ gone: [gone('deleted')] }]] } });
    await world.run();
    expect(world.told()).toEqual(['published 1', 'deleted 2']);
    expect(await pass(1)).toEqual(['1: deleted 1']);
  });
});

test('a post that could not be read is tried again in an hour, for a day after the last planned reading', async () => {
  world.deploy({ a: { fetches: [[{ posts: [post()] }]], rereads: [[{}], [{}]] } });
  await world.run();
  world.clock.pass(HOUR);
  await world.run();
  expect(await watched()).toMatchObject({ rereadAt: expect.stringMatching(/^2026-11-24T10:00:00/) });
  const published = { publishedAt: START };
  expect(rereadUnread(published, minute(191 * HOUR), REREAD_AFTER_HOURS)).toBe(minute(192 * HOUR));
  expect(rereadUnread(published, minute(192 * HOUR), REREAD_AFTER_HOURS)).toBeUndefined();
});

test('a post that has grown too large to be taken is tried again as one that could not be read', async () => {
  const large = post('1', 'x'.repeat(260_000));
  world.deploy({ a: { fetches: [[{ posts: [post()] }]], rereads: [[{ posts: [large] }]] } });
  await world.run();
  world.clock.pass(HOUR);
  await world.run();
  expect(await watched()).toMatchObject({ rereadAt: expect.stringMatching(/^2026-11-24T10:00:00/) });
});

test('two hundred posts are read again at once, and the others right after', async () => {
  const posts = Array.from({ length: 205 }, (_, k) => post(`p${1000 + k}`));
  world.deploy({
    a: { fetches: [[{ posts }]], rereads: [[{ posts: posts.slice(0, 200) }], [{ posts: posts.slice(200) }]] },
  });
  await world.run();
  world.clock.pass(HOUR);
  await world.run();
  const [first, second] = world.sources.a!.reread;
  expect([first?.length, second?.length]).toEqual([200, 5]);
});

test('new posts are read where known ones cannot be read again, and the failure is kept', async () => {
  const unclear = [new SourceError('answer_not_understood', 'is not as expected')];
  world.deploy({ a: { fetches: [[{ posts: [post()] }], [{ posts: [post('2')] }]], rereads: [unclear] } });
  await world.run();
  world.told();
  expect(await pass(1)).toEqual(['1: published 2']);
  expect(await world.state('a')).toMatchObject({ problem: 'answer_not_understood', failures: 1, cursor: '2' });
});

describe('words that may be kept for some days only', () => {
  const list = [{ posts: [post()] }];
  test('are told with their end, and again when half of the time has passed since they were told', async () => {
    world.deploy({ a: { keepDays: 30, fetches: Array.from({ length: 40 }, () => list) } }, { everyMinutes: 1440 });
    await world.run();
    expect(world.take('post.published')).toMatchObject([{ keepUntil: minute(30 * 24 * HOUR) }]);
    for (let day = 1; day <= 14; day++) {
      world.clock.pass(24 * HOUR);
      await world.run();
      expect(world.told()).toEqual([]);
    }
    world.clock.pass(24 * HOUR + 1);
    await world.run();
    expect(world.take('post.edited')).toMatchObject([{ keepUntil: minute(45 * 24 * HOUR + 1) }]);
  });

  test('end at once where nothing may be kept, and are not told again while they stay the same', async () => {
    world.deploy({ a: { keepDays: 0, fetches: Array.from({ length: 90 }, () => list) } }, { everyMinutes: 1440 });
    await world.run();
    expect(world.take('post.published')).toMatchObject([{ keepUntil: minute(0) }]);
    for (let day = 1; day <= 80; day++) {
      world.clock.pass(24 * HOUR);
      await world.run();
    }
    expect(world.told()).toEqual([]);
  });

  test('have no end where the platform sets none', async () => {
    world.deploy({ a: { fetches: [list] } });
    await world.run();
    expect(world.take('post.published')[0]).not.toHaveProperty('keepUntil');
  });
});
