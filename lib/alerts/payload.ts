import type { DomainEvent } from '../events/catalog.ts';
import { SEVERITIES } from '../finding.ts';
import type { Endpoint, WebhookEvent } from './endpoint.ts';

export type AlertEvent = DomainEvent<WebhookEvent>;

/** Whether an endpoint asked to hear of an event. */
export function wants(endpoint: Endpoint, { type, data }: AlertEvent): boolean {
  const { events, minSeverity, campaigns, disabledAt } = endpoint;
  return (
    disabledAt === undefined &&
    events.includes(type) &&
    SEVERITIES.indexOf(data.severity) <= SEVERITIES.indexOf(minSeverity) &&
    (campaigns === undefined || (data.campaign !== undefined && campaigns.includes(data.campaign)))
  );
}

/** What a webhook says of an event; its data never holds the caption. */
export function bodyOf({ type, meta, data: { version: _, ...data } }: AlertEvent): string {
  return JSON.stringify({ type, timestamp: meta.time, data });
}

export const TEST_EVENT = 'endpoint.test';

export function testBody(endpoint: Endpoint, at: string): string {
  return JSON.stringify({ type: TEST_EVENT, timestamp: at, data: { webhookId: endpoint.id } });
}
