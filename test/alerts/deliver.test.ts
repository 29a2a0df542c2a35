import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deliver, replay, sendTest, sweep } from '../../lib/alerts/deliver.ts';
import { type Delivery, WEBHOOK_EVENTS } from '../../lib/alerts/endpoint.ts';
import { makeEvent } from '../../lib/events/envelope.ts';
import { AlertWorld, findingEvent as event, MINUTE, START } from '../support/alert-world.ts';
import { status } from '../support/receiver.ts';

let world: AlertWorld;
beforeEach(async () => {
  world = await AlertWorld.start();
});
afterEach(() => world.close());

describe('an event', () => {
  test('arrives as a message that the Standard Webhooks library accepts', async () => {
    const { secret } = await world.register();
    await deliver(event(), world.newProcess());
    const [message] = world.hook.received;
    const { version: _, ...data } = event().data;
    expect(new Webhook(secret).verify(message!.body, message!.headers as Record<string, string>)).toEqual({
      type: 'finding.opened',
      timestamp: '2026-11-24T08:00:00.000Z',
      data,
    });
    expect(message!.headers['webhook-id']).toBe('v1:f1.1');
    expect(await world.logged()).toMatchObject({ status: 'delivered', attempts: [{ status: 204 }] });
    expect(await world.logged()).not.toHaveProperty('nextAttemptAt');
  });

  test('goes to those who asked for its type, severity and campaign', async () => {
    await world.register({ id: 'all', url: `${world.hook.url}?all` });
    await world.register({
      id: 'same',
      url: `${world.hook.url}?same`,
      minSeverity: 'medium',
      campaigns: ['glowlab-autumn'],
    });
    await world.register({ id: 'type', events: ['finding.reviewed'] });
    await world.register({ id: 'severity', minSeverity: 'high' });
    await world.register({ id: 'campaign', campaigns: ['dewco-spring'] });
    await world.register({ id: 'disabled', disabledAt: START.toISOString() });
    expect(await deliver(event(), world.newProcess())).toHaveLength(2);
    expect(world.hook.received.map(({ path }) => path).sort()).toEqual(['/hook?all', '/hook?same']);
  });

  test('without a campaign goes only to those who did not name one', async () => {
    await world.register({ id: 'all' });
    await world.register({ id: 'named', campaigns: ['glowlab-autumn'] });
    const { campaign: _, ...data } = event().data;
    const made = await deliver({ ...event(), data }, world.newProcess());
    expect(made.map(({ endpointId }) => endpointId)).toEqual(['all']);
  });

  test('that tells of a source goes to those who asked for it and did not name a campaign', async () => {
    const events = [...WEBHOOK_EVENTS];
    await world.register({ id: 'all', events, minSeverity: 'high' });
    await world.register({ id: 'named', events, campaigns: ['glowlab-autumn'] });
    await world.register({ id: 'other', events: ['finding.opened'] });
    const data = { source: 'tube', kind: 'youtube', problem: 'token_expired', reason: 'no', fix: 'store a new token' };
    const made = await deliver(makeEvent('source.paused', data, { time: START.toISOString() }), world.newProcess());
    expect(made.map(({ endpointId }) => endpointId)).toEqual(['all']);
    expect(JSON.parse(world.hook.received[0]!.body)).toEqual({
      type: 'source.paused',
      timestamp: START.toISOString(),
      data,
    });
  });

  test('that comes twice is sent once', async () => {
    await world.register();
    await deliver(event(), world.newProcess());
    expect(await deliver(event(), world.newProcess())).toEqual([]);
    expect(world.hook.received).toHaveLength(1);
  });

  test('reaches the others where one endpoint cannot be stored', async () => {
    await world.register({ id: 'w1', url: `${world.hook.url}?w1` });
    await world.register({ id: 'w2', url: `${world.hook.url}?w2` });
    const deps = world.newProcess();
    const createDelivery = async (delivery: Delivery) => {
      if (delivery.endpointId === 'w1') throw new Error('throttled');
      return world.store.createDelivery(delivery);
    };
    const broken = { ...deps, store: Object.assign(deps.store, { createDelivery }) };
    await expect(deliver(event(), broken)).rejects.toThrow('throttled');
    expect(world.hook.received.map(({ path }) => path)).toEqual(['/hook?w2']);
    await deliver(event(), world.newProcess());
    expect(world.hook.received.map(({ path }) => path)).toEqual(['/hook?w2', '/hook?w1']);
  });
});

describe('a test event', () => {
  test('is signed, sent at once and logged', async () => {
    const endpoint = await world.register({ events: ['finding.fixed'] });
    const delivery = await sendTest(endpoint, world.newProcess());
    const [message] = world.hook.received;
    expect(new Webhook(endpoint.secret).verify(message!.body, message!.headers as Record<string, string>)).toEqual({
      type: 'endpoint.test',
      timestamp: START.toISOString(),
      data: { webhookId: 'w1' },
    });
    expect(delivery).toMatchObject({ type: 'endpoint.test', status: 'delivered', attempts: [{ status: 204 }] });
    expect(await world.store.getDelivery('w1', delivery.eventId)).toEqual(delivery);
  });

  test('is not retried', async () => {
    const endpoint = await world.register();
    world.hook.answer = status(500);
    expect(await sendTest(endpoint, world.newProcess())).toMatchObject({
      status: 'failed',
      attempts: [{ status: 500 }],
    });
    world.pass(24 * 60 * MINUTE);
    expect(await sweep(world.newProcess())).toEqual([]);
  });
});

describe('a replay', () => {
  test('sends the same message under the same id', async () => {
    const endpoint = await world.register();
    await deliver(event(), world.newProcess());
    expect(await replay(await world.logged(), endpoint, world.newProcess())).toMatchObject({
      status: 'delivered',
      attempts: [{}, {}],
    });
    const [first, second] = world.hook.received;
    expect(second!.body).toBe(first!.body);
    expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id']);
  });

  test('that arrives settles a pending delivery', async () => {
    const endpoint = await world.register();
    world.hook.answer = status(500);
    await deliver(event(), world.newProcess());
    world.hook.answer = status(200);
    await replay(await world.logged(), endpoint, world.newProcess());
    expect(await world.logged()).toMatchObject({ status: 'delivered' });
    world.pass(24 * 60 * MINUTE);
    expect(await sweep(world.newProcess())).toEqual([]);
  });

  test('that fails leaves what was planned and what had arrived', async () => {
    const endpoint = await world.register();
    world.hook.answer = status(500);
    await deliver(event(), world.newProcess());
    const { nextAttemptAt } = await world.logged();
    world.pass(1000);
    expect(await replay(await world.logged(), endpoint, world.newProcess())).toMatchObject({
      status: 'pending',
      nextAttemptAt,
    });
    world.hook.answer = status(200);
    await replay(await world.logged(), endpoint, world.newProcess());
    world.hook.answer = status(500);
    expect(await replay(await world.logged(), endpoint, world.newProcess())).toMatchObject({ status: 'delivered' });
  });
});
