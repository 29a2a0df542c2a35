/** Headers that say at which second since 1970 a limit is renewed: X, Twitch, Bluesky, Pinterest. */
const RESETS = ['x-rate-limit-reset', 'ratelimit-reset', 'x-ratelimit-reset'];

/** Until when a platform asks to wait, by `Retry-After` (RFC 9110 10.2.3) or a reset header; undefined where it does not say. */
export function waitUntil(headers: Headers, now: Date): Date | undefined {
  const after = headers.get('retry-after')?.trim();
  if (after !== undefined && after !== '') {
    const seconds = Number(after);
    const until = Number.isFinite(seconds) ? now.getTime() + seconds * 1000 : Date.parse(after);
    if (Number.isFinite(until) && seconds !== 0) return new Date(Math.max(until, now.getTime()));
  }
  for (const name of RESETS) {
    const reset = Number(headers.get(name) ?? Number.NaN);
    // Small numbers are seconds from now: some gateways write it so.
    if (Number.isFinite(reset) && reset > 0) return new Date(reset < 1e9 ? now.getTime() + reset * 1000 : reset * 1000);
  }
  return undefined;
}

/** Where daily limits are counted in UTC. */
export function nextUtcMidnight(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1));
}
