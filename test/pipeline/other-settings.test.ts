import { afterEach, beforeEach, expect, test } from 'vitest';
import { receivePush } from '../../lib/pipeline/receive-push.ts';
import type { SourceDefinition } from '../../lib/source-definition.ts';
import type { Gone } from '../../lib/sources/source.ts';
import { makePost } from '../support/posts.ts';
import { SourceWorld, START } from '../support/source-world.ts';

let world: SourceWorld;
beforeEach(async () => {
  world = await SourceWorld.start();
});
afterEach(() => world.close());

const post = (id: string) => makePost({ id, publishedAt: START });
const missing = (id: string): Gone => ({ platform: 'instagram', id, as: 'missing' });

/** Sets up something else under the same name, as a deployment does. */
function change(more: Partial<SourceDefinition>): void {
  const definitions = world.deps.definitions.map((definition) => ({ ...definition, ...more }));
  world.deps = { ...world.deps, definitions };
}

const OTHERS: [string, Partial<SourceDefinition>][] = [
  ['other settings', { settings: { account: 'ben' } }],
  ['another credential', { credential: 'ben' }],
];

test.each(OTHERS)('with %s a source is read from its beginning, and keeps its count of posts', async (_, more) => {
  world.deploy({ a: { fetches: [[{ posts: [post('1')] }], [{ posts: [post('2')] }]] } });
  await world.run();
  change(more);
  world.clock.pass(60);
  await world.run();
  expect(world.sources.a?.cursors).toEqual([undefined, undefined]);
  expect(await world.state('a')).toMatchObject({ postsInAll: 2, cursor: '2' });
});

test('what is set up as it was goes on, in whatever order its settings are written', async () => {
  world.deploy({ a: { fetches: [[{}], [{}]] } }, {}, { settings: { account: 'mila', labels: true } });
  await world.run();
  change({ settings: { labels: true, account: 'mila' }, everyMinutes: 30 });
  world.clock.pass(60);
  await world.run();
  expect(world.sources.a?.cursors).toEqual([undefined, '1']);
});

test('posts of another account are not taken for deleted because the new one does not list them', async () => {
  const rereads = Array.from({ length: 9 }, () => [{ gone: [missing('2')] }]);
  world.deploy({ a: { fetches: [[{ posts: [post('1')] }], [{ posts: [post('2')] }]], rereads } });
  await world.run();
  change({ settings: { account: 'ben' } });
  world.clock.pass(60);
  await world.run();
  expect(world.told()).toEqual(['published 1', 'published 2']);
  for (let hour = 1; hour <= 8; hour++) {
    world.clock.pass(60);
    await world.run();
  }
  expect(world.told()).toEqual(['deleted 2']);
  expect(world.sources.a?.reread.flat()).not.toContain('1');
});

test('a post that is pushed as changed is read again, also where it was read by other settings', async () => {
  const receive = async () => ({ status: 200, changed: [{ platform: 'instagram' as const, id: '1' }] });
  const rereads = [[{ posts: [{ ...post('1'), caption: 'Ad' }] }]];
  world.deploy({ a: { fetches: [[{ posts: [post('1')] }], [{}]], rereads, receive } });
  await world.run();
  change({ credential: 'ben' });
  world.clock.pass(59);
  await world.run();
  world.told();
  await receivePush('a', { method: 'POST', query: {}, headers: {}, body: '' }, world.deps);
  await world.run();
  expect(world.told()).toEqual(['edited 1']);
});
