import * as z from 'zod';
import { jurisdictionSchema } from './jurisdiction.ts';
import { TEXT_FIELDS } from './post.ts';

export const SEVERITIES = ['high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];
export const severitySchema = z.enum(SEVERITIES).meta({ id: 'Severity' });

/** Why a disclosure verdict is what it is. */
export const DISCLOSURE_REASONS = [
  'clear',
  'missing',
  'insufficient_wording',
  'buried',
  'wrong_language',
  'contradicted',
  'label_insufficient',
  'frame_missing',
  'channel',
  'partner_unnamed',
  'unsettled',
  'label_unknown',
  'connection_unknown',
  'language_unsupported',
  'nothing_to_read',
  'no_duty',
  'not_commercial',
] as const;
export type DisclosureReason = (typeof DISCLOSURE_REASONS)[number];

/** What can be wrong with a post against its brief, and with a campaign as a whole. */
export const MESSAGE_CODES = [
  'key_message_missing',
  'mention_missing',
  'hashtag_missing',
  'hashtag_misspelled',
  'brand_misspelled',
  'link_missing',
  'link_wrong_domain',
  'utm_mismatch',
  'promo_code_missing',
  'promo_code_wrong',
  'offer_mismatch',
  'banned_phrase',
  'banned_claim',
  'competitor_mentioned',
  'disclaimer_missing',
  'outside_window',
  'negative_about_brand',
  'profanity',
  'drift',
  'deliverable_missing',
  'deliverable_late',
  'inconsistent_message',
] as const;
export type MessageCode = (typeof MESSAGE_CODES)[number];

const NO_FINDING: ReadonlySet<DisclosureReason> = new Set(['clear', 'no_duty', 'not_commercial']);

/** Every code a finding can carry. */
export const FINDING_CODES = [
  ...DISCLOSURE_REASONS.filter((reason) => !NO_FINDING.has(reason)).map((reason) => `disclosure.${reason}` as const),
  'disclosure.late',
  ...MESSAGE_CODES.map((code) => `message.${code}` as const),
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];
export const findingCodeSchema = z
  .enum(FINDING_CODES as unknown as [FindingCode, ...FindingCode[]])
  .meta({ id: 'FindingCode' });

const OF_CAMPAIGN: readonly FindingCode[] = [
  'message.deliverable_missing',
  'message.deliverable_late',
  'message.inconsistent_message',
];

/** Whether a finding is on a campaign as a whole, not on one post. */
export function isOfCampaign(code: FindingCode): boolean {
  return OF_CAMPAIGN.includes(code);
}

export const evidenceFieldSchema = z.enum([...TEXT_FIELDS, 'overlays', 'links']);
export type EvidenceField = z.infer<typeof evidenceFieldSchema>;

/** UTF-16 offsets into the field as published: `text === field.slice(start, end)`. */
export const evidenceSchema = z
  .object({
    field: evidenceFieldSchema,
    start: z.number().int().nonnegative(),
    end: z.number().int().nonnegative(),
    text: z.string(),
    frame: z.number().int().nonnegative().optional().describe('Index into overlays or links'),
  })
  .meta({ id: 'Evidence' });
export type Evidence = z.infer<typeof evidenceSchema>;

export const citationSchema = z
  .object({
    instrument: z.string(),
    clause: z.string(),
    url: z.string(),
    asOf: z.string().describe('Date on which the source was read'),
  })
  .meta({ id: 'Citation' });
export type Citation = z.infer<typeof citationSchema>;

/** One thing that is wrong, or that a person must look at, in one post. */
export const findingSchema = z
  .object({
    id: z.string().describe('Fingerprint of what is wrong, never of its position or wording'),
    code: findingCodeSchema,
    severity: severitySchema,
    jurisdictions: z.array(jurisdictionSchema),
    campaign: z.string().optional(),
    evidence: z.array(evidenceSchema),
    citation: citationSchema,
    message: z.string(),
    suggestion: z.string(),
  })
  .meta({ id: 'Finding' });
export type Finding = z.infer<typeof findingSchema>;
