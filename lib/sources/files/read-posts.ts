import type { Post } from '../../post.ts';
import type { Rejected } from '../source.ts';
import { type ByteStream, utf8Chunks } from './bytes.ts';
import { readCsv } from './csv.ts';
import { readJsonArray } from './json-array.ts';
import { readJsonLines } from './jsonl.ts';
import { toPost } from './post-record.ts';
import type { FileRecord } from './record.ts';

export type FileFormat = 'jsonl' | 'json' | 'csv';

const READERS: Record<FileFormat, (chunks: AsyncIterable<Buffer>) => AsyncIterable<FileRecord>> = {
  jsonl: readJsonLines,
  json: readJsonArray,
  csv: readCsv,
};

/** The format that a file's name promises, if it is one of ours. */
export function formatOf(fileName: string): FileFormat | undefined {
  const extension = /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  if (extension === 'ndjson') return 'jsonl';
  return Object.hasOwn(READERS, extension) ? (extension as FileFormat) : undefined;
}

/** `line` is where the record starts, from 1. */
export type PostRecord = { line: number; post: Post } | { line: number; rejected: Rejected };

/**
 * The posts of a file, in its order and in constant memory however large it is. What is no post is told where it stands and the
 * rest is read. Only the stream's own errors are thrown.
 */
export async function* readPosts(
  stream: ByteStream,
  { format, name }: { format: FileFormat; name: string },
): AsyncGenerator<PostRecord> {
  for await (const record of READERS[format](utf8Chunks(stream))) {
    const result = 'value' in record ? toPost(record.value) : record;
    if ('post' in result) yield { line: record.line, post: result.post };
    else yield { line: record.line, rejected: { at: `${name}:${record.line}`, ...result.problem } };
  }
}
