import * as z from 'zod';
import { type SourceDefinition, sourceDefinitionSchema } from '../lib/source-definition.ts';
import { CLOUD_KINDS, checkDefinition } from '../lib/sources/registry.ts';

/** Lambda takes 4 KB of variables; this leaves room for the others. */
const MOST_CHARACTERS = 2_500;

const MOST_FETCHES_AT_ONCE = 50;

/** As many as all kinds together read at the same time, within reason. */
export const FETCHES_AT_ONCE = Math.min(
  CLOUD_KINDS.reduce((sum, { facts }) => sum + facts.concurrency, 0),
  MOST_FETCHES_AT_ONCE,
);

const { name, everyMinutes } = sourceDefinitionSchema.shape;
const named = { name: name.min(1, { error: 'give the source a name' }), everyMinutes };

/** Files in a bucket, written without `settings`. */
const filesSchema = z.strictObject({
  kind: z.literal('s3'),
  ...named,
  bucket: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, { error: 'write the name of an S3 bucket, without s3://' })
    .optional()
    .describe('Left out: the bucket that this deployment creates'),
  prefix: z
    .string()
    .regex(/^([^/*?].*)?$/, { error: 'leave out the leading slash and wildcards: "posts/"' })
    .max(1024)
    .default('')
    .describe('Only objects whose key starts with it'),
});

const PLATFORM_KINDS = CLOUD_KINDS.map(({ kind }) => kind).filter((kind) => kind !== 's3');

/** An account on a platform: what `settings` holds, its kind says. */
const platformSchema = z
  .strictObject({ ...sourceDefinitionSchema.shape, ...named, kind: z.enum(PLATFORM_KINDS as [string, ...string[]]) })
  .superRefine((definition, context) => {
    for (const { field, message } of checkDefinition(definition, CLOUD_KINDS)) {
      context.addIssue({ code: 'custom', path: field.split('.'), message });
    }
    const kind = CLOUD_KINDS.find((one) => one.kind === definition.kind)!;
    const known = Object.keys(kind.settings.shape);
    for (const field of Object.keys(definition.settings).filter((one) => !known.includes(one))) {
      const message = `there is no such setting; ${kind.kind} has ${known.join(', ') || 'none'}`;
      context.addIssue({ code: 'custom', path: ['settings', field], message });
    }
  });

const sourceSchema = z.discriminatedUnion('kind', [filesSchema, platformSchema], {
  error: `write one of the kinds there are: ${['s3', ...PLATFORM_KINDS].join(', ')}`,
});
export type SourceOptions = z.output<typeof sourceSchema>;
export type FileSource = z.output<typeof filesSchema>;

export const sourcesSchema = z
  .array(sourceSchema)
  .refine((sources) => JSON.stringify(sources).length <= MOST_CHARACTERS, {
    error: `have no room in a function's variables (${MOST_CHARACTERS} characters): add some on the page instead`,
  });

const BUDGETS = CLOUD_KINDS.flatMap(({ kind, facts }) => facts.budgets.map((budget) => `${kind}/${budget.name}`));

/** Limits instead of the usual ones, by `kind/name`; 0: never. */
export const quotasSchema = z
  .record(z.string(), z.number({ error: 'write a number' }).min(0, { error: 'write 0 or more' }))
  .superRefine((quotas, context) => {
    for (const budget of Object.keys(quotas).filter((one) => !BUDGETS.includes(one))) {
      const message = `there is no such quota; there are ${BUDGETS.join(', ')}`;
      context.addIssue({ code: 'custom', path: [budget], message });
    }
  });

export function isFiles(source: SourceOptions): source is FileSource {
  return source.kind === 's3';
}

/** The sources as the functions take them. */
export function definitionsOf(
  sources: readonly SourceOptions[],
  { bucketName, fetchEveryMinutes }: { bucketName: string; fetchEveryMinutes: number },
): SourceDefinition[] {
  return sources.map((source) => {
    if (!isFiles(source)) return source;
    const { kind, name, bucket = bucketName, prefix, everyMinutes = fetchEveryMinutes } = source;
    return { name, kind, settings: { bucket, prefix }, everyMinutes };
  });
}
