import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLittleText } from '../../../lib/sources/linkedin/little-text.ts';

test.each([
  ['We partnered with @[Maple Kitchen](urn:li:organization:2414183).', 'We partnered with Maple Kitchen.'],
  ['{hashtag|\\#|sponsored} first', '#sponsored first'],
  ['{hashtag|#|ad}{hashtag|＃|広告}', '#ad＃広告'],
  ['\\#ad \\(gifted\\) 50\\% \\\\', '#ad (gifted) 50\\% \\'],
  ['@[Pans \\[and\\] Co](urn:li:organization:1)!', 'Pans [and] Co!'],
  ['#ad without a template', '#ad without a template'],
  ['an @[open name', 'an @[open name'],
  ['@[name] without an address', '@[name] without an address'],
  ['@[name](not closed', '@[name](not closed'],
  ['{hashtag|\\#', '{hashtag|#'],
  ['{hashtag|\\#|open', '{hashtag|#|open'],
  [`@[${'x'.repeat(400)}](urn:li:person:1)`, `@[${'x'.repeat(400)}](urn:li:person:1)`],
  ['ends with \\', 'ends with \\'],
  ['', ''],
])('%j is read as %j', (text, shown) => {
  expect(readLittleText(text)).toBe(shown);
});

test('whatever was escaped comes back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(readLittleText(text.replace(/[|{}@[\]()<>#\\*_~]/g, '\\$&'))).toBe(text);
    }),
  );
});

test('hostile text takes time that grows no faster than its length', () => {
  const text = '@[{hashtag|'.repeat(20_000);
  const start = performance.now();
  expect(readLittleText(text)).toBe(text);
  expect(performance.now() - start).toBeLessThan(2000);
});
