import { marshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handler } from '../../functions/publish-findings.ts';
import { lambdaContext } from '../../lib/local/lambda-context.ts';
import { openFinding, postDeleted } from '../../lib/review/lifecycle.ts';
import { DynamoStore } from '../../lib/store/dynamo-store.ts';
import { findingItem, type Item } from '../../lib/store/items.ts';
import type { FindingRecord } from '../../lib/store/records.ts';
import { startTable, type TestTable } from '../support/dynalite.ts';
import { observeRuntime } from '../support/function-runtime.ts';
import { makeFinding, makePost } from '../support/posts.ts';

const context = lambdaContext('publish-findings');
const AT = '2026-11-24T08:00:00.000Z';

let table: TestTable;
let store: DynamoStore;
beforeAll(async () => {
  table = await startTable();
  store = new DynamoStore({ ...table, retentionDays: 400 });
});
afterAll(() => table.close());

const finding = (id: string): FindingRecord =>
  openFinding(makeFinding({ id }), { post: makePost(), revision: 1, rulebook: '2026.11.0', brands: {}, at: AT });

const image = (item: Item) => marshall(item, { removeUndefinedValues: true }) as Record<string, AttributeValue>;

/** A record as the table's stream holds it. */
function record(sequence: number, { before, after }: { before?: Item; after?: Item }): DynamoDBRecord {
  const { pk, sk } = (after ?? before)!;
  return {
    eventID: String(sequence),
    eventName: after === undefined ? 'REMOVE' : before === undefined ? 'INSERT' : 'MODIFY',
    dynamodb: {
      Keys: image({ pk, sk }),
      SequenceNumber: String(sequence),
      ...(before === undefined ? {} : { OldImage: image(before) }),
      ...(after === undefined ? {} : { NewImage: image(after) }),
    },
  };
}

test('new history is published; other items, unchanged findings and those whose time is up are not', async () => {
  const { bus, metrics } = observeRuntime(store);
  const gone = postDeleted(finding('v1:gone'), AT)!;
  const answer = await handler(
    {
      Records: [
        record(1, { after: findingItem(finding('v1:new')) }),
        record(2, { before: findingItem(finding('v1:gone')), after: findingItem(gone) }),
        record(3, { before: findingItem(finding('v1:old')), after: findingItem(finding('v1:old')) }),
        record(4, { before: findingItem(finding('v1:expired')) }),
        record(5, { after: { pk: 'CAMPAIGN', sk: 'spring', document: '{}' } }),
      ],
    },
    context,
  );
  expect(answer).toEqual({ batchItemFailures: [] });
  expect(bus.events.map(({ type, meta }) => `${type} ${meta.id}`)).toEqual(['finding.opened v1:new:0']);
  expect(metrics.FindingsOpened).toBe(1);
});

test('what the bus does not take is reported by its place in the stream', async () => {
  const publish = async ([event]: readonly { meta: { id: string } }[]) => {
    if (event?.meta.id === 'v1:b:0') throw new Error('bus down');
  };
  const { log } = observeRuntime(store, { bus: { publish } });
  const Records = ['v1:a', 'v1:b', 'v1:c'].map((id, k) => record(k, { after: findingItem(finding(id)) }));
  expect(await handler({ Records }, context)).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] });
  expect(log.join()).toContain('bus down');
});
