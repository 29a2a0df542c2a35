import * as z from 'zod';
import { outcomeSchema } from '../../lib/audit-result.ts';
import { DISCLOSURE_REASONS } from '../../lib/finding.ts';
import { jurisdictionSchema } from '../../lib/jurisdiction.ts';
import { postSchema } from '../../lib/post.ts';

/** A post without what every case fills in the same way. */
const draftSchema = z.preprocess(
  (draft) => ({ id: 'case', creator: { handle: 'case' }, publishedAt: '2026-11-01T12:00:00Z', ...(draft as object) }),
  postSchema,
);
const reason = z.enum(DISCLOSURE_REASONS).optional();

/** A published decision with a caption written after it. `expect: null`: nothing in a post's data can decide it. */
export const rulingSchema = z.strictObject({
  decision: z.string().min(1),
  source: z.url(),
  decided: z.enum(['breach', 'in_order']),
  expect: z.enum(['pass', 'fail', 'not_applicable']).nullable(),
  reason,
  why: z.string().min(1),
  post: draftSchema,
});

/** A case of our own. */
export const hardCaseSchema = z.strictObject({
  name: z.string().min(1),
  jurisdiction: jurisdictionSchema,
  expect: outcomeSchema,
  reason,
  commercial: z.boolean().optional().describe('Whether the words alone show an ad'),
  span: z.string().nullish().describe('The words of the disclosure; null: there are none'),
  tags: z.array(z.string()).default([]),
  why: z.string().min(1),
  post: draftSchema,
});

/** A real post, read by a person. */
export const labelledPostSchema = z.object({
  post: z.preprocess((post) => withInstant(post as Record<string, unknown>), postSchema),
  label: z.object({
    commercial: z.enum(['paid', 'affiliate', 'gifted', 'own-brand', 'none', 'unclear']),
    disclosure: z.enum(['clear', 'buried', 'ambiguous', 'none']),
    disclosure_span: z.string().nullable(),
    us_ftc: z.enum(['pass', 'fail', 'unclear', 'n/a']),
    local_jurisdiction: z.string().nullable(),
    local: z.enum(['pass', 'fail', 'unclear', 'n/a']).nullable(),
  }),
});

/** `2026-01-23Z` and `2026-01-23` mean that day. */
function withInstant(post: Record<string, unknown>): Record<string, unknown> {
  const day = /^(\d{4}-\d{2}-\d{2})Z?$/.exec(String(post.publishedAt))?.[1];
  return day === undefined ? post : { ...post, publishedAt: `${day}T00:00:00Z` };
}
