import type { Post } from '../../post.ts';
import type { Gone, KnownPost, Rejected, Reread } from '../source.ts';

/** Reads known posts again by their ids, a batch at a time; one that is not answered is missing. */
export async function* rereadByIds(
  known: readonly KnownPost[],
  size: number,
  read: (ids: string[]) => Promise<{ posts: Post[]; rejected: Rejected[] }>,
): AsyncGenerator<Reread> {
  for (let start = 0; start < known.length; start += size) {
    const asked = known.slice(start, start + size);
    const { posts, rejected } = await read(asked.map(({ id }) => id));
    const answered = new Set([...posts.map(({ id }) => id), ...rejected.map(({ at }) => at)]);
    const gone = asked
      .filter(({ id }) => !answered.has(id))
      .map(({ platform, id }): Gone => ({ platform, id, as: 'missing' }));
    yield { posts, gone, rejected };
  }
}
