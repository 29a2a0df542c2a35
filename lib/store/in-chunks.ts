/** Requests that are under way at the same time, at most. */
const AT_ONCE = 25;

/** Does the same to each, some side by side; results in the order given. */
export async function inChunks<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let k = 0; k < all.length; k += AT_ONCE) {
    results.push(...(await Promise.all(all.slice(k, k + AT_ONCE).map(work))));
  }
  return results;
}
