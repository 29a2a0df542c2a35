import { marshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue, Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { MAX_RECEIVE_COUNT } from '../events/catalog.ts';
import { findingItem } from '../store/items.ts';
import type { FindingRecord } from '../store/records.ts';
import type { FindingChange, Store } from '../store/store.ts';
import { lambdaContext } from './lambda-context.ts';
import type { Message } from './queues.ts';
import type { Handle } from './worker.ts';

export const OUTBOX = 'publish-findings';

/** A write of a finding, noted before it is made: the embedded database has no stream to tell of it afterwards. */
interface Intent {
  findingId: string;
  /** Version that the write gives the finding. */
  version: number;
  /** Entries of its history before the write. */
  historyLength: number;
}

/** The message that notes a write. */
export function intentOf({ before, after }: FindingChange): string {
  const intent: Intent = { findingId: after.id, version: after.version, historyLength: before?.history.length ?? 0 };
  return JSON.stringify(intent);
}

export type StreamFunction = (
  event: DynamoDBStreamEvent,
  context: Context,
) => Promise<DynamoDBBatchResponse | undefined>;

/**
 * Hands the findings that were written to the function that a table's stream feeds. A write that is not there yet is waited for as
 * long as a message is retried; then it was never made, and whatever makes it after all notes it again.
 */
export function fromOutbox(store: Pick<Store, 'getFinding'>, handler: StreamFunction): Handle {
  return async (messages) => {
    const records: DynamoDBRecord[] = [];
    const failed: Message[] = [];
    for (const message of messages) {
      const change = await changeOf(store, JSON.parse(message.body) as Intent);
      if (change !== undefined) records.push(toRecord(message.id, change));
      else if (message.attempts + 1 < MAX_RECEIVE_COUNT) failed.push(message);
    }
    if (records.length === 0) return { failed };
    const response = await handler({ Records: records }, lambdaContext(OUTBOX));
    const failures = new Set(response?.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    return { failed: [...failed, ...messages.filter(({ id }) => failures.has(id))] };
  };
}

async function changeOf(
  store: Pick<Store, 'getFinding'>,
  { findingId, version, historyLength }: Intent,
): Promise<FindingChange | undefined> {
  const after = await store.getFinding(findingId);
  if (after === undefined || after.version < version) return undefined;
  const history = after.history.slice(0, historyLength);
  const last = history.at(-1);
  return last === undefined
    ? { after }
    : { before: { ...after, history, status: last.to, version: version - 1 }, after };
}

function toRecord(id: string, { before, after }: FindingChange): DynamoDBRecord {
  return {
    eventID: id,
    eventName: before === undefined ? 'INSERT' : 'MODIFY',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'local',
    eventSourceARN: 'arn:aws:dynamodb:local:000000000000:table/local/stream/local',
    dynamodb: {
      SequenceNumber: id,
      StreamViewType: 'NEW_AND_OLD_IMAGES',
      NewImage: toImage(after),
      ...(before !== undefined && { OldImage: toImage(before) }),
    },
  };
}

function toImage(record: FindingRecord): Record<string, AttributeValue> {
  return marshall(findingItem(record), { removeUndefinedValues: true }) as Record<string, AttributeValue>;
}
