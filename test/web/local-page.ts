import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(import.meta.dirname, '../..');

export interface LocalPage {
  address: string;
  /** Calls the API as another client would. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<unknown>;
  stop(): Promise<void>;
}

/** The local run in a process of its own, on an empty database, with the page built from its sources. */
export async function startLocalPage(): Promise<LocalPage> {
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  execFileSync(process.execPath, [vite, 'build', 'web', '--logLevel', 'error'], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: 'inherit',
  });
  const directory = await mkdtemp(join(tmpdir(), 'disclosure-page-'));
  const paths = ['--data', join(directory, 'data'), '--inbox', join(directory, 'inbox')];
  const run = spawn(process.execPath, ['lib/local/main.ts', '--port', '0', '--no-samples', ...paths], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await addressIn(run.stdout);
  run.stdout.resume();
  return {
    address,
    call: async (method, path, body, headers = {}) => {
      const response = await fetch(`${address}${path}`, {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
      return response.json();
    },
    stop: async () => {
      if (run.exitCode === null) {
        run.kill('SIGINT');
        await once(run, 'exit');
      }
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function addressIn(output: NodeJS.ReadableStream): Promise<string> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: output })) {
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (address !== undefined) return address;
    lines.push(line);
  }
  throw new Error(`the local run ended before it named its address:\n${lines.join('\n')}`);
}
