import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventsOf } from '../../lib/pipeline/publish-findings.ts';
import { DynamoStore } from '../../lib/store/dynamo-store.ts';
import { startTable, type TestTable } from '../support/dynalite.ts';
import { audited, makeFinding, makePost } from '../support/posts.ts';
import { tableHolds } from './table-holds.ts';

const DUE = '2026-12-20T08:00:00.000Z';
const RENEWED = '2027-01-20T08:00:00.000Z';

let table: TestTable;
let store: DynamoStore;
beforeAll(async () => {
  table = await startTable();
  store = open(table.client);
});
afterAll(() => table.close());

function open(client: DynamoDBDocumentClient): DynamoStore {
  return new DynamoStore({ client, table: table.table, retentionDays: 400 });
}

/** A store in whose writes something else comes in between: before the write of this number, from 1 on. */
function disturbed(between: (write: number) => Promise<unknown> | undefined): DynamoStore {
  let writes = 0;
  const send = async (command: object) => {
    if (command instanceof PutCommand || command instanceof DeleteCommand) await between(++writes);
    return table.client.send(command as PutCommand);
  };
  return open({ send } as unknown as DynamoDBDocumentClient);
}

describe('a change of a source', () => {
  test('starts over from what another write has left', async () => {
    await store.putSource({ source: 'overtaken', posts: 1 });
    const slow = disturbed((write) => (write === 1 ? store.putSource({ source: 'overtaken', posts: 7 }) : undefined));
    const seen: unknown[] = [];
    const after = await slow.changeSource('overtaken', (state) => {
      seen.push(state?.posts);
      return { ...state!, posts: state!.posts + 1 };
    });
    expect([seen, after]).toEqual([[1, 7], { source: 'overtaken', posts: 8, version: 3 }]);
  });

  test('that never gets through says so, and has changed nothing', async () => {
    const slow = disturbed((write) => store.putSource({ source: 'contended', posts: write }));
    const change = slow.changeSource('contended', () => ({ source: 'contended', posts: -1 }));
    await expect(change).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('the source') });
    expect(await store.getSource('contended')).toMatchObject({ posts: 10 });
  });
});

