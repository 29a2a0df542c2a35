import type { Store } from '../store/store.ts';
import type { Attempt, Delivery, Endpoint } from './endpoint.ts';
import { nextAttempt } from './retry.ts';
import { signedHeaders } from './sign.ts';
import type { Transmit } from './transmit.ts';

/** What alerts work with. */
export interface AlertDeps {
  store: Pick<
    Store,
    | 'listEndpoints'
    | 'getEndpoint'
    | 'disableEndpoint'
    | 'createDelivery'
    | 'claimDelivery'
    | 'saveDelivery'
    | 'dueDeliveries'
  >;
  transmit: Transmit;
  now: () => Date;
  /** From 0 to 1, for the jitter. */
  random: () => number;
}

/** `retry`: by the schedule, until it arrives. `once`: what was decided before stays, unless it arrives now. */
export type AttemptKind = 'retry' | 'once';

const GONE = 410;

/** Sends a delivery once and keeps what came of it. Only 410 Gone ends the retries early, and the endpoint with them. */
export async function attempt(
  delivery: Delivery,
  endpoint: Endpoint,
  deps: AlertDeps,
  kind: AttemptKind = 'retry',
): Promise<Delivery> {
  const { made, retryAfter } = await send(delivery, endpoint, deps);
  const { nextAttemptAt, ...rest } = delivery;
  const tried = { ...rest, attempts: [...delivery.attempts, made] };
  const result = settle(tried, made, kind === 'once' ? nextAttemptAt : later(tried, retryAfter, deps));
  if (made.status === GONE) await deps.store.disableEndpoint(endpoint.id, made.at);
  await deps.store.saveDelivery(result);
  return result;
}

function settle(tried: Omit<Delivery, 'nextAttemptAt'>, made: Attempt, next: string | undefined): Delivery {
  if (arrived(made)) return { ...tried, status: 'delivered' };
  if (tried.status !== 'pending') return tried;
  if (made.status === GONE || next === undefined) return { ...tried, status: 'failed' };
  return { ...tried, nextAttemptAt: next };
}

function later({ attempts }: Pick<Delivery, 'attempts'>, retryAfter: string | undefined, { now, random }: AlertDeps) {
  return nextAttempt({ attempts: attempts.length, at: now(), retryAfter, random: random() })?.toISOString();
}

export function arrived({ status }: Attempt): boolean {
  return status !== undefined && status >= 200 && status < 300;
}

async function send(
  { eventId, body }: Delivery,
  { url, secret }: Endpoint,
  { transmit, now }: AlertDeps,
): Promise<{ made: Attempt; retryAfter?: string | undefined }> {
  const start = now();
  const taken = () => ({ at: start.toISOString(), milliseconds: now().getTime() - start.getTime() });
  try {
    const headers = signedHeaders(secret, { id: eventId, at: start, body });
    const { status, retryAfter } = await transmit(url, { headers, body });
    return { made: { ...taken(), status }, retryAfter };
  } catch (error) {
    return { made: { ...taken(), error: error instanceof Error ? error.message : String(error) } };
  }
}
