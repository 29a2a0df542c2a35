import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { isLoopback, isPublic } from './address.ts';
import { checkTarget, type TargetPolicy } from './target.ts';

export interface Message {
  headers: Record<string, string>;
  body: string;
}

export interface Answer {
  status: number;
  /** The Retry-After header as it came. */
  retryAfter?: string;
}

/** Sends a message; rejects where there is no answer. Its errors tell what the owner of the URL can mend. */
export type Transmit = (url: string, message: Message) => Promise<Answer>;

export interface TransmitOptions {
  policy: TargetPolicy;
  /** For the whole exchange. */
  timeoutMs?: number;
  /** Where names are looked up; for tests. */
  lookup?: LookupFunction;
}

const TIMEOUT_MS = 15_000;
const MAX_ANSWER_BYTES = 4096;

/**
 * POST over HTTP(S), to public addresses only. The connection goes to the very address that was checked, so a name that
 * resolves differently a moment later gains nothing. Redirects are not followed; proxies of the environment are not used.
 */
export function createTransmit({ policy, timeoutMs = TIMEOUT_MS, lookup = systemLookup }: TransmitOptions): Transmit {
  return async (target, { headers, body }) => {
    const check = checkTarget(target, policy);
    if (!check.ok) throw new Error(`the URL ${check.message}`);
    const { url, loopback } = check;
    const { request } = url.protocol === 'http:' ? http : https;
    return new Promise<Answer>((resolve, reject) => {
      const signal = AbortSignal.timeout(timeoutMs);
      const outgoing = request(url, {
        method: 'POST',
        agent: false,
        signal,
        lookup: guarded(lookup, loopback ? isLoopback : isPublic),
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'disclosure-auditor',
          ...headers,
        },
      });
      outgoing.on('error', (error) =>
        reject(new Error(signal.aborted ? `no answer within ${timeoutMs / 1000} s` : reasonOf(error))),
      );
      outgoing.on('response', (response) => {
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > MAX_ANSWER_BYTES) response.destroy();
        });
        response.on('error', () => {});
        response.on('close', () => resolve(answerOf(response)));
      });
      outgoing.end(body);
    });
  };
}

function answerOf({ statusCode, headers }: http.IncomingMessage): Answer {
  const retryAfter = headers['retry-after'];
  return { status: statusCode as number, ...(retryAfter === undefined ? {} : { retryAfter }) };
}

/** Where several addresses were tried, the error has a code and no message. */
function reasonOf(error: NodeJS.ErrnoException): string {
  return error.message || (error.code ?? 'no connection');
}

/** A lookup that fails where any address of the name is not allowed. */
function guarded(lookup: LookupFunction, allowed: (address: string) => boolean): LookupFunction {
  return (host, options, done) =>
    lookup(host, { ...options, all: true }, (error, found) => {
      const addresses = (found ?? []) as LookupAddress[];
      const refused = error ?? refusal(host, addresses, allowed);
      if (refused !== undefined) done(refused, []);
      else if (options.all) done(null, addresses);
      else done(null, addresses[0]!.address, addresses[0]!.family);
    });
}

function refusal(
  host: string,
  addresses: readonly LookupAddress[],
  allowed: (address: string) => boolean,
): Error | undefined {
  if (addresses.length === 0) return new Error(`${host} has no address`);
  const wrong = addresses.find(({ address }) => !allowed(address));
  return wrong && new Error(`${host} resolves to ${wrong.address}, which is not on the public internet`);
}
