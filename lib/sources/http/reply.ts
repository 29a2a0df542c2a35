import { parseJson } from './json.ts';

/** Largest answer that is read, in bytes. */
const MAX_BYTES = 10_000_000;

export interface Reply {
  /** 0 where nothing, or nothing readable, came back. */
  status: number;
  headers: Headers;
  /** The JSON of the answer; its text where it is none; undefined where it is empty. */
  body: unknown;
  /** Why nothing readable came back. */
  failure?: string;
}

/** Sends a request and reads the whole answer. Never throws: what broke is told in `failure`. */
export async function readReply(url: URL, init: RequestInit): Promise<Reply> {
  let headers = new Headers();
  try {
    const response = await fetch(url, init);
    headers = response.headers;
    const text = await readText(response);
    if (text === undefined)
      return { status: 0, headers, body: undefined, failure: `it answers with over ${MAX_BYTES / 1e6} MB` };
    const { status } = response;
    if (text === '') return { status, headers, body: undefined };
    if (!/json/i.test(headers.get('content-type') ?? 'json')) return { status, headers, body: text };
    try {
      return { status, headers, body: parseJson(text) };
    } catch {
      return status < 400
        ? { status, headers, body: undefined, failure: 'its answer is no complete JSON' }
        : { status, headers, body: text };
    }
  } catch (error) {
    return { status: 0, headers, body: undefined, failure: failureOf(error) };
  }
}

async function readText({ body }: Response): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** The code of the system's error alone: its text may hold the address, and that a key. */
function failureOf(error: unknown): string {
  const { name, cause } = error as Error;
  if (name === 'TimeoutError') return 'it does not answer in time';
  const { code, message = '' } = (cause ?? {}) as { code?: string; message?: string };
  if (/redirect/.test(message)) return 'it answers with a redirect, which is not followed';
  return `it cannot be reached${code === undefined ? '' : ` (${code})`}`;
}
