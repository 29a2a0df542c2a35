import type { EventBus } from '../events/catalog.ts';
import { makeEvent } from '../events/envelope.ts';
import type { PostSource } from '../sources/source.ts';

export interface PlanDeps {
  sources: readonly PostSource[];
  bus: EventBus;
  now: () => Date;
}

/** Asks for a fetch of each source. */
export async function planFetches({ sources, bus, now }: PlanDeps): Promise<void> {
  const time = now().toISOString();
  await bus.publish(sources.map(({ name }) => makeEvent('fetch.requested', { source: name }, { time })));
}
