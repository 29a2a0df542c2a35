import * as z from 'zod';
import { jurisdictionSchema } from './jurisdiction.ts';
import { CONNECTIONS, FORMATS, PLATFORMS, TEXT_FIELDS } from './post-terms.ts';

export {
  CONNECTIONS,
  type Connection,
  FORMATS,
  type Format,
  PLATFORMS,
  type Platform,
  sameHandle,
  TEXT_FIELDS,
  USUAL_FORMAT,
} from './post-terms.ts';

export const connectionSchema = z
  .enum(CONNECTIONS)
  .meta({ id: 'Connection', description: 'What ties the creator to the brand' });

export const platformSchema = z.enum(PLATFORMS).meta({ id: 'Platform' });
export const formatSchema = z.enum(FORMATS).meta({ id: 'Format' });
export const platformLabelSchema = z.enum(['present', 'absent', 'unknown']);

/** RFC 3339 with an offset, as every date of the contract. */
export const instantSchema = z.iso
  .datetime({ offset: true, error: 'must be an RFC 3339 instant such as 2026-11-24T08:00:00Z' })
  .meta({ description: 'RFC 3339 instant' });

export const creatorSchema = z
  .object({
    handle: z.string().min(1),
    id: z.string().optional(),
    name: z.string().optional(),
    followers: z.number().int().nonnegative().optional(),
  })
  .meta({ id: 'Creator' });
export type Creator = z.infer<typeof creatorSchema>;

const count = z.number().int().nonnegative().optional();
export const metricsSchema = z.object({ views: count, likes: count, comments: count, shares: count });

/** One published post, text exactly as published. Unknown fields are dropped. */
export const postSchema = z
  .object({
    id: z.string().min(1).max(512).describe("The platform's own id; unique together with platform"),
    platform: platformSchema,
    format: formatSchema.optional(),
    url: z.string().optional(),
    creator: creatorSchema,
    publishedAt: instantSchema,
    editedAt: instantSchema.nullish(),
    caption: z.string().optional(),
    title: z.string().optional(),
    description: z.string().optional(),
    transcript: z.string().optional(),
    firstComment: z.string().optional(),
    overlays: z.array(z.string()).optional().describe('Words shown in the picture or video, one entry per frame'),
    cut: z
      .array(z.enum(TEXT_FIELDS))
      .optional()
      .describe('Texts of which only the beginning is here: what is missing in them may stand in the rest'),
    links: z.array(z.string()).optional().describe('Links outside the text: sticker, pin target, bio link'),
    platformLabel: platformLabelSchema.optional().describe("The platform's own paid-partnership label"),
    labelledPartner: z.string().optional(),
    language: z.string().optional().describe('BCP 47, only if the platform says so'),
    audience: z.array(jurisdictionSchema).optional().describe('Jurisdictions whose rules the post must meet'),
    connection: connectionSchema.optional(),
    metrics: metricsSchema.optional(),
  })
  .meta({ id: 'Post' });
export type Post = z.infer<typeof postSchema>;

/** Largest post that is judged and kept, in bytes of JSON: with its audit it must fit one item of the table (400 KB) and one event (256 KB). */
export const MAX_STORED_POST_BYTES = 250_000;

const encoder = new TextEncoder();

/** Why a post is too large to be kept; undefined if it is not. */
export function postTooLarge(post: Post): string | undefined {
  const bytes = encoder.encode(JSON.stringify(post)).length;
  if (bytes <= MAX_STORED_POST_BYTES) return undefined;
  const count = (n: number) => n.toLocaleString('en');
  return `the post has ${count(bytes)} bytes as JSON, at most ${count(MAX_STORED_POST_BYTES)} can be kept: leave out what was not published`;
}

/** The pair that names a post everywhere. */
export const postRefSchema = z.object({ platform: platformSchema, id: z.string() }).meta({ id: 'PostRef' });
export type PostRef = z.infer<typeof postRefSchema>;
