import middy, { type MiddlewareObj } from '@middy/core';
import httpRouter from '@middy/http-router';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { replay, sendTest } from '../lib/alerts/deliver.ts';
import { checkTarget } from '../lib/alerts/target.ts';
import { createTransmit } from '../lib/alerts/transmit.ts';
import { answer, noRoute } from '../lib/report/answer.ts';
import type { ReportDeps } from '../lib/report/deps.ts';
import { ApiProblem, asProblem } from '../lib/report/problem.ts';
import { toProblemResult } from '../lib/report/reply.ts';
import { ROUTES, type RouteName } from '../lib/report/routes.ts';
import { observed } from './observed.ts';
import { runtime } from './runtime.ts';

function deps(): ReportDeps {
  const { store, bus, now, webhookTargets } = runtime();
  const alerts = { store, now, random: Math.random, transmit: createTransmit({ policy: webhookTargets }) };
  return {
    store,
    bus,
    now,
    webhooks: {
      checkTarget: (url) => checkTarget(url, webhookTargets),
      sendTest: (endpoint) => sendTest(endpoint, alerts),
      replay: (delivery, endpoint) => replay(delivery, endpoint, alerts),
    },
  };
}

/** Answers errors with problem documents. What the caller has no business knowing is logged and told as 500. */
const problems: MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2> = {
  onError: ({ error, event: { rawPath, requestContext } }) => {
    const known = asProblem(error);
    if (known !== undefined) return toProblemResult(known, rawPath);
    const { requestId, routeKey } = requestContext;
    runtime().logger.error('request failed', { error: error as Error, requestId, routeKey });
    const unexpected = new ApiProblem('unexpected', `Try again; if it stays, report request ${requestId}.`);
    return toProblemResult(unexpected, rawPath);
  },
};

/** The report API behind an HTTP API (payload 2.0). */
export const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
  .use(observed())
  .use(problems)
  .handler(
    httpRouter<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>({
      routes: (Object.keys(ROUTES) as RouteName[]).map((name) => ({
        method: ROUTES[name].method,
        path: ROUTES[name].path,
        handler: (event: APIGatewayProxyEventV2) => answer(name, event, deps()),
      })),
      notFoundResponse: ({ method, path }) => {
        throw noRoute(method, path);
      },
    }),
  );
