import * as z from 'zod';

const INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** ISO 8601 as platforms write it, also with `+0000` (Meta) or without a zone, which is read as UTC (Pinterest, Phyllo). */
export const isoTime = z.string().transform((text, context) => {
  const zone = INSTANT.exec(text)?.[1];
  const time = INSTANT.test(text) ? Date.parse(zone === undefined ? `${text.replace(' ', 'T')}Z` : text) : Number.NaN;
  return toInstant(time, context);
});

/** Seconds since 1970, as a number or its text. */
export const secondsTime = z
  .union([z.number(), z.string().regex(/^\d{1,12}$/)])
  .transform((value, context) => toInstant(Number(value) * 1000, context));

/** Milliseconds since 1970, as a number or its text. */
export const millisecondsTime = z
  .union([z.number(), z.string().regex(/^\d{1,15}$/)])
  .transform((value, context) => toInstant(Number(value), context));

/** RFC 3339 in UTC. */
function toInstant(time: number, context: z.RefinementCtx): string {
  const date = new Date(time);
  if (!Number.isNaN(date.getTime()) && date.getUTCFullYear() > 1970) return date.toISOString();
  context.addIssue({ code: 'custom', message: 'is no time' });
  return z.NEVER;
}
