import { ABSENT, ALL, type ItemTable } from './item-table.ts';
import { expiry, type Item, readDocument } from './items.ts';
import { keys, sortableInstant } from './keys.ts';
import type { BudgetState } from './records.ts';
import type { Hold } from './store.ts';

const BUDGET_RETENTION_DAYS = 100;

/** A sum of decimal fractions is exact in DynamoDB, a difference here is not: what comes after these digits is noise. */
const EXACT_DIGITS = 15;

/** What all sources of a kind share: budgets, and waits. */
export class LimitItems {
  readonly #table: ItemTable;

  constructor(table: ItemTable) {
    this.#table = table;
  }

  /** One step, in which DynamoDB compares and adds: two spenders never take the same units. */
  async spend({ budget, window, used }: BudgetState, limit: number): Promise<boolean> {
    const most = Number((limit - used).toPrecision(EXACT_DIGITS));
    if (most < 0) return false;
    const names = { ':budget': budget, ':window': window, ':expiresAt': expiry(window, BUDGET_RETENTION_DAYS) };
    return this.#table.updateIf(
      keys.budget(budget, window),
      {
        text: 'ADD #used :units SET #budget = :budget, #window = :window, #expiresAt = :expiresAt',
        values: { ':units': used, ...names },
      },
      { text: 'attribute_not_exists(#used) OR #used <= :most', values: { ':most': most } },
    );
  }

  budgets(): Promise<BudgetState[]> {
    return this.#table.all({ partition: keys.budget('', '').pk, ...ALL }, ({ budget, window, used }) => {
      return { budget, window, used } as BudgetState;
    });
  }

  async hold(hold: Hold): Promise<void> {
    const until = sortableInstant(hold.until);
    const item = { ...keys.hold(hold.kind), until, document: JSON.stringify(hold), expiresAt: expiry(until, 0) };
    await this.#table.putIf(item, { text: `${ABSENT.text} OR #until < :until`, values: { ':until': until } });
  }

  async holds(now: string): Promise<Hold[]> {
    const isOn = ({ until }: Item) => (until as string) > sortableInstant(now);
    const all = await this.#table.all({ partition: keys.hold('').pk, ...ALL }, (item) => item);
    return all.filter(isOn).map(readDocument<Hold>);
  }
}
