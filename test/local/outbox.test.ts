import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MAX_RECEIVE_COUNT } from '../../lib/events/catalog.ts';
import { fromOutbox, intentOf } from '../../lib/local/outbox.ts';
import type { Message } from '../../lib/local/queues.ts';
import { DynamoStore } from '../../lib/store/dynamo-store.ts';
import { readDocument } from '../../lib/store/items.ts';
import type { FindingRecord } from '../../lib/store/records.ts';
import type { FindingChange } from '../../lib/store/store.ts';
import { startTable, type TestTable } from '../support/dynalite.ts';
import { audited, makeFinding, makePost } from '../support/posts.ts';

let table: TestTable;
let store: DynamoStore;
let noted: Message[];
/** The writes of findings that fail from here on, as if the process had died. */
let dying: boolean;

beforeEach(async () => {
  table = await startTable();
  noted = [];
  dying = false;
  const outbox = async (change: FindingChange) => {
    noted.push({ queue: 'publish-findings', due: '', id: `m${noted.length}`, body: intentOf(change), attempts: 0 });
    if (dying) throw new Error('killed');
  };
  store = new DynamoStore({ ...table, retentionDays: 30, outbox });
});
afterEach(() => table.close());

const told: { before?: FindingRecord; after: FindingRecord }[] = [];
beforeEach(() => told.splice(0));

const tell = async ({ Records }: DynamoDBStreamEvent) => {
  for (const { dynamodb } of Records) {
    const read = (image: unknown) => readDocument<FindingRecord>(unmarshall(image as Parameters<typeof unmarshall>[0]));
    told.push({ ...(dynamodb?.OldImage && { before: read(dynamodb.OldImage) }), after: read(dynamodb?.NewImage) });
  }
  return { batchItemFailures: [] };
};

const finding = makeFinding();
const find = () => store.saveAudit(audited(makePost(), [finding], 0));
const fix = () => store.saveAudit(audited(makePost({ caption: 'Ad: new' }), [], 1));

test('a new finding is told without a before, a changed one as it was', async () => {
  await find();
  await fromOutbox(store, tell)(noted.splice(0));
  expect(told).toMatchObject([{ after: { id: finding.id, status: 'open', version: 1 } }]);
  expect(told[0]).not.toHaveProperty('before');

  await fix();
  await fromOutbox(store, tell)(noted);
  expect(told[1]).toMatchObject({
    before: { status: 'open', version: 1, history: [{ what: 'opened' }] },
    after: { status: 'fixed', version: 2, history: [{ what: 'opened' }, { what: 'fixed' }] },
  });
});

test('a write that is not there yet is waited for, and forgotten if it never comes', async () => {
  dying = true;
  await expect(find()).rejects.toThrow('killed');
  const [message] = noted as [Message];
  expect(await fromOutbox(store, tell)([message])).toEqual({ failed: [message] });
  expect(await fromOutbox(store, tell)([{ ...message, attempts: MAX_RECEIVE_COUNT - 1 }])).toEqual({ failed: [] });
  expect(told).toEqual([]);

  dying = false;
  await find();
  expect(await fromOutbox(store, tell)([message])).toEqual({ failed: [] });
  expect(told).toHaveLength(1);
});

test('what the function could not handle is handed over again', async () => {
  await find();
  const fail = async ({ Records }: DynamoDBStreamEvent) => ({
    batchItemFailures: Records.map(({ dynamodb }) => ({ itemIdentifier: dynamodb?.SequenceNumber ?? '' })),
  });
  expect(await fromOutbox(store, fail)(noted)).toEqual({ failed: noted });
});
