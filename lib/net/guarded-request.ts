import { lookup as systemLookup } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { isLoopback, isPublic } from './address.ts';
import { guardedLookup, RefusedTarget } from './guarded-lookup.ts';
import { checkTarget, type TargetPolicy } from './target.ts';

export interface GuardedRequest {
  method: 'GET' | 'POST';
  headers: Readonly<Record<string, string>>;
  body?: string;
  policy: TargetPolicy;
  /** For the whole exchange. */
  timeoutMs: number;
  /** The answer is read up to here. */
  maxBytes: number;
  /** Where names are looked up; for tests. */
  lookup?: LookupFunction | undefined;
}

export interface GuardedAnswer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
  /** False where the answer broke off, or was cut because it is too long. */
  complete: boolean;
}

/**
 * Calls an address that a user gave, on the public internet only. Redirects are not followed; proxies of the environment are not used.
 * Rejects where there is no answer, with an error that tells what the owner of the address can mend: a `RefusedTarget` where the
 * address may not be called at all.
 */
export async function guardedRequest(target: string, request: GuardedRequest): Promise<GuardedAnswer> {
  const { method, headers, body, policy, timeoutMs, maxBytes, lookup = systemLookup } = request;
  const check = checkTarget(target, policy);
  if (!check.ok) throw new RefusedTarget(`the URL ${check.message}`);
  const { url, loopback } = check;
  const { request: open } = url.protocol === 'http:' ? http : https;
  return new Promise<GuardedAnswer>((resolve, reject) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const outgoing = open(url, {
      method,
      agent: false,
      signal,
      lookup: guardedLookup(lookup, loopback ? isLoopback : isPublic),
      headers: {
        ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
        'user-agent': 'disclosure-auditor',
        ...headers,
      },
    });
    outgoing.on('error', (error) =>
      reject(
        error instanceof RefusedTarget
          ? error
          : new Error(signal.aborted ? `no answer within ${timeoutMs / 1000} s` : reasonOf(error)),
      ),
    );
    outgoing.on('response', (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > maxBytes) response.destroy();
        else chunks.push(chunk);
      });
      response.on('error', () => {});
      response.on('close', () =>
        resolve({
          status: response.statusCode as number,
          headers: response.headers,
          body: Buffer.concat(chunks),
          complete: response.complete && bytes <= maxBytes,
        }),
      );
    });
    outgoing.end(body);
  });
}

/** Where several addresses were tried, the error has a code and no message. */
function reasonOf(error: NodeJS.ErrnoException): string {
  return error.message || (error.code ?? 'no connection');
}
