import * as z from 'zod';
import { OUTCOMES, TERM_STATUSES } from '../audit-result.ts';
import { severitySchema } from '../finding.ts';
import { jurisdictionSchema } from '../jurisdiction.ts';
import { connectionSchema, formatSchema, platformLabelSchema, platformSchema } from '../post.ts';

const date = z.iso.date();
const id = z.string().regex(/^[a-z0-9][a-z0-9_-]*$/, 'use lower-case letters, digits, "-" and "_"');

/**
 * How sure a fact is. `primary`: the regulator's own page or the law text; `secondary`: a law firm, the press;
 * `remembered_*`: not looked up. From `remembered_medium` down a fact yields `review`, never `fail`.
 */
export const CERTAINTIES = [
  'primary',
  'secondary',
  'remembered_high',
  'remembered_medium',
  'remembered_low',
  'inferred',
] as const;
export const certaintySchema = z.enum(CERTAINTIES);

const sourceSchema = z.strictObject({
  instrument: z.string().min(1).describe('Name of the law, code, guide or decision'),
  body: z.string().min(1).describe('Who issued it'),
  force: z.enum(['law', 'court', 'regulator', 'industry']),
  url: z.url(),
  read: date.describe('When the source, or the page that reports it, was read'),
  certainty: certaintySchema,
  note: z.string().optional(),
});

const citeSchema = z.strictObject({
  source: z.string().describe('Key in the pack’s sources'),
  clause: z.string().min(1),
  certainty: certaintySchema.optional().describe('Where this fact is less sure than its source'),
});
export type Cite = z.infer<typeof citeSchema>;

/** A caption, or a post where one field is not enough, with the outcome that this pack must give it. */
const exampleSchema = z.union([
  z.string().min(1),
  z.strictObject({
    caption: z.string().optional(),
    title: z.string().optional(),
    description: z.string().optional(),
    transcript: z.string().optional(),
    firstComment: z.string().optional(),
    overlays: z.array(z.string()).optional(),
    links: z.array(z.string()).optional(),
    platform: platformSchema.optional(),
    format: formatSchema.optional(),
    platformLabel: platformLabelSchema.optional(),
    labelledPartner: z.string().optional(),
    connection: connectionSchema.optional(),
    publishedAt: z.string().optional(),
    language: z.string().optional(),
    reason: z.string().optional().describe('The reason that the verdict must give'),
  }),
]);
export type Example = z.infer<typeof exampleSchema>;

/** At least one caption that is in order, and one that is not: a rule without both does not load. */
const examplesSchema = z
  .partialRecord(z.enum(OUTCOMES), z.array(exampleSchema).min(1))
  .refine((e) => (e.pass ?? e.not_applicable) !== undefined && (e.fail ?? e.review) !== undefined, {
    error: 'give at least one example under "pass" or "not_applicable" and one under "fail" or "review"',
  });

/** When a fact holds: the first entry of a list whose conditions all hold is the one that counts. */
const scope = {
  from: date.optional().describe('First day on which it holds; left out: always has'),
  to: date.optional().describe('Last day on which it holds'),
  connections: z.array(connectionSchema).min(1).optional(),
  platforms: z.array(platformSchema).min(1).optional(),
  formats: z.array(formatSchema).min(1).optional(),
  audience: z.enum(['minors']).optional(),
  regime: z.string().optional().describe('Key in the pack’s regimes'),
  cite: citeSchema,
  note: z.string().optional(),
};

const regimeSchema = z.strictObject({
  name: z.string(),
  body: z.string(),
  force: z.enum(['law', 'regulator', 'industry']),
  appliesTo: z.string().optional().describe('Whom it binds, where not everyone'),
});

const dutySchema = z.strictObject({
  ...scope,
  duty: z
    .enum(['required', 'unless_plain', 'none', 'unsettled'])
    .describe(
      'unless_plain: none where the post itself shows that the brand is the creator’s own; else a person must look',
    ),
  examples: examplesSchema,
});

/**
 * `text`: the words anywhere. `label`: the words set apart as a label (alone on their line, opening the text before a
 * separator, in brackets, between pipes). `bracketed`: only in brackets. `hashtag`: as a tag.
 */
export const MATCH_MODES = ['text', 'label', 'bracketed', 'hashtag'] as const;
export type MatchMode = (typeof MATCH_MODES)[number];

const rulingSchema = z.strictObject({
  ...scope,
  status: z.enum(TERM_STATUSES),
  needs: z
    .strictObject({
      brand: z.boolean().optional().describe('The partner is named right beside the term'),
      beside: z.array(z.string()).optional().describe('Terms of which one must stand in the same field'),
      platformLabel: z.boolean().optional().describe("The platform's own label is on as well"),
    })
    .optional()
    .describe('Where these do not hold, the status is insufficient'),
  severity: severitySchema.optional(),
});

const termSchema = z.strictObject({
  id,
  language: z.string().describe('BCP 47 language of the wording; "zxx" for marks without language'),
  forms: z
    .array(z.string().min(1))
    .min(1)
    .describe('Surface forms, without "#"; {brand} stands for the partner’s name'),
  match: z.array(z.enum(MATCH_MODES)).min(1).default(['text', 'hashtag']),
  embedded: z.boolean().optional().describe('Also counts as the start of a longer tag, such as #협찬청소기'),
  says: connectionSchema.optional().describe('The tie that the wording itself states; "unknown" for an ad as such'),
  rulings: z.array(rulingSchema).min(1),
  suggest: z
    .array(z.strictObject({ text: z.string(), connections: z.array(connectionSchema).optional() }))
    .optional()
    .describe('How to write it at the start of a caption; first match wins'),
  examples: examplesSchema,
});
export type Term = z.infer<typeof termSchema>;
export type Ruling = z.infer<typeof rulingSchema>;

