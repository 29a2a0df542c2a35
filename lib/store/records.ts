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
    deletedAs: z
      .enum(['deleted', 'private', 'missing'])
      .optional()
      .describe('Deleted, made private, or no longer answered with'),
    erasedAt: z
      .string()
      .optional()
      .describe('When its words were removed, as the platform demands; the facts of its findings stay'),
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

/** How far a source has been read, and how it goes. `cursor` is the source's own; nobody else reads it. */
export const sourceStateSchema = z
  .object({
    source: z.string(),
    kind: z.string().optional(),
    cursor: z.string().optional(),
    fetchedAt: z.string().optional().describe('Last fetch that went well'),
    nextFetchAt: z.string().optional().describe('Left out: at the next opportunity'),
    posts: z.number().int().describe('Posts brought by the last fetch'),
    postsInAll: z.number().int().optional().describe('Posts that the source has brought since it was added'),
    error: z.string().optional().describe('What went wrong in the last fetch'),
    problem: z.string().optional().describe('The same, as a code'),
    fix: z.string().optional().describe('What a person can do about it'),
    failures: z.number().int().optional().describe('Fetches that failed one after the other'),
    paused: z
      .object({
        at: z.string(),
        by: z.string().optional().describe('Left out: paused by itself after failing again and again'),
        reason: z.string().optional(),
      })
      .optional(),
    rejected: z
      .array(z.object({ at: z.string(), field: z.string(), message: z.string() }))
      .optional()
      .describe('Records of the last fetch that were no posts; the first 20'),
    readBy: z.string().optional().describe('Hash of the kind, the settings and the credential that it is read by'),
    readBySince: z.string().optional().describe('When these changed last: what was seen before that is not theirs'),
    leasedUntil: z.string().optional().describe('A fetch is under way, or was lost if this has passed'),
    version: z.number().int().optional().describe('Grows with every write'),
  })
  .meta({ id: 'SourceState' });
export type SourceState = z.infer<typeof sourceStateSchema>;

/** A post that a source looks at again: for edits, and for whether it is still there. */
export const watchedPostSchema = postRefSchema.extend({
  source: z.string(),
  publishedAt: z.string(),
  url: z.string().optional(),
  hash: z.string().describe('Of what it was judged by when it was last put on the bus'),
  readAt: z.string().describe('When the source last read it, or was told of it'),
  rereadAt: z.string().optional().describe('When it is to be read again; left out: never'),
  missedAt: z.string().optional().describe('When the platform first did not answer with it'),
  gone: z.enum(['deleted', 'private', 'missing']).optional(),
  keepUntil: z.string().optional().describe('Until when its words may be kept, as was last put on the bus'),
});
export type WatchedPost = z.infer<typeof watchedPostSchema>;

/** What the sources of a kind have used of a shared limit in one window. */
export const budgetStateSchema = z.object({
  budget: z.string().describe('`kind/name`'),
  window: z.string().describe('First day of the window: 2026-11-24, or 2026-11 for a month'),
  used: z.number(),
});
export type BudgetState = z.infer<typeof budgetStateSchema>;

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
