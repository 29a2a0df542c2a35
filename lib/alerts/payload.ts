import type { DomainEvent } from '../events/catalog.ts';
import { SEVERITIES } from '../finding.ts';
import type { Endpoint, WebhookEvent } from './endpoint.ts';

export type AlertEvent = DomainEvent<WebhookEvent>;

/** Whether an endpoint asked to hear of an event. What happens to a source concerns no one campaign. */
export function wants(endpoint: Endpoint, { type, data }: AlertEvent): boolean {
  const { events, minSeverity, campaigns, disabledAt } = endpoint;
  if (disabledAt !== undefined || !events.includes(type)) return false;
  if (!('findingId' in data)) return campaigns === undefined;
  return (
    SEVERITIES.indexOf(data.severity) <= SEVERITIES.indexOf(minSeverity) &&
    (campaigns === undefined || (data.campaign !== undefined && campaigns.includes(data.campaign)))
  );
}

/** What a webhook says of an event; its data never holds the caption. */
export function bodyOf({ type, meta, data }: AlertEvent): string {
  // The version is of use within only; undefined leaves it out.
  return JSON.stringify({ type, timestamp: meta.time, data: { ...data, version: undefined } });
}

export const TEST_EVENT = 'endpoint.test';

export function testBody(endpoint: Endpoint, at: string): string {
  return JSON.stringify({ type: TEST_EVENT, timestamp: at, data: { webhookId: endpoint.id } });
}
