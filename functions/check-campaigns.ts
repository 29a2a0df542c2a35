import { MetricUnit } from '@aws-lambda-powertools/metrics';
import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { checkCampaign, planChecks } from '../lib/pipeline/check-campaigns.ts';
import { consume } from './consume.ts';
import { observed } from './observed.ts';
import { runtime } from './runtime.ts';

/** Plans the daily checks of campaigns, and checks one campaign as a whole. */
export const handler = middy<SQSEvent, SQSBatchResponse>()
  .use(observed())
  .handler((event, context) =>
    consume('check-campaigns', { event, context }, async (due) => {
      if (due.type === 'campaigns.due') return planChecks(due.meta.time, runtime());
      const { logger, metrics } = runtime();
      const { campaign } = due.data;
      const consistency = await checkCampaign(campaign, runtime());
      if (consistency === undefined) return;
      const { posts, cut, findings } = consistency;
      metrics.addMetric('CampaignsChecked', MetricUnit.Count, 1);
      logger.info('campaign checked', { campaign, posts, cut, findings: findings.length });
    }),
  );
