import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AlertDeps } from '../../lib/alerts/attempt.ts';
import { deliver, replay, sendTest, sweep } from '../../lib/alerts/deliver.ts';
import { type Delivery, type Endpoint, WEBHOOK_EVENTS } from '../../lib/alerts/endpoint.ts';
import type { AlertEvent } from '../../lib/alerts/payload.ts';
import { createTransmit } from '../../lib/alerts/transmit.ts';
import type { DomainEvent } from '../../lib/events/catalog.ts';
import { makeEvent } from '../../lib/events/envelope.ts';
import { DynamoStore } from '../../lib/store/dynamo-store.ts';
import { startTable, type TestTable } from '../support/dynalite.ts';
import { createSecret, type Receiver, startReceiver, status } from '../support/receiver.ts';

const START = new Date();
const MINUTE = 60_000;

let table: TestTable;
let store: DynamoStore;
let hook: Receiver;
let clock: Date;

/** Everything that a process has in memory, new: as after a restart. */
function start(): AlertDeps & { store: DynamoStore } {
  return {
    store: new DynamoStore({ client: table.client, table: table.table, retentionDays: 30 }),
    now: () => clock,
    random: () => 0.5,
    transmit: createTransmit({ policy: { allowLoopback: true } }),
  };
}

function pass(milliseconds: number): void {
  clock = new Date(clock.getTime() + milliseconds);
}

beforeEach(async () => {
  table = await startTable();
  hook = await startReceiver();
  clock = START;
  store = start().store;
});
afterEach(() => Promise.all([table.close(), hook.close()]));

async function register(changed: Partial<Endpoint> = {}): Promise<Endpoint> {
  const endpoint: Endpoint = {
    id: 'w1',
    url: hook.url,
    events: ['finding.opened', 'finding.fixed'],
    minSeverity: 'low',
    secret: createSecret(),
    createdAt: START.toISOString(),
    ...changed,
  };
  await store.createEndpoint(endpoint);
  return endpoint;
}

type FindingEvent = DomainEvent<Exclude<AlertEvent['type'], 'source.paused'>>;

function event(
  changed: Partial<FindingEvent['data']> = {},
  type: FindingEvent['type'] = 'finding.opened',
): FindingEvent {
  return {
    type,
    meta: { id: 'v1:f1.1', version: 1, time: '2026-11-24T08:00:00.000Z', correlationId: 'c1' },
    data: {
      findingId: 'v1:f1',
      version: 1,
      code: 'disclosure.missing',
      severity: 'medium',
      status: 'open',
      jurisdictions: ['GB'],
      campaign: 'glowlab-autumn',
      brand: 'GlowLab',
      creator: { handle: 'mila.cooks' },
      post: { platform: 'instagram', id: '17912', url: 'https://instagram.com/p/17912' },
      citation: { instrument: 'CAP Code', clause: '2.1', url: 'https://example.com/', asOf: '2026-11-22' },
      change: { at: '2026-11-24T08:00:00.000Z', by: 'auditor', what: 'opened', to: 'open', revision: 1 },
      ...changed,
    },
  };
}

async function logged(endpointId = 'w1'): Promise<Delivery> {
  return (await store.getDelivery(endpointId, 'v1:f1.1')) as Delivery;
}

