import { afterEach, beforeEach, expect, test } from 'vitest';
import { eraseCreator, eraseDue } from '../../lib/pipeline/erase-content.ts';
import { audited, makePost } from '../support/posts.ts';
import { SourceWorld } from '../support/source-world.ts';

let world: SourceWorld;
beforeEach(async () => {
  world = await SourceWorld.start();
});
afterEach(() => world.close());

const keep = (id: string, more: { keepUntil?: string; creatorId?: string; platform?: 'instagram' | 'tiktok' } = {}) => {
  const { keepUntil, creatorId, platform = 'instagram' } = more;
  const creator = { handle: 'mila', ...(creatorId !== undefined && { id: creatorId }) };
  return world.store.saveAudit(audited(makePost({ id, platform, creator }), [], 1, { keepUntil }));
};
const isErased = async (id: string, platform: 'instagram' | 'tiktok' = 'instagram') =>
  (await world.store.getPost({ platform, id }))?.erasedAt !== undefined;

test('the words of all posts whose time is over are removed, and only theirs', async () => {
  for (let k = 0; k < 105; k++) await keep(`over ${k}`, { keepUntil: '2026-11-24T07:59:59.000Z' });
  await keep('not yet', { keepUntil: '2026-11-24T08:00:01.000Z' });
  await keep('for good');
  expect(await eraseDue(world.deps)).toBe(105);
  expect(await isErased('over 0')).toBe(true);
  expect(await isErased('over 104')).toBe(true);
  expect([await isErased('not yet'), await isErased('for good')]).toEqual([false, false]);
  expect(await eraseDue(world.deps)).toBe(0);
});

test('one that cannot be removed does not keep the others, and is told', async () => {
  const tried: string[] = [];
  const due = ['1', '2'].map((id) => ({ platform: 'instagram' as const, id }));
  const store = {
    ...world.store,
    dueErasures: async () => due,
    eraseContent: async ({ id }: { id: string }) => {
      tried.push(id);
      if (id === '1') throw new Error('conflict');
    },
    eachPost: world.store.eachPost.bind(world.store),
  };
  await expect(eraseDue({ ...world.deps, store })).rejects.toThrow('the words of 1 posts');
  expect(tried).toEqual(['1', '2']);
});

test('it stops in time', async () => {
  await keep('over', { keepUntil: '2026-11-24T07:59:59.000Z' });
  expect(await eraseDue({ ...world.deps, timeLeft: () => 20_000 })).toBe(0);
});

test('what a creator has published is removed, on their platform', async () => {
  await keep('1', { creatorId: '42' });
  await keep('2', { creatorId: '43' });
  await keep('3', { creatorId: '42', platform: 'tiktok' });
  expect(await eraseCreator({ creatorId: '42', platform: 'instagram' }, world.deps)).toBe(1);
  expect([await isErased('1'), await isErased('2'), await isErased('3', 'tiktok')]).toEqual([true, false, false]);
  expect(await eraseCreator({ creatorId: '42' }, world.deps)).toBe(2);
  expect(await isErased('3', 'tiktok')).toBe(true);
});
