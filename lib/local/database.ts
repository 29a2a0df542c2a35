import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import db from 'dynalite/db/index.js';
import { repair } from './repair.ts';
import { UserError } from './user-error.ts';

export interface Database {
  client: DynamoDBClient;
  close(): Promise<void>;
}

/**
 * DynamoDB embedded in this process, its files in `directory`. `onRepair` is called before indexes are rebuilt, which is needed
 * after a run that did not end by itself. Throws a `UserError` if another process has the directory.
 */
export async function openDatabase(directory: string, { onRepair = () => {} } = {}): Promise<Database> {
  const path = join(directory, 'table');
  const running = join(directory, 'running');
  await mkdir(path, { recursive: true });
  await claim(path, directory, async (files) => {
    if (await exists(running)) {
      onRepair();
      await repair(files);
    }
    await writeFile(running, '');
  });

  const accessKeyId = randomBytes(16).toString('hex');
  const server = dynalite({ path, createTableMs: 0 });
  onlyFor(accessKeyId, server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'local',
    credentials: { accessKeyId, secretAccessKey: 'local' },
  });
  return {
    client,
    close: async () => {
      client.destroy();
      await new Promise<void>((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
      await rm(running);
    },
  };
}

/** Opens the files before the server does: only so is a directory that is in use told from a broken one. */
async function claim(
  path: string,
  directory: string,
  work: (files: ReturnType<typeof db.create>) => Promise<void>,
): Promise<void> {
  const files = db.create({ path });
  try {
    await files.db.open();
  } catch (error) {
    const cause = error instanceof Error ? (error.cause as { code?: string; message?: string } | undefined) : undefined;
    if (cause?.code === 'LEVEL_LOCKED') {
      throw new UserError(
        `${directory} is in use by another run: stop that one first, or give this one its own --data directory`,
      );
    }
    throw new UserError(`${directory} cannot be opened (${cause?.message ?? error}): move it away to start afresh`);
  }
  try {
    await work(files);
  } finally {
    await files.db.close();
  }
}

/** A page in the user's browser can reach every local port; the key of this run keeps it out of the database. */
function onlyFor(accessKeyId: string, server: Server): void {
  const [answer] = server.listeners('request') as [RequestListener];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    if (request.headers.authorization?.includes(`Credential=${accessKeyId}/`)) answer(request, response);
    else response.writeHead(403).end();
  });
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
