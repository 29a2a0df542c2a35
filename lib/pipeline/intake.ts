import { contentHash } from '../content-hash.ts';
import type { DomainEvent } from '../events/catalog.ts';
import { makeEvent } from '../events/envelope.ts';
import { risingInstants } from '../events/instants.ts';
import { type Post, type PostRef, postTooLarge } from '../post.ts';
import type { Gone, PostSource, Rejected } from '../sources/source.ts';
import type { WatchedPost } from '../store/records.ts';
import { afterHours, nextReread, REREAD_AFTER_HOURS, rereadMissed, rereadUnread } from './reread.ts';
import type { SourceDeps } from './sources.ts';

/** Days for which a post is remembered after it was read, where the platform sets no limit. */
const REMEMBERED_DAYS = 60;
/** A list shows the same posts again and again: that one was read is noted no more often than so. */
const NOTED_EVERY_HOURS = 12;
/** Hash of a post that is only known by its id so far. */
const UNREAD = '';

/** What a source told. */
export interface Seen {
  posts: readonly Post[];
  gone?: readonly Gone[] | undefined;
  rejected: readonly Rejected[];
}

/** What of it was news. */
export interface TakenIn {
  published: Post[];
  edited: number;
  deleted: number;
  rejected: Rejected[];
}

/** Tells the bus what is new in what a source read, and remembers what was told: in this order, so that a repeat does no harm. */
export class Intake {
  readonly #source: PostSource;
  readonly #deps: SourceDeps;
  readonly #seen: () => string;
  readonly #hours: readonly number[];

  constructor(source: PostSource, deps: SourceDeps) {
    this.#source = source;
    this.#deps = deps;
    this.#seen = risingInstants(deps.now);
    this.#hours = source.reread === undefined ? [] : (deps.rereadAfterHours ?? REREAD_AFTER_HOURS);
  }

  async take({ posts, gone = [], rejected }: Seen): Promise<TakenIn> {
    const taken: TakenIn = { published: [], edited: 0, deleted: 0, rejected: [...rejected] };
    const fit = posts.filter((post) => {
      const message = postTooLarge(post);
      if (message !== undefined) taken.rejected.push({ at: `${post.platform} ${post.id}`, field: '', message });
      return message === undefined;
    });
    const known = await this.#known([...fit, ...gone]);
    const changed = new Map<string, WatchedPost>();
    const events: DomainEvent[] = [];
    for (const post of fit) {
      const { event, after } = this.#read(post, known.get(keyOf(post)));
      if (event?.type === 'post.published') taken.published.push(post);
      else if (event !== undefined) taken.edited++;
      if (event !== undefined) events.push(event);
      if (after !== undefined) note(after, known, changed);
    }
    for (const one of gone) {
      const { event, after } = this.#gone(one, known.get(keyOf(one)));
      if (event !== undefined) events.push(event);
      if (event !== undefined) taken.deleted++;
      if (after !== undefined) note(after, known, changed);
    }
    await this.#deps.bus.publish(events);
    await this.#remember([...changed.values()]);
    return taken;
  }

