import type { SourceState } from '../store/records.ts';
import type { Store } from '../store/store.ts';

/** For how long a source belongs to the fetch that has begun: the time of the function, and a minute to start it. */
const LEASE_MS = 6 * 60_000;

/**
 * When a lease taken now ends. It also names the lease: one that is renewed or taken again is another one, so whoever holds the old
 * one notices.
 */
export function leaseFrom(now: Date, before?: SourceState): string {
  const earlier = before?.leasedUntil === undefined ? 0 : Date.parse(before.leasedUntil);
  return new Date(Math.max(now.getTime() + LEASE_MS, earlier + 1)).toISOString();
}

export function isLeased({ leasedUntil }: SourceState, now: Date): boolean {
  return leasedUntil !== undefined && Date.parse(leasedUntil) > now.getTime();
}

export function released({ leasedUntil: _, ...state }: SourceState): SourceState {
  return state;
}

/** Ends every lease: for a program that alone has the table, when it starts. What was being fetched when it last ended is due. */
export async function releaseAll(store: Pick<Store, 'listSources' | 'changeSource'>): Promise<void> {
  for (const { source, leasedUntil } of await store.listSources()) {
    if (leasedUntil !== undefined) await store.changeSource(source, (state) => state && released(state));
  }
}
