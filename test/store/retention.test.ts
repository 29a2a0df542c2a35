import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { audit } from '../../lib/audit/audit.ts';
import { judgeCampaign } from '../../lib/audit/campaign/consistency.ts';
import { campaignSchema } from '../../lib/campaign.ts';
import { JURISDICTION_CODES } from '../../lib/jurisdiction.ts';
import { MAX_STORED_POST_BYTES, type Post, postTooLarge } from '../../lib/post.ts';
import { DynamoStore } from '../../lib/store/dynamo-store.ts';
import { startTable, type TestTable } from '../support/dynalite.ts';
import { audited, makeFinding, makePost } from '../support/posts.ts';

let table: TestTable;
let store: DynamoStore;
beforeAll(async () => {
  table = await startTable();
  store = new DynamoStore({ ...table, retentionDays: 10 });
});
afterAll(() => table.close());

async function expiries(): Promise<Record<string, string | undefined>> {
  const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.table }));
  const instant = (seconds: unknown) =>
    seconds === undefined ? undefined : new Date(Number(seconds) * 1000).toISOString();
  return Object.fromEntries(Items.map((item) => [item.sk, instant(item.expiresAt)]));
}

test('a post, its findings and its newest revision are kept together for the retention after the last audit', async () => {
  await store.saveAudit(audited(makePost(), [makeFinding()], 0));
  await store.saveAudit(audited(makePost(), [makeFinding()], 60));
  const once = '2026-11-30T08:00:00.000Z';
  expect(await expiries()).toEqual({ POST: once, 'REVISION#000001': once, 'FINDING#v1%3Awording': once });

  await store.saveAudit(audited(makePost({ caption: 'edited' }), [makeFinding()], 24 * 60));
  const later = '2026-12-01T08:00:00.000Z';
  expect(await expiries()).toEqual({
    POST: later,
    'REVISION#000001': once,
    'REVISION#000002': later,
    'FINDING#v1%3Awording': later,
  });
  expect((await store.getFinding('v1:wording'))?.version).toBe(1);
});

test('what is left of a post without its words is kept no longer for it', async () => {
  const before = await expiries();
  await store.eraseContent(makePost(), '2026-11-29T08:00:00Z');
  const { 'REVISION#000001': _, 'REVISION#000002': __, ...left } = before;
  expect(await expiries()).toEqual(left);
});

test('a finding on a campaign is kept while its check still finds it', async () => {
  const campaign = campaignSchema.parse({
    id: 'autumn',
    brand: { name: 'GlowLab' },
    window: { from: '2026-11-20T00:00:00Z', to: '2026-12-15T00:00:00Z' },
    creators: [{ handle: 'joy', deliverables: [{ format: 'reel', due: '2026-11-20T00:00:00Z' }] }],
  });
  const checkOn = async (day: number) => {
    const at = `2026-11-${day}T00:00:00.000Z`;
    const consistency = judgeCampaign(campaign, [], at);
    await store.saveCheck({ consistency, rulebook: '2026.11.0', at });
    return (await expiries())[`FINDING#${encodeURIComponent(consistency.findings[0]!.id)}`];
  };
  expect(await checkOn(21)).toBe('2026-12-01T00:00:00.000Z');
  expect(await checkOn(26)).toBe('2026-12-01T00:00:00.000Z');
  expect(await checkOn(27)).toBe('2026-12-07T00:00:00.000Z');
});

test('a webhook delivery is kept for 30 days after its last attempt', async () => {
  await store.saveDelivery({
    endpointId: 'e',
    eventId: 'v',
    type: 'finding.opened',
    body: '{}',
    status: 'delivered',
    attempts: [{ at: '2026-11-03T00:00:00Z', status: 200, milliseconds: 5 }],
    createdAt: '2026-11-01T00:00:00Z',
  });
  expect((await expiries())['DELIVERY#v']).toBe('2026-12-03T00:00:00.000Z');
});

const bytes = (post: Post) => new TextEncoder().encode(JSON.stringify(post)).length;

function fullOf(unit: string): Post {
  const post = (caption: string) => makePost({ id: unit, audience: [...JURISDICTION_CODES], caption });
  const room = MAX_STORED_POST_BYTES - bytes(post(''));
  return post(unit.repeat(Math.floor(room / (bytes(post(unit)) - bytes(post(''))))));
}

test.each([
  ['#ad #gifted '],
  ['#sp '],
  ['漢字 #広告 '],
  ['MILA15 https://a.example/?utm_medium=paid '],
  ['\ud800'],
  ['"\\\n'],
])('a post as large as may be, full of %j, is judged and stored whole', async (unit) => {
  const post = fullOf(unit);
  expect(postTooLarge(post)).toBeUndefined();
  const input = audited(post, [], 0);
  await store.saveAudit({ ...input, audit: audit(post, { connection: 'paid' }) });
  expect((await store.getPost(post))?.revisions[0]?.post).toEqual(post);
});

test('a larger post is told how large it may be', () => {
  const post = makePost({ caption: '漢'.repeat(100_000) });
  expect(postTooLarge(post)).toBe(
    'the post has 300,140 bytes as JSON, at most 250,000 can be kept: leave out what was not published',
  );
});