  /** Plans another reading of those posts that could not be read: they are still due, and nothing is known about them. */
  async postpone(asked: readonly WatchedPost[]): Promise<void> {
    const at = this.#seen();
    const known = [...(await this.#known(asked)).values()];
    const unread = known.filter(({ rereadAt }) => rereadAt !== undefined && rereadAt <= at);
    await this.#remember(unread.map((post) => dated(post, rereadUnread(post, at, this.#hours))));
  }

  /** Posts of what the source read before it was set up anew: that they are not there would say nothing. */
  async leave(posts: readonly WatchedPost[]): Promise<void> {
    await this.#remember(posts.map((post) => dated(post, undefined)));
  }

  /** Lets posts be read again now, also those that were never read. */
  async recall(refs: readonly PostRef[]): Promise<void> {
    const known = await this.#known(refs);
    // Not later than the clock, as what was seen may be: the fetch that follows must find them due.
    const at = this.#deps.now().toISOString();
    const unknown = { source: this.#source.name, publishedAt: at, hash: UNREAD, readAt: at };
    const recalled = refs.map(({ platform, id }): WatchedPost => {
      const before = known.get(keyOf({ platform, id }));
      return { ...unknown, platform, id, ...before, readAt: at, rereadAt: at };
    });
    await this.#remember(recalled);
  }

  /** A post that was read: the event to tell, and what to remember. */
  #read(post: Post, before: WatchedPost | undefined): { event?: DomainEvent; after?: WatchedPost } {
    const { name: source, keepDays, handedIn = false } = this.#source;
    const at = this.#seen();
    const hash = contentHash(post);
    const isNew = before === undefined || before.hash === UNREAD;
    const isChanged = !isNew && (before.hash !== hash || before.gone !== undefined);
    const isTold = isNew || isChanged || this.#isStale(post, before, at);
    const ends = keepDays === undefined ? undefined : afterHours(at, 24 * keepDays);
    const keepUntil = isTold ? ends : before.keepUntil;
    const data = { post, observedAt: at, ...(keepUntil && { keepUntil }) };
    const event = isTold && makeEvent(isNew ? 'post.published' : 'post.edited', data, { time: at });
    const told = event === false ? {} : { event };
    if (handedIn) return told;
    const { platform, id, publishedAt, url } = post;
    const rereadAt = nextReread(post, at, this.#hours);
    const isNoted = !isTold && before.rereadAt === rereadAt && before.missedAt === undefined;
    if (isNoted && before.readAt > afterHours(at, -NOTED_EVERY_HOURS)) return told;
    const seen = { source, platform, id, publishedAt, hash, readAt: at };
    return { ...told, after: dated({ ...seen, ...(url && { url }), ...(keepUntil && { keepUntil }) }, rereadAt) };
  }

  /**
   * Whether an unchanged post is to be told again. Its counts change without an edit: they are brought up to date at each planned
   * reading. And words that were read again may be kept for longer, which the store must learn in time. Telling it at each reading
   * would have the post judged at each; so it is told when half of the time has passed: words are kept for half of it after a reading
   * at least, and never for longer than all of it. Words that may not be kept at all are judged once for each state.
   */
  #isStale({ metrics }: Post, { rereadAt, keepUntil }: WatchedPost, at: string): boolean {
    if (metrics !== undefined && rereadAt !== undefined && rereadAt <= at) return true;
    const { keepDays } = this.#source;
    return keepDays !== undefined && keepDays > 0 && (keepUntil ?? '') < afterHours(at, 12 * keepDays);
  }

  /** A post that is gone. That it is missing is believed when it was looked for a second time; each end is told once. */
  #gone({ platform, id, as }: Gone, before: WatchedPost | undefined): { event?: DomainEvent; after?: WatchedPost } {
    const at = this.#seen();
    const next = before && nextReread(before, at, this.#hours);
    if (before?.gone !== undefined) return before.rereadAt === next ? {} : { after: dated(before, next) };
    if (as === 'missing') {
      if (before === undefined) return {};
      if (before.hash === UNREAD) return { after: dated(before, undefined) };
      if (before.missedAt === undefined) {
        const again = this.#hours.length > 0 ? rereadMissed(before, at, this.#hours) : undefined;
        return { after: dated({ ...before, missedAt: at }, again) };
      }
      if (before.rereadAt !== undefined && before.rereadAt > at) return {};
    }
    const { keepGoneHours } = this.#source;
    const keepUntil = keepGoneHours === undefined ? {} : { keepUntil: afterHours(at, keepGoneHours) };
    const known = before !== undefined && before.hash !== UNREAD && { known: true };
    const data = { post: { platform, id }, deletedAt: at, as, ...keepUntil, ...known };
    const event = makeEvent('post.deleted', data, { time: at });
    if (before === undefined) return { event };
    const { missedAt: _, ...rest } = before;
    return { event, after: dated({ ...rest, gone: as }, next) };
  }

  async #known(refs: readonly PostRef[]): Promise<Map<string, WatchedPost>> {
    if (this.#source.handedIn || refs.length === 0) return new Map();
    const watched = await this.#deps.store.getWatched(this.#source.name, refs);
    return new Map(watched.map((post) => [keyOf(post), post]));
  }

  /** Until the last planned reading and a day more, at least. Where no word may be kept, that a post was read still is. */
  async #remember(watched: readonly WatchedPost[]): Promise<void> {
    if (watched.length === 0) return;
    const days = this.#source.keepDays || REMEMBERED_DAYS;
    const now = this.#deps.now().toISOString();
    const ends = watched.map(({ rereadAt }) => (rereadAt === undefined ? '' : afterHours(rereadAt, 24)));
    const latest = [afterHours(now, 24 * days), ...ends].sort().at(-1)!;
    await this.#deps.store.putWatched(watched, latest);
  }
}

function keyOf({ platform, id }: PostRef): string {
  return `${platform} ${id}`;
}

function note(after: WatchedPost, known: Map<string, WatchedPost>, changed: Map<string, WatchedPost>): void {
  known.set(keyOf(after), after);
  changed.set(keyOf(after), after);
}

function dated({ rereadAt: _, ...post }: WatchedPost, rereadAt: string | undefined): WatchedPost {
  return rereadAt === undefined ? post : { ...post, rereadAt };
}