describe('an event', () => {
  test('arrives as a message that the Standard Webhooks library accepts', async () => {
    const { secret } = await register();
    await deliver(event(), start());
    const [message] = hook.received;
    const { version: _, ...data } = event().data;
    expect(new Webhook(secret).verify(message!.body, message!.headers as Record<string, string>)).toEqual({
      type: 'finding.opened',
      timestamp: '2026-11-24T08:00:00.000Z',
      data,
    });
    expect(message!.headers['webhook-id']).toBe('v1:f1.1');
    expect(await logged()).toMatchObject({ status: 'delivered', attempts: [{ status: 204 }] });
    expect(await logged()).not.toHaveProperty('nextAttemptAt');
  });

  test('goes to those who asked for its type, severity and campaign', async () => {
    await register({ id: 'all', url: `${hook.url}?all` });
    await register({ id: 'same', url: `${hook.url}?same`, minSeverity: 'medium', campaigns: ['glowlab-autumn'] });
    await register({ id: 'type', events: ['finding.reviewed'] });
    await register({ id: 'severity', minSeverity: 'high' });
    await register({ id: 'campaign', campaigns: ['dewco-spring'] });
    await register({ id: 'disabled', disabledAt: START.toISOString() });
    expect(await deliver(event(), start())).toHaveLength(2);
    expect(hook.received.map(({ path }) => path).sort()).toEqual(['/hook?all', '/hook?same']);
  });

  test('without a campaign goes only to those who did not name one', async () => {
    await register({ id: 'all' });
    await register({ id: 'named', campaigns: ['glowlab-autumn'] });
    const { campaign: _, ...data } = event().data;
    const made = await deliver({ ...event(), data }, start());
    expect(made.map(({ endpointId }) => endpointId)).toEqual(['all']);
  });

  test('that tells of a source goes to those who asked for it and did not name a campaign', async () => {
    const events = [...WEBHOOK_EVENTS];
    await register({ id: 'all', events, minSeverity: 'high' });
    await register({ id: 'named', events, campaigns: ['glowlab-autumn'] });
    await register({ id: 'other', events: ['finding.opened'] });
    const data = { source: 'tube', kind: 'youtube', problem: 'token_expired', reason: 'no', fix: 'store a new token' };
    const made = await deliver(makeEvent('source.paused', data, { time: START.toISOString() }), start());
    expect(made.map(({ endpointId }) => endpointId)).toEqual(['all']);
    expect(JSON.parse(hook.received[0]!.body)).toEqual({ type: 'source.paused', timestamp: START.toISOString(), data });
  });

  test('that comes twice is sent once', async () => {
    await register();
    await deliver(event(), start());
    expect(await deliver(event(), start())).toEqual([]);
    expect(hook.received).toHaveLength(1);
  });

  test('reaches the others where one endpoint cannot be stored', async () => {
    await register({ id: 'w1', url: `${hook.url}?w1` });
    await register({ id: 'w2', url: `${hook.url}?w2` });
    const deps = start();
    const createDelivery = async (delivery: Delivery) => {
      if (delivery.endpointId === 'w1') throw new Error('throttled');
      return store.createDelivery(delivery);
    };
    const broken = { ...deps, store: Object.assign(deps.store, { createDelivery }) };
    await expect(deliver(event(), broken)).rejects.toThrow('throttled');
    expect(hook.received.map(({ path }) => path)).toEqual(['/hook?w2']);
    await deliver(event(), start());
    expect(hook.received.map(({ path }) => path)).toEqual(['/hook?w2', '/hook?w1']);
  });
});

describe('a failed delivery', () => {
  test('is tried ten times under one id, then given up', async () => {
    const { secret } = await register();
    hook.answer = status(503);
    await deliver(event(), start());
    for (let next = (await logged()).nextAttemptAt; next !== undefined; next = (await logged()).nextAttemptAt) {
      clock = new Date(Date.parse(next) - 1);
      expect(await sweep(start())).toEqual([]);
      pass(1);
      expect(await sweep(start())).toHaveLength(1);
    }
    const { status: outcome, attempts } = await logged();
    expect(outcome).toBe('failed');
    expect(attempts.map((attempt) => attempt.status)).toEqual(Array(10).fill(503));
    expect((clock.getTime() - START.getTime()) / (24 * 60 * MINUTE)).toBeCloseTo(3.15, 1);
    hook.received.forEach(({ headers, body }, n) => {
      expect(headers).toMatchObject({
        'webhook-id': 'v1:f1.1',
        'webhook-signature': new Webhook(secret).sign('v1:f1.1', new Date(attempts[n]!.at), body),
      });
    });
    pass(30 * 24 * 60 * MINUTE);
    expect(await sweep(start())).toEqual([]);
    expect(hook.received).toHaveLength(10);
  });

  test('arrives after a restart', async () => {
    await register();
    hook.answer = status(500);
    await deliver(event(), start());
    hook.answer = status(200);
    pass(2 * MINUTE);
    await sweep(start());
    expect(await logged()).toMatchObject({ status: 'delivered', attempts: [{ status: 500 }, { status: 200 }] });
  });

  test.each([301, 400, 401, 404, 429, 502])('with %i is tried again', async (code) => {
    await register();
    hook.answer = status(code, { location: hook.url });
    await deliver(event(), start());
    expect(hook.received).toHaveLength(1);
    expect(await logged()).toMatchObject({
      status: 'pending',
      nextAttemptAt: new Date(START.getTime() + MINUTE).toISOString(),
    });
  });

  test('waits as long as Retry-After says', async () => {
    await register();
    hook.answer = status(429, { 'retry-after': '900' });
    await deliver(event(), start());
    expect((await logged()).nextAttemptAt).toBe(new Date(START.getTime() + 15 * MINUTE).toISOString());
  });

  test('without an answer says why', async () => {
    await register({ url: 'https://10.0.0.1/' });
    await deliver(event(), start());
    expect((await logged()).attempts).toEqual([
      expect.objectContaining({ error: expect.stringContaining('the URL must lead to the public internet') }),
    ]);
  });

  test('is sent once by two sweeps at the same time', async () => {
    await register();
    hook.answer = status(500);
    await deliver(event(), start());
    hook.answer = status(200);
    pass(2 * MINUTE);
    const swept = await Promise.all([sweep(start()), sweep(start())]);
    expect(swept.flat()).toHaveLength(1);
    expect(hook.received).toHaveLength(2);
  });

  test('that was interrupted is sent again when its lease is over', async () => {
    await register();
    const deps = start();
    const crash = Object.assign(deps.store, {
      saveDelivery: () => Promise.reject(new Error('process ended')),
    });
    await expect(deliver(event(), { ...deps, store: crash })).rejects.toThrow('process ended');
    pass(MINUTE / 2);
    expect(await sweep(start())).toEqual([]);
    pass(MINUTE / 2);
    expect(await sweep(start())).toMatchObject([{ status: 'delivered' }]);
    expect(hook.received.map(({ headers }) => headers['webhook-id'])).toEqual(['v1:f1.1', 'v1:f1.1']);
  });

  test('ends with its endpoint', async () => {
    await register();
    hook.answer = status(500);
    await deliver(event(), start());
    await store.deleteEndpoint('w1');
    pass(2 * MINUTE);
    expect(await sweep(start())).toMatchObject([
      { status: 'failed', attempts: [{ status: 500 }, { error: 'the webhook was deleted' }] },
    ]);
    expect(hook.received).toHaveLength(1);
  });

  test('is swept with all others, however many are due', async () => {
    await register();
    hook.answer = status(500);
    for (let n = 0; n < 45; n++) await deliver({ ...event(), meta: { ...event().meta, id: `e${n}` } }, start());
    hook.answer = status(200);
    pass(2 * MINUTE);
    expect(await sweep(start())).toHaveLength(45);
    expect(hook.received).toHaveLength(90);
  });
});

