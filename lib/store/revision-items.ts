import type { PostRef } from '../post.ts';
import { inChunks } from './in-chunks.ts';
import { ABSENT, type Expression, type ItemTable, startingWith } from './item-table.ts';
import { type Head, readRevision, revisionItem } from './items.ts';
import { type Key, keys, REVISION_PREFIX } from './keys.ts';
import type { Revision } from './records.ts';

/** Which revision holds a state of a post, and when that state was first seen. */
export type Place = Pick<Revision, 'number' | 'hash' | 'observedAt'>;

/** The states that a post was seen in. */
export class RevisionItems {
  readonly #table: ItemTable;

  constructor(table: ItemTable) {
    this.#table = table;
  }

  all(ref: PostRef): Promise<Revision[]> {
    return this.#table.all(revisionsOf(ref), readRevision);
  }

  async read(ref: PostRef, number: number): Promise<Revision | undefined> {
    const item = await this.#table.get(keys.revision(ref, number));
    return item === undefined ? undefined : readRevision(item);
  }

  /** Throws `ConditionalCheckFailedException` where another state has this number. */
  async put(ref: PostRef, revision: Revision, expiresAt: number): Promise<void> {
    await this.#table.put({ ...revisionItem(ref, revision), expiresAt }, freeOrSame(revision));
  }

  async remove(ref: PostRef): Promise<void> {
    const all = await this.#table.all(revisionsOf(ref), ({ pk, sk }) => ({ pk, sk }) as Key);
    await inChunks(all, (key) => this.#table.remove(key));
  }

  /**
   * Where a state belongs: to the head's revision if the text is the same, else to a new one. A write that was interrupted may have taken
   * the next number, for this state or for another; of a post whose words were removed only the head knows how far the numbers went.
   */
  async place(ref: PostRef, { hash, observedAt }: Omit<Place, 'number'>, head: Head | undefined): Promise<Place> {
    if (head?.summary.hash === hash) {
      const { revision: number } = head.summary;
      const item = await this.#table.get(keys.revision(ref, number));
      return { number, hash, observedAt: (item?.observedAt as string | undefined) ?? observedAt };
    }
    const newest = await this.#newest(ref);
    if (newest?.hash === hash && newest.observedAt === observedAt) return newest;
    return { number: Math.max(newest?.number ?? 0, head?.summary.revision ?? 0) + 1, hash, observedAt };
  }

  async #newest(ref: PostRef): Promise<Place | undefined> {
    const [item] = await this.#table.first({ ...revisionsOf(ref), descending: true }, 1);
    if (item === undefined) return undefined;
    const { number, hash, observedAt } = item as unknown as Place;
    return { number, hash, observedAt };
  }
}

function revisionsOf(ref: PostRef) {
  return startingWith(keys.post(ref).pk, REVISION_PREFIX);
}

function freeOrSame({ hash, observedAt }: Place): Expression {
  return {
    text: `${ABSENT.text} OR (#hash = :hash AND #observedAt = :observedAt)`,
    values: { ':hash': hash, ':observedAt': observedAt },
  };
}
