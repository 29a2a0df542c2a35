import { foldCluster, joinsPrevious, lookAlike } from './letters.ts';

/**
 * A text as matched: folded (case, width, look-alikes, invisible characters), with a way back to the text as published.
 * Where folding changes no position, `starts` and `ends` are left out.
 */
export interface FoldedText {
  readonly raw: string;
  readonly text: string;
  readonly starts?: Int32Array;
  readonly ends?: Int32Array;
}

/** Folded unit of each UTF-16 unit that folds to exactly one and never depends on its neighbours; 0 elsewhere. */
const SIMPLE = new Uint16Array(65536);
const KNOWN = new Uint8Array(65536);

for (let code = 0; code < 128; code++) {
  SIMPLE[code] = code >= 65 && code <= 90 ? code + 32 : code;
  KNOWN[code] = 1;
}

/** The folded unit for `code`, or 0 where the neighbours or a longer result must be looked at. */
export function simpleFold(code: number): number {
  if (KNOWN[code] === 1) return SIMPLE[code]!;
  KNOWN[code] = 1;
  if (joinsPrevious(code) || (code >= 0xd800 && code <= 0xdfff)) return 0;
  const letter = String.fromCharCode(code);
  const folded = foldCluster(letter);
  if (folded.length === 1 && lookAlike(folded) === undefined) SIMPLE[code] = folded.charCodeAt(0);
  return SIMPLE[code]!;
}

/** Folds `raw`. Never throws, on any string. */
export function foldText(raw: string): FoldedText {
  let onlyCase = true;
  for (let i = 0; i < raw.length; i++) {
    const code = raw.charCodeAt(i);
    if (code < 128) continue;
    if (code >= 0xd83c && code <= 0xd83e && isPlainEmoji(code, raw.charCodeAt(i + 1))) {
      i++;
      continue;
    }
    const folded = KNOWN[code] === 1 ? SIMPLE[code]! : simpleFold(code);
    if (folded === 0) return foldCarefully(raw);
    if (folded !== code) onlyCase &&= isLowerCase(code, folded);
  }
  const text = onlyCase
    ? raw
    : raw.replace(BEYOND_ASCII, (letter) => String.fromCharCode(SIMPLE[letter.charCodeAt(0)]!));
  return { raw, text: text.toLowerCase() };
}

const BEYOND_ASCII = /[\u0080-\ud7ff\ue000-\uffff]/g;

/** Whether lower case is all that folding does to a letter. */
function isLowerCase(code: number, folded: number): boolean {
  return String.fromCharCode(code).toLowerCase() === String.fromCharCode(folded);
}

/** A surrogate pair that folds to itself: emoji, but not the letters in squares (U+1F130 to U+1F189). */
function isPlainEmoji(high: number, low: number): boolean {
  if ((low & 0xfc00) !== 0xdc00) return false;
  return high !== 0xd83c || low < 0xdd30 || low > 0xdd89;
}

/** Longest run of marks that is still read as decoration of one letter; the rest is dropped. */
const MAX_CLUSTER = 8;

function foldCarefully(raw: string): FoldedText {
  const out: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const emit = (text: string, start: number, end: number) => {
    out.push(text);
    for (let k = 0; k < text.length; k++) {
      starts.push(start);
      ends.push(end);
    }
  };
  let latinBefore = false;
  for (let i = 0; i < raw.length; ) {
    const end = clusterEnd(raw, i);
    const simple = end === i + 1 ? simpleFold(raw.charCodeAt(i)) : 0;
    let folded = simple !== 0 ? String.fromCharCode(simple) : foldSlice(raw, i, end);
    const latin = simple !== 0 ? undefined : lookAlike(folded);
    if (latin !== undefined && (latinBefore || isLatin(raw.charCodeAt(end)))) folded = latin;
    if (folded !== '') latinBefore = isLatin(folded.charCodeAt(folded.length - 1));
    emit(folded, i, end);
    i = end;
  }
  const text = out.join('');
  if (text.length === raw.length && starts.every((start, k) => start === k && ends[k] === k + 1)) return { raw, text };
  return { raw, text, starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}

const clusterFolds = new Map<string, string>();

/** Folds of rare letters are remembered, up to a bound: hostile text must not grow the memory. */
function foldSlice(raw: string, start: number, end: number): string {
  const cluster = raw.slice(start, Math.min(end, start + MAX_CLUSTER));
  const known = clusterFolds.get(cluster);
  if (known !== undefined) return known;
  const lone = cluster.length === 1 && cluster >= '\ud800' && cluster <= '\udfff';
  const folded = lone ? '\ufffd' : foldCluster(cluster);
  if (clusterFolds.size < 20_000) clusterFolds.set(cluster, folded);
  return folded;
}

/** End of the letter that starts at `i` together with the marks that join it. */
function clusterEnd(raw: string, i: number): number {
  const code = raw.charCodeAt(i);
  const pair = code >= 0xd800 && code <= 0xdbff && (raw.charCodeAt(i + 1) & 0xfc00) === 0xdc00;
  let end = pair ? i + 2 : i + 1;
  while (end < raw.length && joinsPrevious(raw.charCodeAt(end))) end++;
  return end;
}

function isLatin(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** Start in the published text of the folded unit at `index`. */
export function rawStart(folded: FoldedText, index: number): number {
  if (folded.starts === undefined) return index;
  return folded.starts[index] ?? folded.raw.length;
}

/** End in the published text of the folded span that ends before `index`. */
export function rawEnd(folded: FoldedText, index: number): number {
  if (folded.ends === undefined || index === 0) return index;
  return folded.ends[index - 1]!;
}
