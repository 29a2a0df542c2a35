import { lettersOf } from './letters.ts';
import { addressEnd, addressStart, isElsewhere } from './links.ts';
import { firstAfter, type Hit, type Passage } from './reading.ts';

/** How far from a hit its link or the one it speaks of stands. */
const REACH = 60;

type Span = [number, number];

/** The link or the mention beside an offer. */
export function linkBeside(hit: Hit, handle: string): Span | undefined {
  const { text } = hit.passage.folded;
  const from = Math.max(0, hit.start - REACH);
  const link = text.slice(from, hit.end + REACH).indexOf('://');
  if (link >= 0 && isElsewhere(text, from + link, handle))
    return [addressStart(text, from + link), addressEnd(text, from + link)];
  return mentionBeside(hit, handle);
}

/** Somebody else who is mentioned beside the hit, in the same line. */
export function mentionBeside({ passage, start, end }: Hit, handle: string): Span | undefined {
  const { text } = passage.folded;
  const from = Math.max(0, start - REACH);
  const line = from + text.slice(from, start).lastIndexOf('\n') + 1;
  const lineEnd = end + text.slice(end, end + REACH).split('\n', 1)[0]!.length;
  for (let k = firstAfter(passage.mentions, line); k < passage.mentions.length; k += 2) {
    const span: Span = [passage.mentions[k]!, passage.mentions[k + 1]!];
    if (span[0] >= lineEnd) return undefined;
    if (nameAt(text, span) !== handle) return span;
  }
  return undefined;
}

/** Somebody else whom the text mentions; one that it also has as a hashtag comes first. */
export function mentionOf(passage: Passage, handle: string): { span: Span; tagged: boolean } | undefined {
  if (passage.mentions.length === 0) return undefined;
  const { text } = passage.folded;
  const tags = new Set<string>();
  for (let k = 0; k < passage.tags.length; k += 2) tags.add(nameAt(text, [passage.tags[k]!, passage.tags[k + 1]!]));
  let first: Span | undefined;
  for (let k = 0; k < passage.mentions.length; k += 2) {
    const span: Span = [passage.mentions[k]!, passage.mentions[k + 1]!];
    const name = nameAt(text, span);
    if (name === handle) continue;
    if (tags.has(name)) return { span, tagged: true };
    first ??= span;
  }
  return first && { span: first, tagged: false };
}

/** The name in a mention, a hashtag or plain words, as it is compared: `@glow.lab` is `#GlowLab`. */
export function nameAt(text: string, [start, end]: readonly [number, number]): string {
  return lettersOf(text.slice(start, end));
}
