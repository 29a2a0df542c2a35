import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deliver, sweep } from '../../lib/alerts/deliver.ts';
import { AlertWorld, findingEvent as event, MINUTE, START } from '../support/alert-world.ts';
import { status } from '../support/receiver.ts';

let world: AlertWorld;
beforeEach(async () => {
  world = await AlertWorld.start();
});
afterEach(() => world.close());

describe('a failed delivery', () => {
  test('is tried ten times under one id, then given up', async () => {
    const { secret } = await world.register();
    world.hook.answer = status(503);
    await deliver(event(), world.newProcess());
    for (
      let next = (await world.logged()).nextAttemptAt;
      next !== undefined;
      next = (await world.logged()).nextAttemptAt
    ) {
      world.clock = new Date(Date.parse(next) - 1);
      expect(await sweep(world.newProcess())).toEqual([]);
      world.pass(1);
      expect(await sweep(world.newProcess())).toHaveLength(1);
    }
    const { status: outcome, attempts } = await world.logged();
    expect(outcome).toBe('failed');
    expect(attempts.map((attempt) => attempt.status)).toEqual(Array(10).fill(503));
    expect((world.clock.getTime() - START.getTime()) / (24 * 60 * MINUTE)).toBeCloseTo(3.15, 1);
    world.hook.received.forEach(({ headers, body }, n) => {
      expect(headers).toMatchObject({
        'webhook-id': 'v1:f1.1',
        'webhook-signature': new Webhook(secret).sign('v1:f1.1', new Date(attempts[n]!.at), body),
      });
    });
    world.pass(30 * 24 * 60 * MINUTE);
    expect(await sweep(world.newProcess())).toEqual([]);
    expect(world.hook.received).toHaveLength(10);
  });

  test('arrives after a restart', async () => {
    await world.register();
    world.hook.answer = status(500);
    await deliver(event(), world.newProcess());
    world.hook.answer = status(200);
    world.pass(2 * MINUTE);
    await sweep(world.newProcess());
    expect(await world.logged()).toMatchObject({ status: 'delivered', attempts: [{ status: 500 }, { status: 200 }] });
  });

  test.each([301, 400, 401, 404, 429, 502])('with %i is tried again', async (code) => {
    await world.register();
    world.hook.answer = status(code, { location: world.hook.url });
    await deliver(event(), world.newProcess());
    expect(world.hook.received).toHaveLength(1);
    expect(await world.logged()).toMatchObject({
      status: 'pending',
      nextAttemptAt: new Date(START.getTime() + MINUTE).toISOString(),
    });
  });

  test('waits as long as Retry-After says', async () => {
    await world.register();
    world.hook.answer = status(429, { 'retry-after': '900' });
    await deliver(event(), world.newProcess());
    expect((await world.logged()).nextAttemptAt).toBe(new Date(START.getTime() + 15 * MINUTE).toISOString());
  });

  test('without an answer says why', async () => {
    await world.register({ url: 'https://10.0.0.1/' });
    await deliver(event(), world.newProcess());
    expect((await world.logged()).attempts).toEqual([
      expect.objectContaining({ error: expect.stringContaining('the URL must lead to the public internet') }),
    ]);
  });

  test('is sent once by two sweeps at the same time', async () => {
    await world.register();
    world.hook.answer = status(500);
    await deliver(event(), world.newProcess());
    world.hook.answer = status(200);
    world.pass(2 * MINUTE);
    const swept = await Promise.all([sweep(world.newProcess()), sweep(world.newProcess())]);
    expect(swept.flat()).toHaveLength(1);
    expect(world.hook.received).toHaveLength(2);
  });

  test('that was interrupted is sent again when its lease is over', async () => {
    await world.register();
    const deps = world.newProcess();
    const crash = Object.assign(deps.store, {
      saveDelivery: () => Promise.reject(new Error('process ended')),
    });
    await expect(deliver(event(), { ...deps, store: crash })).rejects.toThrow('process ended');
    world.pass(MINUTE / 2);
    expect(await sweep(world.newProcess())).toEqual([]);
    world.pass(MINUTE / 2);
    expect(await sweep(world.newProcess())).toMatchObject([{ status: 'delivered' }]);
    expect(world.hook.received.map(({ headers }) => headers['webhook-id'])).toEqual(['v1:f1.1', 'v1:f1.1']);
  });

  test('ends with its endpoint', async () => {
    await world.register();
    world.hook.answer = status(500);
    await deliver(event(), world.newProcess());
    await world.store.deleteEndpoint('w1');
    world.pass(2 * MINUTE);
    expect(await sweep(world.newProcess())).toMatchObject([
      { status: 'failed', attempts: [{ status: 500 }, { error: 'the webhook was deleted' }] },
    ]);
    expect(world.hook.received).toHaveLength(1);
  });

  test('is swept with all others, however many are due', async () => {
    await world.register();
    world.hook.answer = status(500);
    for (let n = 0; n < 45; n++)
      await deliver({ ...event(), meta: { ...event().meta, id: `e${n}` } }, world.newProcess());
    world.hook.answer = status(200);
    world.pass(2 * MINUTE);
    expect(await sweep(world.newProcess())).toHaveLength(45);
    expect(world.hook.received).toHaveLength(90);
  });
});

test('410 Gone disables the endpoint: nothing more is sent', async () => {
  await world.register();
  world.hook.answer = status(500);
  await deliver({ ...event(), meta: { ...event().meta, id: 'earlier' } }, world.newProcess());
  world.hook.answer = status(410);
  await deliver(event(), world.newProcess());
  expect(await world.logged()).toMatchObject({ status: 'failed' });
  expect(await world.store.getEndpoint('w1')).toMatchObject({ disabledAt: START.toISOString() });
  world.pass(2 * MINUTE);
  expect(await sweep(world.newProcess())).toMatchObject([{ eventId: 'earlier', status: 'failed' }]);
  expect(await deliver({ ...event(), meta: { ...event().meta, id: 'later' } }, world.newProcess())).toEqual([]);
  expect(world.hook.received).toHaveLength(2);
});
