import type { WatchedPost } from '../store/records.ts';

const HOUR_MS = 3_600_000;

/** Hours after its publication at which a post is read again: most edits and deletions come early. */
export const REREAD_AFTER_HOURS: readonly number[] = [1, 6, 24, 72, 168];

/** Hours after which a post is read again that was not there, or could not be read. */
const AGAIN_AFTER_HOURS = 1;
/** Hours after the last planned reading for which one that could not be done is made up for. */
const PATIENCE_HOURS = 24;

type Published = Pick<WatchedPost, 'publishedAt'>;

/** When a post is to be read again, as planned. Undefined: it is old enough. */
export function nextReread({ publishedAt }: Published, at: string, hours: readonly number[]): string | undefined {
  const step = hours.find((after) => afterHours(publishedAt, after) > at);
  return step === undefined ? undefined : afterHours(publishedAt, step);
}

/** When a post is to be looked for again that was not there: soon. */
export function rereadMissed(post: Published, at: string, hours: readonly number[]): string {
  const next = nextReread(post, at, hours);
  const soon = afterHours(at, AGAIN_AFTER_HOURS);
  return next !== undefined && next < soon ? next : soon;
}

/** When a post is to be read again that could not be read: soon, but not for ever. */
export function rereadUnread(post: Published, at: string, hours: readonly number[]): string | undefined {
  const end = afterHours(post.publishedAt, (hours.at(-1) ?? 0) + PATIENCE_HOURS);
  return at < end ? rereadMissed(post, at, hours) : undefined;
}

/** In the one form whose order as text is that of time. */
export function afterHours(instant: string, hours: number): string {
  return new Date(Date.parse(instant) + hours * HOUR_MS).toISOString();
}
