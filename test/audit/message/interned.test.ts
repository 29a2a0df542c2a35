import { describe, expect, test } from 'vitest';
import {
  generation,
  hashed,
  MAX_INTERNED,
  MAX_PACKED,
  numberOf,
  numberOfPacked,
  spellingOf,
} from '../../../lib/audit/message/interned.ts';
import { findingsOf } from '../../support/brief.ts';

function idOf(word: string): number {
  return numberOf(word, 0, word.length);
}

function packedOf(word: string): number {
  let [high, low] = [0, 0];
  for (const letter of word) {
    high = (high << 5) | (low >>> 25);
    low = ((low << 5) | (letter.charCodeAt(0) - 96)) & (2 ** 30 - 1);
  }
  return numberOfPacked(high, low, word, 0, word.length);
}

describe('words by number', () => {
  test('a spelling has one number, and another spelling another one', () => {
    expect(spellingOf(idOf('balm'))).toBe('balm');
    expect(idOf('balm')).toBe(idOf('balm'));
    expect(idOf('balms')).not.toBe(idOf('balm'));
  });

  test('words of one hash are told apart', () => {
    expect(hashed(hashed(0, 'A'.charCodeAt(0)), 'a'.charCodeAt(0))).toBe(
      hashed(hashed(0, 'B'.charCodeAt(0)), 'B'.charCodeAt(0)),
    );
    expect(idOf('Aa')).not.toBe(idOf('BB'));
    expect(spellingOf(idOf('BB'))).toBe('BB');
  });

  test('what is too long to be a word has none', () => {
    expect(idOf('a'.repeat(MAX_INTERNED))).toBeGreaterThan(0);
    expect(idOf('a'.repeat(MAX_INTERNED + 1))).toBe(0);
  });

  test('words of plain letters, too, but for a few where very many are met', () => {
    let state = 1;
    const words = Array.from({ length: 150_000 }, () => {
      let word = '';
      for (let n = 0; n < MAX_PACKED; n++) {
        state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
        word += String.fromCharCode(97 + ((state >>> 16) % 26));
      }
      return word;
    });
    const ids = words.map(packedOf);
    for (const found of [ids, words.map(packedOf)])
      expect(found.every((id, n) => id === 0 || spellingOf(id) === words[n])).toBe(true);
    const left = ids.filter((id) => id === 0).length;
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(1000);
  });

  test('numbers are forgotten when they are many, and texts are read as before', () => {
    const brief = { keyMessages: [{ id: 'k', text: 'Kind to sensitive skin' }], bannedPhrases: ['miracle'] };
    const read = () => findingsOf('en', brief, 'Kind to sensitive skin, a miracle of a balm').map(({ code }) => code);
    const before = generation();
    expect(read()).toEqual(['banned_phrase']);
    for (let n = 0; n < 270_000; n++) idOf(`w${n.toString(36)}`);
    expect(idOf('late')).toBe(0);
    expect(packedOf('late')).toBe(0);
    expect(read()).toEqual(['banned_phrase']);
    expect(generation()).toBe(before + 1);
    expect(read()).toEqual(['banned_phrase']);
  });
});
