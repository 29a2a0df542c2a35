import { MetricUnit } from '@aws-lambda-powertools/metrics';
import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { traceOf } from '../lib/pipeline/as-source-error.ts';
import { type Fetched, fetchPosts } from '../lib/pipeline/fetch-posts.ts';
import { consume } from './consume.ts';
import { observed } from './observed.ts';
import { plan } from './plan.ts';
import { runtime } from './runtime.ts';
import { sourceRuntime } from './source-runtime.ts';

/** Reads the sources that are due. */
export const handler = middy<SQSEvent, SQSBatchResponse>()
  .use(observed())
  .handler((event, context) =>
    consume('fetch-posts', { event, context }, async ({ data }) => {
      const timeLeft = () => context.getRemainingTimeInMillis();
      const fetched = await fetchPosts(data, { ...sourceRuntime(), timeLeft });
      report(data.source, fetched);
      // The place that this fetch has left is another source's at once.
      if (fetched.kind !== undefined) await plan(fetched.kind);
    }),
  );

function report(source: string, { lags, error, ...fetched }: Fetched): void {
  const { logger, metrics } = runtime();
  metrics.addMetric('PostsFetched', MetricUnit.Count, fetched.published + fetched.edited);
  for (const lag of lags) metrics.addMetric('FetchLagSeconds', MetricUnit.Seconds, lag);
  if (error === undefined) {
    logger.info('fetched', { source, ...fetched });
    return;
  }
  metrics.addMetric('SourceErrors', MetricUnit.Count, 1);
  if (fetched.paused === true) metrics.addMetric('SourcesPaused', MetricUnit.Count, 1);
  const { problem, message, notBefore } = error;
  logger.warn('source not read', { source, ...fetched, problem, reason: message, notBefore, trace: traceOf(error) });
}
