import { MetricUnit } from '@aws-lambda-powertools/metrics';
import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { arrived } from '../lib/alerts/attempt.ts';
import { deliver, sweep } from '../lib/alerts/deliver.ts';
import type { Delivery } from '../lib/alerts/endpoint.ts';
import { createTransmit } from '../lib/alerts/transmit.ts';
import { consume } from './consume.ts';
import { observed } from './observed.ts';
import { runtime } from './runtime.ts';

/** Sends webhooks for findings, and tries those again that are due. */
export const handler = middy<SQSEvent, SQSBatchResponse>()
  .use(observed())
  .handler((event, context) => {
    const { store, now, webhookTargets } = runtime();
    const deps = { store, now, random: Math.random, transmit: createTransmit({ policy: webhookTargets }) };
    return consume('send-alerts', { event, context }, async (alert) =>
      report(alert.type === 'alerts.due' ? await sweep(deps) : await deliver(alert, deps)),
    );
  });

function report(deliveries: readonly Delivery[]): void {
  const { logger, metrics } = runtime();
  const failed = deliveries.filter(({ attempts }) => !arrived(attempts.at(-1)!));
  for (const { endpointId, eventId, status, attempts } of failed) {
    logger.warn('webhook not delivered', {
      endpointId,
      eventId,
      status,
      attempts: attempts.length,
      last: attempts.at(-1),
    });
  }
  metrics.addMetric('AlertsSent', MetricUnit.Count, deliveries.length - failed.length);
  metrics.addMetric('AlertsFailed', MetricUnit.Count, failed.length);
}
