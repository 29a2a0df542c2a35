import { afterAll, beforeAll, expect, test } from 'vitest';
import { handler as auditPosts } from '../../functions/audit-posts.ts';
import { handler as eraseContent } from '../../functions/erase-content.ts';
import { handler as fetchPosts } from '../../functions/fetch-posts.ts';
import { handler as planFetches } from '../../functions/plan-fetches.ts';
import { handler as receivePosts } from '../../functions/receive-posts.ts';
import { ACCESS, rightsOf } from '../../infra/access.ts';
import type { FunctionName } from '../../infra/functions.ts';
import type { DomainEvent } from '../../lib/events/catalog.ts';
import { makeEvent } from '../../lib/events/envelope.ts';
import { lambdaContext } from '../../lib/local/lambda-context.ts';
import { SourceError } from '../../lib/sources/source-error.ts';
import { DynamoStore } from '../../lib/store/dynamo-store.ts';
import type { StoreMethod } from '../../lib/store/rights.ts';
import type { Store } from '../../lib/store/store.ts';
import { startTable, type TestTable } from '../support/dynalite.ts';
import { type Observed, observeRuntime, sqsEvent } from '../support/function-runtime.ts';
import { makePost } from '../support/posts.ts';
import { type Script, ScriptedSource, scriptedKind } from '../support/scripted-source.ts';

const TIME = '2026-11-24T08:00:00.000Z';
const fresh = makePost({ id: 'fresh', publishedAt: '2026-11-24T07:30:00Z' });
const budgets = [{ name: 'calls', unit: 'call', limit: 10, window: 'day', zone: 'UTC' }] as const;

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.close());

const used = new Map<FunctionName, Set<StoreMethod>>();

/** The store as a function may use it; what it uses is noted. */
function allowed(name: FunctionName): Store {
  const noted = used.get(name) ?? new Set();
  used.set(name, noted);
  return new Proxy(new DynamoStore({ ...table, retentionDays: 400 }), {
    get(store, method: StoreMethod) {
      if (!ACCESS[name].store.includes(method)) throw new Error(`${name} may not call ${method}`);
      noted.add(method);
      return store[method].bind(store);
    },
  });
}

let script: Script;
function as(name: FunctionName): Observed {
  const kind = scriptedKind({ ours: new ScriptedSource(script) }, { budgets });
  const spending = {
    ...kind,
    open: (...[source, settings, io]: Parameters<typeof kind.open>) => {
      const opened = kind.open(source, settings, io);
      return {
        ...opened,
        async *fetchSince(cursor: string | undefined) {
          await io.budget.spend('calls', 1);
          yield* opened.fetchSince(cursor);
        },
      };
    },
  };
  const definitions = [{ name: 'ours', kind: 'scripted', settings: {} }];
  return observeRuntime(allowed(name), { kinds: [spending], definitions });
}

async function handle(
  name: 'fetch-posts' | 'audit-posts' | 'erase-content',
  events: readonly DomainEvent[],
): Promise<Observed> {
  const observed = as(name);
  const handlers = { 'fetch-posts': fetchPosts, 'audit-posts': auditPosts, 'erase-content': eraseContent };
  const answer = await handlers[name](sqsEvent(events), lambdaContext(name));
  expect({ answer, log: observed.log.filter((line) => line.includes('may not call')) }).toEqual({
    answer: { batchItemFailures: [] },
    log: [],
  });
  return observed;
}

test('what is granted is enough from the clock to the verdict, for pushes and for the removal of words', async () => {
  script = {
    fetches: [[{ posts: [fresh] }], [new SourceError('rate_limited', 'too much', { scope: 'platform' })]],
    rereads: [[{ gone: [{ platform: 'instagram', id: 'fresh', as: 'deleted' }] }]],
    receive: async () => ({ status: 200, posts: [makePost({ id: 'pushed' })], changed: [fresh], fetch: true }),
  };
  const planned = as('plan-fetches');
  await planFetches({}, lambdaContext('plan-fetches'));
  expect(planned.bus.events).toHaveLength(1);

  const fetched = await handle('fetch-posts', planned.bus.events);
  expect(fetched.bus.events).toMatchObject([{ type: 'post.published' }]);
  await handle('audit-posts', fetched.bus.events);

  const stranger = makeEvent('fetch.requested', { source: 'added on the page' }, { time: TIME });
  await handle('fetch-posts', [stranger]);

  const push = (source: string) => {
    const http = { method: 'POST', path: `/v1/inbound/${source}` };
    const event = { rawPath: http.path, rawQueryString: '', headers: {}, body: '{}', requestContext: { http } };
    return receivePosts(event as never, lambdaContext('receive-posts'));
  };
  const pushed = as('receive-posts');
  expect(await push('stranger')).toMatchObject({ statusCode: 404 });
  expect(await push('ours')).toMatchObject({ statusCode: 200 });
  expect(pushed.bus.events.map(({ type }) => type).sort()).toEqual(['fetch.requested', 'post.published']);

  const requests = pushed.bus.events.filter(({ type }) => type === 'fetch.requested');
  const again = await handle('fetch-posts', requests);
  expect(again.bus.events).toMatchObject([{ type: 'post.deleted' }]);
  await handle('audit-posts', again.bus.events);
  await handle('erase-content', [
    makeEvent('content.erase_due', {}, { time: TIME }),
    makeEvent('creator.erase_requested', { creatorId: '1' }, { time: TIME }),
  ]);
});

test('little is granted that was not used there', () => {
  const unused = (name: FunctionName) => ACCESS[name].store.filter((method) => !used.get(name)!.has(method));
  // Only pushes that make a source ask back use a budget; only what is due is erased.
  expect(Object.fromEntries([...used.keys()].map((name) => [name, unused(name)]))).toEqual({
    'plan-fetches': [],
    'fetch-posts': [],
    'audit-posts': [],
    'receive-posts': ['spend'],
    'erase-content': ['eraseContent'],
  });
});

test('functions that only read sources cannot delete anything', () => {
  for (const name of ['plan-fetches', 'fetch-posts', 'receive-posts'] as const)
    expect(rightsOf(name).table).not.toContain('DeleteItem');
});
