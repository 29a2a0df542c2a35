import * as z from 'zod';

/** One source of posts, as a client file or a user of the page sets it up. What `settings` holds, its kind says. */
export const sourceDefinitionSchema = z
  .object({
    name: z.string().min(1).max(200).describe('Names the source in lists; unique in a deployment'),
    kind: z.string().min(1).max(50),
    settings: z.record(z.string(), z.unknown()).default({}),
    credential: z
      .string()
      .regex(/^[a-zA-Z0-9_.-]{1,100}$/, { error: 'use up to 100 letters, digits, dots, hyphens and underscores' })
      .optional()
      .describe('Name under which its token or key is stored: never the token itself'),
    everyMinutes: z.int().min(1).max(1440).optional().describe('Left out: as usual for its kind'),
    firstFetchDays: z.int().min(0).max(365).optional().describe('Days that the first fetch goes back; 30 unless told'),
  })
  .meta({ id: 'SourceDefinition' });
export type SourceDefinition = z.infer<typeof sourceDefinitionSchema>;

/** Days that the first fetch of a source goes back, unless told. */
export const FIRST_FETCH_DAYS = 30;

/** Hours after its publication at which a post is read again. */
export const rereadAfterHoursSchema = z
  .array(z.number().positive({ error: 'write hours above 0' }))
  .max(20, { error: 'write at most 20 times' })
  .refine((hours) => hours.every((hour, index) => index === 0 || hour > hours[index - 1]!), {
    error: 'write rising hours, such as [1, 6, 24]',
  });
