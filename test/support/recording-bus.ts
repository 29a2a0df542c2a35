import type { DomainEvent, EventBus } from '../../lib/events/catalog.ts';

/** A bus that keeps what it is given. */
export class RecordingBus implements EventBus {
  readonly events: DomainEvent[] = [];

  async publish(events: readonly DomainEvent[]): Promise<void> {
    this.events.push(...events);
  }
}
