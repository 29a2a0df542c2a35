import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import type { SQSEvent } from 'aws-lambda';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { provideRuntime } from '../../functions/runtime.ts';
import { handler } from '../../functions/send-alerts.ts';
import type { EventData, EventType } from '../../lib/events/catalog.ts';
import { makeEvent } from '../../lib/events/envelope.ts';
import { postPricesSchema } from '../../lib/exposure.ts';
import { lambdaContext } from '../../lib/local/lambda-context.ts';
import { MemoryCredentials } from '../../lib/sources/credentials/memory.ts';
import { DynamoStore } from '../../lib/store/dynamo-store.ts';
import { startTable, type TestTable } from '../support/dynalite.ts';
import { createSecret, type Receiver, startReceiver, status } from '../support/receiver.ts';

const TIME = '2026-11-24T08:00:00.000Z';
const secret = createSecret();

let table: TestTable;
let store: DynamoStore;
let hook: Receiver;
let clock: Date;
const logger = new Logger({ logLevel: 'CRITICAL' });
const metrics = new Metrics({ namespace: 'Test', serviceName: 'send-alerts' });

beforeEach(async () => {
  table = await startTable();
  hook = await startReceiver();
  store = new DynamoStore({ client: table.client, table: table.table, retentionDays: 30 });
  clock = new Date();
  provideRuntime({
    store,
    bus: { publish: async () => {} },
    now: () => clock,
    definitions: [],
    kinds: [],
    credentials: new MemoryCredentials(),
    limits: {},
    postPrices: postPricesSchema.parse({}),
    webhookTargets: { allowLoopback: true },
    logger,
    metrics,
  });
  vi.spyOn(metrics, 'publishStoredMetrics').mockImplementation(() => {
    metrics.clearMetrics();
    return metrics;
  });
  await store.createEndpoint({
    id: 'w1',
    url: hook.url,
    events: ['finding.opened'],
    minSeverity: 'low',
    secret,
    createdAt: TIME,
  });
});
afterEach(() => Promise.all([table.close(), hook.close(), vi.restoreAllMocks()]));

const data: EventData<'finding.opened'> = {
  findingId: 'v1:f1',
  version: 1,
  code: 'disclosure.missing',
  severity: 'high',
  status: 'open',
  jurisdictions: ['GB'],
  creator: { handle: 'mila.cooks' },
  post: { platform: 'instagram', id: '17912' },
  citation: { instrument: 'CAP Code', clause: '2.1', url: 'https://example.com/', asOf: '2026-11-22' },
};

/** A message as SQS hands it on from the bus. */
function message<T extends EventType>(type: T, about: EventData<T>): string {
  const { meta } = makeEvent(type, about, { time: TIME });
  return JSON.stringify({ id: 'bus-1', 'detail-type': type, time: TIME, detail: { meta, data: about } });
}

function invoke(...bodies: string[]) {
  const Records = bodies.map((body, n) => ({ messageId: `m${n}`, body, eventSource: 'aws:sqs' }));
  return handler({ Records } as SQSEvent, lambdaContext('send-alerts'));
}

/** Sum of what was counted under a name. */
function counted(spy: { mock: { calls: Parameters<Metrics['addMetric']>[] } }, name: string): number {
  return spy.mock.calls.filter((call) => call[0] === name).reduce((sum, call) => sum + call[2], 0);
}

test('sends a finding as a signed webhook, and leaves a bad message in the queue', async () => {
  const add = vi.spyOn(metrics, 'addMetric');
  const response = await invoke(
    'not JSON',
    message('finding.opened', data),
    message('fetch.requested', { source: 's' }),
  );
  expect(response.batchItemFailures).toEqual([{ itemIdentifier: 'm0' }, { itemIdentifier: 'm2' }]);
  expect(hook.received).toHaveLength(1);
  const { body, headers } = hook.received[0]!;
  expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toMatchObject({
    type: 'finding.opened',
    timestamp: TIME,
    data: { findingId: 'v1:f1' },
  });
  expect([counted(add, 'AlertsSent'), counted(add, 'AlertsFailed')]).toEqual([1, 0]);
});

test('tries again when the clock says so, and counts and logs what failed', async () => {
  const add = vi.spyOn(metrics, 'addMetric');
  const warn = vi.spyOn(logger, 'warn');
  hook.answer = status(500);
  expect(await invoke(message('finding.opened', data))).toEqual({ batchItemFailures: [] });
  expect([counted(add, 'AlertsSent'), counted(add, 'AlertsFailed')]).toEqual([0, 1]);
  expect(warn).toHaveBeenCalledWith(
    'webhook not delivered',
    expect.objectContaining({
      endpointId: 'w1',
      status: 'pending',
      attempts: 1,
      last: expect.objectContaining({ status: 500 }),
    }),
  );

  hook.answer = status(200);
  await invoke(message('alerts.due', {}));
  expect(hook.received).toHaveLength(1);
  clock = new Date(clock.getTime() + 2 * 60_000);
  await invoke(message('alerts.due', {}));
  expect(hook.received).toHaveLength(2);
  expect([counted(add, 'AlertsSent'), counted(add, 'AlertsFailed')]).toEqual([1, 1]);
});

test('the same message again sends nothing', async () => {
  await invoke(message('finding.opened', data));
  await invoke(message('finding.opened', data), message('finding.opened', data));
  expect(hook.received).toHaveLength(1);
});
