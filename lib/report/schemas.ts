import * as z from 'zod';
import { auditSchema } from '../audit-result.ts';
import { engagementSchema } from '../engagement.ts';
import { exposureSchema } from '../exposure.ts';
import { jurisdictionSchema } from '../jurisdiction.ts';
import { connectionSchema, formatSchema, platformLabelSchema, platformSchema, postSchema } from '../post.ts';
import { findingRecordSchema, postDocumentSchema, sourceStateSchema } from '../store/records.ts';

/** RFC 9457, with one entry per field that was wrong. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    errors: z
      .array(
        z.object({
          pointer: z.string().describe('RFC 6901 pointer into the body, or the parameter’s name'),
          detail: z.string(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problemSchema>;

/** A finding, and what it touches by the deployment's prices. */
export const reportedFindingSchema = findingRecordSchema
  .extend({ exposure: exposureSchema })
  .meta({ id: 'ReportedFinding' });
export type ReportedFinding = z.infer<typeof reportedFindingSchema>;

export const reportedPostSchema = postDocumentSchema
  .extend({
    exposure: exposureSchema,
    engagement: engagementSchema.optional().describe('Absent where followers or likes are unknown'),
  })
  .meta({ id: 'ReportedPost' });
export type ReportedPost = z.infer<typeof reportedPostSchema>;

const MAX_PUSHED = 500;
const SEND = `send 1 to ${MAX_PUSHED} posts, as an array or as { "posts": […] }`;
const batchOf = <T extends z.ZodType>(item: T) => z.array(item).min(1, SEND).max(MAX_PUSHED, SEND);

/** Posts as pushed, with where they stand in the body: checked one by one, so that a bad one does not keep the others out. */
export const pushedPostsSchema = z.union(
  [
    batchOf(z.unknown()).transform((posts) => ({ posts, pointer: '' })),
    z.object({ posts: batchOf(z.unknown()) }).transform(({ posts }) => ({ posts, pointer: '/posts' })),
  ],
  { error: SEND },
);
export const describedPostsSchema = z
  .union([batchOf(postSchema), z.object({ posts: batchOf(postSchema) })])
  .meta({ id: 'PushedPosts', description: 'An array of posts, or { "posts": […] }' });

const postResultSchema = z.object({
  index: z.number().int(),
  status: z.union([z.literal(202), z.literal(400)]),
  platform: z.string().optional(),
  id: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
});
export type PostResult = z.infer<typeof postResultSchema>;

export const postResultsSchema = z
  .object({ accepted: z.number().int(), rejected: z.number().int(), results: z.array(postResultSchema) })
  .meta({ id: 'PostResults' });

/** A draft: its text, and where and for whom it will be published. */
export const checkRequestSchema = z
  .object({
    text: z.string().max(100_000).optional().describe('The caption'),
    caption: z.string().max(100_000).optional().describe('The same as text'),
    title: z.string().max(10_000).optional(),
    description: z.string().max(100_000).optional(),
    overlays: z.array(z.string().max(10_000)).max(100).optional(),
    platform: platformSchema.default('instagram'),
    format: formatSchema.optional(),
    jurisdictions: z.array(jurisdictionSchema).min(1, 'name at least one jurisdiction'),
    connection: connectionSchema.default('paid'),
    label: platformLabelSchema.default('unknown'),
    campaign: z.string().optional().describe('Id of a stored campaign whose brief the draft must meet'),
    creator: z.string().optional().describe('Handle, for a campaign’s own codes and links'),
  })
  .refine(
    (draft) =>
      draft.text !== undefined ||
      draft.caption !== undefined ||
      draft.title !== undefined ||
      draft.description !== undefined ||
      draft.overlays !== undefined,
    {
      error: 'give "text", or a title, a description or overlays',
      path: ['text'],
    },
  )
  .meta({ id: 'CheckRequest' });

export const checkResultSchema = z
  .object({ audit: auditSchema, suggestion: z.string().optional().describe('The caption as it would pass') })
  .meta({ id: 'CheckResult' });

const tally = z.object({
  key: z.string(),
  posts: z.number().int(),
  pass: z.number().int(),
  fail: z.number().int(),
  review: z.number().int(),
  complianceRate: z.number().nullable().describe('pass / (pass + fail); null where nothing was decided'),
});
export type Tally = z.infer<typeof tally>;

/** Counts over the posts of a period. A post counts as `fail` if any of its jurisdictions fails, else as `review` if any is unclear. */
export const summarySchema = z
  .object({
    from: z.string(),
    to: z.string(),
    total: tally,
    by: z.object({
      creator: z.array(tally),
      campaign: z.array(tally),
      jurisdiction: z.array(tally),
      day: z.array(tally),
      code: z.array(z.object({ key: z.string(), posts: z.number().int() })),
    }),
  })
  .meta({ id: 'Summary' });
export type Summary = z.infer<typeof summarySchema>;

export const ruleIndexSchema = z
  .object({
    rulebook: z.string(),
    items: z.array(
      z.object({
        code: jurisdictionSchema,
        name: z.string(),
        languages: z.array(z.string()),
        terms: z.number().int(),
        sources: z.number().int(),
        read: z.string().describe('Oldest read date among its sources'),
      }),
    ),
  })
  .meta({ id: 'RuleIndex' });

/** Open to everybody: nothing of the client's. */
export const healthSchema = z
  .object({
    status: z.enum(['ok', 'degraded']),
    version: z.string(),
    rulebook: z.string(),
    sources: z.array(sourceStateSchema.pick({ source: true, fetchedAt: true }).extend({ ok: z.boolean() })),
  })
  .meta({ id: 'Health' });
