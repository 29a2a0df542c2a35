import * as z from 'zod';

/** Digits, as Meta's ids are. */
export const metaId = (what: string) =>
  z.string().regex(/^\d{5,25}$/, { error: `write the id of ${what}: digits, such as 17841400000000001` });

/** A user name of Instagram or Threads; a leading @ is dropped. */
export const metaUsername = z
  .string()
  .overwrite((name) => name.trim().replace(/^@/, ''))
  .regex(/^[\w.]{1,30}$/, { error: 'write the user name as in the address of the profile, such as maple.kitchen' });

export const MODES = ['discovery', 'own', 'tags', 'mentions'] as const;

export const instagramSettings = z
  .object({
    mode: z
      .enum(MODES)
      .default('discovery')
      .describe(
        'What is read. discovery: the posts of another professional account; own: your own posts and stories; tags: posts in which your account is tagged; mentions: posts whose caption names your account (Meta pushes them)',
      ),
    account: metaId('your own Instagram professional account').describe(
      'Id of your own Instagram professional account, by which Instagram is asked',
    ),
    username: metaUsername.optional().describe('User name of the account whose posts are read (discovery)'),
    labels: z.boolean().default(true).describe('Look the paid-partnership label up in Meta’s Branded Content Library'),
  })
  .refine(({ mode, username }) => mode !== 'discovery' || username !== undefined, {
    path: ['username'],
    error: 'write the user name of the account whose posts are to be read',
  });
export type InstagramSettings = z.output<typeof instagramSettings>;
