import { AT, classOf, HASH, isLetter, NEWLINE, SPACE, WORD } from './characters.ts';
import type { Slot } from './lexicon.ts';
import type { Passage } from './reading.ts';
import { rawStart } from './text.ts';

/** Words after "sponsored by" and the like that do not start a partner's name. */
const NO_NAME = new Set(
  'a an the my our your his her their this that these those it you me us i no nobody none some any all myself mom dad der die das den dem mein meine unser unsere euch dir mir uns ein eine le la les un une des du mon ma mes notre nos votre vous moi nous ce cette'.split(
    ' ',
  ),
);

/** Longest name that a slot takes, in words, and longest way to the form's second half, in characters. */
const MAX_NAME_WORDS = 4;
const MAX_GAP = 60;

type Span = readonly [number, number];
export interface FilledSlot {
  start: number;
  end: number;
  brand: Span;
  /** The name is no known partner's, no handle, and not written as a name. */
  loose?: boolean;
}

/**
 * Finds the partner's name for a form with a slot whose literal part stands at `start`–`end`. `partners` are the
 * folded names that are known; where none fits, the wording alone must look like a name.
 */
export function fillSlot(
  slot: Slot,
  passage: Passage,
  start: number,
  end: number,
  partners: readonly string[],
): FilledSlot | undefined {
  const { text } = passage.folded;
  if (slot.before === '') {
    const brand = nameBefore(passage, start, partners);
    return brand && { start: brand[0], end, brand };
  }
  let from = end;
  while (classOf(text.charCodeAt(from)) === SPACE) from++;
  if (slot.after.trim() === '') {
    const brand = nameAfter(passage, from, partners);
    if (brand === undefined) return undefined;
    const filled = { start, end: brand[1], brand };
    return looksLikeName(passage, brand, partners) ? filled : { ...filled, loose: true };
  }
  const tail = text.slice(from, from + MAX_GAP + slot.after.length).indexOf(slot.after);
  if (tail <= 0 || text.slice(from, from + tail).includes('\n')) return undefined;
  return { start, end: from + tail + slot.after.length, brand: [from, from + tail] };
}

function nameAfter(passage: Passage, from: number, partners: readonly string[]): Span | undefined {
  const { text } = passage.folded;
  const lead = classOf(text.charCodeAt(from));
  if (lead === AT || lead === HASH) {
    const end = wordEnd(text, from + 1);
    return end > from + 1 ? [from, end] : undefined;
  }
  const known = partners.find((name) => text.startsWith(name, from) && !isLetter(text.charCodeAt(from + name.length)));
  if (known !== undefined) return [from, from + known.length];
  if (!isLetter(text.charCodeAt(from))) return undefined;
  let end = wordEnd(text, from);
  if (NO_NAME.has(text.slice(from, end))) return undefined;
  for (let words = 1; words < MAX_NAME_WORDS; words++) {
    const next = text.startsWith(' & ', end) ? end + 3 : end + 1;
    if (text.charCodeAt(end) !== 32 || !isCapital(passage, next)) break;
    end = wordEnd(text, next);
  }
  return [from, end];
}

function looksLikeName(passage: Passage, [from, to]: Span, partners: readonly string[]): boolean {
  const { text } = passage.folded;
  if (classOf(text.charCodeAt(from)) !== WORD || '@#'.includes(text[from - 1]!)) return true;
  return isCapital(passage, from) || partners.some((name) => text.slice(from, to).startsWith(name));
}

function nameBefore(passage: Passage, start: number, partners: readonly string[]): Span | undefined {
  const { text } = passage.folded;
  let end = start;
  while (end > 0 && (classOf(text.charCodeAt(end - 1)) === SPACE || text[end - 1] === '-')) end--;
  if (end === start) return undefined;
  const known = partners.find((name) => text.endsWith(name, end) && !isLetter(text.charCodeAt(end - name.length - 1)));
  if (known !== undefined) return [end - known.length, end];
  let from = end;
  while (from > 0 && end - from < MAX_GAP && isHandleUnit(text.charCodeAt(from - 1))) from--;
  if (from === end) return undefined;
  if (from > 0 && classOf(text.charCodeAt(from - 1)) === AT) return [from - 1, end];
  const opens = from === 0 || classOf(text.charCodeAt(from - 1)) === NEWLINE;
  return isCapital(passage, from) && !opens && !NO_NAME.has(text.slice(from, end)) ? [from, end] : undefined;
}

function isCapital(passage: Passage, index: number): boolean {
  const { raw, text } = passage.folded;
  const unit = raw[rawStart(passage.folded, index)];
  return unit !== undefined && classOf(text.charCodeAt(index)) === WORD && unit !== unit.toLowerCase();
}

function isHandleUnit(code: number): boolean {
  return isLetter(code) || code === 46;
}

/** End of the word, handle or tag at `from`; a full stop counts only inside it. */
function wordEnd(text: string, from: number): number {
  let end = from;
  while (
    end < text.length &&
    (isLetter(text.charCodeAt(end)) || ("-.'&".includes(text[end]!) && isLetter(text.charCodeAt(end + 1))))
  )
    end++;
  return end;
}
