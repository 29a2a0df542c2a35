import { describe, expect, test } from 'vitest';
import { formatOf } from '../../../lib/sources/files/read-posts.ts';
import { byteByByte, post, read } from './read-file.ts';

test('the format is told by the extension', () => {
  expect(formatOf('a.b/Posts.JSONL')).toBe('jsonl');
  expect(formatOf('posts.ndjson')).toBe('jsonl');
  expect(formatOf('posts.json')).toBe('json');
  expect(formatOf('posts.csv')).toBe('csv');
  expect(formatOf('posts.xlsx')).toBeUndefined();
  expect(formatOf('posts.constructor')).toBeUndefined();
  expect(formatOf('README')).toBeUndefined();
});

describe('JSON Lines', () => {
  const lines = (...values: unknown[]) => values.map((v) => (typeof v === 'string' ? v : JSON.stringify(v))).join('\n');

  test('keeps what is good around what is bad, and names line, field and fix', async () => {
    const { posts, rejected } = await read(
      lines(
        post('1'),
        '{"id": "2", "caption": "secret words',
        '',
        post('3', { creator: {} }),
        post('4', { platform: 'myspace' }),
        '[]',
        post('5'),
      ),
      'jsonl',
    );
    expect(posts).toEqual([
      [1, '1'],
      [7, '5'],
    ]);
    expect(rejected.map(({ at, field }) => [at, field])).toEqual([
      ['in.jsonl:2', ''],
      ['in.jsonl:4', 'creator.handle'],
      ['in.jsonl:5', 'platform'],
      ['in.jsonl:6', ''],
    ]);
    expect(rejected[0]?.message).not.toContain('secret');
    expect(rejected[1]?.message).toBe('is missing: give a text');
    expect(rejected[2]?.message).toMatch(/^must be one of instagram, facebook, /);
    expect(rejected[3]?.message).toMatch(/JSON object/);
  });

  test('a byte order mark, CRLF, blank lines and a missing last line break are no errors', async () => {
    const text = `\uFEFF${lines(post('1'), '', '  ', post('2')).replaceAll('\n', '\r\n')}`;
    expect((await read(text, 'jsonl')).posts).toEqual([
      [1, '1'],
      [4, '2'],
    ]);
    expect((await read(byteByByte(text), 'jsonl')).posts).toHaveLength(2);
  });

  test('UTF-16 with its mark is read', async () => {
    const { all } = await read(Buffer.from(`\uFEFF${lines(post('1'))}`, 'utf16le'), 'jsonl');
    expect(all).toEqual([post('1')]);
  });

  test('a line in another encoding is named, the others are read', async () => {
    const latin = Buffer.from(lines(post('x', { caption: 'é' })), 'latin1');
    const { posts, rejected } = await read(
      Buffer.concat([Buffer.from(`${lines(post('1'))}\n`), latin, Buffer.from(`\n${lines(post('2'))}`)]),
      'jsonl',
    );
    expect(posts.map(([, id]) => id)).toEqual(['1', '2']);
    expect(rejected).toEqual([{ at: 'in.jsonl:2', field: '', message: expect.stringContaining('UTF-8') }]);
  });

  test('a line without end is refused without being kept in memory', async () => {
    async function* endless() {
      yield '{"id":"';
      const megabyte = 'a'.repeat(1_000_000);
      for (let i = 0; i < 300; i++) yield megabyte;
      yield `\n${lines(post('after'))}\n`;
    }
    const before = process.memoryUsage().arrayBuffers;
    const { posts, rejected } = await read(endless(), 'jsonl');
    expect(posts).toEqual([[2, 'after']]);
    expect(rejected).toEqual([{ at: 'in.jsonl:1', field: '', message: expect.stringContaining('longer than 5 MB') }]);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(200_000_000);
  });

  test('every wrong field of a record is named', async () => {
    const { rejected } = await read(
      lines(post('1', { publishedAt: 'yesterday', audience: ['GB', 'UK'], metrics: { views: '12' } })),
      'jsonl',
    );
    expect(rejected[0]?.field).toBe('publishedAt');
    expect(rejected[0]?.message).toContain('2026-11-24T08:00:00Z');
    expect(rejected[0]?.message).toContain('also wrong: audience.1, metrics.views');
  });

  test('an error of the stream itself is thrown, not taken for a bad record', async () => {
    async function* broken() {
      yield lines(post('1'));
      throw new Error('connection reset');
    }
    await expect(read(broken(), 'jsonl')).rejects.toThrow('connection reset');
  });
});

describe('JSON', () => {
  const text = JSON.stringify([post('1', { links: ['a', 'b'] }), post('2', { creator: {} }), 7, post('3')], null, 1);

  test('reads an array, and names the line where an element starts', async () => {
    const whole = await read(text, 'json');
    expect(whole.posts).toEqual([
      [2, '1'],
      [text.slice(0, text.indexOf('"3"')).split('\n').length - 1, '3'],
    ]);
    expect(whole.rejected.map(({ field }) => field)).toEqual(['creator.handle', '']);
    expect(await read(byteByByte(text), 'json')).toEqual(whole);
  });

  test('a single object is one post', async () => {
    expect((await read(JSON.stringify(post('1')), 'json')).posts).toEqual([[1, '1']]);
  });

  test('a syntax error ends the reading and keeps what came before', async () => {
    const { posts, rejected } = await read(
      `[\n${JSON.stringify(post('1'))},\n{"id": oops},\n${JSON.stringify(post('2'))}]`,
      'json',
    );
    expect(posts).toEqual([[2, '1']]);
    expect(rejected).toEqual([{ at: 'in.json:3', field: '', message: expect.stringContaining('broken here') }]);
  });

  test.each([
    ['', /empty/],
    [`[${JSON.stringify(post('1'))}`, /close the array/],
    [`${JSON.stringify(post('1'))}\n${JSON.stringify(post('2'))}`, /name the file \.jsonl/],
    ['"text"', /JSON object/],
  ])('%s', async (input, message) => {
    const { rejected } = await read(input, 'json');
    expect(rejected).toHaveLength(1);
    expect(rejected[0]?.message).toMatch(message);
  });

  test('text that is not UTF-8 is said to be so', async () => {
    const { rejected } = await read(Buffer.from(JSON.stringify([post('1', { caption: 'é' })]), 'latin1'), 'json');
    expect(rejected[0]?.message).toContain('UTF-8');
  });

  test('an element without end is refused', async () => {
    async function* endless() {
      yield `[${JSON.stringify(post('1'))},{"caption":"`;
      for (let i = 0; i < 20; i++) yield 'a'.repeat(1_000_000);
    }
    const { posts, rejected } = await read(endless(), 'json');
    expect(posts).toEqual([[1, '1']]);
    expect(rejected[0]?.message).toContain('longer than 5 MB');
  });
});
