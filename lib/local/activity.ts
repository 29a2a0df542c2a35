import { type DomainEvent, MAX_RECEIVE_COUNT } from '../events/catalog.ts';
import { postTooLarge } from '../post.ts';
import type { FetchedBatch, PostSource } from '../sources/source.ts';

const TICK_MS = 500;
const MAX_REASON = 500;
const number = new Intl.NumberFormat('en');

export interface Output {
  write(text: string): unknown;
  isTTY?: boolean;
}

/** Tells at the terminal what the pipeline does: what was read, what was refused, what was found. */
export class Activity {
  readonly #output: Output;
  #posts = 0;
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

  /** The source, with every batch told. `stopping` ends a fetch early; the next run goes on from its cursor. */
  watch(source: PostSource, stopping: AbortSignal): PostSource {
    const read = (batch: FetchedBatch) => this.#read(source.name, batch);
    const { name, keepDays, handedIn, reread, receive } = source;
    return {
      name,
      ...(keepDays !== undefined && { keepDays }),
      ...(handedIn !== undefined && { handedIn }),
      ...(reread && { reread: reread.bind(source) }),
      ...(receive && { receive: receive.bind(source) }),
      async *fetchSince(cursor) {
        for await (const batch of source.fetchSince(cursor)) {
          if (stopping.aborted) return;
          read(batch);
          yield batch;
        }
      },
    };
  }

  audited(count: number): void {
    this.#audited += count;
    this.#touch();
  }

  published(events: readonly DomainEvent[]): void {
    for (const { type, data } of events) {
      if (type === 'finding.fixed') this.#settled++;
      if (type !== 'finding.opened' && type !== 'finding.reopened') continue;
      const { severity } = data as { severity: string };
      this.#found.set(severity, (this.#found.get(severity) ?? 0) + 1);
    }
    if (events.some(({ type }) => type.startsWith('finding.'))) this.#touch();
  }

  dead(queue: string, reason: string): void {
    this.say(
      `${queue}: a message failed ${MAX_RECEIVE_COUNT} times and is put aside until the next start: ${reason.slice(0, MAX_REASON)}`,
    );
  }

  /** Tells what is left to tell. */
  end(): void {
    clearTimeout(this.#timer);
    this.#tell();
  }

  #read(source: string, { posts, rejected }: FetchedBatch): void {
    for (const { at, field, message } of rejected)
      this.say(`${source}: ${at}: ${field === '' ? message : `${field} ${message}`}`);
    for (const post of posts) {
      const message = postTooLarge(post);
      if (message !== undefined) this.say(`${source}: ${post.platform} ${post.id}: ${message}`);
    }
    this.#posts += posts.length;
    if (posts.length > 0) this.#touch();
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
    if (this.#posts + this.#audited + this.#found.size + this.#settled === 0) return;
    this.say(this.#summary());
    this.#posts = 0;
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
      this.#audited > 0 && `audited ${number.format(this.#audited)} ${this.#audited === 1 ? 'post' : 'posts'}`,
      total > 0 && `${number.format(total)} new ${total === 1 ? 'finding' : 'findings'} (${list})`,
      this.#settled > 0 && `${number.format(this.#settled)} fixed`,
    ]
      .filter(Boolean)
      .join(', ');
  }
}
