import { expect, test } from 'vitest';
import { cellsOf } from '../../lib/audit/characters.ts';
import { dayOf } from '../../lib/audit/facts.ts';
import { findWords } from '../../lib/audit/find.ts';

test.each([
  ['a', 1],
  ['é', 1],
  ['\u0301', 0],
  ['\u200d', 0],
  ['\ufe0f', 0],
  ['я', 1],
  ['ᄀ', 2],
  ['ᄀ'.replace('ᄀ', 'ᇿ'), 1],
  ['美', 2],
  ['한', 2],
  ['ꀀ', 2],
  ['豈', 2],
  ['︰', 2],
  ['Ａ', 2],
  ['ﾊ', 1],
])('%j takes %i cells', (char, cells) => {
  expect(cellsOf(char.charCodeAt(0))).toBe(cells);
});

test('an emoji takes two cells', () => {
  expect([...'😀'].length).toBe(1);
  expect(cellsOf('😀'.charCodeAt(0)) + cellsOf('😀'.charCodeAt(1))).toBe(2);
});

test('a day is the UTC day, and what is no instant is left as it is', () => {
  expect(dayOf('2026-11-01T23:30:00-05:00')).toBe('2026-11-02');
  expect(dayOf('2026-01-23Z')).toBe('2026-01-23');
  expect(dayOf('2026-01-23 or so')).toBe('2026-01-23');
});

test('words are found as words', () => {
  expect(findWords('a serum', '')).toBe(-1);
  expect(findWords('serums serum', 'serum')).toBe(7);
  expect(findWords('%x% %', '%')).toBe(0);
  expect(findWords('これは広告です', '広告')).toBe(3);
});
