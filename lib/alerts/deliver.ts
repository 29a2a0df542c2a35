import { randomUUID } from 'node:crypto';
import { type AlertDeps, attempt } from './attempt.ts';
import type { Delivery, Endpoint } from './endpoint.ts';
import { type AlertEvent, bodyOf, TEST_EVENT, testBody, wants } from './payload.ts';
import { settleAll } from './settle-all.ts';

/** For how long a delivery belongs to whoever sends it: well over the longest exchange. After that another sweep takes it up. */
const LEASE_MS = 60_000;

/** A sweep starts every minute, so one that has much to do stops after this time and leaves the rest to the next. */
const SWEEP_MS = 45_000;
const SWEEP_PAGE = 40;
const CONCURRENCY = 20;

/**
 * Sends an event to every endpoint that asked for it and returns the deliveries that this call made; what failed is retried by
 * `sweep`. The same event again makes no new delivery.
 */
export async function deliver(event: AlertEvent, deps: AlertDeps): Promise<Delivery[]> {
  const endpoints = (await deps.store.listEndpoints()).filter((endpoint) => wants(endpoint, event));
  return settleAll(endpoints, CONCURRENCY, async (endpoint) => {
    const at = deps.now();
    const delivery: Delivery = {
      endpointId: endpoint.id,
      eventId: event.meta.id,
      type: event.type,
      body: bodyOf(event),
      status: 'pending',
      attempts: [],
      createdAt: at.toISOString(),
      nextAttemptAt: leaseFrom(at),
    };
    return (await deps.store.createDelivery(delivery)) ? attempt(delivery, endpoint, deps) : undefined;
  });
}

/** Attempts every delivery that is due and returns them as they stand after it. Sweeps may overlap. */
export async function sweep(deps: AlertDeps): Promise<Delivery[]> {
  const until = deps.now().getTime() + SWEEP_MS;
  const swept: Delivery[] = [];
  for (let full = true; full && deps.now().getTime() < until; ) {
    const due = await deps.store.dueDeliveries(deps.now().toISOString(), SWEEP_PAGE);
    swept.push(...(await settleAll(due, CONCURRENCY, (delivery) => take(delivery, deps))));
    full = due.length === SWEEP_PAGE;
  }
  return swept;
}

async function take(delivery: Delivery, deps: AlertDeps): Promise<Delivery | undefined> {
  const { store, now } = deps;
  const lease = leaseFrom(now());
  if (!(await store.claimDelivery(delivery, lease))) return undefined;
  const endpoint = await store.getEndpoint(delivery.endpointId);
  if (endpoint !== undefined && endpoint.disabledAt === undefined) {
    return attempt({ ...delivery, nextAttemptAt: lease }, endpoint, deps);
  }
  const why = endpoint === undefined ? 'the webhook was deleted' : 'the webhook is disabled: its receiver answered 410';
  const { nextAttemptAt: _, ...rest } = delivery;
  const attempts = [...delivery.attempts, { at: now().toISOString(), error: why, milliseconds: 0 }];
  const failed: Delivery = { ...rest, status: 'failed', attempts };
  await store.saveDelivery(failed);
  return failed;
}

/** Sends a signed test event now, once, whatever the endpoint subscribed to. */
export async function sendTest(endpoint: Endpoint, deps: AlertDeps): Promise<Delivery> {
  const at = deps.now().toISOString();
  const delivery: Delivery = {
    endpointId: endpoint.id,
    eventId: `test_${randomUUID()}`,
    type: TEST_EVENT,
    body: testBody(endpoint, at),
    status: 'pending',
    attempts: [],
    createdAt: at,
  };
  await deps.store.createDelivery(delivery);
  return attempt(delivery, endpoint, deps, 'once');
}

/** Sends a delivery again now, under the same id. Where it fails, what was planned or decided before stays. */
export function replay(delivery: Delivery, endpoint: Endpoint, deps: AlertDeps): Promise<Delivery> {
  return attempt(delivery, endpoint, deps, 'once');
}

function leaseFrom(at: Date): string {
  return new Date(at.getTime() + LEASE_MS).toISOString();
}
