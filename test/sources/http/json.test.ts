import { expect, test } from 'vitest';
import { parseJson } from '../../../lib/sources/http/json.ts';

test('a whole number too large to be exact becomes the text of its digits', () => {
  const text = '{"id": 7028743950684949655, "list": [-9007199254740993], "small": 9007199254740991}';
  expect(parseJson(text)).toEqual({
    id: '7028743950684949655',
    list: ['-9007199254740993'],
    small: 9007199254740991,
  });
});

test('other numbers, and digits in texts, stay as they are', () => {
  const text = '{"part": 0.5, "large": 1.5e300, "zero": 0, "text": "\\"id\\": 7028743950684949655"}';
  expect(parseJson(text)).toEqual({ part: 0.5, large: 1.5e300, zero: 0, text: '"id": 7028743950684949655' });
});

test('what is no JSON is refused', () => {
  expect(() => parseJson('{"id": ')).toThrow(SyntaxError);
});
