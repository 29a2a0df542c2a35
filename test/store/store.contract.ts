import { afterAll, beforeAll } from 'vitest';
import { DynamoStore } from '../../lib/store/dynamo-store.ts';
import type { Store } from '../../lib/store/store.ts';
import type { TestTable } from '../support/dynalite.ts';
import { checkContract } from './checks.contract.ts';
import { limitContract } from './limits.contract.ts';
import { listContract } from './lists.contract.ts';
import { postContract } from './posts.contract.ts';
import { recordContract } from './records.contract.ts';
import { sourceContract } from './sources.contract.ts';
import { watchedContract } from './watched.contract.ts';
import { wordsContract } from './words.contract.ts';

/** Filled before the tests of a group run. */
export interface Opened {
  store: Store;
  table: TestTable;
}

/** What every store must do, run against each DynamoDB there is. Each group works on a table of its own. */
export function storeContract(openTable: () => Promise<TestTable>): void {
  const openStore = (): Opened => {
    const opened = {} as Opened;
    let table: TestTable;
    beforeAll(async () => {
      table = await openTable();
      opened.table = table;
      opened.store = new DynamoStore({ ...table, retentionDays: 400 });
    });
    afterAll(() => table.close());
    return opened;
  };
  postContract(openStore);
  listContract(openStore);
  recordContract(openStore);
  checkContract(openStore);
  sourceContract(openStore);
  watchedContract(openStore);
  limitContract(openStore);
  wordsContract(openStore);
}
