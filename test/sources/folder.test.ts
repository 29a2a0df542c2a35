import { appendFile, chmod, mkdir, mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FolderSource } from '../../lib/sources/folder.ts';
import type { FetchedBatch } from '../../lib/sources/source.ts';

let inbox: string;
beforeEach(async () => {
  inbox = await mkdtemp(join(tmpdir(), 'inbox-'));
});
afterEach(async () => {
  await rm(inbox, { recursive: true });
});

const line = (id: string) =>
  `${JSON.stringify({ id, platform: 'x', creator: { handle: 'mila' }, publishedAt: '2026-11-20T08:00:00Z', caption: 'Hi' })}\n`;
const many = (count: number) => Array.from({ length: count }, (_, i) => line(String(i))).join('');
const source = (path = inbox, pause: () => Promise<unknown> = async () => {}) =>
  new FolderSource({ name: 'inbox', path, pause });
const drop = (name: string, text: string) => writeFile(join(inbox, name), text);

/** What a fetch brings, and where it leaves the source. `stopAfter`: the process dies after so many batches. */
async function fetch(cursor?: string, { from = source(), stopAfter = Number.POSITIVE_INFINITY } = {}) {
  const batches: FetchedBatch[] = [];
  for await (const batch of from.fetchSince(cursor)) if (batches.push(batch) >= stopAfter) break;
  return {
    ids: batches.flatMap((batch) => batch.posts.map((post) => post.id)),
    rejected: batches.flatMap((batch) => batch.rejected),
    cursor: batches.at(-1)?.cursor ?? cursor,
    sizes: batches.map((batch) => batch.posts.length),
  };
}

test('a dropped file is read once; the folder stays as it is', async () => {
  await drop('a.jsonl', line('1'));
  const first = await fetch();
  expect(first.ids).toEqual(['1']);
  await mkdir(join(inbox, 'week 48'));
  await drop('week 48/b.jsonl', line('2'));
  const second = await fetch(first.cursor);
  expect(second.ids).toEqual(['2']);
  expect((await fetch(second.cursor)).sizes).toEqual([]);
});

test('a replaced file is read again, also with the size and time of the old one', async () => {
  await drop('a.jsonl', line('1'));
  await utimes(join(inbox, 'a.jsonl'), 1000, 1000);
  const { cursor } = await fetch();
  await drop('new.tmp', line('2'));
  await utimes(join(inbox, 'new.tmp'), 1000, 1000);
  await rename(join(inbox, 'new.tmp'), join(inbox, 'a.jsonl'));
  expect((await fetch(cursor)).ids).toEqual(['2']);
});

test('a file that is being written is left until it is done', async () => {
  await drop('a.jsonl', line('1'));
  await drop('b.jsonl', line('b'));
  const writing = source(inbox, () => appendFile(join(inbox, 'a.jsonl'), line('2')));
  const first = await fetch(undefined, { from: writing });
  expect(first.ids).toEqual(['b']);
  expect((await fetch(first.cursor)).ids).toEqual(['1', '2']);
});

test('a file that changes while it is read is read again', async () => {
  await drop('a.jsonl', many(150));
  let cursor: string | undefined;
  for await (const batch of source().fetchSince(undefined)) {
    cursor = batch.cursor;
    if (batch.posts.length === 50) await appendFile(join(inbox, 'a.jsonl'), line('late'));
  }
  expect((await fetch(cursor)).ids).toContain('late');
});

test.each([
  ['lines', many(250)],
  ['one line of JSON', `[${many(250).trim().split('\n').join(',')}]`],
])('a large file comes in batches and goes on where it stopped: %s', async (_, text) => {
  await drop(text.startsWith('[') ? 'a.json' : 'a.jsonl', text);
  const first = await fetch(undefined, { stopAfter: 1 });
  expect(first.sizes).toEqual([100]);
  const rest = await fetch(first.cursor);
  expect(rest.sizes).toEqual([100, 50, 0]);
  expect([...first.ids, ...rest.ids]).toEqual(Array.from({ length: 250 }, (_, i) => String(i)));
  expect((await fetch(rest.cursor)).ids).toEqual([]);
});

test('a bad line is told, the good ones are read, and neither comes twice', async () => {
  await drop('a.jsonl', `${line('1')}{"id":\n${line('2')}`);
  const { ids, rejected, cursor } = await fetch();
  expect(ids).toEqual(['1', '2']);
  expect(rejected).toMatchObject([{ at: 'a.jsonl:2' }]);
  expect((await fetch(cursor)).rejected).toEqual([]);
});

test('a file that is no file of posts is told once; hidden and half-downloaded ones are passed over', async () => {
  await Promise.all(
    ['posts.xlsx', '.DS_Store', 'posts.csv.crdownload', '~$posts.xlsx', 'posts.jsonl~'].map((name) => drop(name, 'x')),
  );
  const { ids, rejected, cursor } = await fetch();
  expect(ids).toEqual([]);
  expect(rejected).toEqual([{ at: 'posts.xlsx', field: '', message: expect.stringContaining('.csv') }]);
  expect((await fetch(cursor)).rejected).toEqual([]);
});

test.skipIf(process.getuid?.() === 0)('a file without permission is told, and read once it may be', async () => {
  await drop('a.jsonl', line('1'));
  await chmod(join(inbox, 'a.jsonl'), 0o000);
  const { rejected, cursor } = await fetch();
  expect(rejected).toMatchObject([{ at: 'a.jsonl', message: expect.stringContaining('EACCES') }]);
  await chmod(join(inbox, 'a.jsonl'), 0o600);
  expect((await fetch(cursor)).ids).toEqual(['1']);
});

test('a single file is a source too', async () => {
  await drop('a.jsonl', line('1'));
  await drop('campaigns.json', '[]');
  expect((await fetch(undefined, { from: source(join(inbox, 'a.jsonl')) })).ids).toEqual(['1']);
});

test('a cursor that cannot be read starts over; a folder that is gone is an error', async () => {
  await drop('a.jsonl', line('1'));
  expect((await fetch('not a cursor')).ids).toEqual(['1']);
  await expect(fetch(undefined, { from: source(join(inbox, 'gone')) })).rejects.toThrow('ENOENT');
});

test('a look changes exactly when there is something new', async () => {
  const empty = await source().look();
  await drop('a.jsonl', line('1'));
  const one = await source().look();
  expect(one).not.toBe(empty);
  expect(await source().look()).toBe(one);
  await appendFile(join(inbox, 'a.jsonl'), line('2'));
  expect(await source().look()).not.toBe(one);
});
