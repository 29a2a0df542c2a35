import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { SourceError } from '../source-error.ts';
import { withLock } from './lock.ts';
import { parseObject } from './values.ts';

const EXAMPLE = '{"<name of the credential>": {"accessToken": "…"}}';

/** Entries of a credentials file by name, as they stand in it. */
export type Entries = Map<string, unknown>;

/** One JSON file for the owner's eyes alone. Errors never quote it. */
export class CredentialsFile {
  readonly path: string;
  readonly #checkout: string;

  /** `checkout`: the folder that the file must not be in, or the next commit may publish it. */
  constructor({ path, checkout }: { path: string; checkout: string }) {
    this.path = path;
    this.#checkout = checkout;
  }

  /** Empty where there is no file. Throws a `SourceError` where it is in the wrong place, open to others, or no JSON object. */
  async read(): Promise<Entries> {
    return readEntries(await this.#locate());
  }

  /** Changes the entries while no other process does, and replaces the file in one step. Undefined from `change`: nothing to write. */
  async change(change: (entries: Entries) => Entries | undefined): Promise<void> {
    const path = await this.#locate();
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await withLock(`${path}.lock`, async () => {
      const changed = change(await readEntries(path));
      if (changed !== undefined) await replaceFile(path, `${JSON.stringify(Object.fromEntries(changed), null, 2)}\n`);
    });
  }

  /** Where the file really is, behind all links. */
  async #locate(): Promise<string> {
    const [path, checkout] = await Promise.all([realPath(resolve(this.path)), realPath(this.#checkout)]);
    const inside = relative(checkout, path);
    if (inside.split(sep)[0] === '..' || resolve(inside) === inside) return path;
    throw refusal(`${this.path} is inside the program’s folder ${checkout}: keep credentials elsewhere`);
  }
}

/** The real path of a file that need not be there yet. */
async function realPath(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(await realPath(parent), relative(parent, path));
  }
}

async function readEntries(path: string): Promise<Entries> {
  try {
    const { mode } = await stat(path);
    // Windows reports a mode that says nothing about who may read.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0)
      throw refusal(`${path} is open to other users: close it with "chmod 600 ${path}"`);
    return new Map(Object.entries(parseObject(await readFile(path, 'utf8'), path, EXAMPLE)));
  } catch (error) {
    if (error instanceof SourceError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return new Map();
    throw refusal(`${path} cannot be read (${code})`);
  }
}

async function replaceFile(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomUUID()}.tmp`;
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

function refusal(message: string): SourceError {
  return new SourceError('credential_missing', message);
}
