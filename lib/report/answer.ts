import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Handler, ReportDeps } from './deps.ts';
import { handlers } from './handlers.ts';
import { matchRoute } from './match.ts';
import { toResult } from './reply.ts';
import { readRequest } from './request.ts';
import { ROUTES, type RouteName } from './routes.ts';

/** Answers a request. Throws an `ApiProblem` or `StoreError` to tell the caller of, or whatever broke. */
export async function answer(
  event: APIGatewayProxyEventV2,
  deps: ReportDeps,
): Promise<APIGatewayProxyStructuredResultV2> {
  const match = matchRoute(event);
  const handler: Handler<RouteName> = handlers[match.name] as Handler<RouteName>;
  const reply = await handler(readRequest(match, event, deps), deps);
  return toResult(reply, ROUTES[match.name].ok.status);
}
