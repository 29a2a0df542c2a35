import { ABSENT, ALL, type ItemTable, PRESENT } from './item-table.ts';
import { readDocument } from './items.ts';
import type { Key } from './keys.ts';
import { StoreError } from './store.ts';

/** Records that are kept whole, each found by its key. */
export class Documents {
  readonly #table: ItemTable;

  constructor(table: ItemTable) {
    this.#table = table;
  }

  async read<T>(key: Key): Promise<T | undefined> {
    const item = await this.#table.get(key);
    return item === undefined ? undefined : readDocument<T>(item);
  }

  list<T>(partition: string): Promise<T[]> {
    return this.#table.all({ partition, ...ALL }, readDocument<T>);
  }

  /** Throws `conflict` where there is one. */
  async create(key: Key, document: object): Promise<void> {
    if (await this.#table.putIf({ ...key, document: JSON.stringify(document) }, ABSENT)) return;
    throw new StoreError('conflict', 'the id or name is taken: choose another');
  }

  /** Throws `not_found` where there is none. */
  async replace(key: Key, document: object): Promise<void> {
    if (await this.#table.putIf({ ...key, document: JSON.stringify(document) }, PRESENT)) return;
    throw notThere();
  }
}

export function notThere(): StoreError {
  return new StoreError('not_found', 'there is none with this id or name');
}