const fields = z.array(z.enum(['title', 'caption', 'description', 'transcript', 'firstComment', 'overlays'])).min(1);

/** Where a disclosure must stand. Each is one question with a yes, a no, or (the fold's band) a maybe. */
const placementRuleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('before_fold') }),
  z.strictObject({ kind: z.literal('first_word') }),
  z.strictObject({ kind: z.literal('first_lines'), lines: z.number().int().positive() }),
  z.strictObject({ kind: z.literal('first_hashtags'), count: z.number().int().positive() }),
  z.strictObject({ kind: z.literal('not_in_hashtag_run'), run: z.number().int().min(2) }),
  z.strictObject({ kind: z.literal('edge_of_hashtag_run'), run: z.number().int().min(2) }),
  z.strictObject({ kind: z.literal('not_last') }),
  z.strictObject({ kind: z.literal('near_start'), cells: z.number().int().positive() }),
  z.strictObject({ kind: z.literal('title_uncut'), cells: z.number().int().positive() }),
  z.strictObject({ kind: z.literal('channel'), fields }),
  z.strictObject({ kind: z.literal('each_frame') }),
  z.strictObject({ kind: z.literal('first_and_last_frame') }),
  z.strictObject({ kind: z.literal('written_and_spoken') }),
]);
export type PlacementRule = z.infer<typeof placementRuleSchema>;

const placementSchema = z.strictObject({
  ...scope,
  id,
  rule: placementRuleSchema,
  severity: severitySchema,
  examples: examplesSchema,
});

const platformLabelPolicySchema = z.strictObject({
  ...scope,
  policy: z
    .enum(['sufficient', 'conditional', 'additional', 'insufficient', 'unsettled'])
    .describe(
      'sufficient: enough alone; conditional: enough where it is prominent, so a person must look; additional: wanted beside own wording, and missed where it is absent; insufficient: never enough alone; unsettled: not established',
    ),
  partnerNamed: z.boolean().optional().describe('Only where the label names the partner'),
  examples: examplesSchema,
});
export type PlatformLabelPolicy = z.infer<typeof platformLabelPolicySchema>;

const languageRuleSchema = z.strictObject({
  ...scope,
  rule: z
    .enum(['content', 'national', 'any_of'])
    .describe('content: the language of the post; national: the pack’s languages'),
  languages: z.array(z.string()).optional().describe('any_of: these, or the language of the post'),
  severity: severitySchema,
  examples: examplesSchema,
});

const partnerRuleSchema = z.strictObject({
  ...scope,
  rule: z
    .enum(['beside', 'anywhere'])
    .describe('Where the partner must be named: beside the term, or in the same field'),
  severity: severitySchema,
  examples: examplesSchema,
});

const guardSchema = z.strictObject({
  kind: z.enum(['decoy', 'denial']).describe('decoy: looks like a term and is none; denial: says that it is not an ad'),
  language: z.string(),
  forms: z.array(z.string().min(1)).min(1),
});
export type Guard = z.infer<typeof guardSchema>;

const sectorSchema = z.strictObject({
  ...scope,
  id,
  name: z.string().min(1).describe('What it is called in a message, such as “alcohol”'),
  topics: z.array(z.string().min(1)).min(1).describe('Words that show the sector'),
  except: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe('Words that show that the post is about something else, such as “alcohol-free”'),
  demands: z.enum(['wording', 'ban']),
  wording: z.array(z.string().min(1)).optional().describe('Any one of these meets the duty'),
  severity: severitySchema,
  examples: examplesSchema,
});

/** The law of one jurisdiction, or a client's house rules on top of it. */
export const packSchema = z
  .strictObject({
    $schema: z.string().optional(),
    code: jurisdictionSchema,
    name: z.string(),
    kind: z.enum(['law', 'house']).default('law'),
    baseline: jurisdictionSchema.optional().describe('Pack whose facts hold where this one is silent'),
    languages: z.array(z.string()).min(1).describe('BCP 47 languages of its audience, main one first'),
    regimes: z.record(z.string(), regimeSchema).default({}),
    sources: z.record(z.string(), sourceSchema),
    missing: z
      .strictObject({ cite: citeSchema, severity: severitySchema })
      .describe('What a post without any disclosure breaks'),
    contradicted: z.strictObject({ cite: citeSchema, severity: severitySchema }).optional(),
    duties: z.array(dutySchema).min(1),
    terms: z.array(termSchema).min(1),
    placement: z.array(placementSchema).default([]),
    platformLabel: z.array(platformLabelPolicySchema).min(1),
    languageRules: z.array(languageRuleSchema).default([]),
    partner: z.array(partnerRuleSchema).default([]),
    guards: z.array(guardSchema).default([]),
    sectors: z.array(sectorSchema).default([]),
    notes: z.array(z.string()).optional(),
  })
  .meta({ id: 'RulePack' });
export type Pack = z.infer<typeof packSchema>;
