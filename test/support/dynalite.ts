import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import dynalite from 'dynalite';
import { createTableInput } from '../../lib/store/table.ts';

export interface TestTable {
  client: DynamoDBDocumentClient;
  table: string;
  close(): Promise<void>;
}

/** An embedded DynamoDB in memory with the project's table in it, empty. */
export async function startTable(): Promise<TestTable> {
  const server = dynalite({ createTableMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const opened = await openTable(`http://127.0.0.1:${port}`);
  return {
    ...opened,
    close: async () => {
      await opened.close();
      await new Promise<void>((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
    },
  };
}

/** The project's table, created in the DynamoDB that answers at `endpoint`. */
export async function openTable(endpoint: string, table = 'disclosure-auditor'): Promise<TestTable> {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new DynamoDBClient({ endpoint, region: 'local', credentials, maxAttempts: 1 });
  await client.send(new CreateTableCommand(createTableInput(table)));
  await waitUntilTableExists({ client, minDelay: 0.02, maxDelay: 1, maxWaitTime: 10 }, { TableName: table });
  return { client: DynamoDBDocumentClient.from(client), table, close: async () => client.destroy() };
}
