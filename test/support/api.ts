import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { expect } from 'vitest';
import { handler } from '../../functions/report-api.ts';
import type { SourceRuntime } from '../../functions/source-runtime.ts';
import { audit } from '../../lib/audit/audit.ts';
import { type Campaign, campaignSchema } from '../../lib/campaign.ts';
import { PageServer } from '../../lib/local/http-server.ts';
import { lambdaContext } from '../../lib/local/lambda-context.ts';
import type { Post } from '../../lib/post.ts';
import { matchRoute } from '../../lib/report/match.ts';
import { ROUTES, type Route } from '../../lib/report/routes.ts';
import { type Problem, problemSchema } from '../../lib/report/schemas.ts';
import { DynamoStore } from '../../lib/store/dynamo-store.ts';
import { startTable } from './dynalite.ts';
import { type Observed, observeRuntime } from './function-runtime.ts';

/** What AWS Lambda lets a function answer, its text written as JSON. */
export const MAX_ANSWER_BYTES = 6_291_556;

export interface Answer<T = unknown> {
  status: number;
  headers: Headers;
  body: T;
  text: string;
}

export interface Api {
  store: DynamoStore;
  observed: Observed;
  call<T = Record<string, never>>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<T>>;
  /** The problem that a call is answered with. */
  problem(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Problem>;
  /** Calls the function as an HTTP API with an authorizer does. */
  withToken(
    event: { method: string; path: string; body?: unknown; headers?: Record<string, string> },
    claims: Record<string, string>,
  ): Promise<{ status: number; body: Record<string, unknown> }>;
  fetch(method: string, path: string): Promise<Response>;
  keep(post: Post, campaigns?: Campaign[]): Promise<void>;
  close(): Promise<void>;
}

/** The report API over real HTTP, on an empty table. */
export async function startApi(changes: Partial<SourceRuntime> = {}): Promise<Api> {
  const table = await startTable();
  const store = new DynamoStore({ client: table.client, table: table.table, retentionDays: 365 });
  const observed = observeRuntime(store, { webhookTargets: { allowLoopback: false }, ...changes });
  const run = (event: APIGatewayProxyEventV2) => handler(event, lambdaContext('report-api') as Context);
  const server = new PageServer({ page: mkdtempSync(join(tmpdir(), 'page-')), api: run });
  const port = await server.listen(0);

  const call = async <T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> => {
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { ...type, ...headers },
      ...sent,
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    const answer = {
      status: response.status,
      headers: response.headers,
      text,
      body: (isJson ? JSON.parse(text) : undefined) as T,
    };
    expectDescribed(method, path, answer);
    return answer;
  };

  return {
    store,
    observed,
    call,
    fetch: (method, path) => fetch(`http://127.0.0.1:${port}${path}`, { method }),
    problem: async (method, path, body, headers) => (await call<Problem>(method, path, body, headers)).body,
    withToken: async ({ method, path, body, headers = {} }, claims) => {
      const result = await run({
        version: '2.0',
        rawPath: path,
        rawQueryString: '',
        headers: { 'content-type': 'application/json', ...headers },
        requestContext: { http: { method, path }, requestId: 'r', authorizer: { jwt: { claims, scopes: null } } },
        isBase64Encoded: true,
        ...(body === undefined ? {} : { body: Buffer.from(JSON.stringify(body)).toString('base64') }),
      } as unknown as APIGatewayProxyEventV2);
      return { status: result.statusCode!, body: result.body === undefined ? {} : JSON.parse(result.body) };
    },
    keep: async (post, campaigns = []) => {
      const at = '2026-11-24T08:00:00Z';
      const judged = audit(post, { campaigns });
      const brands = Object.fromEntries(campaigns.map(({ id, brand }) => [id, brand.name]));
      await store.saveAudit({ post, audit: judged, observedAt: at, campaigns: Object.keys(brands), brands, at });
    },
    close: async () => {
      await server.close();
      await table.close();
    },
  };
}

/** Holds every answer to what the routes table says of it. */
function expectDescribed(method: string, path: string, { status, headers, body }: Answer): void {
  const type = headers.get('content-type') ?? undefined;
  if (status >= 400) {
    expect(type).toBe('application/problem+json; charset=utf-8');
    expect(problemSchema.parse(body)).toMatchObject({ status });
    return;
  }
  const rawPath = path.split('?')[0]!;
  const { name } = matchRoute({ rawPath, requestContext: { http: { method } } } as APIGatewayProxyEventV2);
  const { ok }: Route = ROUTES[name];
  expect(status).toBe(ok.status);
  expect(type?.split(';')[0]).toBe(ok.body === undefined ? ok.type : 'application/json');
  for (const header of Object.keys(ok.headers ?? {})) expect(headers.get(header), header).not.toBeNull();
  if (ok.body !== undefined) expect(ok.body.safeParse(body).error).toBeUndefined();
}

export const autumn: Campaign = campaignSchema.parse({
  id: 'autumn',
  brand: { name: 'GlowLab', handles: ['@glowlab'] },
  jurisdictions: ['GB'],
  window: { from: '2026-11-01T00:00:00Z', to: '2026-12-15T00:00:00Z' },
  creators: [{ handle: 'mila.cooks', connection: 'paid' }],
  brief: { requiredMentions: ['@glowlab'] },
});

export const bare: Post = {
  id: '1',
  platform: 'instagram',
  creator: { handle: 'mila.cooks' },
  publishedAt: '2026-11-20T10:00:00Z',
  caption: 'My new serum #gifted',
  connection: 'paid',
  audience: ['GB'],
};
