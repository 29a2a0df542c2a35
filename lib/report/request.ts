import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod';
import type { ReportDeps } from './deps.ts';
import type { Match } from './match.ts';
import { ApiProblem, fieldErrors, PARSING } from './problem.ts';
import { MAX_BODY_BYTES, ROUTES, type Route, type RouteName } from './routes.ts';
import { admit } from './token.ts';

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
  /** Who asks, by the token. */
  caller: string;
}

/** Checks token, query and body. Throws an `ApiProblem` that names what is wrong. */
export function readRequest<N extends RouteName>(
  { name, params }: Match,
  event: APIGatewayProxyEventV2,
  { anonymous }: Pick<ReportDeps, 'anonymous'>,
): ApiRequest<N> {
  const route: Route = ROUTES[name];
  return {
    caller: admit(event, { scope: route.scope, anonymous }),
    params,
    query: queryOf(route, event),
    body: bodyOf(route, event),
    ifMatch: headerOf(event, 'if-match'),
  } as ApiRequest<N>;
}

/** The version that If-Match names, as an ETag (`"3"`). */
export function requireVersion(ifMatch: string | undefined): number {
  if (ifMatch === undefined)
    throw new ApiProblem('version-required', 'Send If-Match with the ETag of the finding as you read it, such as "3".');
  // Proxies that compress turn an ETag into a weak one; it names the same version.
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(ifMatch.trim())?.[1];
  if (version === undefined)
    throw new ApiProblem('invalid', 'If-Match must be one ETag of the finding, such as "3".', {
      errors: [{ pointer: 'If-Match', detail: 'must be one ETag such as "3"' }],
    });
  return Number(version);
}

function headerOf(event: APIGatewayProxyEventV2, name: string): string | undefined {
  return Object.entries(event.headers).find(([key]) => key.toLowerCase() === name)?.[1];
}

const NO_PARAMETERS = z.object({});

function queryOf({ query = NO_PARAMETERS }: Route, event: APIGatewayProxyEventV2): unknown {
  const given = event.queryStringParameters ?? {};
  const unknown = Object.keys(given).filter((key) => !Object.hasOwn(query.shape, key));
  if (unknown.length > 0) {
    const known = Object.keys(query.shape).join(', ') || 'none';
    throw new ApiProblem('invalid', `Unknown query parameter. There are: ${known}.`, {
      errors: unknown.map((pointer) => ({ pointer, detail: `unknown; there are: ${known}` })),
    });
  }
  const { data, error } = query.safeParse(given);
  if (error === undefined) return data;
  const errors = error.issues.map(({ path, message }) => ({ pointer: String(path[0]), detail: message }));
  throw new ApiProblem('invalid', 'A query parameter is not valid.', { errors });
}

function bodyOf({ body: schema }: Route, event: APIGatewayProxyEventV2): unknown {
  if (schema === undefined) return undefined;
  const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (body.length > MAX_BODY_BYTES) {
    throw new ApiProblem(
      'too-large',
      `A body may have ${MAX_BODY_BYTES.toLocaleString('en')} bytes: send less at a time.`,
    );
  }
  const type = headerOf(event, 'content-type') ?? '';
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type))
    throw new ApiProblem('not-json', 'Send the body as JSON, with content-type application/json.');
  const { data, error } = schema.safeParse(parse(body), PARSING);
  if (error !== undefined) throw new ApiProblem('invalid', 'The body is not valid.', { errors: fieldErrors(error) });
  return data;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(utf8.decode(body));
  } catch (error) {
    const what = error instanceof SyntaxError ? 'JSON' : 'UTF-8';
    throw new ApiProblem('invalid', `The body is not ${what}.`, {
      errors: [{ pointer: '', detail: `is not ${what}` }],
    });
  }
}
