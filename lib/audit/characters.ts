/** What a folded UTF-16 unit is to the scanner. */
export const OTHER = 0;
/** Letters, digits and `_` of scripts that put spaces between words. */
export const WORD = 1;
/** Letters of scripts that do not, or that glue particles on: Han, kana, Hangul, Thai, Lao, Khmer, Myanmar. */
export const DENSE = 2;
export const HASH = 3;
export const AT = 4;
export const SPACE = 5;
export const NEWLINE = 6;

const DENSE_LETTER =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const WORD_LETTER = /[\p{L}\p{N}\p{M}_]/u;
const WHITE = /\s/u;

/** Not met yet: ask `classOf`. */
export const UNKNOWN = 255;
/** The class of each unit, for loops that look at every one. */
export const classes = new Uint8Array(65536).fill(UNKNOWN);

export function classOf(code: number): number {
  const known = classes[code] ?? OTHER;
  if (known !== UNKNOWN) return known;
  const kind = classify(code);
  classes[code] = kind;
  return kind;
}

function classify(code: number): number {
  const char = String.fromCharCode(code);
  if (char === '#') return HASH;
  if (char === '@') return AT;
  if (char === '\n') return NEWLINE;
  if (WHITE.test(char)) return SPACE;
  if (DENSE_LETTER.test(char) || char === 'ー') return DENSE;
  return WORD_LETTER.test(char) ? WORD : OTHER;
}

export function isLetter(code: number): boolean {
  const kind = classOf(code);
  return kind === WORD || kind === DENSE;
}

/** Cells that a text takes on a screen: a wide character takes two, a mark none. (Unicode Standard Annex 11.) */
export function cellsOf(code: number): number {
  if (code < 0x300) return 1;
  if (code >= 0xdc00 && code <= 0xdfff) return 0;
  if (code >= 0xd800 && code <= 0xdbff) return 2;
  if ((code >= 0x300 && code <= 0x36f) || (code >= 0x200b && code <= 0x200f) || (code >= 0xfe00 && code <= 0xfe0f))
    return 0;
  if (code >= 0x1100 && (code <= 0x115f || (code >= 0x2e80 && code <= 0xa4cf) || (code >= 0xac00 && code <= 0xd7a3)))
    return 2;
  return (code >= 0xf900 && code <= 0xfaff) || (code >= 0xfe30 && code <= 0xfe6f) || (code >= 0xff00 && code <= 0xff60)
    ? 2
    : 1;
}
