import { isUtf8 } from 'node:buffer';
import { type FileRecord, MAX_RECORD_BYTES, NOT_UTF8, TOO_LONG } from './record.ts';

const NEWLINE = 0x0a;

/** JSON Lines: one value per line. A bad line is one problem; the lines around it are read. */
export async function* readJsonLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<FileRecord> {
  for await (const { line, bytes } of splitLines(chunks)) {
    if (bytes === undefined) yield { line, problem: TOO_LONG };
    else if (!isUtf8(bytes)) yield { line, problem: NOT_UTF8 };
    else {
      const text = bytes.toString().trim();
      if (text !== '') yield parseLine(line, text);
    }
  }
}

/** `bytes` is undefined where the line is too long to be kept. */
async function* splitLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<{ line: number; bytes: Buffer | undefined }> {
  let line = 1;
  let parts: Buffer[] = [];
  let length = 0;
  const keep = (part: Buffer) => {
    length += part.length;
    if (length <= MAX_RECORD_BYTES) parts.push(part);
    else parts = [];
  };
  const take = () => {
    const taken = { line: line++, bytes: length <= MAX_RECORD_BYTES ? Buffer.concat(parts) : undefined };
    parts = [];
    length = 0;
    return taken;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      keep(chunk.subarray(start, end));
      start = end + 1;
      yield take();
    }
    keep(chunk.subarray(start));
  }
  if (length > 0) yield take();
}

function parseLine(line: number, text: string): FileRecord {
  try {
    return { line, value: JSON.parse(text) };
  } catch (error) {
    // The engine's own message quotes the caption; only the position is taken from it.
    const position = error instanceof SyntaxError ? /at position (\d{1,9})/.exec(error.message)?.[1] : undefined;
    const where = position === undefined ? '' : ` (wrong from character ${Number(position) + 1} on)`;
    return { line, problem: { field: '', message: `the line is not JSON${where}: write one JSON object per line` } };
  }
}
