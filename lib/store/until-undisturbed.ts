import { isRefused } from './item-table.ts';
import { StoreError } from './store.ts';

/** How often a write starts over because another one came in between. */
const MAX_TRIES = 10;

/** Starts over while another write comes in between; each time one of the two gets through. */
export async function untilUndisturbed<T>(what: string, work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!isRefused(error)) throw error;
      if (tries === MAX_TRIES) throw new StoreError('conflict', `${what} kept changing while being written: try again`);
    }
  }
}
