import { Readable } from 'node:stream';
import type { ByteStream } from '../../../lib/sources/files/bytes.ts';
import { type FileFormat, readPosts } from '../../../lib/sources/files/read-posts.ts';

/** A post as a file holds it. */
export const post = (id: string, more: object = {}) => ({
  id,
  platform: 'instagram',
  creator: { handle: 'mila.cooks' },
  publishedAt: '2026-11-20T08:00:00Z',
  caption: `Näturally 🌱 ${id}`,
  ...more,
});

/** What a file gives: line and id of each post, what is wrong with others, and the posts. */
export async function read(input: string | Uint8Array | ByteStream, format: FileFormat) {
  const stream = typeof input === 'string' || input instanceof Uint8Array ? Readable.from([Buffer.from(input)]) : input;
  const result: {
    posts: [number, string][];
    rejected: { at: string; field: string; message: string }[];
    all: object[];
  } = {
    posts: [],
    rejected: [],
    all: [],
  };
  for await (const record of readPosts(stream, { format, name: `in.${format}` })) {
    if ('post' in record) {
      result.posts.push([record.line, record.post.id]);
      result.all.push(record.post);
    } else result.rejected.push(record.rejected);
  }
  return result;
}

/** The same bytes in the smallest pieces: no reader may depend on where a chunk ends. */
export async function* byteByByte(text: string) {
  for (const byte of Buffer.from(text)) yield new Uint8Array([byte]);
}
