import type { Client } from './client.ts';
import type { DataStack } from './data-stack.ts';
import { definitionsOf } from './sources.ts';

/** Namespace and dimension of every metric that the functions write. */
export const METRICS = { namespace: 'DisclosureAuditor', dimension: 'service' };

/** What the names of the client's secrets begin with. */
export function credentialPrefix({ name }: Client): string {
  return `disclosure-auditor/${name}/`;
}

/** What tells a function where it runs. `publicUrl`: of the page, for those that deal with platforms that push. */
export function environment(
  client: Client,
  { data, publicUrl }: { data: DataStack; publicUrl?: string | undefined },
): Record<string, string> {
  const { bucketName } = data.postFiles.bucket;
  const sources = definitionsOf(client.sources, { bucketName, fetchEveryMinutes: client.fetchEveryMinutes });
  return {
    TABLE_NAME: data.table.tableName,
    EVENT_BUS_NAME: data.bus.eventBusName,
    SOURCES: JSON.stringify(sources),
    SOURCE_LIMITS: JSON.stringify(client.quotas),
    ...(client.rereadAfterHours && { REREAD_AFTER_HOURS: JSON.stringify(client.rereadAfterHours) }),
    CREDENTIAL_PREFIX: credentialPrefix(client),
    ...(publicUrl !== undefined && { PUBLIC_URL: publicUrl }),
    POST_PRICES: JSON.stringify(client.postPrices),
    JURISDICTIONS: client.jurisdictions.join(','),
    RETENTION_DAYS: String(client.retentionDays),
    POWERTOOLS_SERVICE_NAME: client.name,
    POWERTOOLS_METRICS_NAMESPACE: METRICS.namespace,
    NODE_OPTIONS: '--enable-source-maps',
  };
}
