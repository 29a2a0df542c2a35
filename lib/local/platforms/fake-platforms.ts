import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { FakePlatform, FakeRequest } from './fake-platform.ts';
import { type FakeAnswer, PlatformState } from './platform-state.ts';

/** One HTTP server on this machine that stands in for the platforms, each below its kind. */
export class FakePlatforms {
  readonly #platforms: ReadonlyMap<string, FakePlatform>;
  readonly #states: ReadonlyMap<string, PlatformState>;
  readonly #server: Server;

  private constructor(platforms: readonly FakePlatform[], now: () => Date) {
    this.#platforms = new Map(platforms.map((platform) => [platform.kind, platform]));
    this.#states = new Map(platforms.map(({ kind }) => [kind, new PlatformState(now)]));
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch((error) => response.writeHead(500).end(String(error)));
    });
  }

  static async start(platforms: readonly FakePlatform[], now: () => Date = () => new Date()): Promise<FakePlatforms> {
    const fake = new FakePlatforms(platforms, now);
    await new Promise<void>((resolve) => fake.#server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  /** Address of one platform's API. */
  baseUrl(kind: string): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/${kind}`;
  }

  state(kind: string): PlatformState {
    return this.#states.get(kind)!;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(incoming.url!, 'http://fake');
    const [, kind = ''] = url.pathname.split('/');
    const platform = this.#platforms.get(kind);
    const state = this.#states.get(kind);
    const body = await text(incoming);
    if (platform === undefined || state === undefined) return void response.writeHead(404).end();
    const path = url.pathname.slice(kind.length + 1);
    const request: FakeRequest = {
      method: incoming.method!,
      path,
      query: url.searchParams,
      search: url.search,
      headers: incoming.headers as FakeRequest['headers'],
      body,
    };
    state.calls.push({ method: request.method, path });
    const fault = state.fault();
    if (fault === 'cut') {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"data":[');
      return void setImmediate(() => response.destroy());
    }
    send(response, fault ?? platform.answer(request, state));
  }
}

function send(response: ServerResponse, { status, headers = {}, body }: FakeAnswer): void {
  const isText = typeof body === 'string';
  response.writeHead(status, { 'content-type': isText ? 'text/plain' : 'application/json; charset=UTF-8', ...headers });
  response.end(body === undefined || isText ? body : JSON.stringify(body));
}
