import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { ApiProblem } from './problem.ts';
import { ROUTES, type Route, type RouteName } from './routes.ts';

export interface Match {
  name: RouteName;
  /** Path parameters, decoded. */
  params: Record<string, string>;
}

const ROUTE_LIST = Object.entries(ROUTES) as [RouteName, Route][];
const BY_KEY = new Map(ROUTE_LIST.map(([name, { method, path }]) => [`${method} ${path}`, name]));

/**
 * The route that a request is for. An HTTP API has matched it already and hands over its parameters decoded; where nothing has, the
 * path is read here. Throws an `ApiProblem` where there is no such path or it does not take this method.
 */
export function matchRoute(event: APIGatewayProxyEventV2): Match {
  const name = BY_KEY.get(event.routeKey);
  if (name !== undefined) return { name, params: definedOnly(event.pathParameters) };
  return matchPath(event.requestContext.http.method, event.rawPath);
}

function matchPath(method: string, path: string): Match {
  const given = path.split('/');
  const there = ROUTE_LIST.filter(([, route]) => fits(route.path.split('/'), given));
  const found = there.find(([, route]) => route.method === method);
  if (found !== undefined) return { name: found[0], params: paramsIn(found[1].path.split('/'), given) };
  if (there.length === 0)
    throw new ApiProblem('not-found', 'There is no such path; /v1/openapi.json lists those there are.');
  const allow = there.map(([, route]) => route.method).join(', ');
  throw new ApiProblem('method-not-allowed', `${method} is not possible here; possible: ${allow}.`, {
    headers: { allow },
  });
}

function fits(wanted: readonly string[], given: readonly string[]): boolean {
  return wanted.length === given.length && wanted.every((part, n) => part.startsWith('{') || part === given[n]);
}

function paramsIn(wanted: readonly string[], given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    wanted.flatMap((part, n) => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      return name === undefined ? [] : [[name, decode(given[n]!, name)]];
    }),
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

function definedOnly(params: APIGatewayProxyEventV2['pathParameters'] = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, value ?? '']));
}
