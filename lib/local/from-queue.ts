import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { lambdaContext } from './lambda-context.ts';
import type { Message } from './queues.ts';
import type { Handle } from './worker.ts';

export type QueueFunction = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse | undefined>;

/** Hands messages to a function as SQS does. */
export function fromQueue(name: string, handler: QueueFunction): Handle {
  return async (messages) => {
    const response = await handler({ Records: messages.map(toRecord) }, lambdaContext(name));
    const failures = new Set(response?.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    return { failed: messages.filter(({ id }) => failures.has(id)) };
  };
}

function toRecord({ queue, due, id, body, attempts }: Message): SQSRecord {
  const time = String(Number(due.slice(0, 15)));
  return {
    messageId: id,
    receiptHandle: id,
    body,
    attributes: {
      ApproximateReceiveCount: String(attempts + 1),
      SentTimestamp: time,
      SenderId: 'local',
      ApproximateFirstReceiveTimestamp: time,
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:local:000000000000:${queue}`,
    awsRegion: 'local',
  };
}
