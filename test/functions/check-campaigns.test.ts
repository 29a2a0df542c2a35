import { afterAll, beforeAll, expect, test } from 'vitest';
import { handler } from '../../functions/check-campaigns.ts';
import { campaignSchema } from '../../lib/campaign.ts';
import { makeEvent } from '../../lib/events/envelope.ts';
import { lambdaContext } from '../../lib/local/lambda-context.ts';
import { DynamoStore } from '../../lib/store/dynamo-store.ts';
import { startTable, type TestTable } from '../support/dynalite.ts';
import { observeRuntime, sqsEvent } from '../support/function-runtime.ts';

const TIME = '2026-11-24T08:00:00.000Z';
const context = lambdaContext('check-campaigns');

let table: TestTable;
let store: DynamoStore;
beforeAll(async () => {
  table = await startTable();
  store = new DynamoStore({ ...table, retentionDays: 400 });
  for (const id of ['one', 'other'])
    await store.createCampaign(
      campaignSchema.parse({
        id,
        brand: { name: 'GlowLab' },
        window: { from: '2026-11-01T00:00:00Z', to: '2026-12-15T00:00:00Z' },
        creators: [{ handle: 'joy', deliverables: [{ format: 'reel', due: '2026-11-20T00:00:00Z' }] }],
      }),
    );
});
afterAll(() => table.close());

const request = (campaign: string) => makeEvent('campaign.check_requested', { campaign }, { time: TIME });
const opened = async (campaign: string) => (await store.listFindings({ campaign }, { limit: 10 })).items.length;

test('the clock’s event becomes one for each campaign', async () => {
  const { bus } = observeRuntime(store);
  const due = makeEvent('campaigns.due', {}, { time: TIME });
  expect(await handler(sqsEvent([due]), context)).toEqual({ batchItemFailures: [] });
  expect(bus.events).toEqual([request('one'), request('other')]);
});

test('a campaign that cannot be checked stops no other, and is tried again', async () => {
  const broken = new Proxy(store, {
    get: (target, name: keyof DynamoStore) => {
      const member = target[name];
      if (name !== 'campaignPosts') return typeof member === 'function' ? member.bind(target) : member;
      return (campaign: { id: string }, at: string) =>
        campaign.id === 'one' ? Promise.reject(new Error('throttled')) : target.campaignPosts(campaign as never, at);
    },
  });
  const { log, metrics } = observeRuntime(broken);
  const events = [request('one'), request('other'), request('deleted-meanwhile')];
  expect(await handler(sqsEvent(events), context)).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }] });
  expect(metrics.CampaignsChecked).toBe(1);
  expect(log.join('\n')).toContain('throttled');
  expect([await opened('one'), await opened('other')]).toEqual([0, 1]);

  observeRuntime(store);
  await handler(sqsEvent([request('one')]), context);
  expect(await opened('one')).toBe(1);
});
