import { afterEach, beforeEach, expect, test } from 'vitest';
import { campaignSchema } from '../../lib/campaign.ts';
import type { DomainEvent } from '../../lib/events/catalog.ts';
import { FakePlatforms } from '../../lib/local/platforms/fake-platforms.ts';
import type { FakePost, PlatformState } from '../../lib/local/platforms/platform-state.ts';
import { fakeX, snowflake } from '../../lib/local/platforms/x.ts';
import { fakeYouTube } from '../../lib/local/platforms/youtube.ts';
import { eraseDue } from '../../lib/pipeline/erase-content.ts';
import { judgePost, type PostEvent } from '../../lib/pipeline/judge-posts.ts';
import { MemoryCredentials } from '../../lib/sources/credentials/memory.ts';
import { x } from '../../lib/sources/x.ts';
import { youtube } from '../../lib/sources/youtube.ts';
import { SourceWorld } from '../support/source-world.ts';

const CHANNEL = 'UC0000000000000000000001';
const FAKES = [fakeX, fakeYouTube];
const PRAISE = 'Loving the Midnight Serum from GlowLab';

/** Of two countries: in Australia a platform’s label is enough, in Britain words are needed. */
const campaign = (jurisdiction: string) =>
  campaignSchema.parse({
    id: 'glowlab-autumn',
    brand: { name: 'GlowLab', handles: ['@glowlab'] },
    jurisdictions: [jurisdiction],
    connection: 'paid',
    window: { from: '2026-11-01T00:00:00Z', to: '2026-12-15T00:00:00Z' },
    creators: [{ handle: 'maple' }],
  });

let world: SourceWorld;
let platforms: FakePlatforms;
beforeEach(async () => {
  world = await SourceWorld.start();
  platforms = await FakePlatforms.start(FAKES, () => world.clock.now());
});
afterEach(async () => {
  await platforms.stop();
  await world.close();
});

/** A source of an account of each platform. */
function deploy(): { onX: PlatformState; onYouTube: PlatformState } {
  world.deps = {
    ...world.deps,
    kinds: [x, youtube],
    definitions: [
      { name: 'on X', kind: 'x', settings: { username: 'maple' }, credential: 'x' },
      { name: 'on YouTube', kind: 'youtube', settings: { channel: CHANNEL }, credential: 'youtube' },
    ],
    credentials: new MemoryCredentials({
      x: { accessToken: platforms.state('x').token },
      youtube: { apiKey: platforms.state('youtube').token },
    }),
    baseUrls: Object.fromEntries(FAKES.map(({ kind }) => [kind, platforms.baseUrl(kind)])),
    sleep: async () => {},
  };
  const [onX, onYouTube] = [platforms.state('x'), platforms.state('youtube')];
  onX.open({ id: '11', handle: 'maple', name: 'Maple' });
  onYouTube.open({ id: CHANNEL, handle: 'maple', name: 'Maple' });
  return { onX, onYouTube };
}

const publish = (state: PlatformState, id: string, more: Partial<FakePost> = {}) =>
  state.publish({ id, account: 'maple', publishedAt: world.clock.now().toISOString(), text: PRAISE, ...more });

/** Lets hours pass; in each, what is due is read and what was told is judged. */
async function pass(hours: number, jurisdiction = 'GB'): Promise<void> {
  for (let hour = 0; hour <= hours; hour++) {
    if (hour > 0) world.clock.pass(60);
    await world.run();
    for (const event of world.bus.events.splice(0).filter(isOfPost))
      await judgePost(event, { store: world.store, campaigns: [campaign(jurisdiction)], now: () => world.clock.now() });
  }
}

function isOfPost(event: DomainEvent): event is PostEvent {
  return event.type === 'post.published' || event.type === 'post.edited' || event.type === 'post.deleted';
}

async function findings(platform: 'x' | 'youtube', id: string) {
  const found = (await world.store.getPost({ platform, id }))?.findings ?? [];
  return found.map(({ code, status }) => `${code} ${status}`).sort();
}

const LATE = ['disclosure.late open', 'disclosure.missing fixed'];

test('words that are added after hours repair the finding, and are late', async () => {
  const { onYouTube } = deploy();
  publish(onYouTube, 'aBcDeFgHiJ1');
  await pass(4);
  expect(await findings('youtube', 'aBcDeFgHiJ1')).toEqual(['disclosure.missing open']);
  onYouTube.edit('aBcDeFgHiJ1', { title: 'Ad: Midnight Serum' });
  await pass(1);
  expect(await findings('youtube', 'aBcDeFgHiJ1')).toEqual(LATE);
});

test('words that are added after days are found by reading again what no list shows any more', async () => {
  const { onYouTube } = deploy();
  publish(onYouTube, 'aBcDeFgHiJ1');
  await pass(60);
  publish(onYouTube, 'aBcDeFgHiJ2');
  await pass(1);
  onYouTube.edit('aBcDeFgHiJ1', { title: 'Ad: Midnight Serum' });
  await pass(9);
  expect(await findings('youtube', 'aBcDeFgHiJ1')).toEqual(['disclosure.missing open']);
  await pass(3);
  expect(await findings('youtube', 'aBcDeFgHiJ1')).toEqual(LATE);
});

test('a platform’s label that is added by an edit repairs the finding, and is late', async () => {
  const { onX } = deploy();
  const id = snowflake(world.clock.now(), 1);
  publish(onX, id, { label: 'absent' });
  await pass(0, 'AU');
  expect(await findings('x', id)).toEqual(['disclosure.missing open']);
  world.clock.pass(30);
  onX.edit(id, { label: 'present' });
  await pass(1, 'AU');
  expect(await findings('x', id)).toEqual(LATE);
});

test.each([
  ['present', 'pass'],
  ['absent', 'fail'],
  ['unknown', 'review'],
] as const)('a label that is %s makes the verdict %s', async (label, outcome) => {
  const { onX } = deploy();
  const id = snowflake(world.clock.now(), 1);
  publish(onX, id, { label });
  await pass(0, 'AU');
  expect((await world.store.getPost({ platform: 'x', id }))?.verdicts).toMatchObject([{ outcome }]);
});

test('a deletion ends in the post and its findings, and a day later its words are gone', async () => {
  const { onX } = deploy();
  const id = snowflake(world.clock.now(), 1);
  publish(onX, id, { label: 'absent' });
  await pass(0);
  onX.remove(id);
  await pass(1);
  const deleted = await world.store.getPost({ platform: 'x', id });
  expect(deleted).toMatchObject({ deletedAs: 'deleted', findings: [{ code: 'disclosure.missing' }] });
  expect(deleted?.findings[0]?.postDeletedAt).toBe(deleted?.deletedAt);
  const erase = () => eraseDue({ store: world.store, now: () => world.clock.now() });
  await pass(22);
  expect(await erase()).toBe(0);
  await pass(3);
  expect(await erase()).toBe(1);
  expect(JSON.stringify(await world.store.getPost({ platform: 'x', id }))).not.toContain('Midnight');
});

test('a post that is not answered for an hour is not taken for deleted', async () => {
  const { onYouTube } = deploy();
  publish(onYouTube, 'aBcDeFgHiJ1');
  await pass(0);
  onYouTube.remove('aBcDeFgHiJ1', 'private');
  await pass(1);
  publish(onYouTube, 'aBcDeFgHiJ1');
  await pass(8);
  expect(await world.store.getPost({ platform: 'youtube', id: 'aBcDeFgHiJ1' })).not.toHaveProperty('deletedAt');
});