test('410 Gone disables the endpoint: nothing more is sent', async () => {
  await register();
  hook.answer = status(500);
  await deliver({ ...event(), meta: { ...event().meta, id: 'earlier' } }, start());
  hook.answer = status(410);
  await deliver(event(), start());
  expect(await logged()).toMatchObject({ status: 'failed' });
  expect(await store.getEndpoint('w1')).toMatchObject({ disabledAt: START.toISOString() });
  pass(2 * MINUTE);
  expect(await sweep(start())).toMatchObject([{ eventId: 'earlier', status: 'failed' }]);
  expect(await deliver({ ...event(), meta: { ...event().meta, id: 'later' } }, start())).toEqual([]);
  expect(hook.received).toHaveLength(2);
});

describe('a test event', () => {
  test('is signed, sent at once and logged', async () => {
    const endpoint = await register({ events: ['finding.fixed'] });
    const delivery = await sendTest(endpoint, start());
    const [message] = hook.received;
    expect(new Webhook(endpoint.secret).verify(message!.body, message!.headers as Record<string, string>)).toEqual({
      type: 'endpoint.test',
      timestamp: START.toISOString(),
      data: { webhookId: 'w1' },
    });
    expect(delivery).toMatchObject({ type: 'endpoint.test', status: 'delivered', attempts: [{ status: 204 }] });
    expect(await store.getDelivery('w1', delivery.eventId)).toEqual(delivery);
  });

  test('is not retried', async () => {
    const endpoint = await register();
    hook.answer = status(500);
    expect(await sendTest(endpoint, start())).toMatchObject({ status: 'failed', attempts: [{ status: 500 }] });
    pass(24 * 60 * MINUTE);
    expect(await sweep(start())).toEqual([]);
  });
});

describe('a replay', () => {
  test('sends the same message under the same id', async () => {
    const endpoint = await register();
    await deliver(event(), start());
    expect(await replay(await logged(), endpoint, start())).toMatchObject({ status: 'delivered', attempts: [{}, {}] });
    const [first, second] = hook.received;
    expect(second!.body).toBe(first!.body);
    expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id']);
  });

  test('that arrives settles a pending delivery', async () => {
    const endpoint = await register();
    hook.answer = status(500);
    await deliver(event(), start());
    hook.answer = status(200);
    await replay(await logged(), endpoint, start());
    expect(await logged()).toMatchObject({ status: 'delivered' });
    pass(24 * 60 * MINUTE);
    expect(await sweep(start())).toEqual([]);
  });

  test('that fails leaves what was planned and what had arrived', async () => {
    const endpoint = await register();
    hook.answer = status(500);
    await deliver(event(), start());
    const { nextAttemptAt } = await logged();
    pass(1000);
    expect(await replay(await logged(), endpoint, start())).toMatchObject({ status: 'pending', nextAttemptAt });
    hook.answer = status(200);
    await replay(await logged(), endpoint, start());
    hook.answer = status(500);
    expect(await replay(await logged(), endpoint, start())).toMatchObject({ status: 'delivered' });
  });
});
