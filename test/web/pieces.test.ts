import { describe, expect, test } from 'vitest';
import { cutIntoPieces } from '../../web/src/pieces.ts';

const shown = (...args: Parameters<typeof cutIntoPieces>) =>
  cutIntoPieces(...args).map(({ text, kind, zone }) => [text, kind ?? '', zone].join('|'));

describe('cutting a text into pieces', () => {
  test('gives a text without highlights whole', () => {
    expect(shown('hello', [])).toEqual(['hello||seen']);
    expect(shown('', [])).toEqual([]);
  });

  test('keeps every character, whatever is highlighted', () => {
    const text = 'a 😍\nb #ad c';
    const pieces = cutIntoPieces(text, [
      { start: 0, end: 6, kind: 'evidence' },
      { start: 2, end: 10, kind: 'disclosure' },
      { start: 2, end: 10, kind: 'evidence' },
    ]);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    expect(pieces.every(({ start, text: words }) => text.startsWith(words, start))).toBe(true);
  });

  test('shows evidence over a disclosure where the two overlap', () => {
    const marks = [
      { start: 0, end: 4, kind: 'disclosure' as const },
      { start: 2, end: 6, kind: 'evidence' as const },
    ];
    expect(shown('abcdefgh', marks)).toEqual(['ab|disclosure|seen', 'cdef|evidence|seen', 'gh||seen']);
  });

  test('passes over highlights that are empty or beyond the text', () => {
    const marks = [
      { start: 1, end: 1, kind: 'evidence' as const },
      { start: 2, end: 9, kind: 'evidence' as const },
    ];
    expect(shown('abc', marks)).toEqual(['abc||seen']);
  });

  test('tells what the fold hides, also inside a highlight', () => {
    const marks = [{ start: 2, end: 6, kind: 'evidence' as const }];
    expect(shown('abcdefgh', marks, { visible: 4, hidden: 7 })).toEqual([
      'ab||seen',
      'cd|evidence|seen',
      'ef|evidence|edge',
      'g||edge',
      'h||hidden',
    ]);
  });
});
