import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { UserError } from './user-error.ts';

/**
 * Creates the table unless it exists; resolves when it can be used. Throws a `UserError` where it lacks an index: an earlier version made
 * it, and the embedded database adds none.
 */
export async function ensureTable(client: DynamoDBClient, input: CreateTableCommandInput): Promise<void> {
  try {
    await client.send(new CreateTableCommand(input));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  const { TableName, GlobalSecondaryIndexes: wanted = [] } = input;
  await waitUntilTableExists({ client, minDelay: 0.02, maxDelay: 1, maxWaitTime: 10 }, { TableName });
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  const there = new Set(Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName));
  if (wanted.every(({ IndexName }) => there.has(IndexName))) return;
  throw new UserError(
    'The database was made by an earlier version: give this run another --data directory, or move the old one away to start afresh',
  );
}
