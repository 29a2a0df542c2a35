import { randomUUID } from 'node:crypto';
import { type DomainEvent, EVENTS, type EventData, type EventType } from '../events/catalog.ts';

/** An event that begins here and now. */
export function newEvent<T extends EventType>(type: T, data: EventData<T>): DomainEvent<T> {
  const id = randomUUID();
  return { type, meta: { id, version: EVENTS[type].version, time: new Date().toISOString(), correlationId: id }, data };
}
