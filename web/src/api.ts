import type * as z from 'zod';
import { ROUTES, type RouteName } from '../../lib/report/routes.ts';
import type { Problem } from '../../lib/report/schemas.ts';
import type { Session } from './auth.ts';

type Routes = typeof ROUTES;
type PathName<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PathName<Rest>
  : never;
type QueryValue = string | number | readonly string[] | undefined;

type Request<N extends RouteName> = {
  signal?: AbortSignal;
  /** The version that was read: sent as If-Match. */
  version?: number;
} & ([PathName<Routes[N]['path']>] extends [never] ? unknown : { path: Record<PathName<Routes[N]['path']>, string> }) &
  (Routes[N] extends { query: infer Query extends z.ZodType }
    ? { query?: { [Name in keyof z.input<Query>]?: QueryValue } }
    : unknown) &
  (Routes[N] extends { body: infer Body extends z.ZodType } ? { body: z.input<Body> } : unknown);

export type Answer<N extends RouteName> = Routes[N]['ok'] extends { body: infer Body extends z.ZodType }
  ? z.output<Body>
  : Response;

export interface FieldError {
  pointer: string;
  detail: string;
}

/** An answer that is no good one, told as the API tells it. */
export class ApiError extends Error {
  readonly status: number;
  readonly fields: readonly FieldError[];
  constructor(status: number, problem: Partial<Problem>) {
    super(problem.detail ?? problem.title ?? `The server answered ${status}`);
    this.name = 'ApiError';
    this.status = status;
    this.fields = problem.errors ?? [];
  }
}

let session: Session = {};
/** Whether the API has taken the session's token before: one that it never took would be no better after a new sign-in. */
let accepted = false;

export function setSession(signedIn: Session): void {
  session = signedIn;
}

/** Calls one route of the report API. Throws `ApiError`, or `TypeError` where there was no answer at all. */
export async function call<N extends RouteName>(name: N, request: Request<N> = {} as Request<N>): Promise<Answer<N>> {
  const { path, query, body, version, signal } = request as {
    path?: Record<string, string>;
    query?: Record<string, QueryValue>;
    body?: unknown;
    version?: number;
    signal?: AbortSignal;
  };
  const route = ROUTES[name];
  const headers = new Headers();
  if (session.authorization !== undefined) headers.set('authorization', session.authorization);
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (version !== undefined) headers.set('if-match', `"${version}"`);
  const response = await fetch(urlOf(route.path, path, query), {
    method: route.method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
  accepted ||= response.ok;
  if (response.ok) return ('body' in route.ok ? await response.json() : response) as Answer<N>;
  if (response.status === 401 && accepted) await session.signIn?.();
  throw new ApiError(response.status, await problemOf(response));
}

function urlOf(path: string, values: Record<string, string> = {}, query: Record<string, QueryValue> = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const text = String(value ?? '');
    if (text !== '') parameters.set(name, text);
  }
  return parameters.size === 0 ? filled : `${filled}?${parameters}`;
}

async function problemOf(response: Response): Promise<Partial<Problem>> {
  const isProblem = response.headers.get('content-type')?.includes('json') ?? false;
  return isProblem ? ((await response.json()) as Partial<Problem>) : {};
}
