import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { REVIEW_STATUSES } from '../review/review.ts';
import { findingPartition, POSTS_PARTITION } from '../store/keys.ts';
import { type IndexName, TABLE } from '../store/table.ts';

export interface Contents {
  posts: number;
  findings: number;
  openFindings: number;
}

/** How much a table holds. */
export async function contents(client: DynamoDBClient, table: string): Promise<Contents> {
  const count = (index: IndexName, partition: string) => countItems(client, { table, index, partition });
  const posts = await count('byTime', POSTS_PARTITION);
  const findings = await Promise.all(REVIEW_STATUSES.map((status) => count('byStatus', findingPartition(status))));
  return {
    posts,
    findings: findings.reduce((sum, some) => sum + some, 0),
    openFindings: findings[REVIEW_STATUSES.indexOf('open')] ?? 0,
  };
}

interface Partition {
  table: string;
  index: IndexName;
  partition: string;
}

async function countItems(client: DynamoDBClient, { table, index, partition }: Partition): Promise<number> {
  const partitionKey = TABLE.indexes.find(({ name }) => name === index)?.partitionKey ?? TABLE.partitionKey;
  let count = 0;
  let start: QueryCommand['input']['ExclusiveStartKey'];
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: index,
        Select: 'COUNT',
        KeyConditionExpression: '#pk = :pk',
        ExpressionAttributeNames: { '#pk': partitionKey },
        ExpressionAttributeValues: { ':pk': { S: partition } },
        ExclusiveStartKey: start,
      }),
    );
    count += page.Count ?? 0;
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return count;
}
