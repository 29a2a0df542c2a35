import * as z from 'zod';
import { findingSchema } from './finding.ts';
import { creatorSchema, formatSchema, instantSchema, platformSchema, postRefSchema } from './post.ts';

/** `due`: not all delivered, and not yet due; `late`: all delivered, some after the due instant; `missing`: due passed, not all delivered. */
export const DELIVERABLE_STATES = ['delivered', 'due', 'late', 'missing'] as const;
export type DeliverableState = (typeof DELIVERABLE_STATES)[number];

export const deliveredSchema = z
  .object({
    format: formatSchema,
    count: z.number().int().positive(),
    delivered: z.number().int().nonnegative().describe('Posts that count for it, at most `count`'),
    due: instantSchema.optional(),
    state: z.enum(DELIVERABLE_STATES),
    posts: z.array(postRefSchema).describe('Those that count for it, oldest first'),
  })
  .meta({ id: 'DeliveredDeliverable' });
export type Delivered = z.infer<typeof deliveredSchema>;

export const creatorConsistencySchema = z
  .object({
    handle: z.string(),
    platform: platformSchema.optional().describe('Left out: the handle on any platform'),
    posts: z.number().int().nonnegative().describe('Posts of the campaign that are still there'),
    deletedPosts: z
      .number()
      .int()
      .nonnegative()
      .describe('Posts that the platform no longer has: they count for nothing'),
    followers: z.number().int().nonnegative().optional().describe('As the newest post that tells them does'),
    keyMessages: z.array(z.string()).describe('Ids of those that at least one post covers'),
    findings: z.number().int().nonnegative().describe('What is wrong with the posts against the brief'),
    deliverables: z.array(deliveredSchema).describe('In the order of the campaign'),
    likeness: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .describe('Mean likeness of the words to those of each other creator; null where it cannot be told'),
    standsApart: z.boolean(),
    ownWords: z.array(z.string()).describe('Where the creator stands apart: what only they say'),
    absentWords: z.array(z.string()).describe('Where the creator stands apart: what the others say and they do not'),
    why: z.string().optional().describe('Why the likeness cannot be told'),
  })
  .meta({ id: 'CreatorConsistency' });
export type CreatorConsistency = z.infer<typeof creatorConsistencySchema>;

/** What is wrong with a campaign as a whole: whose doing, and since when. A missing deliverable has no post. */
export const campaignFindingSchema = findingSchema
  .extend({
    creator: creatorSchema,
    platform: platformSchema.optional(),
    post: postRefSchema.optional(),
    url: z.string().optional(),
    since: instantSchema.describe('Due instant of what is missing, publication of what is late or stands apart'),
  })
  .meta({ id: 'CampaignFinding' });
export type CampaignFinding = z.infer<typeof campaignFindingSchema>;

/** A campaign as a whole at one instant: what was delivered, what its posts say together, and who stands apart. */
export const consistencySchema = z
  .object({
    campaign: z.string(),
    brand: z.string(),
    asOf: instantSchema,
    posts: z.number().int().nonnegative().describe('Posts judged'),
    cut: z.boolean().describe('Not all posts could be read: what is missing or late cannot be told, and is no finding'),
    keyMessages: z.array(
      z.object({
        id: z.string(),
        text: z.string(),
        posts: z.number().int().nonnegative().describe('Posts that cover it'),
        creators: z.number().int().nonnegative().describe('Creators with at least one such post'),
        ofPosts: z.number().int().nonnegative(),
        ofCreators: z.number().int().nonnegative().describe('Creators who have posted'),
      }),
    ),
    creators: z.array(creatorConsistencySchema).describe('In the order of the campaign'),
    findings: z.array(campaignFindingSchema),
  })
  .meta({ id: 'Consistency' });
export type Consistency = z.infer<typeof consistencySchema>;
