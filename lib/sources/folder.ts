import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import * as z from 'zod';
import { inBatches } from './files/batches.ts';
import { formatOf, readPosts } from './files/read-posts.ts';
import { signature } from './files/signature.ts';
import type { FetchedBatch, PostSource, Rejected } from './source.ts';
import { SourceError } from './source-error.ts';
import { sourceKind } from './source-kind.ts';

/** More files than this are not told apart: the cursor that remembers them must fit into one item of the store. */
const MAX_FILES = 10_000;

/** Hidden files, and what browsers, editors and copy tools call a file that they are still writing. */
const NOT_YET_OR_NOT_OURS = /^[.~]|\.(?:tmp|temp|part|partial|crdownload|download|swp)$|~$/i;

const cursorSchema = z.object({
  read: z.array(z.string()),
  reading: z.object({ file: z.string(), records: z.number() }).optional(),
});
type Cursor = z.infer<typeof cursorSchema>;

/** Files of posts on this machine. */
export const folder = sourceKind({
  kind: 'folder',
  facts: {
    title: 'Folder',
    platform: 'any',
    reads: ['posts in .jsonl, .json and .csv files, subfolders included', 'verified'],
    permission: ['the user of the program may read the files', 'verified'],
    label: ['`platformLabel` of each record', 'verified'],
    edits: ['a file that has changed is read again', 'verified'],
    deletions: ['not told: a file that is taken away says nothing about its posts', 'verified'],
    cost: ['none', 'verified'],
    retention: ['as agreed with whoever hands the files in', 'verified'],
    concurrency: 4,
    budgets: [],
    credential: [],
    everyMinutes: 15,
  },
  settings: z.object({ path: z.string().min(1).describe('A folder or one file on this machine') }),
  open: (name, { path }) => new FolderSource({ name, path }),
});

interface Found {
  /** Relative to the folder, with `/`. */
  file: string;
  path: string;
  /** Of the file's present state: another size, time or content gives another one. */
  state: string;
}

/**
 * A folder, or one file, on this machine. Each fetch reads what is new or has changed since the last one, subfolders included, and
 * leaves the files where they are. A file that is being written is left for the next fetch.
 */
export class FolderSource implements PostSource {
  readonly name: string;
  readonly handedIn = true;
  readonly #path: string;
  readonly #pause: () => Promise<unknown>;

  /** `pause` lies between the two looks that tell whether a file is still being written. */
  constructor({
    name,
    path,
    pause = () => setTimeout(200),
  }: { name: string; path: string; pause?: () => Promise<unknown> }) {
    this.name = name;
    this.#path = path;
    this.#pause = pause;
  }

  /** Changes whenever a fetch would find something new. */
  async look(): Promise<string> {
    return signature(...(await this.#list()).map(({ state }) => state));
  }

  async *fetchSince(cursor: string | undefined): AsyncGenerator<FetchedBatch> {
    const found = await this.#list().catch((error) => {
      throw this.#unreadable(error);
    });
    const before = parseCursor(cursor);
    const present = new Set(found.map(({ state }) => state));
    const read = new Set(before.read.filter((state) => present.has(state)));
    const at = (reading?: Cursor['reading']) => JSON.stringify({ read: [...read], reading } satisfies Cursor);

    const waiting = found.slice(0, MAX_FILES).filter(({ state }) => !read.has(state));
    if (waiting.length > 0) await this.#pause();
    for (const entry of waiting) {
      if ((await stateOf(entry.file, entry.path)) !== entry.state) continue;
      const skip = before.reading?.file === entry.state ? before.reading.records : 0;
      for await (const batch of readFile(entry, skip)) {
        yield {
          posts: batch.posts,
          rejected: batch.rejected,
          cursor: at({ file: entry.state, records: batch.records }),
        };
      }
      if ((await stateOf(entry.file, entry.path)) === entry.state) read.add(entry.state);
      yield { posts: [], rejected: [], cursor: at() };
    }
    if (found.length > MAX_FILES) yield { posts: [], rejected: [this.#tooMany(found.length)], cursor: at() };
  }

  async #list(): Promise<Found[]> {
    const single = (await stat(this.#path)).isFile();
    const root = single ? dirname(this.#path) : this.#path;
    const names = single ? [basename(this.#path)] : (await readdir(root, { recursive: true })).sort();
    const found: Found[] = [];
    for (const name of names) {
      if (name.split(sep).some((part) => NOT_YET_OR_NOT_OURS.test(part))) continue;
      const file = name.split(sep).join('/');
      const path = join(root, name);
      const state = await stateOf(file, path);
      if (state !== undefined) found.push({ file, path, state });
    }
    return found;
  }

  #unreadable(error: NodeJS.ErrnoException): SourceError {
    const message = `${this.#path} cannot be read (${error.code}): check that it is there and that this user may read it`;
    return new SourceError('settings_refused', message, { cause: error });
  }

  #tooMany(count: number): Rejected {
    const message = `the folder holds ${count} files; only the first ${MAX_FILES} by name are read: move files that are done elsewhere`;
    return { at: this.#path, field: '', message };
  }
}

/** Undefined for what is no file, or no longer there. */
async function stateOf(file: string, path: string): Promise<string | undefined> {
  const stats = await stat(path).catch(() => undefined);
  return stats?.isFile() ? signature(file, stats.size, stats.mtimeMs, stats.ctimeMs) : undefined;
}

async function* readFile({ file, path }: Found, skip: number): ReturnType<typeof inBatches> {
  const refuse = (message: string) => ({ posts: [], rejected: [{ at: file, field: '', message }], records: skip });
  const format = formatOf(file);
  if (format === undefined) return yield refuse('is no file of posts: drop .jsonl, .json or .csv files');
  try {
    yield* inBatches(readPosts(createReadStream(path), { format, name: file }), skip);
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    yield refuse(
      `could not be read (${'code' in error ? error.code : error.message}): check that this user may read it`,
    );
  }
}

/** A cursor that cannot be read starts the folder over: reading twice does no harm. */
function parseCursor(cursor: string | undefined): Cursor {
  if (cursor === undefined) return { read: [] };
  try {
    return cursorSchema.parse(JSON.parse(cursor));
  } catch {
    return { read: [] };
  }
}
