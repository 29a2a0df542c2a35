export interface Part {
  text: string;
  kind: 'same' | 'removed' | 'added';
}

/** Above this many comparisons all between the first and the last change is shown as replaced. */
const MAX_COMPARISONS = 1_000_000;

/** What an edit changed, word by word. */
export function difference(old: string, edited: string): Part[] {
  const before = words(old);
  const after = words(edited);
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before.at(-1 - tail) === after.at(-1 - tail)) {
    tail++;
  }
  const removed = before.slice(head, before.length - tail);
  const added = after.slice(head, after.length - tail);
  return join([
    ...before.slice(0, head).map((text): Part => ({ text, kind: 'same' })),
    ...(removed.length * added.length > MAX_COMPARISONS ? replaced(removed, added) : align(removed, added)),
    ...before.slice(before.length - tail).map((text): Part => ({ text, kind: 'same' })),
  ]);
}

function words(text: string): string[] {
  return text.match(/\s+|\S+/g) ?? [];
}

function replaced(removed: readonly string[], added: readonly string[]): Part[] {
  return [
    ...removed.map((text): Part => ({ text, kind: 'removed' })),
    ...added.map((text): Part => ({ text, kind: 'added' })),
  ];
}

/** The longest common subsequence of words stays; what else there is was removed or added. */
function align(removed: readonly string[], added: readonly string[]): Part[] {
  const width = added.length + 1;
  const common = new Uint32Array((removed.length + 1) * width);
  for (let i = removed.length - 1; i >= 0; i--) {
    for (let j = added.length - 1; j >= 0; j--) {
      common[i * width + j] =
        removed[i] === added[j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
    }
  }
  const parts: Part[] = [];
  let i = 0;
  let j = 0;
  while (i < removed.length && j < added.length) {
    if (removed[i] === added[j]) {
      parts.push({ text: removed[i++]!, kind: 'same' });
      j++;
    } else if (common[(i + 1) * width + j]! >= common[i * width + j + 1]!) {
      parts.push({ text: removed[i++]!, kind: 'removed' });
    } else {
      parts.push({ text: added[j++]!, kind: 'added' });
    }
  }
  return [...parts, ...replaced(removed.slice(i), added.slice(j))];
}

/** Neighbours of one kind as one part. */
function join(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  for (const { text, kind } of parts) {
    const last = joined.at(-1);
    if (last?.kind === kind) last.text += text;
    else joined.push({ text, kind });
  }
  return joined;
}
