import * as z from 'zod';
import { findingCodeSchema, severitySchema } from '../finding.ts';
import { jurisdictionSchema } from '../jurisdiction.ts';
import { platformSchema } from '../post.ts';
import { reviewStatusSchema } from '../review/review.ts';

/** A query parameter that may be repeated or hold a comma-separated list. */
const many = <T extends z.ZodType>(item: T) =>
  z.preprocess((v) => (typeof v === 'string' ? v.split(',').map((one) => one.trim()) : v), z.array(item)).optional();

const time = z.union([z.iso.datetime({ offset: true }), z.iso.date()], {
  error: 'must be a day such as 2026-11-24, or an RFC 3339 instant such as 2026-11-24T08:00:00Z',
});
export const timeRange = {
  from: time.optional().describe('Published at or after'),
  to: time.optional().describe('Published before; a day counts whole'),
};

const MAX_LIMIT = 200;
const limit = { error: `must be a whole number from 1 to ${MAX_LIMIT}` };
export const paging = {
  limit: z.coerce.number(limit).int(limit).min(1, limit).max(MAX_LIMIT, limit).default(50),
  cursor: z.string().optional().describe('From the page before, with the same filter'),
};

export const order = {
  order: z
    .enum(['severity', 'exposure'])
    .default('severity')
    .describe('exposure: by the usual price of the creator’s posts times the severity'),
};

export const findingFilter = {
  status: many(reviewStatusSchema),
  severity: many(severitySchema),
  jurisdiction: many(jurisdictionSchema),
  code: many(findingCodeSchema),
  brand: z.string().optional(),
  campaign: z.string().optional(),
  creator: z.string().optional().describe('Handle, with or without @'),
  platform: platformSchema.optional(),
  ...timeRange,
};
