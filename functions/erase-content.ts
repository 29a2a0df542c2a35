import { MetricUnit } from '@aws-lambda-powertools/metrics';
import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { eraseCreator, eraseDue } from '../lib/pipeline/erase-content.ts';
import { consume } from './consume.ts';
import { observed } from './observed.ts';
import { runtime } from './runtime.ts';

/** Removes the words of posts that may no longer be kept, and of creators who asked for it. */
export const handler = middy<SQSEvent, SQSBatchResponse>()
  .use(observed())
  .handler((event, context) =>
    consume('erase-content', { event, context }, async (due) => {
      const { store, now, metrics } = runtime();
      const deps = { store, now, timeLeft: () => context.getRemainingTimeInMillis() };
      const erased = due.type === 'content.erase_due' ? await eraseDue(deps) : await eraseCreator(due.data, deps);
      metrics.addMetric('PostsErased', MetricUnit.Count, erased);
    }),
  );
