/** The queue as it was last seen, so that a reviewer can go from one finding to the next. */
interface SeenQueue {
  link: string;
  ids: readonly string[];
}

let seen: SeenQueue = { link: '#/findings', ids: [] };

export function rememberQueue(queue: SeenQueue): void {
  seen = queue;
}

/** The way back to the queue, and the findings before and after this one. */
export function placeInQueue(id: string): { link: string; previous?: string | undefined; next?: string | undefined } {
  const index = seen.ids.indexOf(id);
  return index < 0
    ? { link: seen.link }
    : { link: seen.link, previous: seen.ids[index - 1], next: seen.ids[index + 1] };
}
