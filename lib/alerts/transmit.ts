import type { LookupFunction } from 'node:net';
import { guardedRequest } from '../net/guarded-request.ts';
import type { TargetPolicy } from '../net/target.ts';

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

/** POST over HTTP(S), to public addresses only. */
export function createTransmit({ policy, timeoutMs = TIMEOUT_MS, lookup }: TransmitOptions): Transmit {
  return async (target, { headers, body }) => {
    const answer = await guardedRequest(target, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
      policy,
      timeoutMs,
      maxBytes: MAX_ANSWER_BYTES,
      lookup,
    });
    const retryAfter = answer.headers['retry-after'];
    return { status: answer.status, ...(retryAfter === undefined ? {} : { retryAfter }) };
  };
}
