import { afterEach, beforeEach, expect, test } from 'vitest';
import { fetchPosts } from '../../lib/pipeline/fetch-posts.ts';
import { receivePush } from '../../lib/pipeline/receive-push.ts';
import { pauseSource } from '../../lib/pipeline/steer-source.ts';
import type { InboundRequest, Received } from '../../lib/sources/source.ts';
import { SourceError } from '../../lib/sources/source-error.ts';
import { makePost } from '../support/posts.ts';
import { SourceWorld, START } from '../support/source-world.ts';

let world: SourceWorld;
let received: Partial<Received> | Error;
beforeEach(async () => {
  world = await SourceWorld.start();
  const receive = async () => {
    if (received instanceof Error) throw received;
    return { status: 200, ...received };
  };
  world.deploy({ hook: { receive, rereads: [[{ posts: [makePost()] }]], fetches: [[]] }, deaf: {} });
});
afterEach(() => world.close());

const request: InboundRequest = { method: 'POST', query: {}, headers: {}, body: '{}' };
const push = (more: Partial<Received> | Error, source = 'hook', body = '{}') => {
  received = more;
  return receivePush(source, { ...request, body }, world.deps);
};
const ref = { platform: 'instagram', id: '17912' } as const;

test('posts that are pushed are told as those that are fetched: new, changed, gone, once each', async () => {
  expect(await push({ posts: [makePost()] })).toMatchObject({ status: 200, body: '', published: 1 });
  await push({ posts: [makePost()] });
  await push({ posts: [makePost({ caption: 'now with #ad' })] });
  await push({ gone: [{ ...ref, as: 'deleted' }] });
  await push({ gone: [{ ...ref, as: 'deleted' }] });
  expect(world.told()).toEqual(['published 17912', 'edited 17912', 'deleted 17912']);
  expect(world.take('fetch.requested')).toEqual([]);
});

test('posts that have changed are read again at once, also those that are not known', async () => {
  await push({ posts: [makePost({ id: 'other' })], changed: [ref] });
  const [request] = world.take('fetch.requested');
  await fetchPosts(request!, world.deps);
  expect(world.sources.hook?.reread).toEqual([['17912']]);
  expect(world.told()).toEqual(['published other', 'published 17912']);
});

test('the word that something is new has the source fetched; a second one, right after that', async () => {
  await push({ fetch: true });
  await push({ fetch: true });
  expect(world.take('fetch.requested')).toHaveLength(1);
  expect(await world.state('hook')).toMatchObject({ nextFetchAt: START, leasedUntil: expect.any(String) });
});

test('the source answers, and a paused one takes nothing', async () => {
  await pauseSource('hook', 'ada', undefined, world.deps);
  const answer = await push({ status: 202, body: 'challenge', posts: [makePost()], fetch: true });
  expect(answer).toMatchObject({ status: 202, body: 'challenge', published: 0 });
  expect(world.bus.events).toEqual([]);
});

test('what a creator asks to have erased is passed on, also of a paused source', async () => {
  await pauseSource('hook', 'ada', undefined, world.deps);
  await push({ erase: { creatorId: '42' } });
  expect(world.take('creator.erase_requested')).toEqual([{ creatorId: '42', platform: 'instagram' }]);
});

test('a source that takes no pushes is as one that is not there', async () => {
  for (const source of ['deaf', 'none']) expect(await push({}, source)).toMatchObject({ status: 404 });
});

test('too large a body is refused, in bytes', async () => {
  expect(await push({}, 'hook', 'x'.repeat(1_000_000))).toMatchObject({ status: 200 });
  expect(await push({}, 'hook', 'é'.repeat(500_001))).toMatchObject({ status: 413 });
});

test.each([new SourceError('credential_missing', 'no secret'), new TypeError('s3cr3t')])(
  'a source that cannot check who calls asks to try again: %s',
  async (error) => {
    const answer = await push(error);
    expect(answer).toMatchObject({ status: 503, published: 0 });
    expect(answer.body + answer.error?.message).not.toContain('s3cr3t');
  },
);
