import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Handler, ReportDeps } from './deps.ts';
import { handlers } from './handlers.ts';
import { ApiProblem } from './problem.ts';
import { toResult } from './reply.ts';
import { readRequest } from './request.ts';
import { ROUTES, type Route, type RouteName } from './routes.ts';

/** Answers a request to a known route. Throws an `ApiProblem`, or whatever broke. */
export async function answer<N extends RouteName>(
  name: N,
  event: APIGatewayProxyEventV2,
  deps: ReportDeps,
): Promise<APIGatewayProxyStructuredResultV2> {
  const handler: Handler<N> = handlers[name];
  const reply = await handler(readRequest(name, event), deps);
  return toResult(reply, ROUTES[name].ok.status);
}

/** What to say of a path or method that no route has. */
export function noRoute(method: string, path: string): ApiProblem {
  const routes: Route[] = Object.values(ROUTES);
  const methods = routes.filter((route) => matches(route.path, path)).map((route) => route.method);
  if (methods.length === 0)
    return new ApiProblem('not-found', 'There is no such path; /v1/openapi.json lists those there are.');
  const allow = methods.join(', ');
  return new ApiProblem('method-not-allowed', `${method} is not possible here; possible: ${allow}.`, {
    headers: { allow },
  });
}

function matches(pattern: string, path: string): boolean {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  return wanted.length === given.length && wanted.every((part, n) => part.startsWith('{') || part === given[n]);
}
