import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { SOURCES_ROUTES } from '../../lib/report/routes/sources.ts';
import type { Route } from '../../lib/report/routes.ts';
import type { Source, sourceKindSchema } from '../../lib/report/source-schemas.ts';
import { MemoryCredentials } from '../../lib/sources/credentials/memory.ts';
import { SOURCE_KINDS } from '../../lib/sources/registry.ts';
import { type Api, startApi } from '../support/api.ts';
import { limited, mila } from '../support/limited-kind.ts';

interface Kinds {
  items: z.infer<typeof sourceKindSchema>[];
  quotas: Record<string, unknown>[];
  holds: object[];
  credentialPlace: string;
}

let api: Api;
beforeAll(async () => {
  api = await startApi({
    kinds: [...SOURCE_KINDS, limited],
    credentials: new MemoryCredentials({ brand: { apiKey: 'very-secret' } }),
    limits: { 'limited/money': 50 },
  });
});
afterAll(() => api.close());

const kinds = async () => (await api.call<Kinds>('GET', '/v1/source-kinds')).body;

describe('the kinds of sources', () => {
  test('tell what a form asks for, what is known of the platform, and where its token goes', async () => {
    const { items, credentialPlace } = await kinds();
    expect(items.map(({ kind }) => kind)).toEqual([...SOURCE_KINDS, limited].map(({ kind }) => kind));
    expect(items.find(({ kind }) => kind === 'limited')).toMatchObject({
      title: 'Limited',
      facts: { permission: ['as the test says', 'assumed'] },
      settings: { type: 'object', properties: { account: { type: 'string', maxLength: 20 } } },
      credential: [{ name: 'apiKey', about: 'key of the project' }],
      inbound: 'register the address',
      local: false,
    });
    expect(items.filter(({ local }) => local).map(({ kind }) => kind)).toEqual(['folder']);
    expect(credentialPlace).toContain('"NAME"');
  });

  test('tell what is used of each limit in its present window, by the limit of the deployment', async () => {
    const spend = (budget: string, window: string, used: number) => api.store.spend({ budget, window, used }, 10_000);
    // At 8:00 in UTC a day of Los Angeles has just begun.
    await spend('limited/reads', '2026-11-23', 7000);
    await spend('limited/reads', '2026-11-24', 120);
    await spend('limited/money', '2026-11', 12.5);
    const quotas = (await kinds()).quotas.filter(({ kind }) => kind === 'limited');
    expect(quotas).toEqual([
      { kind: 'limited', name: 'reads', unit: 'unit', window: 'day', limit: 10_000, used: 120 },
      { kind: 'limited', name: 'money', unit: 'US dollar', window: 'month', limit: 50, used: 12.5 },
    ]);
  });

  test('tell for how long a platform makes all its sources wait; these are then told to wait', async () => {
    await api.store.createDefinition(mila);
    await api.store.changeSource(mila.name, () => ({ source: mila.name, kind: 'limited', posts: 0 }));
    const health = async () => {
      const { body } = await api.call<{ items: Source[] }>('GET', '/v1/sources');
      return body.items.find(({ source }) => source === mila.name)?.health;
    };
    await api.store.holdKind({ kind: 'limited', until: '2026-11-24T07:59:00Z', why: 'over' });
    expect([(await kinds()).holds, await health()]).toEqual([[], 'new']);
    const hold = { kind: 'limited', until: '2026-11-24T09:00:00Z', why: 'asked to wait' };
    await api.store.holdKind(hold);
    expect([(await kinds()).holds, await health()]).toEqual([[hold], 'waiting']);
  });
});

describe('who may', () => {
  const routes = Object.entries<Route>(SOURCES_ROUTES);

  test.each(routes)('%s: a token needs the scope that the route names', async (_, { method, path, scope }) => {
    const event = { method, path: path.replace('{source}', 'nobody'), body: {} };
    const other = scope === 'findings/read' ? 'settings/write' : 'findings/read findings/review posts/write';
    expect(await api.withToken(event, { sub: 'ana', scope: other })).toMatchObject({ status: 403 });
    const { status } = await api.withToken(event, { sub: 'ana', scope: scope! });
    expect([200, 400, 404]).toContain(status);
  });

  test('a pause names who asked for it', async () => {
    await api.store.createDefinition({ ...mila, name: 'paused' });
    const event = { method: 'POST', path: '/v1/sources/paused/pause', body: {} };
    const { body } = await api.withToken(event, { email: 'ana@brand.example', scope: 'settings/write' });
    expect(body).toMatchObject({ health: 'paused', paused: { by: 'ana@brand.example' } });
  });

  test('no answer holds a secret, nor how far a source was read', async () => {
    await api.store.createDefinition({ ...mila, name: 'quiet' });
    await api.store.changeSource('quiet', () => ({ source: 'quiet', kind: 'limited', posts: 0, cursor: 'place-7' }));
    const answers = [await api.call('GET', '/v1/sources'), await api.call('GET', '/v1/source-kinds')];
    for (const { status, text } of answers) {
      expect(status).toBe(200);
      expect(text).not.toMatch(/very-secret|place-7/);
    }
    expect(answers[0]!.text).toContain('"credential":"brand"');
  });
});
