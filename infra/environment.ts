import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { Client } from './client.ts';
import type { DataStack } from './data-stack.ts';

/** Namespace and dimension of every metric that the functions write. */
export const METRICS = { namespace: 'DisclosureAuditor', dimension: 'service' };

/** What tells a function where it runs. */
export function environment(
  client: Client,
  { data, bus }: { data: DataStack; bus: IEventBus },
): Record<string, string> {
  const sources = client.sources.map(({ kind, name, bucket = data.postFiles.bucket.bucketName, prefix }) => ({
    name,
    kind,
    settings: { bucket, prefix },
    everyMinutes: client.fetchEveryMinutes,
  }));
  return {
    TABLE_NAME: data.table.tableName,
    EVENT_BUS_NAME: bus.eventBusName,
    SOURCES: JSON.stringify(sources),
    CREDENTIAL_PREFIX: `disclosure-auditor/${client.name}/`,
    POST_PRICES: JSON.stringify(client.postPrices),
    JURISDICTIONS: client.jurisdictions.join(','),
    RETENTION_DAYS: String(client.retentionDays),
    POWERTOOLS_SERVICE_NAME: client.name,
    POWERTOOLS_METRICS_NAMESPACE: METRICS.namespace,
    NODE_OPTIONS: '--enable-source-maps',
  };
}
