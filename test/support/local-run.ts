import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { vi } from 'vitest';

const MAIN = join(import.meta.dirname, '../../lib/local/main.ts');

/** The local run as a process of its own. */
export class LocalRun {
  readonly #process: ChildProcess;
  readonly #ended: Promise<unknown[]>;
  output = '';

  private constructor(args: readonly string[]) {
    this.#process = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.#ended = once(this.#process, 'close');
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.output += chunk;
      });
    }
  }

  /** Resolves when the page can be opened. */
  static async start(...args: string[]): Promise<LocalRun> {
    const run = LocalRun.spawn(...args);
    await run.says(/http:\/\/127\.0\.0\.1:\d+/);
    return run;
  }

  static spawn(...args: string[]): LocalRun {
    return new LocalRun(args);
  }

  get address(): string {
    return /http:\/\/127\.0\.0\.1:\d+/.exec(this.output)?.[0] ?? '';
  }

  /** Waits until the pattern was printed; throws if the run ends without it. */
  async says(pattern: RegExp): Promise<string> {
    const printed = until(async () => pattern.exec(this.output)?.[0]);
    const ended = this.#ended.then(() => {
      const last = pattern.exec(this.output)?.[0];
      if (last === undefined) throw new Error(`the run ended:\n${this.output}`);
      return last;
    });
    return Promise.race([printed, ended]);
  }

  async get<T>(path: string): Promise<T> {
    const response = await fetch(this.address + path);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  async post<T>(path: string, body: unknown): Promise<T> {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(this.address + path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  /** Every item of a list, over all its pages. */
  async list<T>(path: string): Promise<T[]> {
    const items: T[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.get<{ items: T[]; cursor?: string }>(
        `${path}?limit=200${cursor === undefined ? '' : `&cursor=${cursor}`}`,
      );
      items.push(...page.items);
      cursor = page.cursor;
    } while (cursor !== undefined);
    return items;
  }

  /** Sends a signal; returns the exit status, or null where the signal itself ended the process. */
  async end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL' = 'SIGTERM'): Promise<number | null> {
    this.#process.kill(signal);
    return this.exit();
  }

  async exit(): Promise<number | null> {
    const [status] = await this.#ended;
    return status as number | null;
  }
}

/** Waits until there is something, and returns it. */
export function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  return vi.waitFor(
    async () => {
      const found = await look();
      if (found === undefined) throw new Error('not yet');
      return found;
    },
    { timeout: 60_000, interval: 20 },
  );
}
