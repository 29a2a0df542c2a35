import { type DomainEvent, type EventData, MAX_RECEIVE_COUNT } from '../events/catalog.ts';
import { asSourceError } from '../pipeline/as-source-error.ts';
import { type Post, postTooLarge } from '../post.ts';
import { printable } from '../printable.ts';
import type { PostSource, Rejected } from '../sources/source.ts';
import { SourceError } from '../sources/source-error.ts';

const TICK_MS = 500;
const MAX_REASON = 500;
const number = new Intl.NumberFormat('en');

interface Seen {
  posts: readonly Post[];
  rejected: readonly Rejected[];
}

export interface Output {
  write(text: string): unknown;
  isTTY?: boolean;
}

/** Tells at the terminal what the pipeline does: what was read, what was refused, what was found. */
export class Activity {
  readonly #output: Output;
  readonly #told = new Set<string>();
  readonly #failing = new Map<string, string>();
  #posts = 0;
  #gone = 0;
  #audited = 0;
  #found = new Map<string, number>();
  #settled = 0;
  #changed = false;
  #timer: NodeJS.Timeout | undefined;
  #line = false;

  constructor(output: Output) {
    this.#output = output;
  }

  say(text: string): void {
    if (this.#line) this.#output.write('\r\u001b[2K');
    this.#line = false;
    this.#output.write(`${text}\n`);
  }

  /** Names, ids and reasons come from outside. */
  #report(line: string): void {
    this.say(printable(line));
  }

  /** The source, with what is wrong with it or in it told. `stopping` ends a fetch early; the next run goes on from its cursor. */
  watch(source: PostSource, stopping: AbortSignal): PostSource {
    const { name, keepDays, handedIn, reread, receive } = source;
    return {
      name,
      ...(keepDays !== undefined && { keepDays }),
      ...(handedIn !== undefined && { handedIn }),
      ...(reread && {
        reread: (known, cursor) => this.#watched(source, reread.call(source, known, cursor), stopping),
      }),
      ...(receive && { receive: receive.bind(source) }),
      fetchSince: (cursor) => this.#watched(source, source.fetchSince(cursor), stopping),
    };
  }

  audited(count: number): void {
    this.#audited += count;
    this.#touch();
  }

  published(events: readonly DomainEvent[]): void {
    for (const { type, data } of events) {
      if (type === 'post.published' || type === 'post.edited') this.#posts++;
      else if (type === 'post.deleted') this.#gone++;
      else if (type === 'finding.fixed') this.#settled++;
      else if (type === 'source.paused') this.#paused(data as EventData<'source.paused'>);
      if (type !== 'finding.opened' && type !== 'finding.reopened') continue;
      const { severity } = data as { severity: string };
      this.#found.set(severity, (this.#found.get(severity) ?? 0) + 1);
    }
    if (events.some(({ type }) => /^(finding|post)\./.test(type))) this.#touch();
  }

  dead(queue: string, reason: string): void {
    this.#report(
      `${queue}: a message failed ${MAX_RECEIVE_COUNT} times and is put aside until the next start: ${reason.slice(0, MAX_REASON)}`,
    );
  }

  /** Tells what is left to tell. */
  end(): void {
    clearTimeout(this.#timer);
    this.#tell();
  }

  async *#watched<T extends Seen>(
    source: PostSource,
    read: AsyncIterable<T>,
    stopping: AbortSignal,
  ): AsyncGenerator<T> {
    try {
      for await (const seen of read) {
        if (stopping.aborted) return;
        this.#refused(source, seen);
        yield seen;
      }
      this.#failing.delete(source.name);
    } catch (error) {
      const failure = asSourceError(error);
      if (failure instanceof SourceError) this.#failed(source.name, failure);
      throw error;
    }
  }

  /** A platform's list shows the same again and again: what is wrong there is told once. */
  #refused({ name, handedIn = false }: PostSource, { posts, rejected }: Seen): void {
    const lines = rejected.map(({ at, field, message }) => `${at}: ${field === '' ? message : `${field} ${message}`}`);
    for (const post of posts) {
      const message = postTooLarge(post);
      if (message !== undefined) lines.push(`${post.platform} ${post.id}: ${message}`);
    }
    for (const line of lines.map((text) => `${name}: ${text}`)) {
      if (!handedIn && this.#told.has(line)) continue;
      if (!handedIn) this.#told.add(line);
      this.#report(line);
    }
  }

  /** The same failure is told again only after the source was read. */
  #failed(source: string, { message, fix }: SourceError): void {
    if (this.#failing.get(source) === message) return;
    this.#failing.set(source, message);
    this.#report(`${source}: ${message}: ${fix}`);
  }

  #paused({ source, reason, fix }: EventData<'source.paused'>): void {
    this.#report(`${source} is paused after several tries: ${reason}: ${fix}, then resume it on the page.`);
  }

  #touch(): void {
    this.#changed = true;
    this.#timer ??= setTimeout(() => this.#tick(), TICK_MS).unref();
  }

  #progress(): void {
    this.#output.write(`\r\u001b[2K${this.#summary()} …`);
    this.#line = true;
  }

  #tick(): void {
    this.#timer = undefined;
    if (this.#changed) {
      this.#changed = false;
      if (this.#output.isTTY) this.#progress();
      this.#timer = setTimeout(() => this.#tick(), TICK_MS).unref();
    } else this.#tell();
  }

  #tell(): void {
    if (this.#posts + this.#gone + this.#audited + this.#found.size + this.#settled === 0) return;
    this.say(this.#summary());
    this.#posts = 0;
    this.#gone = 0;
    this.#audited = 0;
    this.#found = new Map();
    this.#settled = 0;
  }

  #summary(): string {
    const total = [...this.#found.values()].reduce((sum, count) => sum + count, 0);
    const severities = ['high', 'medium', 'low'].filter((severity) => this.#found.has(severity));
    const list = severities
      .map((severity) => `${number.format(this.#found.get(severity) ?? 0)} ${severity}`)
      .join(', ');
    return [
      this.#posts > 0 && `read ${number.format(this.#posts)}`,
      this.#gone > 0 && `${number.format(this.#gone)} gone`,
      this.#audited > 0 && `audited ${number.format(this.#audited)} ${this.#audited === 1 ? 'post' : 'posts'}`,
      total > 0 && `${number.format(total)} new ${total === 1 ? 'finding' : 'findings'} (${list})`,
      this.#settled > 0 && `${number.format(this.#settled)} fixed`,
    ]
      .filter(Boolean)
      .join(', ');
  }
}
