import type { Post } from '../../lib/post.ts';
import type { FetchedBatch, Gone, PostSource } from '../../lib/sources/source.ts';
import { SourceError } from '../../lib/sources/source-error.ts';

/** A whole fetch: the cursor is the last one, as the store would have it. */
export async function fetchAll(source: PostSource, cursor: string | undefined) {
  const all: Required<Pick<FetchedBatch, 'posts' | 'rejected' | 'gone'>> = { posts: [], rejected: [], gone: [] };
  let last = cursor;
  for (let more = true; more; ) {
    more = false;
    for await (const batch of source.fetchSince(last)) {
      all.posts.push(...batch.posts);
      all.rejected.push(...batch.rejected);
      all.gone.push(...(batch.gone ?? []));
      last = batch.cursor;
      more = batch.more ?? false;
    }
  }
  return { ...all, cursor: last };
}

/** What known posts are now. */
export async function again(source: PostSource, posts: readonly Post[], cursor?: string) {
  const all = { posts: [] as Post[], gone: [] as Gone[] };
  for await (const { posts: read, gone } of source.reread!(posts, cursor)) {
    all.posts.push(...read);
    all.gone.push(...gone);
  }
  return all;
}

/** What goes wrong in a first fetch. */
export async function trouble(source: PostSource): Promise<SourceError> {
  const error = await fetchAll(source, undefined).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof SourceError)) throw error ?? new Error('the fetch went well');
  return error;
}
