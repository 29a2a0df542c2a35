import * as z from 'zod';
import { contradictionsOf } from './campaign-contradictions.ts';
import { jurisdictionSchema } from './jurisdiction.ts';
import { connectionSchema, formatSchema, instantSchema, platformSchema } from './post.ts';

/** What can be banned as a kind of claim rather than as a phrase. */
export const CLAIM_KINDS = [
  'health',
  'guarantee',
  'superlative',
  'financial_return',
  'before_after',
  'environmental',
] as const;

/** Bounds that no campaign needs to pass: each entry costs time on every post. */
const words = z.array(z.string().min(1).max(300)).max(200);

const percentSchema = z
  .number()
  .positive({ error: 'must be above 0' })
  .max(100, { error: 'an offer takes off at most 100 per cent: give a number up to 100' });

const deliverableSchema = z
  .object({ format: formatSchema, count: z.number().int().positive().default(1), due: instantSchema.optional() })
  .meta({ id: 'Deliverable' });

export const brandSchema = z
  .object({
    name: z.string().min(1),
    aliases: words.optional(),
    handles: words.optional(),
    hashtags: words.optional(),
    domains: words.optional(),
  })
  .meta({ id: 'Brand' });
export type Brand = z.infer<typeof brandSchema>;

export const campaignCreatorSchema = z
  .object({
    handle: z.string().min(1),
    platform: platformSchema.optional().describe('Left out: the handle on any platform'),
    connection: connectionSchema.optional(),
    promoCode: z.string().min(1).max(64).optional(),
    trackingUrl: z
      .url({
        protocol: /^https?$/,
        hostname: z.regexes.domain,
        error: 'must be a web address: https://brand.example/?utm_source=…',
      })
      .optional(),
    deliverables: z.array(deliverableSchema).optional(),
  })
  .meta({ id: 'CampaignCreator' });
export type CampaignCreator = z.infer<typeof campaignCreatorSchema>;

export const briefSchema = z
  .object({
    keyMessages: z
      .array(z.object({ id: z.string().min(1), text: z.string().min(1), alternatives: words.optional() }))
      .optional(),
    synonyms: z
      .array(words.min(2))
      .max(200)
      .optional()
      .describe('Groups of single words that mean the same in a key message'),
    requiredMentions: words.optional(),
    requiredHashtags: words.optional(),
    productNames: words.optional(),
    offer: z
      .object({
        percent: percentSchema.optional(),
        amount: z
          .object({ value: z.number().positive(), currency: z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code: EUR') })
          .optional()
          .describe('An amount off, in place of a percentage or beside it'),
        twoForOne: z.boolean().optional(),
        endsAt: instantSchema.optional(),
      })
      .optional(),
    bannedPhrases: words.optional(),
    bannedClaims: z.array(z.enum(CLAIM_KINDS)).optional(),
    competitors: z
      .array(z.object({ name: z.string().min(1), handles: words.optional(), hashtags: words.optional() }))
      .optional(),
    disclaimers: z.array(z.object({ text: z.string().min(1), alternatives: words.optional() })).optional(),
    tone: z.object({ avoid: z.array(z.enum(['profanity', 'negative_about_brand'])).optional() }).optional(),
    approvedCaption: z.string().optional(),
  })
  .meta({ id: 'Brief', description: 'A field that is left out is not checked' });
export type Brief = z.infer<typeof briefSchema>;

/** A brand's campaign: who posts, when, for what, and what the posts must and must not say. */
export const campaignSchema = z
  .object({
    id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/, 'use letters, digits, ".", "_" and "-", at most 128'),
    brand: brandSchema,
    jurisdictions: z.array(jurisdictionSchema).default([]),
    connection: connectionSchema.optional(),
    window: z.object({ from: instantSchema, to: instantSchema }).refine((w) => Date.parse(w.from) <= Date.parse(w.to), {
      path: ['to'],
      error: 'the window ends before it starts: make "to" later than "from"',
    }),
    creators: z.array(campaignCreatorSchema).default([]),
    brief: briefSchema.optional(),
  })
  .superRefine((campaign, context) => {
    for (const { path, message } of contradictionsOf(campaign)) context.addIssue({ code: 'custom', path, message });
  })
  .meta({ id: 'Campaign' });
export type Campaign = z.infer<typeof campaignSchema>;
