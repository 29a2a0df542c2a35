import * as z from 'zod';
import { connectionSchema, formatSchema, platformSchema } from '../post.ts';
import { certaintySchema } from './schema.ts';

const zone = z.strictObject({
  visible: z.number().int().nonnegative().describe('Surely seen up to here'),
  hidden: z.number().int().nonnegative().describe('Surely hidden from here; between the two it depends on the device'),
});

/** What each platform shows of a field before its reader must act. Cells: a wide character takes two. */
export const platformsSchema = z.record(
  platformSchema,
  z.strictObject({
    name: z.string(),
    label: z.string().nullable().describe('What its own paid-partnership label reads'),
    folds: z.array(
      z.strictObject({
        formats: z.array(formatSchema).optional(),
        field: z.enum(['caption', 'title', 'description']),
        cells: zone.optional(),
        lines: zone.optional(),
      }),
    ),
    source: z.strictObject({ url: z.url(), read: z.iso.date(), certainty: certaintySchema }),
  }),
);
export type Platforms = z.infer<typeof platformsSchema>;

/** Wording that suggests an ad without declaring one. `weight` is the likelihood that it alone gives. */
export const signalsSchema = z.array(
  z.strictObject({
    kind: z.string().regex(/^[a-z_]+$/),
    language: z.string(),
    weight: z.number().min(0).max(1),
    match: z.array(z.enum(['text', 'hashtag'])).min(1),
    suggests: connectionSchema.optional(),
    forms: z.array(z.string()).min(1),
  }),
);
export type SignalTable = z.infer<typeof signalsSchema>;
