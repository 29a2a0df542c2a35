import { mkdir, rmdir, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** A lock is held for the time of one small write: one this old was left by a process that died. */
const STALE_MS = 10_000;
const POLL_MS = 20;
const PATIENCE_MS = 2 * STALE_MS;

/** Does something while no other process does it: a folder that only one can create is the lock. Throws where it stays locked. */
export async function withLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  for (const start = Date.now(); !(await take(folder)); await sleep(POLL_MS)) {
    if (await isStale(folder)) await rmdir(folder).catch(() => {});
    if (Date.now() - start > PATIENCE_MS) throw new Error(`${folder} stays locked`);
  }
  try {
    return await work();
  } finally {
    await rmdir(folder).catch(() => {});
  }
}

async function take(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function isStale(folder: string): Promise<boolean> {
  const found = await stat(folder).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > STALE_MS;
}
