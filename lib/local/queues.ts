import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { CreateTableCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchWriteCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  PutCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import { ensureTable } from './ensure-table.ts';

const TABLE = 'local-messages';
const BATCH_WRITE_LIMIT = 25;

const TABLE_INPUT: CreateTableCommandInput = {
  TableName: TABLE,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [
    { AttributeName: 'queue', AttributeType: 'S' },
    { AttributeName: 'due', AttributeType: 'S' },
  ],
  KeySchema: [
    { AttributeName: 'queue', KeyType: 'HASH' },
    { AttributeName: 'due', KeyType: 'RANGE' },
  ],
};

export interface Message {
  queue: string;
  /** When it is due, then its id: messages lie in the order in which they are due. */
  due: string;
  id: string;
  body: string;
  /** Times that it was handled and failed. */
  attempts: number;
  /** Why the last attempt failed. */
  reason?: string;
}

/** The queues of the local run: on disk, so that a message is lost neither by a failure nor by the end of the process. */
export class Queues {
  readonly #client: DynamoDBDocumentClient;
  readonly #arrivals = new EventEmitter<Record<string, []>>().setMaxListeners(0);
  #sent = 0;

  private constructor(client: DynamoDBClient) {
    this.#client = DynamoDBDocumentClient.from(client);
  }

  static async open(client: DynamoDBClient): Promise<Queues> {
    await ensureTable(client, TABLE_INPUT);
    return new Queues(client);
  }

  /** Resolves when every message is on disk. */
  async send(queue: string, bodies: readonly string[]): Promise<void> {
    const items = bodies.map(
      (body) => ({ queue, due: this.#due(Date.now()), id: randomUUID(), body, attempts: 0 }) satisfies Message,
    );
    for (let start = 0; start < items.length; start += BATCH_WRITE_LIMIT) {
      const requests = items.slice(start, start + BATCH_WRITE_LIMIT).map((Item) => ({ PutRequest: { Item } }));
      await this.#client.send(new BatchWriteCommand({ RequestItems: { [TABLE]: requests } }));
    }
    this.#arrivals.emit(queue);
  }

  /** Messages that are due, longest waiting first. */
  async due(queue: string, limit: number): Promise<Message[]> {
    const until = `${stamp(Date.now())}~`;
    const page = await this.#client.send(
      new QueryCommand({
        TableName: TABLE,
        KeyConditionExpression: '#q = :q AND due <= :until',
        ExpressionAttributeNames: { '#q': 'queue' },
        ExpressionAttributeValues: { ':q': queue, ':until': until },
        Limit: limit,
        ConsistentRead: true,
      }),
    );
    return (page.Items ?? []) as Message[];
  }

  /** Milliseconds until the next message is due; undefined if there is none. */
  async wait(queue: string): Promise<number | undefined> {
    const [first] = await this.list(queue, 1);
    return first === undefined ? undefined : Math.max(0, Number(first.due.slice(0, 15)) - Date.now());
  }

  /** Messages of a queue, due or not. */
  async list(queue: string, limit?: number): Promise<Message[]> {
    const found: Message[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const page = await this.#client.send(
        new QueryCommand({
          TableName: TABLE,
          KeyConditionExpression: '#q = :q',
          ExpressionAttributeNames: { '#q': 'queue' },
          ExpressionAttributeValues: { ':q': queue },
          Limit: limit,
          ExclusiveStartKey: start,
          ConsistentRead: true,
        }),
      );
      found.push(...((page.Items ?? []) as Message[]));
      start = page.LastEvaluatedKey;
    } while (start !== undefined && (limit === undefined || found.length < limit));
    return found;
  }

  async remove({ queue, due }: Message): Promise<void> {
    await this.#client.send(new DeleteCommand({ TableName: TABLE, Key: { queue, due } }));
  }

  /** Puts a message that failed back, or into another queue. It may be there twice if the process dies meanwhile, never lost. */
  async move(
    message: Message,
    { to = message.queue, delay = 0, reason }: { to?: string; delay?: number; reason: string },
  ): Promise<void> {
    const moved: Message = {
      ...message,
      queue: to,
      due: this.#due(Date.now() + delay),
      attempts: message.attempts + 1,
      reason,
    };
    await this.#client.send(new PutCommand({ TableName: TABLE, Item: moved }));
    await this.remove(message);
    this.#arrivals.emit(to);
  }

  /** Gives every message of one queue a fresh start in another. */
  async revive(from: string, to: string): Promise<void> {
    for (const message of await this.list(from)) {
      await this.send(to, [message.body]);
      await this.remove(message);
    }
  }

  /** Calls back whenever a message comes into a queue. */
  onArrival(queue: string, listener: () => void): void {
    this.#arrivals.on(queue, listener);
  }

  #due(at: number): string {
    return `${stamp(at)}#${String(this.#sent++).padStart(9, '0')}#${randomUUID().slice(0, 8)}`;
  }
}

function stamp(time: number): string {
  return String(time).padStart(15, '0');
}
