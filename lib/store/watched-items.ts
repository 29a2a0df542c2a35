import type { PostRef } from '../post.ts';
import { inChunks } from './in-chunks.ts';
import { type ItemTable, startingWith, upTo } from './item-table.ts';
import { expiry, type Item, readDocument } from './items.ts';
import { type Key, keys, postOrder, rereadPartition, WATCHED_PREFIX } from './keys.ts';
import type { WatchedPost } from './records.ts';

/** The posts that sources look at again. */
export class WatchedItems {
  readonly #table: ItemTable;

  constructor(table: ItemTable) {
    this.#table = table;
  }

  /** Single reads side by side: as consistent as a batch read, without its limits and without one more right. */
  async read(source: string, refs: readonly PostRef[]): Promise<WatchedPost[]> {
    const asked = new Map(refs.map((ref) => [keys.watched(source, ref).sk, ref]));
    const items = await inChunks([...asked.values()], (ref) => this.#table.get(keys.watched(source, ref)));
    return items.flatMap((item) => (item === undefined ? [] : readDocument<WatchedPost>(item)));
  }

  /** Of two entries for the same post the later one counts. */
  async put(watched: readonly WatchedPost[], keepUntil: string): Promise<void> {
    const items = watched.map((post) => watchedItem(post, keepUntil));
    const last = new Map(items.map((item) => [`${item.pk} ${item.sk}`, item]));
    await inChunks([...last.values()], (item) => this.#table.put(item));
  }

  async due(source: string, now: string, limit: number): Promise<WatchedPost[]> {
    return (await this.#table.first(upTo(rereadPartition(source), now), limit)).map(readDocument<WatchedPost>);
  }

  async forget(source: string): Promise<void> {
    const { pk } = keys.watched(source, { platform: 'other', id: '' });
    const all = await this.#table.all(startingWith(pk, WATCHED_PREFIX), ({ pk, sk }) => ({ pk, sk }) as Key);
    await inChunks(all, (key) => this.#table.remove(key));
  }
}

function watchedItem(post: WatchedPost, keepUntil: string): Item {
  const { source, rereadAt } = post;
  return {
    ...keys.watched(source, post),
    ...(rereadAt === undefined ? {} : { statusPk: rereadPartition(source), statusSk: postOrder(rereadAt, post) }),
    document: JSON.stringify(post),
    expiresAt: expiry(keepUntil, 0),
  };
}
