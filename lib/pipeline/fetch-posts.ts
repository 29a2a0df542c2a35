import type { EventBus } from '../events/catalog.ts';
import { makeEvent } from '../events/envelope.ts';
import { risingInstants } from '../events/instants.ts';
import { type Post, postTooLarge } from '../post.ts';
import type { FetchedBatch, PostSource, Rejected } from '../sources/source.ts';
import type { SourceState } from '../store/records.ts';
import type { Store } from '../store/store.ts';

const MAX_REJECTED_KEPT = 20;
const MAX_ERROR_CHARACTERS = 500;

export interface FetchDeps {
  sources: readonly PostSource[];
  store: Pick<Store, 'getSource' | 'putSource'>;
  bus: EventBus;
  now: () => Date;
}

/**
 * Reads on in a source where the last fetch ended, and puts its posts on the bus. The place is noted after each batch, so a fetch that
 * breaks off goes on from there. Throws what the source throws, after noting it.
 */
export async function fetchPosts(
  sourceName: string,
  { sources, store, bus, now }: FetchDeps,
): Promise<{ posts: number; rejected: number }> {
  const source = sources.find(({ name }) => name === sourceName);
  if (source === undefined) throw new Error(`no source is named "${sourceName}"`);
  const before = await store.getSource(sourceName);
  let state: SourceState = { ...before, source: sourceName, posts: 0, rejected: [] };
  let rejected = 0;
  const seen = risingInstants(now);
  try {
    for await (const batch of source.fetchSince(before?.cursor)) {
      const { fit, refused } = sift(batch);
      const events = fit.map((post) => {
        const time = seen();
        return makeEvent('post.published', { post, observedAt: time }, { time });
      });
      await bus.publish(events);
      rejected += refused.length;
      state = {
        ...state,
        cursor: batch.cursor,
        posts: state.posts + fit.length,
        rejected: [...(state.rejected ?? []), ...refused].slice(0, MAX_REJECTED_KEPT),
      };
      await store.putSource(state);
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    await store.putSource({ ...state, error: message.slice(0, MAX_ERROR_CHARACTERS) });
    throw error;
  }
  const { error: _, ...well } = state;
  await store.putSource({ ...well, fetchedAt: now().toISOString() });
  return { posts: state.posts, rejected };
}

function sift({ posts, rejected }: FetchedBatch): { fit: Post[]; refused: Rejected[] } {
  const refused = [...rejected];
  const fit = posts.filter((post) => {
    const message = postTooLarge(post);
    if (message !== undefined) refused.push({ at: `${post.platform} ${post.id}`, field: '', message });
    return message === undefined;
  });
  return { fit, refused };
}
