export interface Difference {
  before: string;
  removed: string;
  added: string;
  after: string;
}

/** What an edit changed: all between the first and the last word that differ. */
export function difference(old: string, edited: string): Difference {
  const shortest = Math.min(old.length, edited.length);
  let head = 0;
  while (head < shortest && old[head] === edited[head]) head++;
  while (head > 0 && !isSpace(old[head - 1]!)) head--;
  let tail = 0;
  while (tail < shortest - head && old.at(-1 - tail) === edited.at(-1 - tail)) tail++;
  while (tail > 0 && !isSpace(old.at(-tail)!)) tail--;
  return {
    before: old.slice(0, head),
    removed: old.slice(head, old.length - tail),
    added: edited.slice(head, edited.length - tail),
    after: old.slice(old.length - tail),
  };
}

function isSpace(char: string): boolean {
  return /\s/.test(char);
}
