import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';

export interface TableIndex {
  name: string;
  partitionKey: string;
  sortKey?: string;
  projection: 'ALL' | 'KEYS_ONLY' | readonly string[];
}

/** The one table: what the CDK deploys, the local run and the tests create. Every key is a string. */
export const TABLE = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** Epoch seconds after which DynamoDB deletes the item. */
  timeToLive: 'expiresAt',
  indexes: [
    { name: 'byStatus', partitionKey: 'statusPk', sortKey: 'statusSk', projection: 'ALL' },
    { name: 'byExposure', partitionKey: 'statusPk', sortKey: 'exposureSk', projection: 'ALL' },
    {
      name: 'byTime',
      partitionKey: 'timePk',
      sortKey: 'timeSk',
      projection: ['document', 'creator', 'platform', 'campaigns', 'outcome'],
    },
    { name: 'byFinding', partitionKey: 'findingId', projection: 'KEYS_ONLY' },
  ],
} as const satisfies {
  partitionKey: string;
  sortKey: string;
  timeToLive: string;
  indexes: readonly TableIndex[];
};

export type IndexName = (typeof TABLE.indexes)[number]['name'];

/** Creates the table where no template does. Time to live and the stream are left out: embedded databases have neither. */
export function createTableInput(tableName: string): CreateTableCommandInput {
  const indexes: readonly TableIndex[] = TABLE.indexes;
  const keySchema = (partitionKey: string, sortKey?: string) => [
    { AttributeName: partitionKey, KeyType: 'HASH' as const },
    ...(sortKey === undefined ? [] : [{ AttributeName: sortKey, KeyType: 'RANGE' as const }]),
  ];
  const attributes = [TABLE, ...indexes].flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey ?? []].flat());
  return {
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keySchema(TABLE.partitionKey, TABLE.sortKey),
    AttributeDefinitions: [...new Set(attributes)].map((name) => ({ AttributeName: name, AttributeType: 'S' })),
    GlobalSecondaryIndexes: indexes.map(({ name, partitionKey, sortKey, projection }) => ({
      IndexName: name,
      KeySchema: keySchema(partitionKey, sortKey),
      Projection:
        typeof projection === 'string'
          ? { ProjectionType: projection }
          : { ProjectionType: 'INCLUDE', NonKeyAttributes: [...projection] },
    })),
  };
}
