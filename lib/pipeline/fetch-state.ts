import { canonicalJson, sha256 } from '../content-hash.ts';
import { makeEvent } from '../events/envelope.ts';
import type { SourceDefinition } from '../source-definition.ts';
import type { Rejected } from '../sources/source.ts';
import { SOURCE_PROBLEMS, type SourceError } from '../sources/source-error.ts';
import type { SourceState } from '../store/records.ts';
import type { TakenIn } from './intake.ts';
import { isLeased, leaseFrom, released } from './lease.ts';
import { afterFailure, afterSuccess, FAILURES_TO_PAUSE } from './next-fetch.ts';
import type { SourceDeps } from './sources.ts';

const MAX_REJECTED_KEPT = 20;
const MAX_ERROR_CHARACTERS = 500;

/** The source is paused, deleted, or read by another one: this fetch has nothing more to say. */
export class LeaseLost extends Error {}

/** A source's state during one fetch: written only as long as the source is this fetch's. */
export class FetchState {
  readonly #definition: SourceDefinition;
  readonly #deps: SourceDeps;
  readonly #begun: SourceState;
  #lease: string;
  #posts = 0;
  #rejected: Rejected[] = [];

  private constructor(definition: SourceDefinition, deps: SourceDeps, begun: SourceState) {
    this.#definition = definition;
    this.#deps = deps;
    this.#begun = begun;
    this.#lease = begun.leasedUntil!;
  }

  /**
   * Takes the source for a fetch, by the lease that was taken for it or by one of its own; one that is set up to read something else
   * than before starts over. Undefined: it is not to be had.
   */
  static async begin(
    definition: SourceDefinition,
    lease: string | undefined,
    deps: SourceDeps,
  ): Promise<FetchState | undefined> {
    const { name: source, kind, settings, credential = null } = definition;
    const readBy = sha256(canonicalJson({ kind, settings, credential }));
    let begun: SourceState | undefined;
    await deps.store.changeSource(source, (state = { source, kind, posts: 0 }) => {
      begun = undefined;
      const now = deps.now();
      const isFree = lease === undefined ? !isLeased(state, now) : state.leasedUntil === lease;
      if (!isFree || state.paused !== undefined) return undefined;
      const isOther = state.readBy !== undefined && state.readBy !== readBy;
      const known = isOther ? startedOver(state, now) : state;
      begun = { ...known, readBy, leasedUntil: leaseFrom(now, state) };
      return begun;
    });
    return begun && new FetchState(definition, deps, begun);
  }

  get cursor(): string | undefined {
    return this.#begun.cursor;
  }

  /** Before this instant the source read something else. */
  get since(): string {
    return this.#begun.readBySince ?? '';
  }

  /** The source has never been read to its end. */
  get isFirst(): boolean {
    return this.#begun.fetchedAt === undefined;
  }

  /** Notes what a batch brought, and the place after it. */
  async progress({ published, edited, rejected }: TakenIn, cursor: string | undefined): Promise<void> {
    this.#posts += published.length + edited;
    this.#rejected = [...this.#rejected, ...rejected].slice(0, MAX_REJECTED_KEPT);
    await this.#write((state) => {
      const leasedUntil = leaseFrom(this.#deps.now(), state);
      const postsInAll = (state.postsInAll ?? 0) + published.length;
      return { ...this.#counted(state), postsInAll, ...(cursor !== undefined && { cursor }), leasedUntil };
    });
  }

  /** Gives the source back, not fetched. */
  release(): Promise<void> {
    return this.#write(released);
  }

  async succeed(more: boolean): Promise<void> {
    const { kinds, now } = this.#deps;
    await this.#write((state) => {
      const { error: _, problem: __, fix: ___, failures: ____, ...rest } = released(state);
      const at = now();
      // Somebody asked for a fetch while this one was under way.
      const isAsked = state.nextFetchAt !== this.#begun.nextFetchAt;
      const nextFetchAt = more || isAsked ? at.toISOString() : afterSuccess(this.#definition, kinds, at);
      return { ...this.#counted(rest), fetchedAt: at.toISOString(), nextFetchAt };
    });
  }

  /** Notes what is wrong and when it is tried again, or pauses the source; tells whether it did. */
  async fail(error: SourceError): Promise<boolean> {
    const { now, store, bus } = this.#deps;
    const { name: source, kind } = this.#definition;
    const { counts, retry } = SOURCE_PROBLEMS[error.problem];
    const at = now();
    const failures = (this.#begun.failures ?? 0) + (counts ? 1 : 0);
    const message = error.message.slice(0, MAX_ERROR_CHARACTERS);
    const nextFetchAt = afterFailure(source, { error, failures, now: at });
    const time = at.toISOString();
    if (error.scope === 'platform') await store.holdKind({ kind, until: nextFetchAt, why: message });
    const isPaused = counts && failures >= FAILURES_TO_PAUSE[retry];
    if (isPaused) {
      const data = { source, kind, problem: error.problem, reason: message, fix: error.fix };
      await bus.publish([makeEvent('source.paused', data, { time })]);
    }
    const { problem, fix } = error;
    await this.#write((state) => ({
      ...this.#counted(released(state)),
      error: message,
      problem,
      fix,
      failures,
      nextFetchAt,
      ...(isPaused && { paused: { at: time, reason: message } }),
    }));
    return isPaused;
  }

  #counted(state: SourceState): SourceState {
    return { ...state, kind: this.#definition.kind, posts: this.#posts, rejected: this.#rejected };
  }

  /** Changes the state if the source is still this fetch's. Throws a `LeaseLost` where it is not. */
  async #write(change: (state: SourceState) => SourceState): Promise<void> {
    let written: SourceState | undefined;
    await this.#deps.store.changeSource(this.#definition.name, (state) => {
      written = state?.leasedUntil === this.#lease ? change(state) : undefined;
      return written;
    });
    if (written === undefined) throw new LeaseLost();
    this.#lease = written.leasedUntil ?? this.#lease;
  }
}

/** What was read by other settings says nothing of how far these are read. */
function startedOver({ source, kind, posts, postsInAll, version }: SourceState, now: Date): SourceState {
  return { source, kind, posts, postsInAll, version, readBySince: now.toISOString() };
}
