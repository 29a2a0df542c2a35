import { afterAll, beforeAll, describe } from 'vitest';
import { startTable } from '../support/dynalite.ts';
import { DynamoDbLocal, findDynamoDbLocal } from '../support/dynamodb-local.ts';
import { storeContract } from './store.contract.ts';

describe('in dynalite', () => storeContract(startTable));

const folder = findDynamoDbLocal();
describe.skipIf(folder === undefined)('in DynamoDB Local', () => {
  let server: DynamoDbLocal;
  beforeAll(async () => {
    server = await DynamoDbLocal.start(folder!);
  });
  afterAll(() => server.stop());
  storeContract(() => server.open());
});
