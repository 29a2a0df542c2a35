import { MetricUnit } from '@aws-lambda-powertools/metrics';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { INBOUND } from '../lib/events/catalog.ts';
import { traceOf } from '../lib/pipeline/as-source-error.ts';
import { receivePush } from '../lib/pipeline/receive-push.ts';
import type { InboundRequest } from '../lib/sources/source.ts';
import { observed } from './observed.ts';
import { runtime } from './runtime.ts';
import { sourceRuntime } from './source-runtime.ts';

/** As long as a name may be: what is longer a stranger has made up. */
const MOST_OF_NAME = 200;
const HEADERS = { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' };

/** Takes what platforms push, behind an HTTP API (payload 2.0). */
export const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
  .use(observed())
  .handler(async (event) => {
    const { logger, metrics } = runtime();
    const source = sourceOf(event)?.slice(0, MOST_OF_NAME + 1);
    const { method } = event.requestContext.http;
    if (source === undefined) return answer(404, 'there is no such path');
    if (method !== 'GET' && method !== 'POST') return answer(405, '', { allow: INBOUND.methods.join(', ') });
    try {
      const { status, body, error, ...pushed } = await receivePush(source, requestOf(event, method), sourceRuntime());
      metrics.addMetric('PostsPushed', MetricUnit.Count, pushed.published + pushed.edited);
      if (error === undefined) logger.info('push taken', { source, status, ...pushed });
      else
        logger.warn('push not taken', { source, problem: error.problem, reason: error.message, trace: traceOf(error) });
      return answer(status, body);
    } catch (error) {
      logger.error('push failed', { source, error: error as Error });
      return answer(500, 'try again later');
    }
  });

/** The API has read the path already; where nothing has, it is read here. */
function sourceOf({ pathParameters, rawPath }: APIGatewayProxyEventV2): string | undefined {
  if (pathParameters?.source !== undefined) return pathParameters.source;
  const [prefix = ''] = INBOUND.path.split('{');
  try {
    return rawPath.startsWith(prefix) ? decodeURIComponent(rawPath.slice(prefix.length)) : undefined;
  } catch {
    return undefined;
  }
}

function requestOf(event: APIGatewayProxyEventV2, method: InboundRequest['method']): InboundRequest {
  const { rawQueryString, headers, body = '', isBase64Encoded } = event;
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value ?? '']);
  return {
    method,
    query: Object.fromEntries(new URLSearchParams(rawQueryString)),
    headers: Object.fromEntries(named),
    body: isBase64Encoded ? Buffer.from(body, 'base64').toString() : body,
  };
}

function answer(statusCode: number, body: string, headers: Record<string, string> = {}) {
  return { statusCode, headers: { ...HEADERS, ...headers }, body };
}
