/** A push that is older, or from further ahead, may be one that a stranger has recorded. */
const TOLERANCE_MS = 5 * 60_000;

/** Why a push of this time is refused; undefined where it is of now. `time` is in milliseconds since 1970. */
export function refusedByAge(time: number, now: Date, header: string): string | undefined {
  if (!Number.isFinite(time)) return `${header} is missing or is no time`;
  const apart = Math.abs(now.getTime() - time);
  return apart > TOLERANCE_MS
    ? `${header} is more than 5 minutes from now: send at once, and set the clock right`
    : undefined;
}
