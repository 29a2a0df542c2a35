import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { provideRuntime, runtime } from '../../functions/runtime.ts';
import { openApi } from '../../lib/report/openapi.ts';
import { ROUTES } from '../../lib/report/routes.ts';
import type { Summary } from '../../lib/report/schemas.ts';
import { packs } from '../../lib/rules/index.ts';
import { type Api, autumn, bare, startApi } from '../support/api.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

describe('the summary', () => {
  const summary = async (query = '') => (await api.call<Summary>('GET', `/v1/summary${query}`)).body;

  test('of nothing is nothing', async () => {
    expect(await summary()).toMatchObject({
      total: { posts: 0, complianceRate: null },
      by: { creator: [], day: [], code: [] },
    });
  });

  test('counts a post by its worst outcome, and leaves out what is no ad', async () => {
    await api.keep({ ...bare, audience: ['GB', 'DE'], caption: 'Ad | serum @glowlab' }, [autumn]);
    await api.keep({
      ...bare,
      id: '2',
      caption: 'Ad | serum',
      publishedAt: '2026-11-21T10:00:00Z',
      creator: { handle: '@Mila.Cooks' },
    });
    await api.keep({ ...bare, id: '3', caption: 'Hello', connection: 'none' });
    await api.keep({
      ...bare,
      id: '4',
      caption: 'use my code X, link in bio',
      connection: 'unknown',
      creator: { handle: 'zoe' },
    });
    await api.keep({ ...bare, id: '6', caption: 'Hello', connection: 'none', creator: { handle: 'zoe' } });
    await api.keep({ ...bare, id: '5', caption: 'serum', publishedAt: '2026-06-01T10:00:00Z' });
    const { total, by } = await summary();
    expect(total).toEqual({ key: 'total', posts: 3, pass: 1, fail: 1, review: 1, complianceRate: 0.5 });
    expect(by.creator).toMatchObject([
      { key: 'instagram/mila.cooks', posts: 2, complianceRate: 0.5 },
      { key: 'instagram/zoe', posts: 1, complianceRate: null },
    ]);
    expect(by.campaign).toMatchObject([{ key: 'autumn', fail: 1 }]);
    expect(by.jurisdiction).toMatchObject([
      { key: 'DE', fail: 1 },
      { key: 'GB', pass: 2, review: 1, complianceRate: 1 },
    ]);
    expect(by.day).toMatchObject([
      { key: '2026-11-20', posts: 2 },
      { key: '2026-11-21', posts: 1 },
    ]);
    expect(by.code.every(({ posts }) => posts === 1)).toBe(true);
    expect((await summary('?from=2026-06-01&to=2026-06-01')).total).toMatchObject({ posts: 1, fail: 1 });
  });

  test.each(['?from=2020-01-01&to=2026-01-01', '?from=2026-11-02&to=2026-11-01', '?from=2027-01-01'])(
    '%s is refused',
    async (query) => {
      expect(await api.problem('GET', `/v1/summary${query}`)).toMatchObject({
        status: 400,
        errors: [{ pointer: 'from' }],
      });
    },
  );
});

describe('the rules', () => {
  test('are listed, and told one by one', async () => {
    const { body } = await api.call<{ items: { code: string; terms: number; read: string }[] }>('GET', '/v1/rules');
    expect(body.items.map(({ code }) => code)).toEqual([...packs.keys()]);
    expect(body.items.every(({ terms, read }) => terms > 0 && /^\d{4}-/.test(read))).toBe(true);
    expect((await api.call('GET', '/v1/rules/gb')).body).toMatchObject({ code: 'GB', name: 'United Kingdom' });
    expect(await api.problem('GET', '/v1/rules/KE')).toMatchObject({
      status: 404,
      detail: expect.stringContaining('GB'),
    });
  });
});

describe('health', () => {
  test('tells how each source is', async () => {
    expect((await api.call('GET', '/v1/health')).body).toMatchObject({ status: 'ok', sources: [] });
    await api.store.putSource({ source: 'inbox', posts: 0, error: 'gone', cursor: 'secret' });
    expect((await api.call('GET', '/v1/health')).body).toMatchObject({
      status: 'degraded',
      sources: [{ source: 'inbox', ok: false }],
    });
  });
  test('says no more than that to everybody; what went wrong is told to those signed in', async () => {
    expect((await api.call('GET', '/v1/health')).text).not.toMatch(/gone|secret/);
    const { body, text } = await api.call('GET', '/v1/sources');
    expect(body).toMatchObject({ items: [{ source: 'inbox', health: 'failing', error: 'gone' }] });
    expect(text).not.toContain('secret');
  });
});

