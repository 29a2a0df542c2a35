import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Receiver {
  url: string;
  /** Everything that came, in order. */
  received: Received[];
  /** How the next requests are answered; changed at will. */
  answer: (response: ServerResponse, request: Received) => void;
  close(): Promise<void>;
}

/** A webhook receiver on loopback. */
export async function startReceiver(answer: Receiver['answer'] = status(204)): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const one = { path: request.url ?? '', headers: request.headers, body };
    received.push(one);
    receiver.answer(response, one);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    answer,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return receiver;
}

export function status(code: number, headers: Record<string, string> = {}): Receiver['answer'] {
  return (response) => response.writeHead(code, headers).end();
}

/** A signing secret as the report API gives one out. */
export function createSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}
