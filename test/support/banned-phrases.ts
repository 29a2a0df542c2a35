import { expect } from 'vitest';
import { cells, findingsOf } from './brief.ts';

/** The texts of the first cell use the banned phrase, those of the second do not; see `cells`. */
export function expectUsesToldApart(language: string, phrase: string, used: string, fine: string): void {
  const isUsed = (caption: string) => findingsOf(language, { bannedPhrases: [phrase] }, caption).length > 0;
  expect(cells(used).filter((caption) => !isUsed(caption))).toEqual([]);
  expect(cells(fine).filter(isUsed)).toEqual([]);
}
