import * as z from 'zod';
import { sourceDefinitionSchema } from '../source-definition.ts';
import { sourceStateSchema } from '../store/records.ts';

/** `new`: not fetched yet; `waiting`: held back by a limit; `failing`: the last fetch went wrong; `paused`: not fetched at all. */
export const sourceHealthSchema = z.enum(['new', 'ok', 'waiting', 'failing', 'paused']);
export type SourceHealth = z.infer<typeof sourceHealthSchema>;

/** A source as its readers may know it; how far it was read is the source's own. */
export const sourceSchema = sourceStateSchema
  .omit({ cursor: true, version: true, leasedUntil: true, readBy: true, readBySince: true })
  .extend({
    health: sourceHealthSchema,
    fetching: z.boolean().describe('A fetch is under way'),
    definition: sourceDefinitionSchema.optional().describe('How it is set up; left out: it no longer is'),
    deployed: z.boolean().describe('Set up by the deployment, and changed there'),
    inbound: z.string().optional().describe('Path to which its platform pushes'),
  })
  .meta({ id: 'Source' });
export type Source = z.infer<typeof sourceSchema>;

const factSchema = z.tuple([z.string(), z.enum(['verified', 'reported', 'assumed'])]).readonly();

/** A kind of source: what its form asks for, what its platform tells, and what is left of its limits. */
export const sourceKindSchema = z
  .object({
    kind: z.string(),
    title: z.string(),
    platform: z.string(),
    facts: z.object({
      reads: factSchema,
      permission: factSchema,
      label: factSchema,
      edits: factSchema,
      deletions: factSchema,
      cost: factSchema,
      retention: factSchema,
    }),
    settings: z.record(z.string(), z.unknown()).describe('JSON Schema of the settings'),
    credential: z.array(z.object({ name: z.string(), about: z.string(), optional: z.boolean().optional() })),
    everyMinutes: z.int(),
    inbound: z.string().optional().describe('What is pushed to an address of its own'),
    local: z.boolean().describe('Reads what lies on the machine that runs this: not to be added here'),
  })
  .meta({ id: 'SourceKind' });
export type SourceKindDescription = z.infer<typeof sourceKindSchema>;

export const quotaSchema = z
  .object({
    kind: z.string(),
    name: z.string(),
    unit: z.string(),
    used: z.number(),
    limit: z.number(),
    window: z.enum(['day', 'month']),
  })
  .meta({ id: 'Quota' });
export type Quota = z.infer<typeof quotaSchema>;

export const holdSchema = z
  .object({ kind: z.string(), until: z.string(), why: z.string() })
  .meta({ id: 'Hold', description: 'All sources of the kind wait' });

/** What a user asks for when a source is paused. */
export const pauseSchema = z.object({ reason: z.string().max(500).optional() }).meta({ id: 'PauseRequest' });

/** A source that is added through the API: its name is part of paths. */
export const addedSourceSchema = sourceDefinitionSchema
  .extend({
    name: z
      .string()
      .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._@-]{0,99}$/u, {
        error: 'use up to 100 letters, digits, spaces and . _ @ -, a letter or digit first',
      })
      .describe('Names the source in lists; unique'),
  })
  .meta({ id: 'SourceRequest' });
