import type { AlertDeps } from '../../lib/alerts/attempt.ts';
import type { Delivery, Endpoint } from '../../lib/alerts/endpoint.ts';
import type { AlertEvent } from '../../lib/alerts/payload.ts';
import { createTransmit } from '../../lib/alerts/transmit.ts';
import type { DomainEvent } from '../../lib/events/catalog.ts';
import { DynamoStore } from '../../lib/store/dynamo-store.ts';
import { startTable, type TestTable } from './dynalite.ts';
import { createSecret, type Receiver, startReceiver } from './receiver.ts';

export const START = new Date();
export const MINUTE = 60_000;

/** A receiver of webhooks, a clock that is set by hand, and a store on an empty table. */
export class AlertWorld {
  readonly #table: TestTable;
  readonly store: DynamoStore;
  readonly hook: Receiver;
  clock = START;

  private constructor(table: TestTable, hook: Receiver) {
    this.#table = table;
    this.store = this.newProcess().store;
    this.hook = hook;
  }

  static async start(): Promise<AlertWorld> {
    return new AlertWorld(await startTable(), await startReceiver());
  }

  /** Everything that a process has in memory, new: as after a restart. */
  newProcess(): AlertDeps & { store: DynamoStore } {
    return {
      store: new DynamoStore({ client: this.#table.client, table: this.#table.table, retentionDays: 30 }),
      now: () => this.clock,
      random: () => 0.5,
      transmit: createTransmit({ policy: { allowLoopback: true } }),
    };
  }

  pass(milliseconds: number): void {
    this.clock = new Date(this.clock.getTime() + milliseconds);
  }

  async register(changed: Partial<Endpoint> = {}): Promise<Endpoint> {
    const endpoint: Endpoint = {
      id: 'w1',
      url: this.hook.url,
      events: ['finding.opened', 'finding.fixed'],
      minSeverity: 'low',
      secret: createSecret(),
      createdAt: START.toISOString(),
      ...changed,
    };
    await this.store.createEndpoint(endpoint);
    return endpoint;
  }

  /** The delivery of `findingEvent()` to the endpoint. */
  async logged(endpointId = 'w1'): Promise<Delivery> {
    return (await this.store.getDelivery(endpointId, 'v1:f1.1')) as Delivery;
  }

  async close(): Promise<void> {
    await Promise.all([this.#table.close(), this.hook.close()]);
  }
}

type FindingEvent = DomainEvent<Exclude<AlertEvent['type'], 'source.paused'>>;

/** A finding that opened; its delivery has the id `v1:f1.1`. */
export function findingEvent(
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
