import { sha256 } from '../content-hash.ts';
import type { SourceDefinition } from '../source-definition.ts';
import type { AnySourceKind } from '../sources/registry.ts';
import { SOURCE_PROBLEMS, type SourceError } from '../sources/source-error.ts';
import { minutesBetween } from './sources.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
const LONGEST_BACK_OFF_MS = 6 * 60 * MINUTE_MS;
/** The usual window of limits whose end a platform does not tell. */
const LIMIT_WINDOW_MS = 15 * MINUTE_MS;
/** Longer than any window of a limit: a platform that asks for more is tried again all the same. */
const LONGEST_WAIT_MS = 32 * DAY_MS;
/** Part of the interval by which sources are spread. */
const SPREAD = 0.1;

/** A limit that a deployment sets may be raised before its window is over. */
const LONGEST_QUOTA_WAIT_MS = 60 * MINUTE_MS;

/** Failures in a row after which a source is paused: of what passes by itself, those of most of a day. */
export const FAILURES_TO_PAUSE = { later: 12, when_fixed: 3 } as const;

/** When a source is fetched again that went well: a little before its interval is over, each by its own part. */
export function afterSuccess(definition: SourceDefinition, kinds: readonly AnySourceKind[], now: Date): string {
  const interval = minutesBetween(definition, kinds) * MINUTE_MS;
  return instant(now.getTime() + interval * (1 - SPREAD * shareOf(definition.name)));
}

/** When a source is tried again after so many failures in a row: when the platform says, or after longer and longer waits. */
export function afterFailure(
  name: string,
  { error, failures, now }: { error: SourceError; failures: number; now: Date },
): string {
  if (error.notBefore !== undefined) {
    const wait = Date.parse(error.notBefore) - now.getTime();
    const longest = error.problem === 'quota_spent' ? LONGEST_QUOTA_WAIT_MS : LONGEST_WAIT_MS;
    return instant(now.getTime() + Math.min(Math.max(wait, MINUTE_MS), longest));
  }
  if (!SOURCE_PROBLEMS[error.problem].counts) return instant(now.getTime() + LIMIT_WINDOW_MS);
  const wait = MINUTE_MS * 2 ** (failures - 1) * (0.75 + 0.5 * shareOf(name));
  return instant(now.getTime() + Math.min(wait, LONGEST_BACK_OFF_MS));
}

/** From 0 up to 1, always the same for a name: sources that were added together do not stay in step. */
function shareOf(name: string): number {
  return Number.parseInt(sha256(name).slice(0, 8), 16) / 2 ** 32;
}

function instant(time: number): string {
  return new Date(time).toISOString();
}
