import * as z from 'zod';
import type { Consumer } from '../lib/events/catalog.ts';
import { postPricesSchema } from '../lib/exposure.ts';
import { jurisdictionSchema } from '../lib/jurisdiction.ts';
import { rereadAfterHoursSchema } from '../lib/source-definition.ts';
import { FETCHES_AT_ONCE, quotasSchema, sourcesSchema } from './sources.ts';

const arn = (service: string, { region = '[a-z0-9-]*', example }: { region?: string; example: string }) =>
  z
    .string({ error: `write an ARN such as ${example}` })
    .regex(new RegExp(`^arn:aws[a-z-]*:${service}:${region}:\\d{12}:.+$`), {
      error: `write an ARN such as ${example}`,
    });

const whole = (min: number, max: number, unit: string) => {
  const error = `write a whole number of ${unit} from ${min} to ${max}`;
  return z.int({ error }).min(min, { error }).max(max, { error });
};

const https = z.url({ protocol: /^https$/, error: 'write an https:// address' });

const concurrency = {
  'fetch-posts': whole(2, 1000, 'functions at a time').default(FETCHES_AT_ONCE),
  'audit-posts': whole(2, 1000, 'functions at a time').default(10),
  'send-alerts': whole(2, 1000, 'functions at a time').default(5),
  'check-campaigns': whole(2, 1000, 'functions at a time').default(2),
  'erase-content': whole(2, 1000, 'functions at a time').default(2),
} satisfies Record<Consumer, z.ZodType>;

const cognitoSchema = z.strictObject({
  kind: z.literal('cognito'),
  domainPrefix: z
    .string()
    .regex(/^(?!.*(aws|amazon|cognito))[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, {
      error: 'use lower-case letters, digits and hyphens, without "aws", "amazon" or "cognito"',
    })
    .optional()
    .describe('Of the sign-in page’s address; left out: one that is unique'),
  callbackUrls: z.array(https).default([]).describe('Further addresses that sign-in may return to'),
});

const oidcSchema = z.strictObject({
  kind: z.literal('oidc'),
  issuer: https.describe('As in the provider’s /.well-known/openid-configuration'),
  audience: z.array(z.string().min(1)).min(1, { error: 'name at least one audience of the access tokens' }),
  clientId: z.string().min(1).describe('Of the page: a public client that uses PKCE'),
  scope: z.string().optional().describe('What the page asks for; left out: openid and the scopes of the API'),
  origins: z.array(https).default([]).describe('Where the provider’s token endpoint is, if not at the issuer'),
});

/** One deployment: what differs from client to client. */
export const clientSchema = z.strictObject({
  $schema: z.string().optional(),
  name: z
    .string({ error: 'give the client a name, such as "glowlab"' })
    .regex(/^[a-z][a-z0-9-]{0,29}$/, { error: 'use up to 30 lower-case letters, digits and hyphens, a letter first' }),
  account: z
    .string({ error: 'write the 12 digits in quotes' })
    .regex(/^\d{12}$/, { error: 'write the 12 digits of an AWS account' })
    .optional()
    .describe('Left out: the account of whoever deploys'),
  region: z
    .string({ error: 'write an AWS region, such as "eu-west-1"' })
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, { error: 'write an AWS region, such as "eu-west-1"' }),
  jurisdictions: z
    .array(jurisdictionSchema, { error: 'list the jurisdictions whose rules apply, such as ["GB", "IE"]' })
    .min(1, { error: 'name at least one jurisdiction' })
    .describe('For posts whose campaign and audience name none'),
  retentionDays: whole(1, 3650, 'days').default(730).describe('Posts and findings are deleted after it'),
  postPrices: postPricesSchema
    .prefault({})
    .describe('Usual price of a post in US dollars, by the creator’s tier: orders the queue by exposure'),
  sources: sourcesSchema.default([]),
  fetchEveryMinutes: whole(1, 1440, 'minutes').default(15).describe('For sources of kind s3 that say nothing else'),
  quotas: quotasSchema.default({}),
  rereadAfterHours: rereadAfterHoursSchema
    .optional()
    .describe('Hours after its publication at which a post is read again; left out: 1, 6, 24, 72, 168'),
  concurrency: z.strictObject(concurrency).prefault({}),
  alarms: z
    .strictObject({
      emails: z.array(z.email({ error: 'write an e-mail address' })).default([]),
      silenceHours: whole(1, 168, 'hours').default(24).describe('Alarm when no post has come in for so long'),
    })
    .prefault({}),
  auth: z
    .discriminatedUnion('kind', [cognitoSchema, oidcSchema], { error: 'write "kind": "cognito" or "kind": "oidc"' })
    .prefault({ kind: 'cognito' }),
  permissionsBoundary: arn('iam', { region: '', example: 'arn:aws:iam::123456789012:policy/boundary' })
    .optional()
    .describe('Set on every role'),
  tags: z.record(z.string().min(1).max(128), z.string().max(256)).default({}),
  encryptionKey: z
    .string()
    .regex(/^(aws|create|arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/.+)$/, {
      error: 'write "aws" (owned by AWS), "create" (one of your own) or the ARN of a KMS key',
    })
    .default('aws')
    .describe('For what may hold captions: table, post files, queues, bus'),
  domain: z
    .strictObject({
      name: z.string().regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/, { error: 'write a host name, without https://' }),
      certificate: arn('acm', { region: 'us-east-1', example: 'arn:aws:acm:us-east-1:123456789012:certificate/…' }),
    })
    .optional()
    .describe('Of the page; its certificate must be in us-east-1'),
  webAcl: arn('wafv2', { region: 'us-east-1', example: 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/…' })
    .optional()
    .describe('AWS WAF in front of page and API'),
  allowedCountries: z
    .array(z.string().regex(/^[A-Z]{2}$/, { error: 'write an ISO 3166-1 code, such as "GB"' }))
    .default([])
    .describe('Where the page may be opened; empty: everywhere'),
});

export type Client = z.output<typeof clientSchema>;
