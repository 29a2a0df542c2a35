import { MAX_RECEIVE_COUNT } from '../events/catalog.ts';
import type { Message, Queues } from './queues.ts';

/** As many as SQS hands to a function at once; a fetch is long, so each is handed over alone. */
const BATCH_SIZE = 10;
const BATCH_SIZES: Record<string, number> = { 'fetch-posts': 1, 'check-campaigns': 1, 'erase-content': 1 };
const FIRST_RETRY_MS = 1000;
/** How often is looked for what has become due beside what is being handled. */
const LOOK_AGAIN_MS = 1000;

/** Handles a batch; returns the messages that failed, or throws where all of them did. */
export type Handle = (messages: readonly Message[]) => Promise<{ failed: readonly Message[] }>;

export interface WorkerOptions {
  queues: Queues;
  queue: string;
  handle: Handle;
  /** Called with a message that failed for the last time, and is now in the dead-letter queue. */
  onDead: (message: Message, reason: string) => void;
  /** Pause before the second attempt, in milliseconds; it doubles with each. */
  firstRetry?: number;
  /** Batches that are handled side by side; 1 unless told. */
  atOnce?: number;
}

export const deadLetters = (queue: string) => `${queue}-dead-letters`;

/**
 * Feeds a function from its queue as SQS does: up to ten messages at a time, each removed once it is handled, one that fails
 * handed over again after a growing pause and in the end put aside. A message that has failed goes alone, so that its reason is known.
 * One batch is handled after the other, unless told otherwise.
 */
export class Worker {
  readonly #options: WorkerOptions;
  #wake: () => void = () => {};
  #woken = false;
  #stopping = false;
  #done: Promise<void> | undefined;
  readonly #underWay = new Set<Promise<void>>();
  readonly #taken = new Set<string>();

  constructor(options: WorkerOptions) {
    this.#options = options;
    options.queues.onArrival(options.queue, () => this.#stir());
  }

  start(): void {
    this.#done = this.#run();
  }

  /** Resolves when what is being handled is done. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#stir();
    await this.#done;
  }

  #stir(): void {
    this.#woken = true;
    this.#wake();
  }

  async #run(): Promise<void> {
    const { queues, queue, atOnce = 1 } = this.#options;
    const size = BATCH_SIZES[queue] ?? BATCH_SIZE;
    while (!this.#stopping) {
      this.#woken = false;
      const all = await queues.due(queue, size + this.#taken.size);
      const due = all.filter(({ id }) => !this.#taken.has(id)).slice(0, size);
      const fresh = due.filter((message) => message.attempts === 0);
      if (due.length > 0) this.#begin(fresh.length > 0 ? fresh : due.slice(0, 1));
      else await this.#sleep(this.#taken.size > 0 ? LOOK_AGAIN_MS : await queues.wait(queue));
      if (this.#underWay.size >= atOnce) await Promise.race(this.#underWay);
    }
    await Promise.all(this.#underWay);
  }

  #begin(messages: readonly Message[]): void {
    for (const { id } of messages) this.#taken.add(id);
    const work = this.#handle(messages).then(() => {
      for (const { id } of messages) this.#taken.delete(id);
      this.#underWay.delete(work);
      this.#stir();
    });
    this.#underWay.add(work);
  }

  async #handle(messages: readonly Message[]): Promise<void> {
    const { queues, handle } = this.#options;
    let failed: readonly Message[] = messages;
    let reason = 'the function gave no reason';
    try {
      failed = (await handle(messages)).failed;
    } catch (error) {
      reason = reasonOf(error);
    }
    const again = new Set(failed);
    for (const message of messages) {
      if (again.has(message)) await this.#retry(message, reason);
      else await queues.remove(message);
    }
  }

  async #retry(message: Message, reason: string): Promise<void> {
    const { queues, queue, onDead, firstRetry = FIRST_RETRY_MS } = this.#options;
    if (message.attempts + 1 < MAX_RECEIVE_COUNT) {
      return queues.move(message, { delay: firstRetry * 2 ** message.attempts, reason });
    }
    await queues.move(message, { to: deadLetters(queue), reason });
    onDead(message, reason);
  }

  async #sleep(milliseconds: number | undefined): Promise<void> {
    if (this.#woken || this.#stopping) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      if (milliseconds !== undefined) timer = setTimeout(resolve, milliseconds + 1);
    });
    clearTimeout(timer);
    this.#wake = () => {};
  }
}

/** Batch processors gather the errors of their records; the first says what happened. */
function reasonOf(error: unknown): string {
  const [first] = (error as { recordErrors?: Error[] }).recordErrors ?? [];
  if (first !== undefined) return first.message;
  return error instanceof Error ? error.message : String(error);
}
