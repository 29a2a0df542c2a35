import type * as z from 'zod';
import type { Post, postSchema } from '../../post.ts';
import { toPost } from '../files/post-record.ts';
import type { Rejected } from '../source.ts';

/** Reads each record by itself, so that one that is not as expected spoils no other. Undefined from `toPosts`: not a post of ours. */
export function readRecords<T>(
  records: readonly unknown[],
  shape: z.ZodType<T>,
  {
    idOf,
    post,
  }: {
    idOf: (record: Record<string, unknown>) => unknown;
    post: (record: T) => z.input<typeof postSchema> | undefined;
  },
): { posts: Post[]; rejected: Rejected[] } {
  const posts: Post[] = [];
  const rejected: Rejected[] = [];
  for (const record of records) {
    const id = record !== null && typeof record === 'object' ? idOf(record as Record<string, unknown>) : undefined;
    const at = typeof id === 'string' || typeof id === 'number' ? String(id) : 'a record without an id';
    const { data, error } = shape.safeParse(record);
    if (error !== undefined) {
      const [issue] = error.issues;
      rejected.push({
        at,
        field: issue!.path.map(String).join('.'),
        message: `is not as the platform describes it: ${issue!.message}`,
      });
      continue;
    }
    const made = post(data);
    if (made === undefined) continue;
    const result = toPost(made);
    if ('post' in result) posts.push(result.post);
    else rejected.push({ at, ...result.problem });
  }
  return { posts, rejected };
}
