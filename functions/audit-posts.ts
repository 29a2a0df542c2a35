import { MetricUnit } from '@aws-lambda-powertools/metrics';
import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { judgePost } from '../lib/pipeline/judge-posts.ts';
import { consume } from './consume.ts';
import { inOrder } from './in-order.ts';
import { observed } from './observed.ts';
import { runtime } from './runtime.ts';

/** Judges the posts that are new, edited or gone. */
export const handler = middy<SQSEvent, SQSBatchResponse>()
  .use(observed())
  .handler(async (event, context) => {
    const { store, jurisdictions, now, metrics } = runtime();
    const campaigns = await store.listCampaigns();
    const perPost = inOrder();
    return consume('audit-posts', { event, context }, async (postEvent) => {
      const started = performance.now();
      const { platform, id } = postEvent.data.post;
      const deps = { store, campaigns, jurisdictions, now };
      const { outcome, audit } = await perPost(`${platform} ${id}`, () => judgePost(postEvent, deps));
      if (audit === undefined) return;
      metrics.addMetric('AuditMilliseconds', MetricUnit.Milliseconds, performance.now() - started);
      metrics.addMetric('PostsAudited', MetricUnit.Count, 1);
      if (outcome !== 'saved') return;
      const unclear = audit.verdicts.filter((verdict) => verdict.outcome === 'review');
      metrics.addMetric('CannotTell', MetricUnit.Count, unclear.length);
    });
  });
