import { afterAll, beforeAll, expect, test } from 'vitest';
import { handler } from '../../functions/erase-content.ts';
import { makeEvent } from '../../lib/events/envelope.ts';
import { lambdaContext } from '../../lib/local/lambda-context.ts';
import { DynamoStore } from '../../lib/store/dynamo-store.ts';
import { startTable, type TestTable } from '../support/dynalite.ts';
import { observeRuntime, sqsEvent } from '../support/function-runtime.ts';
import { audited, makePost } from '../support/posts.ts';

let table: TestTable;
let store: DynamoStore;
beforeAll(async () => {
  table = await startTable();
  store = new DynamoStore({ ...table, retentionDays: 400 });
});
afterAll(() => table.close());

test('the clock, and a creator who asks for it, have words removed', async () => {
  const { metrics } = observeRuntime(store);
  const keepUntil = '2026-11-24T07:00:00.000Z';
  const mine = makePost({ id: 'mine', creator: { handle: 'mila', id: '42' } });
  await store.saveAudit(audited(makePost({ id: 'over' }), [], 1, { keepUntil }));
  await store.saveAudit(audited(mine, [], 1));
  const time = '2026-11-24T08:00:00.000Z';
  const due = makeEvent('content.erase_due', {}, { time });
  const asked = makeEvent('creator.erase_requested', { creatorId: '42' }, { time });
  const answer = await handler(sqsEvent([due, asked]), lambdaContext('erase-content'));
  expect(answer).toEqual({ batchItemFailures: [] });
  expect(metrics.PostsErased).toBe(2);
  for (const id of ['over', 'mine'])
    expect(await store.getPost({ platform: 'instagram', id })).toMatchObject({ erasedAt: expect.any(String) });
});
