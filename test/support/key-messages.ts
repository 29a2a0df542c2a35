import { expect } from 'vitest';
import { cells, findingsOf } from './brief.ts';

/** The texts of the first cell say the key message, those of the second do not; see `cells`. */
export function expectToldApart(language: string, text: string, said: string, unsaid: string): void {
  const isMissing = (caption: string) =>
    findingsOf(language, { keyMessages: [{ id: 'k', text }] }, caption).some(
      ({ code }) => code === 'key_message_missing',
    );
  expect(cells(said).filter(isMissing)).toEqual([]);
  expect(cells(unsaid).filter((caption) => !isMissing(caption))).toEqual([]);
}
