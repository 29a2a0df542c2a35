import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import db from 'dynalite/db/index.js';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openDatabase } from '../../lib/local/database.ts';
import { ensureTable } from '../../lib/local/ensure-table.ts';
import { createTableInput } from '../../lib/store/table.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'database-'));
});
afterEach(async () => {
  await rm(directory, { recursive: true });
});

const string = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });

async function withTable(client: DynamoDBClient) {
  await client.send(
    new CreateTableCommand({
      TableName: 'things',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [string('pk'), string('status')],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byStatus',
          KeySchema: [{ AttributeName: 'status', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    }),
  );
  const documents = DynamoDBDocumentClient.from(client);
  await vi.waitFor(() => documents.send(new GetCommand({ TableName: 'things', Key: { pk: 'x' } })));
  return documents;
}

const byStatus = async (client: DynamoDBClient, status: string) => {
  const query = {
    TableName: 'things',
    IndexName: 'byStatus',
    KeyConditionExpression: '#s = :s',
    ExpressionAttributeNames: { '#s': 'status' },
    ExpressionAttributeValues: { ':s': status },
  };
  return ((await DynamoDBDocumentClient.from(client).send(new QueryCommand(query))).Items ?? [])
    .map(({ pk }) => pk)
    .sort();
};

test('a directory in use is refused in words, and neither run is harmed', async () => {
  const first = await openDatabase(directory);
  await expect(openDatabase(directory)).rejects.toThrow(/in use by another run/);
  await withTable(first.client);
  await first.close();
  const second = await openDatabase(directory);
  expect((await second.client.send(new ListTablesCommand({}))).TableNames).toEqual(['things']);
  await second.close();
});

test('only this run’s own client gets in', async () => {
  const database = await openDatabase(directory);
  const endpoint = (await database.client.config.endpoint?.())!;
  const stranger = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${endpoint.port}`,
    region: 'local',
    credentials: { accessKeyId: 'stranger', secretAccessKey: 'x' },
    maxAttempts: 1,
  });
  await expect(stranger.send(new ListTablesCommand({}))).rejects.toThrow();
  const preflight = await fetch(`http://127.0.0.1:${endpoint.port}`, {
    method: 'OPTIONS',
    headers: { origin: 'https://evil.example' },
  });
  expect(preflight.status).toBe(403);
  expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  stranger.destroy();
  await database.close();
});

test('after a run that was killed between an item and its index, both agree again', async () => {
  const before = await openDatabase(directory);
  const documents = await withTable(before.client);
  for (const pk of ['a', 'b'])
    await documents.send(new PutCommand({ TableName: 'things', Item: { pk, status: 'open' } }));
  await before.close();

  const files = db.create({ path: join(directory, 'table') });
  await files.db.open();
  const index = { gte: 'index-global~things~byStatus~', lt: 'index-global~things~byStatus~\uffff' };
  const keys: string[] = [];
  for await (const [key] of files.db.iterator(index)) keys.push(key);
  const [lost, stale] = keys as [string, string];
  await files.db.del(lost);
  await files.db.put(stale.replace(/.$/, 'f'), { pk: { S: 'ghost' }, status: { S: 'open' } });
  await files.db.close();
  await writeFile(join(directory, 'running'), '');

  const onRepair = vi.fn();
  const after = await openDatabase(directory, { onRepair });
  expect(onRepair).toHaveBeenCalledOnce();
  expect(await byStatus(after.client, 'open')).toEqual(['a', 'b']);
  await after.close();
  await (await openDatabase(directory, { onRepair })).close();
  expect(onRepair).toHaveBeenCalledOnce();
});

test('a table of an earlier version, without an index, is refused in words', async () => {
  const database = await openDatabase(directory);
  const { GlobalSecondaryIndexes = [], AttributeDefinitions = [], ...input } = createTableInput('things');
  const [, ...others] = GlobalSecondaryIndexes;
  const before = { ...input, GlobalSecondaryIndexes: others };
  const used = new Set(
    [input.KeySchema, ...others.map(({ KeySchema }) => KeySchema)].flatMap((keys = []) =>
      keys.map(({ AttributeName }) => AttributeName),
    ),
  );
  const defined = AttributeDefinitions.filter(({ AttributeName }) => used.has(AttributeName));
  await ensureTable(database.client, { ...before, AttributeDefinitions: defined });
  await ensureTable(database.client, { ...before, AttributeDefinitions: defined });
  await expect(ensureTable(database.client, createTableInput('things'))).rejects.toThrow(/made by an earlier version/);
  await database.close();
});
