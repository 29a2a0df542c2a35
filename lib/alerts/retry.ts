const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long to wait after each failed attempt: ten attempts over a little more than three days. */
const WAITS = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];

/** A receiver may put an attempt off, but not for longer. */
const MAX_RETRY_AFTER = 24 * HOUR;

/** The waits are spread by so much to both sides, so that what failed together does not come back together. */
const JITTER = 0.1;

export interface Failure {
  /** Attempts made so far. */
  attempts: number;
  at: Date;
  /** The receiver's Retry-After header. */
  retryAfter?: string | undefined;
  /** From 0 to 1. */
  random: number;
}

/** When to try again; undefined where it was the last attempt. */
export function nextAttempt({ attempts, at, retryAfter, random }: Failure): Date | undefined {
  const wait = WAITS[attempts - 1];
  if (wait === undefined) return undefined;
  const spread = wait * (1 - JITTER + 2 * JITTER * random);
  const asked = Math.min(askedFor(retryAfter, at), MAX_RETRY_AFTER);
  return new Date(at.getTime() + Math.round(Math.max(spread, asked)));
}

/** Retry-After in milliseconds: a number of seconds, or a date (RFC 9110, section 10.2.3). */
function askedFor(retryAfter: string | undefined, at: Date): number {
  if (retryAfter === undefined) return 0;
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter) * SECOND;
  const date = Date.parse(retryAfter);
  return Number.isNaN(date) ? 0 : date - at.getTime();
}
