import type { SourceDefinition } from '../source-definition.ts';
import { SOURCE_PROBLEMS, SourceError } from '../sources/source-error.ts';
import { asSourceError } from './as-source-error.ts';
import { FetchState, LeaseLost } from './fetch-state.ts';
import { Intake, type Seen, type TakenIn } from './intake.ts';
import { findDefinition, openDefined, type SourceDeps } from './sources.ts';

/** Posts that are read again in one fetch; what is left is read by the next. */
const REREAD_AT_ONCE = 200;
/** Milliseconds of the function's time that are left for the end of a fetch. */
const RESERVE_MS = 60_000;

export interface FetchRequest {
  source: string;
  /** Names the lease that the request goes with: another one, or none at all, means that the request has been dealt with. */
  lease?: string | undefined;
}

/** How a fetch went, and what it brought. */
export interface Fetched extends Omit<TakenIn, 'published' | 'rejected'> {
  /** `skipped`: another one reads the source, or it is not to be read now; `failed`: what went wrong is in the source's state. */
  outcome: 'read' | 'failed' | 'skipped';
  kind?: string;
  published: number;
  rejected: number;
  /** Seconds from its publication until a new post was read; none from a first fetch, which goes back in time. */
  lags: number[];
  error?: SourceError;
  /** The source is paused from now on. */
  paused?: boolean;
}

export interface FetchDeps extends SourceDeps {
  /** Milliseconds that the function may still take. */
  timeLeft?: () => number;
}

/**
 * Reads known posts of a source again that are due, and then on from where the last fetch ended. The place is noted after each batch,
 * when its posts are on the bus, so a fetch that breaks off goes on from there. What is wrong with the source ends in its state;
 * throws only where the store or the bus fails.
 */
export async function fetchPosts({ source: name, lease }: FetchRequest, deps: FetchDeps): Promise<Fetched> {
  const definition = await findDefinition(name, deps);
  const fetched: Fetched = { outcome: 'skipped', published: 0, edited: 0, deleted: 0, rejected: 0, lags: [] };
  if (definition === undefined) return fetched;
  const state = await FetchState.begin(definition, lease, deps);
  if (state === undefined) return fetched;
  fetched.kind = definition.kind;
  try {
    await attempt(definition, { state, fetched }, deps);
  } catch (error) {
    if (!(error instanceof LeaseLost)) throw error;
  }
  return fetched;
}

async function attempt(definition: SourceDefinition, { state, fetched }: Reading, deps: FetchDeps): Promise<void> {
  if (await isHeld(definition, deps)) return state.release();
  try {
    const more = await read(definition, { state, fetched }, deps);
    await state.succeed(more);
    fetched.outcome = 'read';
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    fetched.outcome = 'failed';
    fetched.error = error;
    fetched.paused = await state.fail(error);
  }
}

async function isHeld({ kind }: SourceDefinition, { store, now }: SourceDeps): Promise<boolean> {
  return (await store.listHolds(now().toISOString())).some((hold) => hold.kind === kind);
}

interface Reading {
  state: FetchState;
  fetched: Fetched;
}

/** Tells whether there is more to read at once. */
async function read(definition: SourceDefinition, { state, fetched }: Reading, deps: FetchDeps): Promise<boolean> {
  const { store, now, timeLeft = () => Number.POSITIVE_INFINITY } = deps;
  const source = openDefined(definition, deps);
  const intake = new Intake(source, deps);
  const take = async (seen: Seen, cursor?: string) => {
    const taken = await intake.take(seen);
    addUp(fetched, taken, state.isFirst ? undefined : now());
    await state.progress(taken, cursor);
  };

  let unreadable: SourceError | undefined;
  const all = source.reread ? await store.dueWatched(source.name, now().toISOString(), REREAD_AT_ONCE) : [];
  const due = all.filter(({ readAt }) => readAt >= state.since);
  await intake.leave(all.filter(({ readAt }) => readAt < state.since));
  if (due.length > 0) {
    try {
      for await (const seen of guarded(source.reread!(due, state.cursor))) {
        await take(seen);
        if (timeLeft() < RESERVE_MS) return true;
      }
      await intake.postpone(due);
    } catch (error) {
      if (!(error instanceof SourceError) || !isOfItsOwn(error)) throw error;
      unreadable = error;
    }
  }

  let more = all.length === REREAD_AT_ONCE;
  let { cursor } = state;
  for await (const batch of guarded(source.fetchSince(cursor))) {
    await take(batch, batch.cursor);
    if (timeLeft() < RESERVE_MS) return true;
    // A source that stands still while it promises more would be read for ever.
    more ||= batch.more === true && batch.cursor !== cursor;
    cursor = batch.cursor;
  }
  if (unreadable !== undefined) throw unreadable;
  return more;
}

/** Whether new posts may be readable where known ones cannot be read again: not so under a limit, or with a token that has expired. */
function isOfItsOwn({ problem }: SourceError): boolean {
  const { retry, counts } = SOURCE_PROBLEMS[problem];
  return retry === 'later' && counts;
}

/** What a source tells, its every failure as a `SourceError`; what fails while that is taken in is passed on as it is. */
async function* guarded<T>(told: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* told;
  } catch (error) {
    throw asSourceError(error);
  }
}

function addUp(fetched: Fetched, taken: TakenIn, now: Date | undefined): void {
  fetched.published += taken.published.length;
  fetched.edited += taken.edited;
  fetched.deleted += taken.deleted;
  fetched.rejected += taken.rejected.length;
  if (now === undefined) return;
  for (const { publishedAt } of taken.published) {
    fetched.lags.push(Math.max(0, (now.getTime() - Date.parse(publishedAt)) / 1000));
  }
}
