import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  DeleteTableCommand,
  type DynamoDBClient,
  ListTablesCommand,
  waitUntilTableNotExists,
} from '@aws-sdk/client-dynamodb';
import { UserError } from './user-error.ts';

/**
 * Keeps demonstrations and what somebody works with apart. Throws a `UserError` where the directory is of the other sort; marks one
 * that a demonstration takes.
 */
export async function keepApart(directory: string, isDemo: boolean): Promise<void> {
  const mark = join(directory, 'demonstration');
  const [isMarked, isUsed] = await Promise.all([exists(mark), exists(join(directory, 'table'))]);
  if (isMarked && !isDemo)
    throw new UserError(`${directory} is of a demonstration: give this run another --data directory`);
  if (isDemo && isUsed && !isMarked)
    throw new UserError(`${directory} is in use for other data: give the demonstration a --data directory of its own`);
  if (!isDemo) return;
  await mkdir(directory, { recursive: true });
  await writeFile(mark, '');
}

/** Removes everything that a demonstration before this one has left. */
export async function clear(client: DynamoDBClient): Promise<void> {
  const { TableNames = [] } = await client.send(new ListTablesCommand({}));
  for (const TableName of TableNames) {
    await client.send(new DeleteTableCommand({ TableName }));
    await waitUntilTableNotExists({ client, minDelay: 0.02, maxDelay: 0.2, maxWaitTime: 10 }, { TableName });
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
