import * as z from 'zod';
import { metaId, metaUsername } from '../meta/settings.ts';

const MODES = ['discovery', 'own', 'tags', 'mentions'] as const;

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
