/**
 * Runs `task` for every item, at most `concurrency` at once, and returns what was not undefined. One that fails keeps no other
 * from running: when all are done, the first error is thrown.
 */
export async function settleAll<T, R>(
  items: readonly T[],
  concurrency: number,
  task: (item: T) => Promise<R | undefined>,
): Promise<R[]> {
  const results: R[] = [];
  const errors: unknown[] = [];
  const queue = items.values();
  const work = async () => {
    for (const item of queue) {
      try {
        const result = await task(item);
        if (result !== undefined) results.push(result);
      } catch (error) {
        errors.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  if (errors.length > 0) throw errors[0];
  return results;
}
