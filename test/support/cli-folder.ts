import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Audit } from '../../lib/audit-result.ts';
import type { Post } from '../../lib/post.ts';
import { type Run, type RunOptions, runCli } from './run-cli.ts';

/** A folder of its own in which the command line runs. */
export class CliFolder {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  static async create(): Promise<CliFolder> {
    return new CliFolder(await mkdtemp(join(tmpdir(), 'auditor-cli-')));
  }

  run(args: readonly string[], options: RunOptions = {}): Promise<Run> {
    return runCli(args, { cwd: this.path, ...options });
  }

  /** Writes a file, and gives its name back. */
  async file(name: string, content: string): Promise<string> {
    await writeFile(join(this.path, name), content);
    return name;
  }

  remove(): Promise<void> {
    return rm(this.path, { recursive: true });
  }
}

export function post(id: string, caption: string, more: Partial<Post> = {}): Post {
  return {
    id,
    platform: 'instagram',
    creator: { handle: 'mila.cooks' },
    publishedAt: '2026-11-20T08:00:00Z',
    caption,
    ...more,
  };
}

/** One that fails in Great Britain, one in order, one that is no ad, one for Germany. */
export const POSTS = [
  post('1', 'My new serum is here #gifted', { connection: 'paid' }),
  post('2', 'Ad | My new serum is here', { connection: 'paid' }),
  post('3', 'Soup for dinner'),
  post('4', 'My new serum is here', { connection: 'paid', audience: ['DE'] }),
];

export const jsonLines = (posts: readonly unknown[]) => posts.map((one) => `${JSON.stringify(one)}\n`).join('');

/** The audits that the format `jsonl` printed. */
export const readAudits = (stdout: string): Audit[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
