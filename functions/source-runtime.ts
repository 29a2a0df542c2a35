import * as z from 'zod';
import type { SourceDeps } from '../lib/pipeline/sources.ts';
import { rereadAfterHoursSchema, sourceDefinitionSchema } from '../lib/source-definition.ts';
import { SecretsManagerCredentials } from '../lib/sources/credentials/secrets-manager.ts';
import { CLOUD_KINDS, checkDefinition } from '../lib/sources/registry.ts';
import { json, type Runtime, runtime } from './runtime.ts';

/** What the functions that deal with sources work with as well. The others do not carry what reads them. */
export interface SourceRuntime extends Runtime, SourceDeps {}

type OfSources = Omit<SourceDeps, 'store' | 'bus' | 'now'>;

let ofSources: OfSources | undefined;

export function sourceRuntime(): SourceRuntime {
  const current = runtime();
  if (isWhole(current)) return current;
  ofSources ??= sourcesFromEnvironment(process.env);
  return { ...current, ...ofSources };
}

/** The local run and tests provide everything at once. */
function isWhole(current: Runtime): current is SourceRuntime {
  return 'kinds' in current;
}

/** Where a deployment's posts come from, each by a name of its own. */
const definitionsSchema = z.array(sourceDefinitionSchema).superRefine((definitions, context) => {
  for (const [index, definition] of definitions.entries()) {
    const issue = (path: string[], message: string) =>
      context.addIssue({ code: 'custom', path: [index, ...path], message });
    for (const { field, message } of checkDefinition(definition, CLOUD_KINDS)) issue(field.split('.'), message);
    const isTaken = definitions.slice(0, index).some(({ name }) => name === definition.name);
    if (isTaken) issue(['name'], `"${definition.name}" is the name of another source: give each its own`);
  }
});

const environmentSchema = z.object({
  SOURCES: json('an array of sources', '[]').pipe(definitionsSchema),
  SOURCE_LIMITS: json('an object of limits by "kind/name"', '{}').pipe(z.record(z.string(), z.number().nonnegative())),
  REREAD_AFTER_HOURS: json('an array of hours', 'null').pipe(rereadAfterHoursSchema.nullable()),
  CREDENTIAL_PREFIX: z.string().default('disclosure-auditor/'),
  PUBLIC_URL: z.url().optional(),
});

/** Throws where a variable is wrong, naming each. */
export function sourcesFromEnvironment(variables: Readonly<Record<string, string | undefined>>): OfSources {
  const { data, error } = environmentSchema.safeParse(variables);
  if (error !== undefined) throw new Error(`the environment is wrong:\n${z.prettifyError(error)}`);
  return {
    definitions: data.SOURCES,
    kinds: CLOUD_KINDS,
    credentials: new SecretsManagerCredentials({ prefix: data.CREDENTIAL_PREFIX }),
    limits: data.SOURCE_LIMITS,
    publicUrl: data.PUBLIC_URL,
    ...(data.REREAD_AFTER_HOURS !== null && { rereadAfterHours: data.REREAD_AFTER_HOURS }),
  };
}

if (process.env.AWS_LAMBDA_FUNCTION_NAME !== undefined) sourceRuntime();
