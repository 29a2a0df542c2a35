import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Item } from './items.ts';
import { AFTER_SEPARATOR, type Key, sortableInstant } from './keys.ts';
import { type IndexName, TABLE, type TableIndex } from './table.ts';

/** A condition or filter in DynamoDB's expression language: `#name` stands for the attribute `name`, `:name` for a value. */
export interface Expression {
  text: string;
  values?: Readonly<Record<string, unknown>>;
}

/** One partition's items between two sort keys, both included. `after`, the last one of the page before, needs `descending`. */
export interface Range {
  index?: IndexName;
  partition: string;
  from: string;
  to: string;
  descending?: boolean;
  after?: string | undefined;
  filter?: Expression | undefined;
  /** How many items are likely to be taken. */
  expected?: number | undefined;
}

/** More than any sort key: all of a partition. */
export const ALL = { from: ' ', to: '~' };

/** Reads and writes items of one table. */
export class ItemTable {
  readonly #client: DynamoDBDocumentClient;
  readonly #name: string;

  constructor(client: DynamoDBDocumentClient, name: string) {
    this.#client = client;
    this.#name = name;
  }

  async get(key: Key): Promise<Item | undefined> {
    const { Item } = await this.#client.send(new GetCommand({ TableName: this.#name, Key: key, ConsistentRead: true }));
    return Item;
  }

  /** Throws `ConditionalCheckFailedException` where the condition does not hold: see `isRefused`. */
  async put(item: Item, condition?: Expression): Promise<void> {
    const given = Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined));
    await this.#client.send(
      new PutCommand({
        TableName: this.#name,
        Item: given,
        ...(condition === undefined
          ? {}
          : {
              ConditionExpression: condition.text,
              ExpressionAttributeNames: namesIn(condition.text),
              ExpressionAttributeValues: condition.values,
            }),
      }),
    );
  }

  /** Whether the item was put: false where the condition does not hold. */
  putIf(item: Item, condition: Expression): Promise<boolean> {
    return unlessRefused(this.put(item, condition));
  }

  /** Changes single attributes in one step, of an item that need not be there yet. False where the condition does not hold. */
  updateIf(key: Key, change: Expression, condition: Expression): Promise<boolean> {
    const update = new UpdateCommand({
      TableName: this.#name,
      Key: key,
      UpdateExpression: change.text,
      ConditionExpression: condition.text,
      ExpressionAttributeNames: namesIn(change.text + condition.text),
      ExpressionAttributeValues: { ...change.values, ...condition.values },
    });
    return unlessRefused(this.#client.send(update));
  }

  async remove(key: Key): Promise<void> {
    await this.#client.send(new DeleteCommand({ TableName: this.#name, Key: key }));
  }

  async all<T>(range: Range, read: (item: Item) => T): Promise<T[]> {
    const found: T[] = [];
    for await (const item of this.query(range)) found.push(read(item));
    return found;
  }

  /** The first items of a range, at most `limit`. */
  async first(range: Range, limit: number): Promise<Item[]> {
    const found: Item[] = [];
    if (limit < 1) return found;
    for await (const item of this.query({ ...range, expected: limit })) if (found.push(item) >= limit) break;
    return found;
  }

  /** Consistent on the table itself; an index may be some milliseconds behind. */
  async *query(range: Range): AsyncGenerator<Item> {
    const { index, partition, from, descending = false, after, filter, expected } = range;
    const to = after !== undefined && after < range.to ? after : range.to;
    if (to < from) return;
    const { partitionKey, sortKey } = keyNames(index);
    const condition = sortKey === undefined ? '#pk = :pk' : '#pk = :pk AND #sk BETWEEN :from AND :to';
    let start: Item | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await this.#client.send(
        new QueryCommand({
          TableName: this.#name,
          IndexName: index,
          ConsistentRead: index === undefined,
          KeyConditionExpression: condition,
          FilterExpression: filter?.text,
          ExpressionAttributeNames: {
            '#pk': partitionKey,
            ...(sortKey === undefined ? {} : { '#sk': sortKey }),
            ...(filter === undefined ? {} : namesIn(filter.text)),
          },
          ExpressionAttributeValues: {
            ':pk': partition,
            ...(sortKey === undefined ? {} : { ':from': from, ':to': to }),
            ...filter?.values,
          },
          ScanIndexForward: !descending,
          Limit: filter === undefined ? expected : undefined,
          ExclusiveStartKey: start,
        }),
      );
      for (const item of Items) if (after === undefined || item[sortKey!] !== after) yield item;
      start = LastEvaluatedKey;
    } while (start !== undefined);
  }
}

/** Sort keys that begin with a prefix, which ends in `#`. */
export function startingWith(partition: string, prefix: string): Range {
  return { partition, from: prefix, to: prefix.slice(0, -1) + AFTER_SEPARATOR };
}

/** Sort keys that begin with an instant up to `now`, this one included. */
export function upTo(partition: string, now: string): Range {
  return { index: 'byStatus', partition, from: ALL.from, to: sortableInstant(now) + AFTER_SEPARATOR };
}

/** Whether a write was refused because its condition did not hold. */
export function isRefused(error: unknown): boolean {
  return error instanceof Error && error.name === 'ConditionalCheckFailedException';
}

async function unlessRefused(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (isRefused(error)) return false;
    throw error;
  }
}

export const ABSENT: Expression = { text: 'attribute_not_exists(#pk)' };
export const PRESENT: Expression = { text: 'attribute_exists(#pk)' };

/** Holds while an attribute still has the value that was read. */
export function unchanged(attribute: string, value: unknown): Expression {
  return { text: `#${attribute} = :was`, values: { ':was': value } };
}

function namesIn(text: string): Record<string, string> {
  return Object.fromEntries((text.match(/#\w+/g) ?? []).map((name) => [name, name.slice(1)]));
}

function keyNames(index: IndexName | undefined): Pick<TableIndex, 'partitionKey' | 'sortKey'> {
  return index === undefined ? TABLE : (TABLE.indexes as readonly TableIndex[]).find(({ name }) => name === index)!;
}
