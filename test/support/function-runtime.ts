import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import type { SQSEvent } from 'aws-lambda';
import { provideRuntime } from '../../functions/runtime.ts';
import type { SourceRuntime } from '../../functions/source-runtime.ts';
import { type DomainEvent, EVENT_SOURCE } from '../../lib/events/catalog.ts';
import { postPricesSchema } from '../../lib/exposure.ts';
import { MemoryCredentials } from '../../lib/sources/credentials/memory.ts';
import { SOURCE_KINDS } from '../../lib/sources/registry.ts';
import type { Store } from '../../lib/store/store.ts';
import { RecordingBus } from './recording-bus.ts';

export interface Observed {
  bus: RecordingBus;
  /** Lines of the log, as written. */
  log: string[];
  /** Sum of each metric that was sent off. */
  metrics: Record<string, number>;
}

/** Gives the functions a runtime whose bus, log and metrics can be looked at. */
export function observeRuntime(store: Store, changes: Partial<SourceRuntime> = {}): Observed {
  const observed: Observed = { bus: new RecordingBus(), log: [], metrics: {} };
  const logger = new Logger({ serviceName: 'test', logLevel: 'INFO' });
  const keep = (line: string) => void observed.log.push(line);
  Object.assign(logger, { console: { info: keep, warn: keep, error: keep, debug: keep } });
  const metrics = new Metrics({ namespace: 'Test', serviceName: 'test', logger });
  Object.assign(metrics, { console: { log: (line: string) => addUp(JSON.parse(line), observed.metrics) } });
  provideRuntime({
    store,
    bus: observed.bus,
    now: () => new Date('2026-11-24T08:00:00Z'),
    anonymous: 'local',
    definitions: [],
    kinds: SOURCE_KINDS,
    credentials: new MemoryCredentials(),
    limits: {},
    postPrices: postPricesSchema.parse({}),
    webhookTargets: { allowLoopback: true },
    logger,
    metrics,
    ...changes,
  });
  return observed;
}

/** Adds the values of a line in CloudWatch's embedded metric format. */
function addUp(
  { _aws, ...values }: { _aws: EmbeddedMetrics; [name: string]: unknown },
  sums: Record<string, number>,
): void {
  for (const { Name } of _aws.CloudWatchMetrics.flatMap(({ Metrics }) => Metrics)) {
    sums[Name] = [values[Name] as number | number[]].flat().reduce((sum, value) => sum + value, sums[Name] ?? 0);
  }
}

interface EmbeddedMetrics {
  CloudWatchMetrics: { Metrics: { Name: string }[] }[];
}

/** Messages as SQS hands them to a function; an event as the bus puts it on the queue, a text as it is. */
export function sqsEvent(messages: readonly (DomainEvent | string)[]): SQSEvent {
  return {
    Records: messages.map((message, k) => ({
      messageId: `m${k}`,
      receiptHandle: `m${k}`,
      body: typeof message === 'string' ? message : bodyOf(message),
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: '0',
        SenderId: 'test',
        ApproximateFirstReceiveTimestamp: '0',
      },
      messageAttributes: {},
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:local:000000000000:queue',
      awsRegion: 'local',
    })),
  };
}

function bodyOf({ type, meta, data }: DomainEvent): string {
  const detail = { meta, data };
  return JSON.stringify({ id: meta.id, source: EVENT_SOURCE, time: meta.time, 'detail-type': type, detail });
}
