import * as z from 'zod';
import { outcomeSchema } from '../../audit-result.ts';
import { platformSchema } from '../../post.ts';
import { postSummarySchema } from '../../store/records.ts';
import { paging, timeRange } from '../parameters.ts';
import { complete, list, type Route } from '../route.ts';
import {
  checkRequestSchema,
  checkResultSchema,
  describedPostsSchema,
  postResultsSchema,
  pushedPostsSchema,
  reportedPostSchema,
} from '../schemas.ts';

export const POSTS_ROUTES = {
  listPosts: {
    method: 'GET',
    path: '/v1/posts',
    scope: 'findings/read',
    about: 'Posts, newest first',
    query: z.object({
      creator: z.string().optional(),
      campaign: z.string().optional(),
      platform: platformSchema.optional(),
      outcome: outcomeSchema.optional(),
      ...timeRange,
      ...paging,
    }),
    ok: { status: 200, body: list(postSummarySchema) },
  },
  getPost: {
    method: 'GET',
    path: '/v1/posts/{platform}/{postId}',
    scope: 'findings/read',
    about: 'One post with its revisions, their audits and its findings',
    ok: { status: 200, body: reportedPostSchema, headers: complete('the oldest revisions are left out') },
  },
  pushPosts: {
    method: 'POST',
    path: '/v1/posts',
    scope: 'posts/write',
    about: 'Hand in posts to be audited; each is answered by its own line',
    body: pushedPostsSchema,
    describedBody: describedPostsSchema,
    ok: { status: 207, body: postResultsSchema },
  },
  checkDraft: {
    method: 'POST',
    path: '/v1/checks',
    scope: 'findings/read',
    about: 'Judge a draft before it is published; nothing is stored',
    body: checkRequestSchema,
    ok: { status: 200, body: checkResultSchema },
  },
} as const satisfies Record<string, Route>;
