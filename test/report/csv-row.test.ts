import { expect, test } from 'vitest';
import { csvRow } from '../../lib/report/csv-row.ts';

test.each([
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  ' =1',
  '\t=1',
  '\ttext',
  '\rtext',
  '\ntext',
  '\ufeff=1',
  '\u200b=1',
  '\u00ad@x',
  '\0=1',
  '＝1',
  '＋1',
  '－1',
  '＠x',
])('%j is made plain text', (cell) => {
  expect(csvRow([cell])).toMatch(/^"?'/);
  expect(csvRow([cell])).toContain(cell);
});

test.each(['a=b', '1-2', 'mila@brand.example', '#ad', '「=」', ''])('%j stays as it is', (cell) => {
  expect(csvRow([cell])).toBe(`${cell}\r\n`);
});

test('cells with separators, quotes and line breaks are quoted', () => {
  expect(csvRow(['a,b', 'say "hi"', 'two\nlines', 'a;b', 'a\tb', 7, undefined, 'plain'])).toBe(
    '"a,b","say ""hi""","two\nlines","a;b","a\tb",7,,plain\r\n',
  );
  expect(csvRow(['="x"'])).toBe('"\'=""x"""\r\n');
});
