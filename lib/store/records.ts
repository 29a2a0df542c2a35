import * as z from 'zod';
import { auditSchema, outcomeSchema } from '../audit-result.ts';
import { findingCodeSchema, findingSchema, severitySchema } from '../finding.ts';
import { jurisdictionSchema } from '../jurisdiction.ts';
import { creatorSchema, formatSchema, metricsSchema, platformSchema, postRefSchema, postSchema } from '../post.ts';
import { historyEntrySchema, reviewStatusSchema } from '../review/review.ts';

/** A finding as kept: what is wrong, whose doing it is, and what people decided about it. One on a campaign as a whole may have no post. */
export const findingRecordSchema = findingSchema
  .extend({
    post: postRefSchema.optional().describe('Left out: on the campaign as a whole'),
    platform: platformSchema.optional().describe('Of the creator, in a finding on the campaign as a whole'),
    url: z.string().optional(),
    creator: creatorSchema,
    brand: z.string().optional(),
    publishedAt: z.string().describe('Of the post; of what is missing, the instant when it was due'),
    postDeletedAt: z.string().optional(),
    revision: z.number().int().optional().describe('Revision of the post that the evidence points into'),
    rulebook: z.string().describe('Rulebook version that worded it'),
    status: reviewStatusSchema,
    version: z.number().int().describe('Grows with every change; If-Match names it'),
    openedAt: z.string(),
    updatedAt: z.string(),
    history: z.array(historyEntrySchema),
  })
  .meta({ id: 'FindingRecord' });
export type FindingRecord = z.infer<typeof findingRecordSchema>;

/** One state of a post's text, with the audit that it got. */
export const revisionSchema = z
  .object({
    number: z.number().int().positive(),
    hash: z.string(),
    observedAt: z.string(),
    post: postSchema,
    audit: auditSchema,
  })
  .meta({ id: 'Revision' });
export type Revision = z.infer<typeof revisionSchema>;

/** A post in lists and counts: its newest state without its text. */
export const postSummarySchema = z
  .object({
    platform: platformSchema,
    id: z.string(),
    format: formatSchema.optional(),
    url: z.string().optional(),
    creator: creatorSchema,
    publishedAt: z.string(),
    observedAt: z.string(),
    metrics: metricsSchema.optional().describe('As last observed'),
    deletedAt: z.string().optional(),
    revision: z.number().int(),
    hash: z.string(),
    rulebook: z.string(),
    campaigns: z.array(z.string()),
    verdicts: z.array(z.object({ jurisdiction: jurisdictionSchema, outcome: outcomeSchema, reason: z.string() })),
    codes: z.array(findingCodeSchema).describe('Codes of the findings of the newest audit'),
  })
  .meta({ id: 'PostSummary' });
export type PostSummary = z.infer<typeof postSummarySchema>;

export const postDocumentSchema = postSummarySchema
  .extend({ revisions: z.array(revisionSchema).describe('Oldest first'), findings: z.array(findingRecordSchema) })
  .meta({ id: 'PostDocument' });
export type PostDocument = z.infer<typeof postDocumentSchema>;

/** How far a source has been read. `cursor` is the source's own; nobody else reads it. */
export const sourceStateSchema = z
  .object({
    source: z.string(),
    cursor: z.string().optional(),
    fetchedAt: z.string().optional().describe('Last fetch that went well'),
    posts: z.number().int().describe('Posts brought by the last fetch'),
    error: z.string().optional().describe('What went wrong in the last fetch'),
    rejected: z
      .array(z.object({ at: z.string(), field: z.string(), message: z.string() }))
      .optional()
      .describe('Records of the last fetch that were no posts; the first 20'),
  })
  .meta({ id: 'SourceState' });
export type SourceState = z.infer<typeof sourceStateSchema>;

export const findingFilterSchema = z.object({
  status: z.array(reviewStatusSchema).optional(),
  severity: z.array(severitySchema).optional(),
  jurisdiction: z.array(jurisdictionSchema).optional(),
  code: z.array(findingCodeSchema).optional(),
  brand: z.string().optional(),
  campaign: z.string().optional(),
  creator: z.string().optional().describe('Handle, with or without @'),
  platform: platformSchema.optional(),
  from: z.string().optional().describe('Published at or after'),
  to: z.string().optional().describe('Published before'),
});
export type FindingFilter = z.infer<typeof findingFilterSchema>;
