import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { INBOUND } from '../events/catalog.ts';
import { pageHeaders } from '../report/page-headers.ts';
import { MAX_BODY_BYTES } from '../report/routes.ts';
import { toApiEvent } from './api-event.ts';
import { staticFile } from './static-files.ts';
import { UserError } from './user-error.ts';

const HOST = '127.0.0.1';
const PORTS_TO_TRY = 20;
const LOCAL_NAMES = new Set(['127.0.0.1', 'localhost', '[::1]']);
const READS = new Set(['GET', 'HEAD']);
const [INBOUND_PATH = ''] = INBOUND.path.split('{');

export interface PageServerOptions {
  /** Directory of the built page. */
  page: string;
  api: HttpFunction;
  /** Takes what platforms push; left out: nothing does. */
  inbound?: HttpFunction;
}

export type HttpFunction = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** Serves the review page and the report API at one address that only this machine reaches. */
export class PageServer {
  readonly #server: Server;
  readonly #options: PageServerOptions;

  constructor(options: PageServerOptions) {
    this.#options = options;
    this.#server = createServer((request, response) => {
      this.#answer(request).then(
        (answer) => send(request, response, answer),
        () => send(request, response, problem(500, 'Internal error', 'The local server could not answer.')),
      );
    });
  }

  /** Listens on `port`, or on the next one that is free; returns which. */
  async listen(port: number): Promise<number> {
    for (let next = port; next < port + PORTS_TO_TRY; next++) {
      if (await this.#try(next)) return (this.#server.address() as AddressInfo).port;
    }
    throw new UserError(`ports ${port} to ${port + PORTS_TO_TRY - 1} are all in use: name a free one with --port`);
  }

  async close(): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #try(port: number): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const settle = (error?: NodeJS.ErrnoException) => {
        this.#server.removeAllListeners('error').removeAllListeners('listening');
        if (error === undefined) resolve(true);
        else if (error.code === 'EADDRINUSE') resolve(false);
        else reject(new UserError(`port ${port} cannot be used (${error.code}): name another one with --port`));
      };
      this.#server.once('error', settle).once('listening', () => settle());
      this.#server.listen(port, HOST);
    });
  }

  async #answer(request: IncomingMessage): Promise<Answer> {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const { api, inbound } = this.#options;
    // Comes from outside, through a tunnel, under any name: each source checks who calls.
    if (inbound !== undefined && pathname.startsWith(INBOUND_PATH)) return this.#call(inbound, request);
    const refused = refuse(request);
    if (refused !== undefined) return refused;
    if (pathname.startsWith('/v1/')) return this.#call(api, request);
    if (!READS.has(request.method ?? '')) return problem(405, 'Method not allowed', 'Only the API takes writes.');
    if (pathname === '/config.json') return { status: 200, headers: json, body: JSON.stringify({ auth: 'none' }) };
    return this.#page(pathname);
  }

  async #call(handler: HttpFunction, request: IncomingMessage): Promise<Answer> {
    const result = await handler(toApiEvent(request, await readBody(request)));
    const headers = Object.entries(result.headers ?? {}).map(
      ([name, value]) => [name.toLowerCase(), String(value)] as const,
    );
    const body = result.isBase64Encoded ? Buffer.from(result.body ?? '', 'base64') : result.body;
    return {
      status: result.statusCode ?? 200,
      headers: Object.fromEntries(headers),
      ...(body !== undefined && { body }),
    };
  }

  async #page(pathname: string): Promise<Answer> {
    const file = await staticFile(this.#options.page, pathname);
    if (file === undefined)
      return problem(404, 'Not found', 'There is no such page. If the page itself is missing, run: npm start');
    const caching = file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache';
    return {
      status: 200,
      headers: { ...pageHeaders(), 'content-type': file.type, 'cache-control': caching },
      body: file.content,
    };
  }
}

const json = { 'content-type': 'application/json', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/**
 * Keeps other web pages out: a name that was pointed at this machine (DNS rebinding) does not match, and a write from another
 * origin is not taken.
 */
function refuse({ headers, method = '' }: IncomingMessage): Answer | undefined {
  const host = headers.host ?? '';
  if (!LOCAL_NAMES.has(host.replace(/:\d+$/, '').toLowerCase())) {
    return problem(403, 'Wrong host', 'Open this page as http://127.0.0.1 or http://localhost.');
  }
  if (!READS.has(method) && headers.origin !== undefined && headers.origin !== `http://${host}`) {
    return problem(403, 'Wrong origin', 'Another web page may not change anything here.');
  }
  return undefined;
}

/** At most one byte more than the API takes: enough for the API to refuse it. */
async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    if (length <= MAX_BODY_BYTES) chunks.push(chunk);
    length += chunk.length;
  }
  return Buffer.concat(chunks).subarray(0, MAX_BODY_BYTES + 1);
}

function problem(status: number, title: string, detail: string): Answer {
  const body = JSON.stringify({ type: 'about:blank', title, status, detail });
  return { status, headers: { ...json, 'content-type': 'application/problem+json' }, body };
}

function send(request: IncomingMessage, response: ServerResponse, { status, headers = {}, body }: Answer): void {
  request.resume();
  response.writeHead(status, headers);
  response.end(request.method === 'HEAD' ? undefined : body);
}
