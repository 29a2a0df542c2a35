import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { replay, sendTest } from '../lib/alerts/deliver.ts';
import { createTransmit } from '../lib/alerts/transmit.ts';
import { checkTarget } from '../lib/net/target.ts';
import { fetchNow, pauseSource, resumeSource } from '../lib/pipeline/steer-source.ts';
import { answer } from '../lib/report/answer.ts';
import type { ReportDeps } from '../lib/report/deps.ts';
import { ApiProblem, asProblem } from '../lib/report/problem.ts';
import { toProblemResult } from '../lib/report/reply.ts';
import { limitsAt } from '../lib/sources/budgets.ts';
import { describeKind } from '../lib/sources/describe-kind.ts';
import { checkDefinition } from '../lib/sources/registry.ts';
import { observed } from './observed.ts';
import { runtime } from './runtime.ts';
import { sourceRuntime } from './source-runtime.ts';

/** The report API behind an HTTP API (payload 2.0). Errors are answered with problem documents. */
export const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
  .use(observed())
  .handler(async (event) => {
    try {
      return await answer(event, deps());
    } catch (error) {
      return toProblemResult(asProblem(error) ?? unexpected(error, event), event.rawPath);
    }
  });

function deps(): ReportDeps {
  const { store, bus, now, anonymous, postPrices, webhookTargets, definitions, kinds, limits, credentials } =
    sourceRuntime();
  const alerts = { store, now, random: Math.random, transmit: createTransmit({ policy: webhookTargets }) };
  return {
    store,
    bus,
    now,
    anonymous,
    postPrices,
    webhooks: {
      checkTarget: (url) => checkTarget(url, webhookTargets),
      sendTest: (endpoint) => sendTest(endpoint, alerts),
      replay: (delivery, endpoint) => replay(delivery, endpoint, alerts),
    },
    sources: {
      kinds: kinds.map(describeKind),
      deployed: definitions,
      limits: (at) => limitsAt(kinds, limits, at),
      credentialPlace: (name) => credentials.place(name),
      check: (definition) => checkDefinition(definition, kinds),
      pause: (source, by, reason) => pauseSource(source, by, reason, sourceRuntime()),
      resume: (source) => resumeSource(source, sourceRuntime()),
      fetchNow: (source) => fetchNow(source, sourceRuntime()),
    },
  };
}

/** What the caller has no business knowing is logged, and told as no more than a request to look for. */
function unexpected(error: unknown, { routeKey, requestContext: { requestId } }: APIGatewayProxyEventV2): ApiProblem {
  runtime().logger.error('request failed', { error: error as Error, requestId, routeKey });
  return new ApiProblem('unexpected', `Try again; if it stays, report request ${requestId}.`);
}
