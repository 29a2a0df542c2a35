import { Readable } from 'node:stream';
import {
  GetObjectCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandInput,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test } from 'vitest';
import { S3Source } from '../../lib/sources/s3.ts';

/** A bucket of two objects a page. */
const objects = new Map<string, { text: string; etag: string; modified: Date }>();
const client = new S3Client({ region: 'eu-west-1' });
const mock = mockClient(client);
let reads: string[] = [];

const fault = (name: string, status: number) =>
  new S3ServiceException({ name, $fault: 'client', $metadata: { httpStatusCode: status } });

beforeEach(() => {
  objects.clear();
  reads = [];
  mock.reset();
  mock.on(ListObjectsV2Command).callsFake(({ Prefix = '', ContinuationToken = '0' }: ListObjectsV2CommandInput) => {
    const keys = [...objects.keys()].filter((key) => key.startsWith(Prefix)).sort();
    const start = Number(ContinuationToken);
    return {
      Contents: keys.slice(start, start + 2).map((Key) => {
        const { etag, modified } = objects.get(Key)!;
        return { Key, ETag: etag, LastModified: modified };
      }),
      NextContinuationToken: start + 2 < keys.length ? String(start + 2) : undefined,
    };
  });
  mock.on(GetObjectCommand).callsFake(({ Key, IfMatch }) => {
    const object = objects.get(Key);
    if (object === undefined) throw fault('NoSuchKey', 404);
    if (object.etag !== IfMatch) throw fault('PreconditionFailed', 412);
    reads.push(Key);
    return { Body: Readable.from([Buffer.from(object.text)]) };
  });
});

const line = (id: string) =>
  `${JSON.stringify({ id, platform: 'x', creator: { handle: 'mila' }, publishedAt: '2026-11-20T08:00:00Z', caption: 'Hi' })}\n`;
const put = (key: string, text: string, minute = 0) =>
  objects.set(key, { text, etag: `"${text.length}-${minute}"`, modified: new Date(Date.UTC(2026, 10, 1, 0, minute)) });

async function fetch(cursor?: string, stopAfter = Number.POSITIVE_INFINITY) {
  const batches = [];
  const source = new S3Source({ name: 's3', bucket: 'posts-bucket', prefix: 'in/', client });
  for await (const batch of source.fetchSince(cursor)) if (batches.push(batch) >= stopAfter) break;
  return {
    ids: batches.flatMap((batch) => batch.posts.map((post) => post.id)),
    rejected: batches.flatMap((batch) => batch.rejected),
    cursor: batches.at(-1)?.cursor ?? cursor,
  };
}

test('reads every object below the prefix over all pages, oldest first, and each once', async () => {
  put('in/c.jsonl', line('1'), 1);
  put('in/a.jsonl', line('3'), 3);
  put('in/b.json', `[${line('2')}]`, 2);
  put('in/folder/', '', 0);
  put('out/d.jsonl', line('no'), 1);
  const first = await fetch();
  expect(first.ids).toEqual(['1', '2', '3']);
  expect((await fetch(first.cursor)).ids).toEqual([]);
  expect(reads).toHaveLength(3);
});

test('a new object and a replaced one are read, also one that carries an earlier time', async () => {
  put('in/a.jsonl', line('1'), 5);
  const first = await fetch();
  put('in/a.jsonl', line('replaced'), 6);
  put('in/upload-in-parts.jsonl', line('began earlier'), 2);
  expect((await fetch(first.cursor)).ids.sort()).toEqual(['began earlier', 'replaced']);
});

test('the cursor stays small over thousands of objects, and none is read twice', async () => {
  for (let i = 0; i < 1500; i++) put(`in/${i}.jsonl`, line(String(i)), i);
  const first = await fetch();
  expect(first.ids).toHaveLength(1500);
  expect(first.cursor?.length).toBeLessThan(20_000);
  put('in/next.jsonl', line('next'), 2000);
  expect((await fetch(first.cursor)).ids).toEqual(['next']);
});

test('objects of the same moment are all read, however many they are', async () => {
  for (let i = 0; i < 700; i++) put(`in/${i}.jsonl`, line(String(i)), 1);
  const first = await fetch(undefined, 1200);
  const rest = await fetch(first.cursor);
  expect(new Set([...first.ids, ...rest.ids]).size).toBe(700);
});

test('a large object goes on where it stopped', async () => {
  put('in/a.jsonl', Array.from({ length: 250 }, (_, i) => line(String(i))).join(''));
  const first = await fetch(undefined, 1);
  expect(first.ids).toHaveLength(100);
  expect((await fetch(first.cursor)).ids[0]).toBe('100');
});

test('what is no post or no file of posts is told with its object and line', async () => {
  put('in/a.jsonl', `${line('1')}{`, 1);
  put('in/b.parquet', 'PAR1', 2);
  const { ids, rejected, cursor } = await fetch();
  expect(ids).toEqual(['1']);
  expect(rejected.map(({ at }) => at)).toEqual(['s3://posts-bucket/in/a.jsonl:2', 's3://posts-bucket/in/b.parquet']);
  expect((await fetch(cursor)).rejected).toEqual([]);
});

test('an object replaced or removed under the reader is left for the next fetch; an archived one is told', async () => {
  put('in/a.jsonl', line('1'), 1);
  put('in/b.jsonl', line('2'), 2);
  put('in/c.jsonl', line('3'), 3);
  mock.on(GetObjectCommand, { Key: 'in/a.jsonl' }).rejectsOnce(fault('PreconditionFailed', 412));
  mock.on(GetObjectCommand, { Key: 'in/b.jsonl' }).rejectsOnce(fault('InvalidObjectState', 403));
  const first = await fetch();
  expect(first.rejected).toMatchObject([{ at: 's3://posts-bucket/in/b.jsonl' }]);
  mock.on(GetObjectCommand, { Key: 'in/a.jsonl' }).callsFake(() => ({ Body: Readable.from([line('new')]) }));
  expect((await fetch(first.cursor)).ids).toEqual(['new']);
});

test('an error of S3 is thrown, so that the fetch is tried again from where it was', async () => {
  put('in/a.jsonl', line('1'), 1);
  mock.on(GetObjectCommand).rejects(fault('SlowDown', 503));
  await expect(fetch()).rejects.toThrow();
  await expect(fetch('nonsense')).rejects.toThrow();
});
