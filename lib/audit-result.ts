import * as z from 'zod';
import { DISCLOSURE_REASONS, evidenceSchema, findingSchema } from './finding.ts';
import { jurisdictionSchema } from './jurisdiction.ts';
import { connectionSchema, postRefSchema } from './post.ts';

export const OUTCOMES = ['pass', 'fail', 'review', 'not_applicable'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const outcomeSchema = z.enum(OUTCOMES).meta({ id: 'Outcome' });

export const TERM_STATUSES = ['accepted', 'conditional', 'supplement', 'insufficient', 'ambiguous', 'unknown'] as const;
export type TermStatus = (typeof TERM_STATUSES)[number];

export const signalSchema = evidenceSchema.extend({ kind: z.string() }).meta({ id: 'Signal' });
export type Signal = z.infer<typeof signalSchema>;

export const commercialSchema = z
  .object({
    basis: z.enum(['campaign', 'connection', 'label', 'signals', 'none']),
    connection: connectionSchema,
    likelihood: z.number().min(0).max(1),
    signals: z.array(signalSchema),
  })
  .meta({ id: 'Commercial', description: 'Whether the post is an ad, and how that is known' });
export type Commercial = z.infer<typeof commercialSchema>;

export const disclosureSchema = evidenceSchema
  .extend({ status: z.enum(TERM_STATUSES) })
  .meta({ id: 'Disclosure', description: 'The best disclosure that the post carries' });
export type Disclosure = z.infer<typeof disclosureSchema>;

export const verdictSchema = z
  .object({
    jurisdiction: jurisdictionSchema,
    outcome: outcomeSchema,
    reason: z.enum(DISCLOSURE_REASONS),
    disclosure: disclosureSchema.optional(),
    unseen: z
      .array(z.enum(['image', 'audio', 'label', 'text']))
      .describe('What could hold a disclosure but could not be read'),
    findingIds: z.array(z.string()),
    newerRules: z
      .object({ since: z.iso.date(), outcome: outcomeSchema, reason: z.enum(DISCLOSURE_REASONS) })
      .optional()
      .describe('What the rules of a later date make of the same post, where that differs'),
  })
  .meta({ id: 'Verdict' });
export type Verdict = z.infer<typeof verdictSchema>;

/** What judging one post returns. The same input and rulebook give the same bytes. */
export const auditSchema = z
  .object({
    post: postRefSchema,
    rulebook: z.string(),
    language: z.string().describe('BCP 47; "und" where no verdict depended on it or it cannot be told'),
    commercial: commercialSchema,
    verdicts: z.array(verdictSchema),
    findings: z.array(findingSchema),
    keyMessages: z
      .array(z.object({ campaign: z.string(), id: z.string(), evidence: evidenceSchema.optional() }))
      .optional()
      .describe('Where the post says each key message of its campaigns; without evidence: nowhere'),
  })
  .meta({ id: 'Audit' });
export type Audit = z.infer<typeof auditSchema>;

/** A post fails if it fails anywhere, and is unclear if it is unclear anywhere else. */
export function overallOutcome(verdicts: readonly Pick<Verdict, 'outcome'>[]): Outcome {
  const outcomes = new Set(verdicts.map(({ outcome }) => outcome));
  return (['fail', 'review', 'pass'] as const).find((outcome) => outcomes.has(outcome)) ?? 'not_applicable';
}
