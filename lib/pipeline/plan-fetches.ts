import { makeEvent } from '../events/envelope.ts';
import type { SourceDefinition } from '../source-definition.ts';
import { type AnySourceKind, checkDefinition } from '../sources/registry.ts';
import { SOURCE_PROBLEMS } from '../sources/source-error.ts';
import type { SourceState } from '../store/records.ts';
import { isLeased, leaseFrom } from './lease.ts';
import { allDefinitions, type SourceDeps } from './sources.ts';

/** What became of a planning. */
export interface Planned {
  /** Sources whose fetch was asked for. */
  requested: string[];
  /** Sources that could not be planned, and why; the others were. */
  failed: { source: string; error: unknown }[];
}

/**
 * Asks for a fetch of the sources that are due, the longest waiting first, as many of a kind at once as it allows. Two plannings at
 * the same moment may go over that by one or two; a source is never read twice at once. `only`: of the kind of a source that has just
 * been read, whose place is free.
 */
export async function planFetches(deps: SourceDeps, only?: string): Promise<Planned> {
  const { store, now } = deps;
  const planned: Planned = { requested: [], failed: [] };
  const kinds = only === undefined ? await fitStates(deps, planned) : new Set([only]);
  const held = new Set((await store.listHolds(now().toISOString())).map(({ kind }) => kind));
  for (const kind of deps.kinds) {
    if (kinds.has(kind.kind) && !held.has(kind.kind)) await planKind(kind, deps, planned);
  }
  return planned;
}

/** Sees to it that every source has a state and only those that are set up are due; returns the kinds that there are sources of. */
async function fitStates(deps: SourceDeps, planned: Planned): Promise<Set<string>> {
  const { store } = deps;
  const definitions = await allDefinitions(deps);
  const states = new Map((await store.listSources()).map((state) => [state.source, state]));
  for (const name of new Set([...definitions.keys(), ...states.keys()])) {
    const change = fitting(definitions.get(name), deps);
    if (change(states.get(name)) === undefined) continue;
    await apart(name, planned, () => store.changeSource(name, change));
  }
  return new Set([...definitions.values()].map(({ kind }) => kind));
}

async function planKind({ kind, facts }: AnySourceKind, deps: SourceDeps, planned: Planned): Promise<void> {
  const { store, bus, now } = deps;
  const time = now().toISOString();
  const free = facts.concurrency - (await store.countLeased(kind, time));
  if (free <= 0) return;
  for (const { source } of await store.dueSources(kind, time, free)) {
    await apart(source, planned, async () => {
      const lease = await takeLease(source, deps);
      if (lease === undefined) return;
      await bus.publish([makeEvent('fetch.requested', { source, lease }, { time })]);
      planned.requested.push(source);
    });
  }
}

/** Does something for one source; where it fails the others go on. */
async function apart(source: string, { failed }: Planned, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    failed.push({ source, error });
  }
}

/** Takes a source that is still due for a fetch. Undefined: another planning has it. */
async function takeLease(source: string, { store, now }: SourceDeps): Promise<string | undefined> {
  let lease: string | undefined;
  await store.changeSource(source, (state) => {
    lease = undefined;
    const at = now();
    if (state === undefined || state.paused !== undefined || isLeased(state, at)) return undefined;
    // One whose lease has passed was lost on the way.
    const isWaiting = state.leasedUntil === undefined && state.nextFetchAt !== undefined;
    if (isWaiting && Date.parse(state.nextFetchAt!) > at.getTime()) return undefined;
    lease = leaseFrom(at, state);
    return { ...state, leasedUntil: lease };
  });
  return lease;
}

/** Changes a state into one that its definition can be fetched by; undefined where it is so already. */
function fitting(definition: SourceDefinition | undefined, { kinds }: SourceDeps) {
  return (state: SourceState | undefined): SourceState | undefined => {
    if (definition === undefined) return withoutKind(state);
    const { name: source, kind } = definition;
    if (!kinds.some((one) => one.kind === kind)) {
      const [problem] = checkDefinition(definition, kinds);
      const error = `${problem!.field} ${problem!.message}`;
      if (state?.error === error) return undefined;
      const { fix } = SOURCE_PROBLEMS.settings_refused;
      return { ...(state ?? { source, posts: 0 }), error, problem: 'settings_refused', fix };
    }
    if (state?.kind === kind) return undefined;
    // The cursor of another kind says nothing to this one.
    const { readBy } = state ?? {};
    return state?.kind === undefined
      ? { posts: 0, ...state, source, kind }
      : { source, kind, posts: 0, ...(readBy !== undefined && { readBy }) };
  };
}

/** A source that is no longer set up keeps its place, and is not due. */
function withoutKind(state: SourceState | undefined): SourceState | undefined {
  if (state?.kind === undefined) return undefined;
  const { kind: _, ...rest } = state;
  return rest;
}
