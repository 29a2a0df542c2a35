import type { EventData } from '../events/catalog.ts';
import type { PostRef } from '../post.ts';
import type { Store } from '../store/store.ts';

const PAGE = 100;
/** Milliseconds of the function's time that are left unused: what is left is done by the next sweep. */
const RESERVE_MS = 30_000;
/** Before anything was published, and after it. */
const EVER = ['1970-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'] as const;

export interface EraseDeps {
  store: Pick<Store, 'dueErasures' | 'eraseContent' | 'eachPost'>;
  now: () => Date;
  /** Milliseconds that the function may still take. */
  timeLeft?: () => number;
}

/** Removes the words of posts that may no longer be kept, until there are none left. Returns how many posts that were. */
export async function eraseDue(deps: EraseDeps): Promise<number> {
  const { store, now, timeLeft = () => Number.POSITIVE_INFINITY } = deps;
  const tried = new Set<string>();
  const erasing = new Erasing(deps);
  for (let left: PostRef[] = []; timeLeft() > RESERVE_MS; ) {
    const due = await store.dueErasures(now().toISOString(), PAGE);
    // An index may still show what has just been done.
    left = due.filter(({ platform, id }) => !tried.has(`${platform} ${id}`));
    if (left.length === 0) break;
    for (const ref of left) {
      tried.add(`${ref.platform} ${ref.id}`);
      await erasing.erase(ref);
    }
  }
  return erasing.end();
}

/** Removes the words of everything that a creator has published. Returns how many posts that were. */
export async function eraseCreator(
  { creatorId, platform }: EventData<'creator.erase_requested'>,
  deps: EraseDeps,
): Promise<number> {
  const erasing = new Erasing(deps);
  for await (const post of deps.store.eachPost(...EVER)) {
    if (post.creator.id !== creatorId || (platform !== undefined && post.platform !== platform)) continue;
    await erasing.erase({ platform: post.platform, id: post.id });
  }
  return erasing.end();
}

/** One post that cannot be erased does not keep the others. */
class Erasing {
  readonly #deps: EraseDeps;
  readonly #errors: unknown[] = [];
  #erased = 0;

  constructor(deps: EraseDeps) {
    this.#deps = deps;
  }

  async erase(ref: PostRef): Promise<void> {
    try {
      await this.#deps.store.eraseContent(ref, this.#deps.now().toISOString());
      this.#erased++;
    } catch (error) {
      this.#errors.push(error);
    }
  }

  /** Throws where some could not be erased. */
  end(): number {
    if (this.#errors.length === 0) return this.#erased;
    throw new AggregateError(this.#errors, `the words of ${this.#errors.length} posts could not be removed`);
  }
}
