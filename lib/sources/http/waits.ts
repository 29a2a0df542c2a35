/** Headers that say at which second since 1970 a limit is renewed: X, Twitch, Bluesky, Pinterest. */
const RESETS = ['x-rate-limit-reset', 'ratelimit-reset', 'x-ratelimit-reset'];

/** No limit lasts longer than a month: what tells of more is not understood, and must not stop a source for good. */
const LONGEST_MS = 32 * 86_400_000;

/** Until when a platform asks to wait, by `Retry-After` (RFC 9110 10.2.3) or a reset header; undefined where it does not say. */
export function waitUntil(headers: Headers, now: Date): Date | undefined {
  const after = headers.get('retry-after')?.trim() ?? '';
  const seconds = after === '' ? Number.NaN : Number(after);
  const asked = seconds === 0 ? undefined : within(Number.isNaN(seconds) ? Date.parse(after) : at(seconds, now), now);
  return asked ?? RESETS.map((name) => within(at(Number(headers.get(name) ?? Number.NaN), now), now)).find(Boolean);
}

/** Milliseconds since 1970: small numbers are seconds from now (some gateways write it so), large ones milliseconds already. */
function at(number: number, now: Date): number {
  if (number < 1e9) return number > 0 ? now.getTime() + number * 1000 : Number.NaN;
  return number < 1e11 ? number * 1000 : number;
}

function within(time: number, now: Date): Date | undefined {
  const isKnown = time <= now.getTime() + LONGEST_MS;
  return isKnown ? new Date(Math.max(time, now.getTime())) : undefined;
}

/** Where daily limits are counted in UTC. */
export function nextUtcMidnight(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1));
}
