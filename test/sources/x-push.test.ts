import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FakePlatforms } from '../../lib/local/platforms/fake-platforms.ts';
import { fakeX } from '../../lib/local/platforms/x.ts';
import type { PostSource } from '../../lib/sources/source.ts';
import { x } from '../../lib/sources/x.ts';
import { VirtualIo } from '../support/virtual-io.ts';

const USER = '1111111111111111111';
const SECRET = 'consumer-secret';

let platforms: FakePlatforms;
let io: VirtualIo;
let source: PostSource;
beforeEach(async () => {
  io = new VirtualIo('2026-07-24T22:00:00Z');
  platforms = await FakePlatforms.start([fakeX], () => io.now());
  platforms.state('x').open({ id: USER, handle: 'ExampleUser', name: 'Example' });
  io.values = { accessToken: platforms.state('x').token, consumerSecret: SECRET };
  source = x.open('tried', { username: 'exampleuser' }, { ...io.forSource(), baseUrl: platforms.baseUrl('x') });
});
afterEach(() => platforms.stop());

const sign = (body: string) => `sha256=${createHmac('sha256', SECRET).update(body).digest('base64')}`;
const push = (event: unknown, signature?: string) => {
  const body = typeof event === 'string' ? event : JSON.stringify({ data: event });
  const headers = { 'x-twitter-webhooks-signature': signature ?? sign(body) };
  return source.receive!({ method: 'POST', query: {}, headers, body });
};

const payload = {
  id: '2080761390344937796',
  text: 'Pans &amp; more #ad',
  author_id: USER,
  created_at: '2026-07-24T21:05:48.000Z',
  edit_history_tweet_ids: ['2080761390344937796'],
  paid_partnership: false,
};
const created = { event_uuid: '1', filter: { user_id: USER }, event_type: 'post.create', payload };

test('the challenge is answered with the secret of the application', async () => {
  const answer = await source.receive!({ method: 'GET', query: { crc_token: 'abc' }, headers: {}, body: '' });
  expect(answer).toEqual({ status: 200, body: JSON.stringify({ response_token: sign('abc') }) });
  expect((await source.receive!({ method: 'GET', query: {}, headers: {}, body: '' })).status).toBe(400);
});

test('a challenge is no way to have a push signed', async () => {
  const forged = JSON.stringify({ data: created });
  for (const challenge of [forged, ` ${forged}`, 'a'.repeat(501), '<script>'])
    expect(await source.receive!({ method: 'GET', query: { crc_token: challenge }, headers: {}, body: '' })).toEqual({
      status: 400,
      body: 'crc_token is missing, or is no token',
    });
});

test('a new post is taken from the event, and counted as read', async () => {
  const { status, posts } = await push(created);
  expect(status).toBe(200);
  expect(posts).toMatchObject([{ id: payload.id, caption: 'Pans & more #ad', platformLabel: 'absent' }]);
  expect(io.spent.reads).toBeCloseTo(0.005 + 0.01, 6);
});

test('whose event it is can be told by the user that comes along, without a question that costs', async () => {
  const user = { id: USER, username: 'ExampleUser' };
  for (const users of [[{ data: user }], [user]])
    expect((await push({ ...created, includes: { users } })).posts).toHaveLength(1);
  const calls = platforms.state('x').calls.length;
  const others = await push({ ...created, includes: { users: [{ id: USER, username: 'Somebody' }] } });
  expect(others).toEqual({ status: 200 });
  expect(calls).toBe(0);
});

test('an event of another account is answered and dropped', async () => {
  expect(await push({ ...created, payload: { ...payload, author_id: '22' } })).toEqual({ status: 200 });
});

test('a deletion is told at once', async () => {
  const { gone } = await push({ event_type: 'post.delete', payload: { id: payload.id, author_id: USER } });
  expect(gone).toEqual([{ platform: 'x', id: payload.id, as: 'deleted' }]);
});

test.each([
  ['a reply', { in_reply_to_tweet_id: '1' }],
  ['a repost', { referenced_tweets: [{ type: 'retweeted', id: '1' }] }],
])('%s is no post of its own', async (_, fields) => {
  const { status, posts, changed } = await push({ ...created, payload: { ...payload, ...fields } });
  expect([status, posts, changed]).toEqual([200, undefined, undefined]);
});

test('a post that quotes is one', async () => {
  const referenced_tweets = [{ type: 'quoted', id: '1' }];
  expect((await push({ ...created, payload: { ...payload, referenced_tweets } })).posts).toHaveLength(1);
});

test.each([
  ['a cut text', { text: `${'Pans and more pans. '.repeat(12)}And… https://t.co/abc` }],
  ['something attached', { attachments: { media_keys: ['7_1'] } }],
  ['no time', { created_at: undefined }],
])('an event with %s has the post read, by the id of its first version', async (_, fields) => {
  const history = ['2080761390344937700', payload.id];
  const { posts, changed } = await push({
    ...created,
    payload: { ...payload, edit_history_tweet_ids: history, ...fields },
  });
  expect(posts).toBeUndefined();
  expect(changed).toEqual([{ platform: 'x', id: history[0] }]);
});

test('what is not signed, or no event, is refused', async () => {
  expect(await push(created, sign('other'))).toMatchObject({ status: 403 });
  expect(await push(created, '')).toMatchObject({ status: 403 });
  expect(await push('{"data":')).toMatchObject({ status: 400 });
  expect(await push('[]')).toMatchObject({ status: 400 });
  io.values = { accessToken: 'token' };
  expect((await push(created)).body).toMatch(/no "consumerSecret"/);
});

test('other events are answered', async () => {
  expect(await push({ ...created, event_type: 'profile.update.bio' })).toEqual({ status: 200 });
});
