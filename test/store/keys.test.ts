import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodePart, findingOrder, keys, postOrder } from '../../lib/store/keys.ts';

const anyString = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) });
const hostile = [
  '',
  '#',
  '%',
  '%h',
  '%u',
  'a#b',
  '\ud800',
  '\udc00',
  '%uD800',
  '😀',
  '\0',
  'x'.repeat(512),
  '漢'.repeat(512),
];

test('any id becomes a short, well-formed part without a separator', () => {
  fc.assert(
    fc.property(fc.oneof(anyString, fc.constantFrom(...hostile)), (id) => {
      expect(encodePart(id)).toMatch(/^[A-Za-z0-9%\-_.!~*'()]{1,200}$/);
    }),
  );
});

test('two ids are never alike', () => {
  expect(new Set(hostile.map(encodePart)).size).toBe(hostile.length);
  const hashed = encodePart('x'.repeat(512));
  expect(encodePart(hashed)).not.toBe(hashed);
  fc.assert(fc.property(anyString, anyString, (a, b) => (encodePart(a) === encodePart(b)) === (a === b)));
});

test('keys stay within the limits of DynamoDB', () => {
  const ref = { platform: 'instagram', id: '漢'.repeat(512) } as const;
  expect(keys.post(ref).pk.length).toBeLessThan(2048);
  expect(postOrder('2026-11-24T08:00:00Z', ref).length).toBeLessThan(1024);
});

test('findings sort by severity, then by the instant whatever its notation', () => {
  const orders = [
    findingOrder('low', '2026-11-24T08:00:00Z', 'a'),
    findingOrder('high', '2026-11-24T09:00:00+02:00', 'b'),
    findingOrder('high', '2026-11-24T07:00:00.5Z', 'c'),
    findingOrder('medium', '2026-12-01T00:00:00Z', 'd'),
  ];
  expect(orders.toSorted().map((order) => order.at(-1))).toEqual(['a', 'd', 'b', 'c']);
});
