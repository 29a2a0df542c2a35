import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import type { ByteStream } from '../sources/files/bytes.ts';
import { type FileFormat, formatOf } from '../sources/files/read-posts.ts';
import { UsageError } from './usage-error.ts';

/** A file named on the command line, or standard input. */
export interface Input {
  name: string;
  format: FileFormat;
  open(): ByteStream & { readonly bytesRead?: number };
}

export const STDIN = 'stdin';

/** Which way to read each file. Throws UsageError for one whose name does not tell. */
export function inputsOf(files: readonly string[]): Input[] {
  return files.map((file) => {
    if (file === '-') return { name: STDIN, format: 'jsonl', open: () => process.stdin };
    const format = formatOf(file);
    if (format === undefined) {
      throw new UsageError(`${file}: the name must end in .jsonl, .json or .csv; for standard input give -`);
    }
    return { name: file, format, open: () => createReadStream(file) };
  });
}

/** Bytes of all files together; undefined where one is no plain file. */
export async function totalBytes(files: readonly string[]): Promise<number | undefined> {
  const stats = await Promise.all(files.map((file) => stat(file).catch(() => undefined)));
  if (!stats.every((one) => one?.isFile())) return undefined;
  return stats.reduce((sum, one) => sum + one!.size, 0);
}

/** Throws UsageError where writing `out` would destroy a file that is read. */
export async function refuseOverwriting(out: string, files: readonly string[]): Promise<void> {
  const [target, ...sources] = await Promise.all([out, ...files].map((file) => realpath(file).catch(() => undefined)));
  const clash = sources.findIndex((source) => source !== undefined && source === target);
  if (clash !== -1) throw new UsageError(`--out: ${out} is read as ${files[clash]}: write to another file`);
}

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a directory: name the files in it',
  EACCES: 'it may not be read or written: check its permissions',
  EPERM: 'it may not be read or written: check its permissions',
  ENOTDIR: 'a part of its path is no directory',
  ENOSPC: 'the disk is full',
};

/** Why the system would not read or write a file; undefined where it was something else that failed. */
export function fileReason(error: unknown): string | undefined {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  const system = code !== undefined && 'syscall' in (error as object);
  return system ? (REASONS[code] ?? `it cannot be read or written (${code})`) : undefined;
}
