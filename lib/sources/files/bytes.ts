export type ByteStream = AsyncIterable<Uint8Array | string>;

/** The stream as UTF-8 buffers. UTF-16 with a byte order mark, as spreadsheets save it, is converted; the mark is dropped. */
export async function* utf8Chunks(stream: ByteStream): AsyncGenerator<Buffer> {
  let convert: ((chunk: Buffer) => Buffer) | undefined;
  let head = Buffer.alloc(0);
  for await (const chunk of stream) {
    const bytes =
      typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    if (convert !== undefined) {
      yield convert(bytes);
      continue;
    }
    head = Buffer.concat([head, bytes]);
    if (head.length < 3) continue;
    convert = converterFor(head);
    yield convert(head);
  }
  if (convert === undefined && head.length > 0) yield converterFor(head)(head);
}

function converterFor(head: Buffer): (chunk: Buffer) => Buffer {
  const encoding =
    head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : undefined;
  if (encoding !== undefined) {
    const decoder = new TextDecoder(encoding);
    return (chunk) => Buffer.from(decoder.decode(chunk, { stream: true }));
  }
  let start = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  return (chunk) => {
    const rest = chunk.subarray(start);
    start = 0;
    return rest;
  };
}