describe('words that are removed', () => {
  const ids = (id: string) => [makeFinding({ id: `v1:${id}:a` }), makeFinding({ id: `v1:${id}:b` })];
  const state = (id: string, minute: number, keepUntil = DUE) =>
    audited(makePost({ id, caption: `zebra ${id}` }), ids(id), minute, { keepUntil });
  const ref = (id: string) => ({ platform: 'instagram', id }) as const;
  const kill = () => Promise.reject(new Error('killed'));

  // The mark, two findings, two revisions, the head.
  test.each([1, 2, 3, 4, 5, 6])('but for a kill before write %i stay due, and go when it is done again', async (at) => {
    const id = `killed-${at}`;
    await store.saveAudit({ ...state(id, 0), post: makePost({ id, caption: `zebra ${id} first` }) });
    await store.saveAudit(state(id, 1));
    await expect(disturbed((write) => (write === at ? kill() : undefined)).eraseContent(ref(id), DUE)).rejects.toThrow(
      'killed',
    );
    expect(await tableHolds(table, `zebra ${id}`)).toBe(at < 6);
    expect(await store.dueErasures(DUE, 9)).toEqual([ref(id)]);
    await store.eraseContent(ref(id), RENEWED);
    expect(await store.getPost(ref(id))).toMatchObject({
      erasedAt: at === 1 ? RENEWED : DUE,
      revisions: [],
      findings: [{ version: 2 }, { version: 2 }],
    });
    expect(await tableHolds(table, `zebra ${id}`)).toBe(false);
    expect(await store.dueErasures(RENEWED, 9)).toEqual([]);
  });

  test.each([2, 3, 4, 5])('half, up to write %i, come back whole when the post is read again', async (at) => {
    const id = `half-${at}`;
    await store.saveAudit(state(id, 0));
    const before = await store.getPost(ref(id));
    await expect(
      disturbed((write) => (write === at ? kill() : undefined)).eraseContent(ref(id), DUE),
    ).rejects.toThrow();
    expect(await store.saveAudit(state(id, 0, RENEWED))).toBe('saved');
    const after = (await store.getPost(ref(id)))!;
    expect(after).not.toHaveProperty('erasedAt');
    expect([after.revisions, after.findings.map(({ evidence, message }) => [evidence, message])]).toEqual([
      before!.revisions,
      before!.findings.map(({ evidence, message }) => [evidence, message]),
    ]);
    expect(await store.dueErasures(DUE, 9)).toEqual([]);
  });

  test.each([1, 2, 3, 4, 5])(
    'while the post is saved before write %i leave it without any, until it is saved again',
    async (at) => {
      const id = `race-${at}`;
      await store.saveAudit(state(id, 0));
      const slow = disturbed((write) => (write === at ? store.saveAudit(state(id, 0, RENEWED)) : undefined));
      await slow.eraseContent(ref(id), DUE);
      const { erasedAt, revisions, findings } = (await store.getPost(ref(id)))!;
      expect([erasedAt, revisions, findings.flatMap(({ evidence }) => evidence)]).toEqual([DUE, [], []]);
      expect(await store.saveAudit(state(id, 0, RENEWED))).toBe('saved');
      expect((await store.getPost(ref(id)))?.revisions).toHaveLength(1);
    },
  );

  test('before their time are due at once where their removal was cut short', async () => {
    const id = 'early';
    await store.saveAudit(state(id, 0, RENEWED));
    const killed = disturbed((write) => (write === 2 ? kill() : undefined)).eraseContent(ref(id), DUE);
    await expect(killed).rejects.toThrow('killed');
    expect(await store.dueErasures(DUE, 9)).toEqual([ref(id)]);
    await store.eraseContent(ref(id), RENEWED);
    expect(await store.dueErasures(RENEWED, 9)).not.toContainEqual(ref(id));
  });

  test('do not come back by a decision that was under way', async () => {
    const id = 'reviewed';
    await store.saveAudit(state(id, 0));
    const slow = disturbed((write) => (write === 1 ? store.eraseContent(ref(id), DUE) : undefined));
    const decision = slow.reviewFinding(`v1:${id}:a`, 1, { action: 'confirm' }, 'rea', DUE);
    await expect(decision).rejects.toMatchObject({ code: 'conflict' });
    expect(await tableHolds(table, `zebra ${id}`)).toBe(false);
    expect((await store.getFinding(`v1:${id}:a`))?.evidence).toEqual([]);
  });

  test('do not take a decision with them that was made meanwhile', async () => {
    const id = 'decided';
    await store.saveAudit(state(id, 0));
    const decide = () => store.reviewFinding(`v1:${id}:b`, 1, { action: 'confirm', comment: 'seen' }, 'rea', DUE);
    await disturbed((write) => (write === 2 ? decide() : undefined)).eraseContent(ref(id), DUE);
    expect(await store.getFinding(`v1:${id}:b`)).toMatchObject({ status: 'confirmed', version: 3, evidence: [] });
  });

  test('do not come back by an older state that was being saved', async () => {
    const id = 'older';
    await store.saveAudit(state(id, 5));
    const older = audited(makePost({ id, caption: 'zebra older' }), [makeFinding({ id: 'v1:older:c' })], 6);
    const newer = { ...state(id, 9), observedAt: '2026-11-20T09:00:00Z' };
    const slow = disturbed(async (write) => {
      if (write !== 1) return;
      await store.saveAudit(newer);
      await store.eraseContent(ref(id), DUE);
    });
    expect(await slow.saveAudit(older)).toBe('stale');
    expect(await tableHolds(table, 'zebra older')).toBe(false);
    expect((await store.getPost(ref(id)))!.findings.flatMap(({ evidence }) => evidence)).toEqual([]);
  });

  test('are no news of the findings', async () => {
    const id = 'quiet';
    const heard: string[] = [];
    const outbox = async ({ after }: { after: { id: string } }) => void heard.push(after.id);
    const told = new DynamoStore({ client: table.client, table: table.table, retentionDays: 400, outbox });
    await told.saveAudit(state(id, 0));
    const before = (await store.getFinding(`v1:${id}:a`))!;
    heard.length = 0;
    await told.eraseContent(ref(id), DUE);
    expect(heard).toEqual([]);
    const after = (await store.getFinding(`v1:${id}:a`))!;
    expect([after.version, eventsOf({ before, after })]).toEqual([2, []]);
  });
});
