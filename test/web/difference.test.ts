import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { difference } from '../../web/src/difference.ts';

const shown = (old: string, edited: string) => difference(old, edited).map(({ text, kind }) => `${kind}:${text}`);

describe('the difference between two revisions', () => {
  test('is none for the same text', () => {
    expect(shown('Loving this', 'Loving this')).toEqual(['same:Loving this']);
    expect(shown('', '')).toEqual([]);
  });

  test('names the words that came and those that went, in several places', () => {
    expect(shown('My serum #sp so good', 'Ad: My serum so very good')).toEqual([
      'added:Ad: ',
      'same:My serum ',
      'removed:#sp ',
      'same:so',
      'added: very',
      'same: good',
    ]);
  });

  test('gives both texts back, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', '😍', '#ad', ' ', '\n')).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, (old, edited) => {
        const parts = difference(old, edited);
        const without = (kind: string) => parts.filter((part) => part.kind !== kind).map((part) => part.text);
        expect(without('added').join('')).toBe(old);
        expect(without('removed').join('')).toBe(edited);
      }),
    );
  });

  test('shows very long texts without a word in common as replaced', () => {
    const old = Array.from({ length: 4000 }, (_, n) => `old${n}`).join(' ');
    const edited = Array.from({ length: 4000 }, (_, n) => `new${n}`).join(' ');
    expect(difference(old, edited).map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });
});
