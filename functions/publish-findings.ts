import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { MetricUnit } from '@aws-lambda-powertools/metrics';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import middy from '@middy/core';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { eventsOf } from '../lib/pipeline/publish-findings.ts';
import { readDocument } from '../lib/store/items.ts';
import { FINDING_PREFIX } from '../lib/store/keys.ts';
import type { FindingRecord } from '../lib/store/records.ts';
import type { FindingChange } from '../lib/store/store.ts';
import { observed } from './observed.ts';
import { runtime } from './runtime.ts';

/** Puts on the bus what the table's stream tells of findings. */
export const handler = middy<DynamoDBStreamEvent, DynamoDBBatchResponse>()
  .use(observed())
  .handler((event, context) => {
    const processor = new BatchProcessor(EventType.DynamoDBStreams, { logger: runtime().logger });
    return processPartialResponse(event, publish, processor, { context, processInParallel: false });
  });

async function publish(record: DynamoDBRecord): Promise<void> {
  const { bus, logger, metrics } = runtime();
  const change = changeOf(record);
  if (change === undefined) return;
  const events = eventsOf(change);
  try {
    await bus.publish(events);
  } catch (error) {
    logger.error('finding not published', { findingId: change.after.id, error: error as Error });
    throw error;
  }
  const opened = events.filter(({ type }) => type === 'finding.opened').length;
  if (opened > 0) metrics.addMetric('FindingsOpened', MetricUnit.Count, opened);
}

/** The stream tells of every item, and of those that DynamoDB deletes when their time is up; only written findings are news. */
function changeOf({ dynamodb: { Keys, NewImage, OldImage } = {} }: DynamoDBRecord): FindingChange | undefined {
  const sk = (NewImage ?? Keys)?.sk?.S;
  if (NewImage === undefined || sk?.startsWith(FINDING_PREFIX) !== true) return undefined;
  return { after: read(NewImage), ...(OldImage === undefined ? {} : { before: read(OldImage) }) };
}

function read(image: object): FindingRecord {
  return readDocument(unmarshall(image as Record<string, AttributeValue>));
}
