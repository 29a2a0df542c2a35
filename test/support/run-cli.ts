import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

export const CLI = fileURLToPath(new URL('../../lib/cli.ts', import.meta.url));

export interface Run {
  status: number;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  cwd?: string;
  stdin?: string;
  env?: Record<string, string>;
}

/** The real command line in a process of its own, with pipes for its streams and no wish about colours unless `env` has one. */
export async function runCli(args: readonly string[], { cwd, stdin = '', env = {} }: RunOptions = {}): Promise<Run> {
  const { NO_COLOR: _, FORCE_COLOR: __, ...rest } = process.env;
  const child = spawn(process.execPath, [CLI, ...args], { cwd, env: { ...rest, ...env } });
  child.stdin.on('error', () => {}).end(stdin);
  const [stdout, stderr, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number]>,
  ]);
  return { status, stdout, stderr };
}
