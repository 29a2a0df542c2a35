import { pipeline, Readable } from 'node:stream';
import { type CsvError, type Info, parse } from 'csv-parse';
import { type FileRecord, MAX_RECORD_BYTES, NOT_UTF8, type Problem, TOO_LONG } from './record.ts';

const REQUIRED = ['id', 'platform', 'creator', 'publishedAt'];
const LISTS = new Set(['overlays', 'cut', 'links', 'audience']);
const COUNTS = new Set(['views', 'likes', 'comments', 'shares']);
const CREATOR: Record<string, string> = {
  creator: 'handle',
  creatorId: 'id',
  creatorName: 'name',
  followers: 'followers',
};
const DELIMITERS = [',', ';', '\t'];

/**
 * CSV (RFC 4180) with a header row of the post's field names. `creator` is the handle; `creatorId`, `creatorName`, `followers`,
 * `views`, `likes`, `comments` and `shares` are columns of their own; `overlays`, `cut`, `links` and `audience` hold a JSON array or
 * entries separated by ` | `. An empty cell is an absent field. Separated by comma, semicolon or tab, whichever the header uses.
 */
export async function* readCsv(chunks: AsyncIterable<Buffer>): AsyncGenerator<FileRecord> {
  let line = 1;
  let header: string[] | undefined;
  try {
    const { delimiter, text } = await sniff(utf8Text(chunks));
    const strict = strictRow(delimiter);
    for await (const { record, raw, info } of rows(delimiter, text)) {
      line = info.lines - raw.trim().split('\n').length + 1;
      const message: string | undefined =
        header === undefined ? headerProblem(record) : rowProblem(record, header.length, strict.test(raw));
      if (message !== undefined) yield { line, problem: { field: '', message } };
      else if (header !== undefined) yield { line, value: toValue(header, record) };
      if (header === undefined && message !== undefined) return;
      header ??= record;
      line = info.lines + 1;
    }
  } catch (error) {
    const problem = stopProblem(error);
    if (problem === undefined) throw error;
    return yield { line, problem };
  }
  if (header === undefined)
    yield {
      line,
      problem: { field: '', message: `the file is empty: start with a header row (${REQUIRED.join(',')},caption)` },
    };
}

interface Row {
  record: string[];
  raw: string;
  info: Info;
}

/** Quotes are parsed leniently, so that a wrong one spoils its own row only; `strictRow` then refuses that row. */
function rows(delimiter: string, text: AsyncIterable<string>): AsyncIterable<Row> {
  const parser = parse({
    delimiter,
    info: true,
    raw: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD_BYTES,
  });
  pipeline(Readable.from(text), parser, () => {});
  return parser;
}

/** Every cell is either quoted as a whole, or does not start with a quote. */
function strictRow(delimiter: string): RegExp {
  const cell = `(?:"[^"]*(?:""[^"]*)*"|[^"${delimiter}\\r\\n][^${delimiter}\\r\\n]*|)`;
  return new RegExp(`^[\\r\\n]*${cell}(?:${delimiter}${cell})*\\r?\\n?$`);
}

class NotUtf8 extends Error {}

async function* utf8Text(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk?: Buffer) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw new NotUtf8();
    }
  };
  for await (const chunk of chunks) yield decode(chunk);
  yield decode();
}

/** Spreadsheets of many countries save semicolons: the header, whose names hold none of them, tells which it is. */
async function sniff(text: AsyncGenerator<string>): Promise<{ delimiter: string; text: AsyncIterable<string> }> {
  let head = '';
  for (let next = await text.next(); !next.done; next = await text.next()) {
    head += next.value;
    if (/[\r\n]/.test(head) || head.length > 10_000) break;
  }
  const line = head.trimStart().split(/[\r\n]/, 1)[0] ?? '';
  const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length);
  const delimiter = DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
  return {
    delimiter,
    text: (async function* () {
      yield head;
      yield* text;
    })(),
  };
}

function toValue(header: readonly string[], cells: readonly string[]): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  const creator: Record<string, unknown> = {};
  const metrics: Record<string, unknown> = {};
  header.forEach((column, index) => {
    const cell = cells[index] ?? '';
    if (cell === '') return;
    if (Object.hasOwn(CREATOR, column))
      creator[CREATOR[column] as string] = column === 'followers' ? toCount(cell) : cell;
    else if (COUNTS.has(column)) metrics[column] = toCount(cell);
    else if (LISTS.has(column)) value[column] = toList(cell);
    else if (column !== '__proto__') value[column] = cell;
  });
  if (Object.keys(metrics).length > 0) value.metrics = metrics;
  return { ...value, creator };
}

/** A cell that is no plain number stays text, for the post's schema to name. */
function toCount(cell: string): number | string {
  return /^\d{1,15}$/.test(cell.trim()) ? Number(cell) : cell;
}

function toList(cell: string): unknown {
  if (!cell.startsWith('[')) return cell.split(' | ');
  try {
    return JSON.parse(cell);
  } catch {
    return cell.split(' | ');
  }
}

function headerProblem(header: readonly string[]): string | undefined {
  const missing = REQUIRED.filter((column) => !header.includes(column));
  if (missing.length === 0) return undefined;
  const found = header.slice(0, 20).map((name) => name.slice(0, 40));
  return `the header row lacks ${missing.map((name) => `"${name}"`).join(', ')} (it has: ${found.join(', ')}): name the columns as the fields of a post`;
}

function rowProblem(record: readonly string[], wanted: number, strict: boolean): string | undefined {
  if (!strict)
    return 'the double quotes are wrong: put the whole cell in double quotes, and write "" for a quote inside it';
  if (record.length === wanted) return undefined;
  return `the row has ${record.length} cells where the header has ${wanted}: put cells that hold a separator or a line break in double quotes`;
}

function stopProblem(error: unknown): Problem | undefined {
  if (error instanceof NotUtf8) return NOT_UTF8;
  const code = (error as Partial<CsvError>).code;
  if (code === 'CSV_MAX_RECORD_SIZE') return TOO_LONG;
  if (code !== 'CSV_QUOTE_NOT_CLOSED') return undefined;
  return {
    field: '',
    message:
      'a double quote in this row is never closed, and nothing after it was read: close it, and write "" for a quote inside a cell',
  };
}
