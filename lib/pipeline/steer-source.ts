import { makeEvent } from '../events/envelope.ts';
import type { SourceState } from '../store/records.ts';
import { StoreError } from '../store/store.ts';
import { isLeased, leaseFrom, released } from './lease.ts';
import { findDefinition, type SourceDeps } from './sources.ts';

/** Stops a source until it is resumed. A fetch that is under way stops after its batch. */
export async function pauseSource(
  name: string,
  by: string,
  reason: string | undefined,
  deps: Pick<SourceDeps, 'store' | 'definitions' | 'now'>,
): Promise<void> {
  await change(name, deps, (state) => {
    const paused = { at: deps.now().toISOString(), by, ...(reason !== undefined && { reason }) };
    return { ...released(state), paused };
  });
}

/** Lets a source be fetched again, as one that has not failed, at the next planning. */
export async function resumeSource(
  name: string,
  deps: Pick<SourceDeps, 'store' | 'definitions' | 'now'>,
): Promise<void> {
  await change(name, deps, ({ paused: _, failures: __, ...state }) => ({
    ...state,
    nextFetchAt: deps.now().toISOString(),
  }));
}

/**
 * Asks for a fetch now, also of a source that waits after a failure. Where it is being fetched already it is due again at once after
 * that; where its platform makes all sources of the kind wait it is due when that is over. Throws a `StoreError`: `not_allowed` where
 * it is paused, `not_found` where there is none of the name.
 */
export async function fetchNow(name: string, deps: SourceDeps): Promise<void> {
  const { store, bus, now } = deps;
  const time = now().toISOString();
  const holds = await store.listHolds(time);
  let lease: string | undefined;
  await change(name, deps, (state) => {
    if (state.paused !== undefined)
      throw new StoreError('not_allowed', `source "${name}" is paused: resume it to have it fetched`);
    const waits = isLeased(state, now()) || holds.some(({ kind }) => kind === state.kind);
    lease = waits ? undefined : leaseFrom(now(), state);
    return { ...state, nextFetchAt: time, ...(lease !== undefined && { leasedUntil: lease }) };
  });
  if (lease !== undefined) await bus.publish([makeEvent('fetch.requested', { source: name, lease }, { time })]);
}

async function change(
  name: string,
  deps: Pick<SourceDeps, 'store' | 'definitions'>,
  to: (state: SourceState) => SourceState,
): Promise<void> {
  const definition = await findDefinition(name, deps);
  if (definition === undefined) throw new StoreError('not_found', `no source is named "${name}"`);
  const { kind } = definition;
  await deps.store.changeSource(name, (state) => to({ posts: 0, ...state, source: name, kind }));
}
