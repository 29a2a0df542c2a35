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

/** Unit to which each unit folds where that is one, whatever stands beside it; 0 for all others and those not yet met. */
const plainUnits = new Uint16Array(65536);
/** Units that were met and are not plain. */
const isOther = new Uint8Array(65536);

for (let code = 1; code < 128; code++) plainUnits[code] = code >= 65 && code <= 90 ? code + 32 : code;

/** What `code` folds to if it is plain, else 0. */
function plainUnit(code: number): number {
  const unit = plainUnits[code]!;
  return unit !== 0 || isOther[code] === 1 ? unit : learn(code);
}

function learn(code: number): number {
  const isHalf = code >= 0xd800 && code <= 0xdfff;
  const folded = isHalf || joinsPrevious(code) ? '' : foldCluster(String.fromCharCode(code));
  if (folded.length === 1 && lookAlike(folded) === undefined) plainUnits[code] = folded.charCodeAt(0);
  if (plainUnits[code] === 0) isOther[code] = 1;
  return plainUnits[code]!;
}

const ASCII_ONLY = /^[\0-\x7f]*$/;

/** Where a text is folded into; grows with the longest text so far. */
let units = new Uint16Array(4096);
let starts = new Int32Array(4096);
let ends = new Int32Array(4096);

function grow(atLeast: number): void {
  const size = Math.max(atLeast, units.length * 2);
  const grown = <T extends Uint16Array | Int32Array>(old: T, larger: T): T => {
    larger.set(old);
    return larger;
  };
  units = grown(units, new Uint16Array(size));
  starts = grown(starts, new Int32Array(size));
  ends = grown(ends, new Int32Array(size));
}

/** Folds `raw`. Never throws, on any string. */
export function foldText(raw: string): FoldedText {
  if (ASCII_ONLY.test(raw)) return { raw, text: raw.toLowerCase() };
  const { length } = raw;
  if (units.length < length) grow(length);
  let count = 0;
  /** Whether folded positions differ from published ones; only then both are noted. */
  let moved = false;
  for (let i = 0, unit = plainUnit(raw.charCodeAt(0)); i < length; ) {
    const next = i + 1 < length ? raw.charCodeAt(i + 1) : 0;
    const nextUnit = plainUnit(next);
    if (unit !== 0 && (nextUnit !== 0 || !joinsPrevious(next))) {
      units[count] = unit;
      if (moved) {
        starts[count] = i;
        ends[count] = i + 1;
      }
      count++;
      i++;
      unit = nextUnit;
      continue;
    }
    const end = clusterEnd(raw, i);
    const latinBefore = count > 0 && isLatin(units[count - 1]!);
    const text = foldCloser(raw, i, end, latinBefore);
    const kept = text.length === end - i && (text.length === 1 || raw.startsWith(text, i));
    if (!moved && !kept) {
      moved = true;
      noteUnmoved(count);
    }
    if (units.length < count + text.length + length - end) grow(count + text.length + length - end);
    for (let k = 0; k < text.length; k++) {
      units[count] = text.charCodeAt(k);
      starts[count] = kept ? i + k : i;
      ends[count++] = kept ? i + k + 1 : end;
    }
    i = end;
    unit = i < length ? plainUnit(raw.charCodeAt(i)) : 0;
  }
  const text = decoder.decode(units.subarray(0, count));
  return moved ? { raw, text, starts: starts.slice(0, count), ends: ends.slice(0, count) } : { raw, text };
}

/** Folds what is not one plain letter: an emoji, a letter with marks, a disguised one. */
function foldCloser(raw: string, i: number, end: number, latinBefore: boolean): string {
  if (end === i + 2 && isPlainEmoji(raw.charCodeAt(i), raw.charCodeAt(i + 1))) return raw.slice(i, end);
  const folded = foldSlice(raw, i, end);
  const besideLatin = latinBefore || (end < raw.length && isLatin(raw.charCodeAt(end)));
  return (folded.length === 1 && besideLatin ? lookAlike(folded) : undefined) ?? folded;
}

/** So far every unit stands where it was published. */
function noteUnmoved(count: number): void {
  for (let k = 0; k < count; k++) {
    starts[k] = k;
    ends[k] = k + 1;
  }
}

/** A surrogate pair that folds to itself: emoji, but not the letters in squares (U+1F130 to U+1F189). */
function isPlainEmoji(high: number, low: number): boolean {
  if (high < 0xd83c || high > 0xd83e || (low & 0xfc00) !== 0xdc00) return false;
  return high !== 0xd83c || low < 0xdd30 || low > 0xdd89;
}

const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });

/** Longest run of marks that is still read as decoration of one letter; the rest is dropped. */
const MAX_CLUSTER = 8;

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
