import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer, Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { openTable, type TestTable } from './dynalite.ts';

/** Folder of AWS's own DynamoDB Local, where the package `local-dynamo` and Java are installed; undefined elsewhere. */
export function findDynamoDbLocal(): string | undefined {
  try {
    const manifest = createRequire(import.meta.url).resolve('local-dynamo/package.json');
    return spawnSync('java', ['-version']).status === 0 ? join(dirname(manifest), 'aws_dynamodb_local') : undefined;
  } catch {
    return undefined;
  }
}

/** AWS's DynamoDB Local in memory. Each table that is opened has a name of its own. */
export class DynamoDbLocal {
  readonly #process: ChildProcess;
  readonly #port: number;
  #opened = 0;

  private constructor(process: ChildProcess, port: number) {
    this.#process = process;
    this.#port = port;
  }

  static async start(folder: string): Promise<DynamoDbLocal> {
    const port = await freePort();
    const library = `-Djava.library.path=${join(folder, 'DynamoDBLocal_lib')}`;
    const args = [library, '-jar', join(folder, 'DynamoDBLocal.jar'), '-inMemory', '-port', String(port)];
    const child = spawn('java', args, { cwd: folder, stdio: 'ignore' });
    await untilAnswered(port, child);
    return new DynamoDbLocal(child, port);
  }

  open(): Promise<TestTable> {
    return openTable(`http://127.0.0.1:${this.#port}`, `table-${this.#opened++}`);
  }

  async stop(): Promise<void> {
    const exited = once(this.#process, 'exit');
    this.#process.kill();
    await exited;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function untilAnswered(port: number, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const socket = new Socket().connect(port, '127.0.0.1');
    const answered = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (answered) return;
  }
  throw new Error(`DynamoDB Local ended with status ${child.exitCode}`);
}
