/** The clock's instants, each at least a millisecond after the one before: what was read first was seen first. */
export function risingInstants(now: () => Date): () => string {
  let last = 0;
  return () => {
    last = Math.max(last + 1, now().getTime());
    return new Date(last).toISOString();
  };
}
