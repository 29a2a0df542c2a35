import { expect, test } from 'vitest';
import * as z from 'zod';
import { readRecords } from '../../../lib/sources/http/records.ts';

const shape = z.object({ id: z.string(), at: z.string(), author: z.object({ name: z.string() }) });
const read = (...records: unknown[]) =>
  readRecords(records, shape, {
    idOf: ({ id }) => id,
    post: ({ id, at, author }) =>
      id === 'theirs' ? undefined : { id, platform: 'x', publishedAt: at, creator: { handle: author.name } },
  });
const good = { id: '1', at: '2026-11-20T12:00:00Z', author: { name: 'maple' } };

test('each record is read by itself, and what is wrong is named by id and field', () => {
  const { posts, rejected } = read({ ...good, author: {} }, good, { ...good, id: '2', at: 'soon' });
  expect(posts).toEqual([{ id: '1', platform: 'x', publishedAt: good.at, creator: { handle: 'maple' } }]);
  expect(rejected).toMatchObject([
    { at: '1', field: 'author.name' },
    { at: '2', field: 'publishedAt', message: expect.stringContaining('RFC 3339') },
  ]);
});

test.each([null, 'text', 17, [], {}])('%j is no record, and says so', (record) => {
  expect(read(record, good)).toMatchObject({ posts: [{ id: '1' }], rejected: [{ at: 'a record without an id' }] });
});

test('what is no post of ours is left out in silence', () => {
  expect(read({ ...good, id: 'theirs' })).toEqual({ posts: [], rejected: [] });
});
