import { Tokenizer, TokenParser, TokenType } from '@streamparser/json';
import { type FileRecord, MAX_RECORD_BYTES, NOT_UTF8, TOO_LONG } from './record.ts';

const TWO_DOCUMENTS =
  'more follows after the first object: wrap the objects in an array, or name the file .jsonl if it holds one object per line';

/** A JSON array of values, or a single object. A syntax error ends the reading; what came before it is kept. */
export async function* readJsonArray(chunks: AsyncIterable<Buffer>): AsyncGenerator<FileRecord> {
  const reader = new ArrayReader();
  for await (const chunk of chunks) {
    const problem = reader.write(chunk);
    yield* reader.take();
    if (problem !== undefined) return yield problem;
  }
  const problem = reader.end();
  yield* reader.take();
  if (problem !== undefined) yield problem;
}

class ArrayReader {
  readonly #tokenizer = new Tokenizer();
  #parser: TokenParser | undefined;
  #singleObject = false;
  #depth = 0;
  #start = 0;
  #startLine = 1;
  #ready: FileRecord[] = [];
  #chunk: Buffer = Buffer.alloc(0);
  #read = 0;
  #scanned = 0;
  #line = 1;

  constructor() {
    this.#tokenizer.onToken = ({ token, value, offset }) => {
      this.#parser ??= this.#open(token);
      this.#follow(token, offset);
      this.#parser.write({ token, value });
    };
  }

  /** Returns what ends the reading, if something does. */
  write(chunk: Buffer): FileRecord | undefined {
    this.#chunk = chunk;
    this.#scanned = 0;
    const problem = this.#attempt(() => this.#tokenizer.write(chunk));
    this.#countLines(chunk.length);
    this.#read += chunk.length;
    if (problem !== undefined) return problem;
    return this.#read - this.#start > MAX_RECORD_BYTES && this.#parser?.isEnded === false
      ? { line: this.#startLine, problem: TOO_LONG }
      : undefined;
  }

  end(): FileRecord | undefined {
    if (this.#parser === undefined) return this.#problem('the file is empty: write a JSON array of posts');
    if (this.#parser.isEnded) return undefined;
    return this.#problem('the JSON ends too early: close the array with "]"');
  }

  take(): FileRecord[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  #attempt(step: () => void): FileRecord | undefined {
    try {
      step();
      return undefined;
    } catch (error) {
      if (error instanceof TypeError) return { line: this.#line, problem: NOT_UTF8 };
      if (this.#singleObject && this.#parser?.isEnded) return this.#problem(TWO_DOCUMENTS);
      return this.#problem('the JSON is broken here; nothing after it was read');
    }
  }

  #problem(message: string): FileRecord {
    return { line: this.#line, problem: { field: '', message } };
  }

  #open(token: TokenType): TokenParser {
    this.#singleObject = token !== TokenType.LEFT_BRACKET;
    const parser = new TokenParser({ paths: [this.#singleObject ? '$' : '$.*'], keepStack: false });
    parser.onValue = ({ value }) => {
      this.#ready.push({ line: this.#startLine, value });
    };
    return parser;
  }

  /** Notes where each element starts. */
  #follow(token: TokenType, offset: number): void {
    const closes = token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET;
    if (closes) this.#depth--;
    this.#countLines(offset - this.#read);
    if (!closes && token !== TokenType.COMMA && this.#depth === (this.#singleObject ? 0 : 1)) {
      this.#start = offset;
      this.#startLine = this.#line;
    }
    if (token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET) this.#depth++;
  }

  #countLines(until: number): void {
    for (; this.#scanned < until; this.#scanned++) if (this.#chunk[this.#scanned] === 0x0a) this.#line++;
  }
}
