import { type DomainEvent, EVENT_SOURCE, EVENTS, type EventBus } from '../events/catalog.ts';
import type { Queues } from './queues.ts';

/** The bus of the local run: hands each event to the queue that the event table names, in the form that EventBridge gives it. */
export class LocalBus implements EventBus {
  readonly #queues: Queues;
  readonly #onPublished: (events: readonly DomainEvent[]) => void;

  constructor(queues: Queues, onPublished: (events: readonly DomainEvent[]) => void = () => {}) {
    this.#queues = queues;
    this.#onPublished = onPublished;
  }

  async publish(events: readonly DomainEvent[]): Promise<void> {
    const bodies = Map.groupBy(events, (event) => EVENTS[event.type].to);
    for (const [queue, group] of bodies) await this.#queues.send(queue, group.map(toEventBridge));
    this.#onPublished(events);
  }
}

function toEventBridge({ type, meta, data }: DomainEvent): string {
  return JSON.stringify({
    version: '0',
    id: meta.id,
    'detail-type': type,
    source: EVENT_SOURCE,
    account: '000000000000',
    time: meta.time,
    region: 'local',
    resources: [],
    detail: { meta, data },
  });
}
