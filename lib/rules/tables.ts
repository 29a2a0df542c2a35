import * as z from 'zod';
import { type Connection, connectionSchema, formatSchema, platformSchema } from '../post.ts';
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

/** What kinds of signals there are, and what each proves. */
export const signalKindsSchema = z.record(
  z.string().regex(/^[a-z_]+$/),
  z.strictObject({
    note: z.string().describe('What a post of this kind says'),
    weight: z.number().min(0).max(1).describe('The likelihood of an ad that it alone gives'),
    suggests: connectionSchema.optional(),
    code: z.boolean().optional().describe('Counts only where a promo code follows'),
    selling: z.boolean().optional().describe('Said as well by those who sell what is their own'),
    denied: z.boolean().optional().describe('Proves nothing in a post that denies being an ad'),
  }),
);
export type SignalKinds = z.infer<typeof signalKindsSchema>;

/** One language's wording of each kind. */
export const signalWordsSchema = z.record(z.string(), z.array(z.string().min(1)).min(1));

/** Web addresses that carry a commission or belong to a paid campaign. */
export const signalLinksSchema = z.array(
  z.strictObject({
    kind: z.string(),
    note: z.string().optional(),
    as: z.enum(['address', 'parameter']).describe('address: a host with or without path; parameter: a part of a query'),
    forms: z.array(z.string()).min(1),
    params: z.array(z.string()).min(1).optional().describe('Query parameters of which one must stand in the address'),
  }),
);

/** Wording or a web address that suggests an ad without declaring one, as the scanner is given it. */
export interface SignalEntry {
  kind: string;
  language: string;
  weight: number;
  match: readonly ('text' | 'hashtag')[];
  suggests?: Connection | undefined;
  code?: boolean | undefined;
  as?: 'address' | 'parameter' | undefined;
  params?: readonly string[] | undefined;
  forms: readonly string[];
}
export type SignalTable = SignalEntry[];
