import { describe } from 'vitest';
import { startTable } from '../support/dynalite.ts';
import { storeContract } from './store.contract.ts';

describe('in dynalite', () => storeContract(startTable));
