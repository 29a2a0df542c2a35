import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MAX_RECEIVE_COUNT } from '../../lib/events/catalog.ts';
import { type Database, openDatabase } from '../../lib/local/database.ts';
import { type Message, Queues } from '../../lib/local/queues.ts';
import { deadLetters, type Handle, Worker } from '../../lib/local/worker.ts';

let directory: string;
let database: Database;
let queues: Queues;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'queues-'));
  database = await openDatabase(directory);
  queues = await Queues.open(database.client);
});
afterEach(async () => {
  await database.close();
  await rm(directory, { recursive: true });
});

const bodies = (messages: readonly Message[]) => messages.map(({ body }) => body);

/** Works until `until` holds, and returns the batches that were handed over. */
async function work(handle: Handle, until: (dead: [string, string][]) => boolean | Promise<boolean>) {
  const batches: string[][] = [];
  const dead: [string, string][] = [];
  const worker = new Worker({
    queues,
    queue: 'audit-posts',
    firstRetry: 5,
    handle: async (messages) => {
      batches.push(bodies(messages));
      return handle(messages);
    },
    onDead: (message, reason) => dead.push([message.body, reason]),
  });
  worker.start();
  await vi.waitFor(async () => expect(await until(dead)).toBe(true), { timeout: 10_000, interval: 20 });
  await worker.stop();
  return { batches, dead };
}
const empty = async () => (await queues.list('audit-posts')).length === 0;

test('messages survive the end of the process, in their order', async () => {
  const sent = Array.from({ length: 60 }, (_, i) => `message ${i}`);
  await queues.send('audit-posts', sent);
  await database.close();
  database = await openDatabase(directory);
  queues = await Queues.open(database.client);
  expect(bodies(await queues.list('audit-posts'))).toEqual(sent);
  expect(bodies(await queues.due('audit-posts', 10))).toEqual(sent.slice(0, 10));
  expect(await queues.due('send-alerts', 10)).toEqual([]);
});

test('a worker takes ten at a time, also those that come while it waits', async () => {
  await queues.send(
    'audit-posts',
    Array.from({ length: 15 }, (_, i) => String(i)),
  );
  let seen = 0;
  const { batches } = await work(
    async (messages) => {
      seen += messages.length;
      if (seen === 15) setImmediate(() => queues.send('audit-posts', ['late']));
      return { failed: [] };
    },
    async () => seen === 16 && (await empty()),
  );
  expect(batches.map((batch) => batch.length)).toEqual([10, 5, 1]);
});

test('only what failed is handed over again, alone', async () => {
  await queues.send('audit-posts', ['good', 'bad once', 'fine']);
  let tries = 0;
  const { batches, dead } = await work(
    async (messages) => ({ failed: messages.filter(({ body }) => body === 'bad once' && ++tries === 1) }),
    async () => tries === 2 && (await empty()),
  );
  expect(batches).toEqual([['good', 'bad once', 'fine'], ['bad once']]);
  expect(dead).toEqual([]);
});

test('what fails every time becomes a dead letter with its reason, and keeps nobody waiting', async () => {
  await queues.send('audit-posts', ['bad']);
  setTimeout(() => queues.send('audit-posts', ['good']), 0);
  const { batches, dead } = await work(
    async (messages) => {
      if (messages.some(({ body }) => body === 'bad'))
        throw Object.assign(new Error('all failed'), { recordErrors: [new Error('no such field')] });
      return { failed: [] };
    },
    (letters) => letters.length === 1,
  );
  expect(batches.flat().filter((body) => body === 'bad')).toHaveLength(MAX_RECEIVE_COUNT);
  expect(batches.flat()).toContain('good');
  expect(dead).toEqual([['bad', 'no such field']]);
  expect(await queues.list(deadLetters('audit-posts'))).toMatchObject([{ body: 'bad', reason: 'no such field' }]);
  expect(await empty()).toBe(true);

  await queues.revive(deadLetters('audit-posts'), 'audit-posts');
  expect(await queues.list('audit-posts')).toMatchObject([{ body: 'bad', attempts: 0 }]);
  expect(await queues.list(deadLetters('audit-posts'))).toEqual([]);
});

test('stopping waits for what is being handled', async () => {
  await queues.send('audit-posts', ['slow']);
  const finish = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const worker = new Worker({
    queues,
    queue: 'audit-posts',
    handle: async () => {
      begun.resolve();
      await finish.promise;
      return { failed: [] };
    },
    onDead: () => {},
  });
  worker.start();
  await begun.promise;
  const stopped = worker.stop();
  finish.resolve();
  await stopped;
  expect(await empty()).toBe(true);
});

test('batches may be handled side by side: one that takes long keeps no other, and is not handed over twice', async () => {
  const [slow, ...quick] = ['slow', 'a', 'b', 'c'];
  await queues.send('fetch-posts', [slow, ...quick]);
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const begun: string[] = [];
  const atOnce: number[] = [];
  let underWay = 0;
  const worker = new Worker({
    queues,
    queue: 'fetch-posts',
    atOnce: 2,
    handle: async ([message]) => {
      begun.push(message!.body);
      atOnce.push(++underWay);
      if (message!.body === slow) await released;
      underWay--;
      return { failed: [] };
    },
    onDead: () => {},
  });
  worker.start();
  await vi.waitFor(async () => expect(bodies(await queues.list('fetch-posts'))).toEqual([slow]), { timeout: 10_000 });
  await queues.send('fetch-posts', ['late']);
  await vi.waitFor(() => expect(begun).toContain('late'), { timeout: 10_000 });
  expect(begun).toEqual([slow, ...quick, 'late']);
  expect(Math.max(...atOnce)).toBe(2);
  const stopped = worker.stop();
  release();
  await stopped;
  expect(await queues.list('fetch-posts')).toEqual([]);
});
