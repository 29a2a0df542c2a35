import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface TokenRequest {
  method: string;
  path: string;
  authorization: string | undefined;
  /** Of the form, or of the address where there is no form. */
  parameters: Record<string, string>;
}

export interface TokenAnswer {
  status?: number;
  headers?: Record<string, string>;
  /** Sent as JSON; a text as it is. */
  body: unknown;
}

export interface TokenServer {
  url: string;
  requests: TokenRequest[];
  /** Changed at will. */
  answer: (request: TokenRequest) => TokenAnswer | Promise<TokenAnswer>;
  close(): Promise<void>;
}

/** The token endpoints of all platforms, on loopback. */
export async function startTokenServer(): Promise<TokenServer> {
  const requests: TokenRequest[] = [];
  const http = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    const form = await text(request);
    const received = {
      method: request.method ?? '',
      path: url.pathname,
      authorization: request.headers.authorization,
      parameters: Object.fromEntries(form === '' ? url.searchParams : new URLSearchParams(form)),
    };
    requests.push(received);
    const { status = 200, headers = {}, body } = await server.answer(received);
    response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const server: TokenServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    requests,
    answer: () => ({ body: { access_token: 'new-access' } }),
    close: async () => {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
  return server;
}
