import { afterEach, beforeEach, expect, test } from 'vitest';
import { fakeBluesky } from '../../lib/local/platforms/bluesky.ts';
import { FakePlatforms } from '../../lib/local/platforms/fake-platforms.ts';
import type { FakeAnswer } from '../../lib/local/platforms/platform-state.ts';
import { bluesky } from '../../lib/sources/bluesky.ts';
import { VirtualIo } from '../support/virtual-io.ts';
import authorFeed from './fixtures/bluesky/own_author_feed.http.json' with { type: 'json' };
import profileNotFound from './fixtures/bluesky/own_error_400.http.json' with { type: 'json' };
import { fetchAll, trouble } from './read-source.ts';
import { sourceContract } from './source.contract.ts';

const DID = 'did:plc:abcdefghijklmnopqrstuvwx';

sourceContract({
  kind: bluesky,
  fake: fakeBluesky,
  account: { id: DID, handle: 'maple.example', name: 'Maple Kitchen' },
  settings: { actor: '@maple.example' },
  id: (n) => `at://${DID}/app.bsky.feed.post/3lb${n}`,
  labels: [],
  gone: { deleted: 'missing', private: 'missing' },
});

let platforms: FakePlatforms;
let io: VirtualIo;
beforeEach(async () => {
  io = new VirtualIo('2026-11-21T12:00:00Z');
  platforms = await FakePlatforms.start([fakeBluesky], () => io.now());
});
afterEach(() => platforms.stop());

const open = (actor = 'maple.example') =>
  bluesky.open('tried', bluesky.settings.parse({ actor }), {
    ...io.forSource(),
    baseUrl: platforms.baseUrl('bluesky'),
  });

/** The documented answer with one more thing in its record and its view. */
function feedWith(record: object, view: object = {}, item: object = {}): FakeAnswer {
  const [one] = authorFeed.response.body.feed;
  const { post } = one!;
  return {
    status: 200,
    body: { feed: [{ post: { ...post, ...view, record: { ...post.record, ...record } }, ...item }] },
  };
}

test('the documented answer is read as it is', async () => {
  platforms.state('bluesky').faults.push(authorFeed.response, { status: 200, body: { feed: [] } });
  const { posts, rejected } = await fetchAll(open(), undefined);
  expect(rejected).toEqual([]);
  expect(posts).toEqual([
    {
      id: 'at://did:plc:abcdefghijklmnopqrstuvwx/app.bsky.feed.post/3lbexample001',
      platform: 'bluesky',
      url: 'https://bsky.app/profile/maple.example/post/3lbexample001',
      creator: { handle: 'maple.example', id: DID, name: 'Maple Kitchen' },
      publishedAt: '2026-11-20T17:02:11.000Z',
      caption: 'Pan night with Northwind #ad',
      platformLabel: 'unknown',
      language: 'en',
      metrics: { likes: 4, comments: 0, shares: 1 },
    },
  ]);
});

test('links behind shortened text and on cards come beside the text', async () => {
  const facets = [
    {
      features: [{ $type: 'app.bsky.richtext.facet#link', uri: 'https://northwind.example/maple?utm_source=bluesky' }],
    },
    { features: [{ $type: 'app.bsky.richtext.facet#tag', tag: 'ad' }] },
  ];
  const embed = {
    $type: 'app.bsky.embed.recordWithMedia#view',
    media: {
      $type: 'app.bsky.embed.external#view',
      external: { uri: 'https://northwind.example/pans', title: 'Pans' },
    },
  };
  platforms.state('bluesky').faults.push(feedWith({ facets }, { embed }));
  const { posts } = await fetchAll(open(), undefined);
  expect(posts[0]!.links).toEqual([
    'https://northwind.example/maple?utm_source=bluesky',
    'https://northwind.example/pans',
  ]);
});

test('a post of several languages is left to be told by the auditor; a video is one', async () => {
  const embed = { $type: 'app.bsky.embed.video#view', playlist: 'https://video.bsky.app/x.m3u8' };
  platforms.state('bluesky').faults.push(feedWith({ langs: ['en', 'de'] }, { embed }));
  const { posts } = await fetchAll(open(), undefined);
  expect(posts[0]).toMatchObject({ format: 'video' });
  expect(posts[0]!.language).toBeUndefined();
});

test('reposts and what is pinned to the top are no posts of their own', async () => {
  const reason = { $type: 'app.bsky.feed.defs#reasonRepost', by: { did: DID } };
  platforms.state('bluesky').faults.push(feedWith({}, {}, { reason }));
  const { posts, rejected } = await fetchAll(open(), undefined);
  expect([posts, rejected]).toEqual([[], []]);
});

test('a date that lies ahead does not count: a post is published when it is there', async () => {
  platforms.state('bluesky').faults.push(feedWith({ createdAt: '2030-01-01T00:00:00.000Z' }));
  const { posts } = await fetchAll(open(), undefined);
  expect(posts[0]!.publishedAt).toBe('2026-11-20T17:02:12.120Z');
});

test('a record that is not as documented is rejected by itself', async () => {
  const [one] = authorFeed.response.body.feed;
  const broken = { post: { ...one!.post, uri: `${one!.post.uri}x`, record: { createdAt: 'now' } } };
  platforms.state('bluesky').faults.push({ status: 200, body: { feed: [broken, one] } });
  const { posts, rejected } = await fetchAll(open(), undefined);
  expect(posts).toHaveLength(1);
  expect(rejected).toEqual([expect.objectContaining({ at: `${one!.post.uri}x`, field: 'record.text' })]);
});

test('an account that is not there, or not shown, is named as such', async () => {
  expect(await trouble(open('nope.example'))).toMatchObject({ problem: 'account_not_found' });
  platforms.state('bluesky').fault = () => profileNotFound.response;
  expect((await trouble(open())).message).toBe('Bluesky: InvalidRequest: Profile not found');
  platforms.state('bluesky').fault = () => ({
    status: 400,
    body: { error: 'AccountTakedown', message: 'Account has been suspended' },
  });
  expect(await trouble(open())).toMatchObject({ problem: 'account_not_found' });
});

test.each(['maple', 'https://bsky.app/profile/maple.example', ''])('"%s" is no account', (actor) => {
  expect(bluesky.settings.safeParse({ actor }).error?.issues[0]?.message).toMatch(/write the handle/);
});
