import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Campaign, campaignSchema } from '../../lib/campaign.ts';
import { makeEvent } from '../../lib/events/envelope.ts';
import { checkCampaign, planChecks } from '../../lib/pipeline/check-campaigns.ts';
import { judgePost } from '../../lib/pipeline/judge-posts.ts';
import { DynamoStore } from '../../lib/store/dynamo-store.ts';
import { startTable, type TestTable } from '../support/dynalite.ts';
import { makePost } from '../support/posts.ts';
import { RecordingBus } from '../support/recording-bus.ts';

const campaign = (id: string, year = 2026): Campaign =>
  campaignSchema.parse({
    id,
    brand: { name: 'GlowLab' },
    window: { from: `${year}-11-01T00:00:00Z`, to: `${year}-12-15T00:00:00Z` },
    creators: [{ handle: 'mila.cooks', deliverables: [{ format: 'reel', due: `${year}-11-20T00:00:00Z` }] }],
  });

let table: TestTable;
let store: DynamoStore;
beforeAll(async () => {
  table = await startTable();
  store = new DynamoStore({ ...table, retentionDays: 400 });
  for (const one of [campaign('autumn'), campaign('second'), campaign('last-year', 2025), campaign('next-year', 2027)])
    await store.createCampaign(one);
});
afterAll(() => table.close());

const check = (id: string, day: number) =>
  checkCampaign(id, { store, now: () => new Date(`2026-11-${day}T08:00:00Z`) });
const findings = async () => (await store.listFindings({ campaign: 'autumn' }, { limit: 10 })).items;

test('one check for each campaign that is under way; asked twice, the same', async () => {
  const bus = new RecordingBus();
  for (let n = 0; n < 2; n++) await planChecks('2026-11-24T08:00:00Z', { store, bus });
  expect(bus.events.map(({ type, data }) => [type, data])).toEqual(
    ['autumn', 'second', 'autumn', 'second'].map((id) => ['campaign.check_requested', { campaign: id }]),
  );
  expect(new Set(bus.events.map(({ meta }) => meta.id)).size).toBe(2);
});

test('a campaign that is gone meanwhile is no error', async () => {
  expect(await check('deleted', 24)).toBeUndefined();
});

test('what was due and is not there opens; once it is there the check settles it', async () => {
  expect((await check('autumn', 19))?.creators[0]?.deliverables[0]?.state).toBe('due');
  expect(await findings()).toEqual([]);

  expect(await check('autumn', 21)).toMatchObject({ campaign: 'autumn', posts: 0 });
  const [opened] = await findings();
  expect(opened).toMatchObject({ code: 'message.deliverable_missing', status: 'open', brand: 'GlowLab' });
  await check('autumn', 22);
  expect(await findings()).toEqual([opened]);

  const reel = makePost({ id: 'reel', format: 'reel', caption: 'Ad: GlowLab', publishedAt: '2026-11-19T08:00:00Z' });
  const time = '2026-11-22T09:00:00Z';
  await judgePost(makeEvent('post.published', { post: reel }, { time }), {
    store,
    campaigns: [],
    now: () => new Date(time),
  });
  await check('autumn', 23);
  expect((await findings()).map(({ status, history }) => [status, history.map(({ what }) => what)])).toEqual([
    ['fixed', ['opened', 'fixed']],
  ]);

  await store.markDeleted(reel, { at: '2026-11-23T12:00:00Z' });
  await check('autumn', 24);
  const [again] = await findings();
  expect(again).toMatchObject({ id: opened!.id, status: 'open' });
  expect(again!.message).toContain('Deleted on the platform, and not counted: 1 reel.');
});
