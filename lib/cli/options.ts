import * as z from 'zod';
import { SEVERITIES } from '../finding.ts';
import { jurisdictionSchema } from '../jurisdiction.ts';
import { connectionSchema, formatSchema, platformLabelSchema, platformSchema } from '../post.ts';
import { UsageError } from './usage-error.ts';

export const OUTPUT_FORMATS = ['table', 'json', 'jsonl', 'csv', 'sarif'] as const;
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

const jurisdictions = z
  .string()
  .transform((list) => list.split(/[\s,]+/).filter((code) => code !== ''))
  .pipe(z.array(jurisdictionSchema).min(1, 'name at least one jurisdiction, such as GB or US,DE'));

const path = z.string().min(1, 'give the path of a file');

export const auditOptionsSchema = z.object({
  campaigns: path.optional(),
  jurisdictions: jurisdictions.optional(),
  connection: connectionSchema.optional(),
  format: z.enum(OUTPUT_FORMATS).default('table'),
  out: path.optional(),
  failOn: z.enum([...SEVERITIES, 'never']).default('never'),
});
export type AuditOptions = z.infer<typeof auditOptionsSchema>;

export const checkOptionsSchema = z.object({
  platform: platformSchema.default('instagram'),
  format: formatSchema.optional(),
  jurisdictions: jurisdictions.optional(),
  connection: connectionSchema.default('paid'),
  label: platformLabelSchema.default('unknown'),
  json: z.boolean().default(false),
});
export type CheckOptions = z.infer<typeof checkOptionsSchema>;

export const rulesOptionsSchema = z.object({ json: z.boolean().default(false) });

/** The values of a command's options, or a UsageError that names each wrong one and what it may be. */
export function parseOptions<T extends z.ZodType>(schema: T, values: unknown): z.infer<T> {
  const parsed = schema.safeParse(values);
  if (parsed.success) return parsed.data;
  throw new UsageError(parsed.error.issues.map((issue) => explain(issue, values)).join('\n'));
}

function explain(issue: z.core.$ZodIssue, values: unknown): string {
  const [name] = issue.path as [string];
  const option = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  if (issue.code !== 'invalid_value') return `${option}: ${issue.message}`;
  const value = (values as Record<string, unknown>)[name];
  return `${option}: "${value}" is not possible; use one of: ${issue.values.map(String).join(', ')}`;
}
