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

/** What the letters of the Basic Multilingual Plane need. */
const UNKNOWN = 0;
/** Folds to one unit, whatever stands beside it. */
const PLAIN = 1;
/** Looks Latin: folds to that letter beside a Latin one, else to itself. */
const LOOK_ALIKE = 2;
/** Joins the letter before it. */
const JOINING = 3;
/** Anything else: half of a pair, or a letter that folds to none or to several. */
const COMPLEX = 4;

const kinds = new Uint8Array(65536);
const foldedUnits = new Uint16Array(65536);
const latinUnits = new Uint16Array(65536);

function kindOf(code: number): number {
  const kind = kinds[code]!;
  return kind === UNKNOWN ? learn(code) : kind;
}

function learn(code: number): number {
  const letter = String.fromCharCode(code);
  const isHalf = code >= 0xd800 && code <= 0xdfff;
  const folded = isHalf ? '' : foldCluster(letter);
  let kind = COMPLEX;
  if (joinsPrevious(code)) kind = JOINING;
  else if (folded.length === 1) {
    const latin = lookAlike(folded);
    kind = latin === undefined ? PLAIN : LOOK_ALIKE;
    foldedUnits[code] = folded.charCodeAt(0);
    latinUnits[code] = latin?.charCodeAt(0) ?? 0;
  }
  kinds[code] = kind;
  return kind;
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
  if (units.length < raw.length) grow(raw.length);
  let count = 0;
  /** Whether folded positions differ from published ones; only then both are noted. */
  let moved = false;
  let latinBefore = false;
  const { length } = raw;
  let code = raw.charCodeAt(0);
  let kind = kindOf(code);
  for (let i = 0; i < length; ) {
    const next = i + 1 < length ? raw.charCodeAt(i + 1) : 0;
    const nextKind = kindOf(next);
    if (nextKind !== JOINING && (kind === PLAIN || kind === LOOK_ALIKE)) {
      const disguised = kind === LOOK_ALIKE && (latinBefore || isLatin(next));
      const unit = disguised ? latinUnits[code]! : foldedUnits[code]!;
      if (count === units.length) grow(count + 1);
      units[count] = unit;
      if (moved) {
        starts[count] = i;
        ends[count] = i + 1;
      }
      count++;
      latinBefore = isLatin(unit);
      i++;
      code = next;
      kind = nextKind;
      continue;
    }
    const end = clusterEnd(raw, i);
    const folded = foldSlice(raw, i, end);
    const latin = folded.length === 1 && (latinBefore || isLatin(raw.charCodeAt(end))) ? lookAlike(folded) : undefined;
    const text = latin ?? folded;
    const same = text.length === end - i && (text.length === 1 || raw.startsWith(text, i));
    if (!moved && !same) {
      moved = true;
      for (let k = 0; k < count; k++) {
        starts[k] = k;
        ends[k] = k + 1;
      }
    }
    if (count + text.length > units.length) grow(count + text.length);
    for (let k = 0; k < text.length; k++) {
      units[count] = text.charCodeAt(k);
      starts[count] = same ? i + k : i;
      ends[count++] = same ? i + k + 1 : end;
    }
    if (text !== '') latinBefore = isLatin(text.charCodeAt(text.length - 1));
    i = end;
    code = i < length ? raw.charCodeAt(i) : 0;
    kind = kindOf(code);
  }
  const text = decoder.decode(units.subarray(0, count));
  return moved ? { raw, text, starts: starts.slice(0, count), ends: ends.slice(0, count) } : { raw, text };
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