describe('the description', () => {
  test('is valid OpenAPI 3.1 and holds every route', async () => {
    const { body } = await api.call<Record<string, Record<string, Record<string, unknown>>>>('GET', '/v1/openapi.json');
    const { valid, errors } = await new Validator().validate(body);
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    for (const [name, { method, path }] of Object.entries(ROUTES)) {
      expect(body.paths![path]![method.toLowerCase()]).toMatchObject({ operationId: name });
    }
  });

  test('refers only to schemas that are there', () => {
    const document = openApi() as { components: { schemas: Record<string, unknown> } };
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(
      ([, name]) => name!,
    );
    expect(references.length).toBeGreaterThan(20);
    expect(references.filter((name) => document.components.schemas[name] === undefined)).toEqual([]);
    for (const [name, schema] of Object.entries(document.components.schemas)) {
      expect(schema, name).not.toHaveProperty('$ref');
      expect(Object.keys(schema as object), name).not.toEqual([]);
    }
  });

  type Operation = {
    operationId: string;
    parameters?: { in: string; name: string; description?: string; schema: object }[];
    requestBody?: object;
    responses: Record<string, { headers?: object }>;
    security: object[];
  };
  const { paths, components } = openApi() as {
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, { properties?: object; required?: string[]; anyOf?: object[] }> };
  };
  const operations = Object.values(paths).flatMap((path) => Object.values(path));

  test('names each operation once', () => {
    const names = operations.map(({ operationId }) => operationId);
    expect(names.toSorted()).toEqual(Object.keys(ROUTES).toSorted());
  });

  test('types and explains every parameter of a path', () => {
    for (const [path, methods] of Object.entries(paths)) {
      const wanted = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const { parameters = [] } of Object.values(methods)) {
        const inPath = parameters.filter((parameter) => parameter.in === 'path');
        expect(inPath.map(({ name }) => name)).toEqual(wanted);
        for (const { description, schema } of inPath) {
          expect(description).toEqual(expect.any(String));
          expect(schema).not.toEqual({});
        }
      }
    }
  });

  test('says what a pushed post holds, and that a review needs If-Match', () => {
    expect(paths['/v1/posts']!.post!.requestBody).toMatchObject({
      required: true,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/PushedPosts' } } },
    });
    expect(components.schemas.PushedPosts!.anyOf![0]).toMatchObject({ items: { $ref: '#/components/schemas/Post' } });
    expect(components.schemas.Post!.required).toEqual(['id', 'platform', 'creator', 'publishedAt']);
    expect(paths['/v1/findings/{findingId}/review']!.post!.parameters).toContainEqual(
      expect.objectContaining({ name: 'If-Match', required: true }),
    );
  });

  test('tells requests and answers apart only where they differ', () => {
    const { Campaign, CampaignInput } = components.schemas;
    expect(CampaignInput!.required).not.toContain('creators');
    expect(Campaign!.required).toContain('creators');
    expect(components.schemas).not.toHaveProperty('PostInput');
    expect(components.schemas).not.toHaveProperty('SeverityInput');
  });

  test('tells of the headers that an answer has of its own', () => {
    const { headers } = paths['/v1/findings/{findingId}']!.get!.responses[200]!;
    expect(headers).toMatchObject({ etag: { required: true, description: expect.stringContaining('If-Match') } });
    expect(paths['/v1/findings']!.get!.responses[200]).not.toHaveProperty('headers');
  });

  test('allows for fields to come', () => {
    expect(JSON.stringify(components)).not.toContain('"additionalProperties":false');
  });
});

describe('what is not there, or breaks', () => {
  test('an unknown path', async () => {
    expect(await api.problem('GET', '/v1/nothing')).toMatchObject({ status: 404 });
  });
  test('a wrong method names the right ones', async () => {
    const answer = await api.call('PATCH', '/v1/campaigns/x', {});
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, PUT, DELETE');
  });
  test.each([
    ['HEAD', '/v1/findings', 'GET'],
    ['OPTIONS', '/v1/posts', 'GET, POST'],
    ['DELETE', '/v1/findings.csv', 'GET'],
    ['GET', '/v1/checks', 'POST'],
  ])('%s %s is not possible', async (method, path, allowed) => {
    const response = await api.fetch(method, path);
    expect([response.status, response.headers.get('allow')]).toEqual([405, allowed]);
  });
  test('an answer that would be too large is refused with what to do', async () => {
    const own = runtime();
    const large = { ...autumn, brief: { approvedCaption: 'x'.repeat(300_000) } };
    const store = Object.assign(Object.create(own.store), { listCampaigns: async () => Array(20).fill(large) });
    provideRuntime({ ...own, store });
    expect(await api.problem('GET', '/v1/campaigns')).toMatchObject({
      type: '/problems/answer-too-large',
      detail: expect.stringContaining('limit'),
    });
    provideRuntime(own);
  });
  test('an error of ours is logged and not told', async () => {
    const own = runtime();
    const failing = new Proxy(own.store, { get: () => () => Promise.reject(new Error('table on fire')) });
    provideRuntime({ ...own, store: failing });
    const answer = await api.call<{ detail: string }>('GET', '/v1/campaigns');
    provideRuntime(own);
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain('fire');
    expect(api.observed.log.join()).toContain('table on fire');
  });
});
