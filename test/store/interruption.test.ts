import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DynamoStore } from '../../lib/store/dynamo-store.ts';
import type { FindingChange, Store } from '../../lib/store/store.ts';
import { startTable, type TestTable } from '../support/dynalite.ts';
import { audited, makeFinding, makePost } from '../support/posts.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.close());

/** A client whose process is killed at a write: just before it reaches the table, or just after. */
function mortal(atWrite: number, moment: 'before' | 'after'): { client: DynamoDBDocumentClient; writes: () => number } {
  let writes = 0;
  const send = async (command: object) => {
    const dies = command instanceof PutCommand && ++writes === atWrite;
    if (dies && moment === 'before') throw new Error('killed');
    const answer = await table.client.send(command as PutCommand);
    if (dies) throw new Error('killed');
    return answer;
  };
  return { client: { send } as unknown as DynamoDBDocumentClient, writes: () => writes };
}

function open(client: DynamoDBDocumentClient, outbox?: (change: FindingChange) => Promise<void>): Store {
  return new DynamoStore({
    client,
    table: table.table,
    retentionDays: 400,
    ...(outbox === undefined ? {} : { outbox }),
  });
}

const first = (id: string) =>
  audited(makePost({ id }), [makeFinding({ id: `v1:${id}:a` }), makeFinding({ id: `v1:${id}:b` })], 0);
const edit = (id: string) =>
  audited(
    makePost({ id, caption: 'edited' }),
    [makeFinding({ id: `v1:${id}:b` }), makeFinding({ id: `v1:${id}:c` })],
    5,
  );

const kills = [1, 2, 3, 4, 5].flatMap((write) => [[write, 'before'] as const, [write, 'after'] as const]);

test.each(kills)('an audit killed at write %i, %s it, is completed by doing it again', async (write, moment) => {
  const id = `killed-${write}-${moment}`;
  const whole = open(table.client);
  await whole.saveAudit(first(id));
  const { client, writes } = mortal(write, moment);
  await expect(open(client).saveAudit(edit(id))).rejects.toThrow('killed');
  expect(writes()).toBe(write);
  await whole.saveAudit(edit(id));
  expect(await whole.saveAudit(edit(id))).toBe('unchanged');

  const document = await whole.getPost(makePost({ id }));
  expect(document?.revisions.map(({ number, post }) => [number, post.caption])).toEqual([
    [1, makePost().caption],
    [2, 'edited'],
  ]);
  expect(
    document?.findings.map(({ id, status, version, history }) => [id.at(-1), status, version, history.length]),
  ).toEqual([
    ['a', 'fixed', 2, 2],
    ['b', 'open', 1, 1],
    ['c', 'open', 1, 1],
  ]);
});

test.each([1, 2, 3, 4])('a first audit killed at write %i is completed by doing it again', async (write) => {
  const id = `first-${write}`;
  await expect(open(mortal(write, 'after').client).saveAudit(first(id))).rejects.toThrow('killed');
  const whole = open(table.client);
  await whole.saveAudit(first(id));
  const document = await whole.getPost(makePost({ id }));
  expect(document?.revisions).toHaveLength(1);
  expect(document?.findings.map(({ version }) => version)).toEqual([1, 1]);
});

test.each([1, 2, 3])('a deletion killed at write %i is completed by doing it again', async (write) => {
  const id = `deleted-${write}`;
  const whole = open(table.client);
  await whole.saveAudit(first(id));
  const post = makePost({ id });
  const at = '2026-11-20T08:30:00Z';
  await expect(open(mortal(write, 'after').client).markDeleted(post, { at })).rejects.toThrow('killed');
  await whole.markDeleted(post, { at });
  const document = await whole.getPost(post);
  expect(document?.deletedAt).toBe(at);
  expect(document?.findings.map(({ postDeletedAt, version }) => [postDeletedAt, version])).toEqual([
    [at, 2],
    [at, 2],
  ]);
});

test('an audit that never came to its end does not hide the next one, nor is it lost', async () => {
  const id = 'overtaken';
  const whole = open(table.client);
  await whole.saveAudit(first(id));
  await expect(open(mortal(4, 'after').client).saveAudit(edit(id))).rejects.toThrow('killed');
  const newer = audited(makePost({ id, caption: 'edited again' }), [], 9);
  expect(await whole.saveAudit(newer)).toBe('saved');
  expect(await whole.saveAudit(edit(id))).toBe('stale');
  const document = await whole.getPost(makePost({ id }));
  expect(document?.revisions.map(({ post }) => post.caption)).toEqual([makePost().caption, 'edited', 'edited again']);
  expect(document?.findings.map(({ status }) => status)).toEqual(['fixed', 'fixed', 'fixed']);
});

test('whatever order states of one post are saved in at the same time, the newest has the last word', async () => {
  const id = 'crowd';
  const store = open(table.client);
  const states = Array.from({ length: 6 }, (_, k) =>
    audited(makePost({ id, caption: `state ${k}` }), k % 2 === 0 ? [makeFinding({ id: `v1:crowd:${k}` })] : [], k),
  );
  await Promise.all([...states, ...states].toReversed().map((state) => store.saveAudit(state)));
  for (const state of states) await store.saveAudit(state);
  const document = await store.getPost(makePost({ id }));
  expect(document?.revisions.at(-1)?.post.caption).toBe('state 5');
  expect(document?.codes).toEqual([]);
  expect(document?.findings.filter(({ status }) => status !== 'fixed')).toEqual([]);
});

test('a late older state that was at work meanwhile is undone when it comes again', async () => {
  const id = 'meanwhile';
  const store = open(table.client);
  await store.saveAudit(audited(makePost({ id, caption: 'zero' }), [], 0));
  const newer = audited(makePost({ id, caption: 'two' }), [], 2);
  const older = audited(makePost({ id, caption: 'one' }), [makeFinding({ id: 'v1:meanwhile' })], 1);
  const slow = open(table.client, async () => void (await store.saveAudit(newer)));
  expect(await slow.saveAudit(older)).toBe('stale');
  expect(await store.getPost(makePost({ id }))).toMatchObject({ findings: [{ status: 'fixed' }] });
});

test('the outbox hears of every change of a finding before it is written', async () => {
  const id = 'outbox';
  const heard: string[] = [];
  const whole = open(table.client);
  const store = open(table.client, async ({ before, after }) => {
    const stored = await whole.getFinding(after.id);
    expect(stored?.version).toBe(before?.version);
    heard.push(`${after.id.at(-1)} ${before?.status ?? 'new'} → ${after.status}`);
  });
  await store.saveAudit(first(id));
  await store.saveAudit(edit(id));
  await store.reviewFinding(`v1:${id}:b`, 1, { action: 'confirm' }, 'rea', '2026-11-24T08:00:00Z');
  expect(heard).toEqual(['a new → open', 'b new → open', 'c new → open', 'a open → fixed', 'b open → confirmed']);
});
