import { MetricUnit } from '@aws-lambda-powertools/metrics';
import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { fetchPosts } from '../lib/pipeline/fetch-posts.ts';
import { consume } from './consume.ts';
import { observed } from './observed.ts';
import { runtime } from './runtime.ts';

/** Reads the sources that are due. */
export const handler = middy<SQSEvent, SQSBatchResponse>()
  .use(observed())
  .handler((event, context) =>
    consume('fetch-posts', { event, context }, async ({ data: { source } }) => {
      const { logger, metrics } = runtime();
      try {
        const { posts, rejected } = await fetchPosts(source, runtime());
        metrics.addMetric('PostsFetched', MetricUnit.Count, posts);
        logger.info('fetched', { source, posts, rejected });
      } catch (error) {
        metrics.addMetric('SourceErrors', MetricUnit.Count, 1);
        throw error;
      }
    }),
  );
