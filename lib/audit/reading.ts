import type { EvidenceField } from '../finding.ts';
import type { Post } from '../post.ts';
import { TEXT_FIELDS } from '../post-terms.ts';
import { isLetter } from './characters.ts';
import type { Position } from './context.ts';
import { lettersOf } from './letters.ts';
import { type FoldedText, foldText, rawEnd, rawStart } from './text.ts';

/** One text of a post, folded once and read once. */
export interface Passage {
  readonly field: EvidenceField;
  /** Index into `overlays` or `links`. */
  readonly frame?: number;
  readonly folded: FoldedText;
  /** Hashtags as [start, end) pairs of folded offsets, `#` included. */
  readonly tags: number[];
  /** Mentions likewise, `@` included. */
  readonly mentions: number[];
  /** Words likewise, digits and `_` among their letters; of a text in which no name is looked for only when first asked for. */
  words?: number[];
  /** Filled in when first asked for: see `lettersIn` and `letteredSpan`. */
  letters?: string;
  lettered?: readonly [number, number];
}

/** More words are not noted: hostile text must not cost more. */
export const MAX_WORDS = 20_000;

/** A surface found in a passage, in folded offsets. */
export interface Hit {
  readonly surface: number;
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  readonly tag: boolean;
  /** The hit is the start of a longer tag (`#협찬청소기`). */
  readonly glued: boolean;
  /** The word is broken up letter by letter (`a.d`). */
  readonly spelled?: boolean;
  /** What stands in the place of the partner's name may be any word: `sponsored by three coffees`. */
  readonly loose?: boolean;
  /** Span of the partner's name, for a form that has a slot for it. */
  readonly brand?: readonly [number, number];
  /** Filled in when first asked for: whether the words are in use (not quoted, no contact line), and how they stand. */
  used?: boolean;
  label?: boolean;
  position?: Position;
}

/** The post's texts in the order in which an audience meets them; empty ones are left out, frames never are. */
export function passagesOf(post: Post): Passage[] {
  const passages: Passage[] = [];
  for (const field of TEXT_FIELDS) {
    const text = post[field];
    if (text !== undefined && text !== '') passages.push(passage(field, text));
  }
  for (const field of ['overlays', 'links'] as const) {
    post[field]?.forEach((text, frame) => {
      passages.push(passage(field, text, frame));
    });
  }
  return passages;
}

function passage(field: EvidenceField, text: string, frame?: number): Passage {
  const folded = foldText(text);
  return frame === undefined
    ? { field, folded, tags: [], mentions: [] }
    : { field, folded, tags: [], mentions: [], frame };
}

/** Letters and digits of the passage in a row: what is asked for a name anywhere in it. */
export function lettersIn(passage: Passage): string {
  passage.letters ??= lettersOf(passage.folded.text);
  return passage.letters;
}

/** Folded offsets of the first letter or digit and of the end of the last; without any, the text's length and 0. */
export function letteredSpan(passage: Passage): readonly [number, number] {
  if (passage.lettered === undefined) {
    const { text } = passage.folded;
    let first = 0;
    while (first < text.length && !isLetter(text.charCodeAt(first))) first++;
    let end = text.length;
    while (end > 0 && !isLetter(text.charCodeAt(end - 1))) end--;
    passage.lettered = [first, end];
  }
  return passage.lettered;
}

/** Index of the first span, of [start, end) pairs in order, that begins at `at` or later. */
export function firstAfter(spans: readonly number[], at: number): number {
  let low = 0;
  let high = spans.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle * 2]! < at) low = middle + 1;
    else high = middle;
  }
  return low * 2;
}

/** The published span behind folded offsets. */
export function evidenceOf(passage: Passage, start: number, end: number) {
  const from = rawStart(passage.folded, start);
  const to = Math.max(from, rawEnd(passage.folded, end));
  return {
    field: passage.field,
    start: from,
    end: to,
    text: passage.folded.raw.slice(from, to),
    ...(passage.frame === undefined ? {} : { frame: passage.frame }),
  };
}
