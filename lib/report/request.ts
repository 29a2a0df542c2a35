import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod';
import { ApiProblem, fieldErrors } from './problem.ts';
import { MAX_BODY_BYTES, ROUTES, type Route, type RouteName } from './routes.ts';

type BodyOf<R> = R extends { body: infer S extends z.ZodType } ? z.output<S> : undefined;
type QueryOf<R> = R extends { query: infer S extends z.ZodType } ? z.output<S> : undefined;
type ParamsOf<P extends string> = P extends `${string}{${infer Name}}${infer Rest}` ? Name | ParamsOf<Rest> : never;

/** A request to one route, checked. */
export interface ApiRequest<N extends RouteName> {
  params: Record<ParamsOf<(typeof ROUTES)[N]['path']>, string>;
  query: QueryOf<(typeof ROUTES)[N]>;
  body: BodyOf<(typeof ROUTES)[N]>;
  /** Version from If-Match; asked for by `requireVersion`. */
  ifMatch: string | undefined;
  /** Who asks, by the token; `local` where there is no sign-in. */
  caller: string;
}

/** Checks path, query, body and scope. Throws an `ApiProblem` that names what is wrong. */
export function readRequest<N extends RouteName>(name: N, event: APIGatewayProxyEventV2): ApiRequest<N> {
  const route: Route = ROUTES[name];
  const claims = claimsOf(event);
  if (route.scope !== undefined && claims !== undefined) requireScope(route.scope, claims);
  return {
    params: paramsOf(event),
    query: queryOf(route, event),
    body: bodyOf(route, event),
    ifMatch: headerOf(event, 'if-match'),
    caller: claims === undefined ? 'local' : callerOf(claims),
  } as ApiRequest<N>;
}

/** The version that If-Match names, as an ETag (`"3"`). */
export function requireVersion(ifMatch: string | undefined): number {
  if (ifMatch === undefined)
    throw new ApiProblem('version-required', 'Send If-Match with the ETag of the finding as you read it, such as "3".');
  const version = /^"?(\d{1,9})"?$/.exec(ifMatch.trim())?.[1];
  if (version === undefined)
    throw new ApiProblem('invalid', 'If-Match must be one ETag of the finding, such as "3".', {
      errors: [{ pointer: 'If-Match', detail: 'must be one ETag such as "3"' }],
    });
  return Number(version);
}

type Claims = Record<string, unknown>;

function claimsOf(event: APIGatewayProxyEventV2): Claims | undefined {
  const context = event.requestContext as { authorizer?: { jwt?: { claims?: Claims; scopes?: string[] | null } } };
  const jwt = context.authorizer?.jwt;
  return jwt === undefined ? undefined : { ...jwt.claims, scopes: jwt.scopes ?? [] };
}

/** The authorizer has checked this already; a route that was wired by mistake must not open a door. */
function requireScope(scope: string, claims: Claims): void {
  const held = [...String(claims.scope ?? '').split(' '), ...(claims.scopes as string[])];
  if (held.some((one) => one === scope || one.endsWith(`/${scope}`))) return;
  throw new ApiProblem('unauthorised', `This needs the scope ${scope}.`);
}

function callerOf(claims: Claims): string {
  return String(claims.email ?? claims.username ?? claims['cognito:username'] ?? claims.sub ?? 'unknown');
}

function headerOf(event: APIGatewayProxyEventV2, name: string): string | undefined {
  return Object.entries(event.headers).find(([key]) => key.toLowerCase() === name)?.[1];
}

function paramsOf(event: APIGatewayProxyEventV2): Record<string, string> {
  return Object.fromEntries(
    Object.entries(event.pathParameters ?? {}).map(([key, value]) => [key, decode(value ?? '', key)]),
  );
}

function decode(value: string, name: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    throw new ApiProblem('invalid', `The path is not encoded as a URL: percent-encode ${name} as UTF-8.`, {
      errors: [{ pointer: name, detail: 'percent-encode it as UTF-8' }],
    });
  }
}

function queryOf({ query }: Route, event: APIGatewayProxyEventV2): unknown {
  if (query === undefined) return undefined;
  const given = event.queryStringParameters ?? {};
  const unknown = Object.keys(given).filter((key) => !(key in query.shape));
  if (unknown.length > 0) {
    const known = Object.keys(query.shape).join(', ');
    throw new ApiProblem('invalid', `Unknown query parameter. There are: ${known}.`, {
      errors: unknown.map((pointer) => ({ pointer, detail: `unknown; there are ${known}` })),
    });
  }
  const { data, error } = query.safeParse(given);
  if (error === undefined) return data;
  const errors = fieldErrors(error).map(({ pointer, detail }) => ({ pointer: pointer.slice(1), detail }));
  throw new ApiProblem('invalid', 'A query parameter is not valid.', { errors });
}

function bodyOf({ body: schema }: Route, event: APIGatewayProxyEventV2): unknown {
  if (schema === undefined) return undefined;
  const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (body.length > MAX_BODY_BYTES) {
    throw new ApiProblem(
      'too-large',
      `The body has ${body.length} bytes; ${MAX_BODY_BYTES} are allowed. Send fewer posts at a time.`,
    );
  }
  const type = headerOf(event, 'content-type') ?? '';
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type))
    throw new ApiProblem('not-json', 'Send the body as JSON, with content-type application/json.');
  const { data, error } = schema.safeParse(parse(body.toString('utf8')));
  if (error !== undefined) throw new ApiProblem('invalid', 'The body is not valid.', { errors: fieldErrors(error) });
  return data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiProblem('invalid', 'The body is not JSON.', { errors: [{ pointer: '', detail: 'is not JSON' }] });
  }
}
