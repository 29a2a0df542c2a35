import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { judgeCampaign } from '../../lib/audit/campaign/consistency.ts';
import { campaignSchema } from '../../lib/campaign.ts';
import { exposureClasses, postPricesSchema } from '../../lib/exposure.ts';
import { DynamoStore } from '../../lib/store/dynamo-store.ts';
import { startingWith } from '../../lib/store/item-table.ts';
import { keys, REVISION_PREFIX } from '../../lib/store/keys.ts';
import { RIGHTS, type Right, type StoreMethod } from '../../lib/store/rights.ts';
import type { Store } from '../../lib/store/store.ts';
import { startTable, type TestTable } from '../support/dynalite.ts';
import { audited, makeFinding, makePost } from '../support/posts.ts';

const AT = '2026-11-24T08:00:00.000Z';
const LATER = '2026-11-25T08:00:00.000Z';
const PAGE = { limit: 10 };

const post = makePost();
const finding = makeFinding();
const found = audited(post, [finding], 0);
const campaign = campaignSchema.parse({
  id: 'glowlab-autumn',
  brand: { name: 'GlowLab' },
  jurisdictions: ['GB'],
  window: { from: '2026-11-01T00:00:00Z', to: '2026-12-15T00:00:00Z' },
  creators: [{ handle: 'mila.cooks', deliverables: [{ format: 'reel', due: '2026-11-20T00:00:00Z' }] }],
});
const check = { consistency: judgeCampaign(campaign, [], AT, {}), rulebook: '2026.11.0', at: AT };
const endpoint = { id: 'e', url: 'https://a.example/', secret: 's', events: [], createdAt: AT } as never;
const delivery = { endpointId: 'e', eventId: 'v', status: 'pending', attempts: [], nextAttemptAt: AT, createdAt: AT };
const definition = { name: 'ours', kind: 'youtube', settings: {} };
const watched = { source: 'ours', platform: 'youtube', id: 'v', publishedAt: AT, hash: 'h', readAt: AT } as const;
const classes = exposureClasses(postPricesSchema.parse({}));
const all = async (items: AsyncIterable<unknown>) => {
  for await (const _ of items);
};

/** Leaves the table as if the erasing had broken off before its end: the revisions are still there. */
async function broken(erase: () => Promise<unknown>): Promise<void> {
  const { client, table: TableName } = table;
  const revisions = startingWith(keys.post(post).pk, REVISION_PREFIX);
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':pk': revisions.partition, ':from': revisions.from, ':to': revisions.to },
    }),
  );
  await erase();
  for (const Item of Items) await client.send(new PutCommand({ TableName, Item }));
}

/** Enough of each method that it does everything it ever does; the table is as the lines before leave it. */
const CALLS: readonly [StoreMethod, (store: Store) => Promise<unknown>][] = [
  ['createCampaign', (store) => store.createCampaign(campaign)],
  ['replaceCampaign', (store) => store.replaceCampaign(campaign)],
  ['getCampaign', (store) => store.getCampaign(campaign.id)],
  ['listCampaigns', (store) => store.listCampaigns()],
  ['saveAudit', (store) => store.saveAudit(found)],
  ['getPost', (store) => store.getPost(post)],
  ['listPosts', (store) => store.listPosts({ creator: 'mila.cooks', campaign: campaign.id }, PAGE)],
  ['eachPost', (store) => all(store.eachPost('2026-01-01T00:00:00Z', LATER))],
  ['listFindings', (store) => store.listFindings({}, PAGE)],
  ['listFindings', (store) => store.listFindings({ campaign: campaign.id }, PAGE, classes)],
  ['getFinding', (store) => store.getFinding(finding.id)],
  ['reviewFinding', (store) => store.reviewFinding(finding.id, 1, { action: 'confirm' }, 'ada', AT)],
  ['campaignPosts', (store) => store.campaignPosts(campaign, AT)],
  ['saveCheck', (store) => store.saveCheck(check)],
  ['dueErasures', (store) => store.dueErasures(AT, 10)],
  ['eraseContent', (store) => broken(() => store.eraseContent(post, AT))],
  ['saveAudit', (store) => broken(() => store.saveAudit(audited(post, [], -60)))],
  ['markDeleted', (store) => store.markDeleted(post, { at: '2026-11-01T00:00:00Z' })],
  ['markDeleted', (store) => store.markDeleted(post, { at: AT })],
  ['deleteCampaign', (store) => store.deleteCampaign(campaign.id)],
  ['createEndpoint', (store) => store.createEndpoint(endpoint)],
  ['getEndpoint', (store) => store.getEndpoint('e')],
  ['listEndpoints', (store) => store.listEndpoints()],
  ['disableEndpoint', (store) => store.disableEndpoint('e', AT)],
  ['deleteEndpoint', (store) => store.deleteEndpoint('e')],
  ['createDelivery', (store) => store.createDelivery(delivery as never)],
  ['saveDelivery', (store) => store.saveDelivery(delivery as never)],
  ['getDelivery', (store) => store.getDelivery('e', 'v')],
  ['listDeliveries', (store) => store.listDeliveries('e', PAGE)],
  ['claimDelivery', (store) => store.claimDelivery(delivery as never, LATER)],
  ['dueDeliveries', (store) => store.dueDeliveries(LATER, 10)],
  ['getSource', (store) => store.getSource('ours')],
  ['putSource', (store) => store.putSource({ source: 'ours', kind: 'youtube', posts: 0 })],
  ['changeSource', (store) => store.changeSource('ours', (state) => state && { ...state, posts: 1 })],
  ['listSources', (store) => store.listSources()],
  ['dueSources', (store) => store.dueSources('youtube', AT, 10)],
  ['countLeased', (store) => store.countLeased('youtube', AT)],
  ['createDefinition', (store) => store.createDefinition(definition)],
  ['replaceDefinition', (store) => store.replaceDefinition(definition)],
  ['listDefinitions', (store) => store.listDefinitions()],
  ['deleteDefinition', (store) => store.deleteDefinition('ours')],
  ['putWatched', (store) => store.putWatched([watched], LATER)],
  ['getWatched', (store) => store.getWatched('ours', [watched])],
  ['dueWatched', (store) => store.dueWatched('ours', AT, 10)],
  ['deleteSource', (store) => store.deleteSource('ours')],
  ['spend', (store) => store.spend({ budget: 'youtube/units', window: '2026-11-24', used: 1 }, 10)],
  ['listBudgets', (store) => store.listBudgets()],
  ['holdKind', (store) => store.holdKind({ kind: 'youtube', until: LATER, why: 'quota' })],
  ['listHolds', (store) => store.listHolds(AT)],
];

const done = new Map<StoreMethod, Set<Right>>();
let table: TestTable;
beforeAll(async () => {
  table = await startTable();
  let current: Set<Right>;
  const client = {
    send(command: { constructor: { name: string }; input: { IndexName?: Right } }) {
      const action = command.constructor.name.replace('Command', '');
      current.add(command.input.IndexName ?? (action === 'Query' ? action : (`${action}Item` as Right)));
      return table.client.send(command as never);
    },
  } as unknown as DynamoDBDocumentClient;
  const store = new DynamoStore({ client, table: table.table, retentionDays: 400 });
  for (const [method, call] of CALLS) {
    current = done.get(method) ?? new Set();
    done.set(method, current);
    await call(store);
  }
});
afterAll(() => table.close());

test.each(Object.entries(RIGHTS))('%s needs the rights %j', (method, rights) => {
  expect([...done.get(method as StoreMethod)!].sort()).toEqual([...rights].sort());
});
