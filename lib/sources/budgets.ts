import type { Store } from '../store/store.ts';
import { SourceError } from './source-error.ts';
import type { Budget, BudgetKeeper, SourceFacts } from './source-kind.ts';

const DAY_MS = 86_400_000;
/** Longer than a window can be: 25 hours, or 31 days and an hour. */
const LONGEST_MS = { day: 2 * DAY_MS, month: 32 * DAY_MS };

/** Limits that a deployment sets instead of the usual ones, by `kind/name`. A limit of 0: the budget is never used. */
export type Limits = Readonly<Record<string, number>>;

export interface BudgetsOptions {
  kind: string;
  facts: Pick<SourceFacts, 'title' | 'budgets'>;
  limits: Limits;
  store: Pick<Store, 'spend'>;
  now: () => Date;
}

/** Keeps what the sources of a kind use together within its limits, which the store counts. */
export function budgetKeeper({ kind, facts, limits, store, now }: BudgetsOptions): BudgetKeeper {
  const takenIn = new Map<string, string>();
  return {
    async spend(name, units) {
      const budget = facts.budgets.find((one) => one.name === name);
      if (budget === undefined) throw new Error(`${kind} has no budget "${name}"`);
      const at = now();
      const limit = limitOf(kind, budget, limits);
      const current = windowOf(budget, at);
      // A window may end between taking and giving back.
      const window = units < 0 ? (takenIn.get(name) ?? current) : current;
      takenIn.set(name, window);
      if (units <= limit && (await store.spend({ budget: `${kind}/${name}`, window, used: units }, limit))) return;
      const amount = `${limit.toLocaleString('en')} (${budget.unit})`;
      const notBefore = nextWindow(budget, at).toISOString();
      const until = notBefore.replace(/:\d{2}\.\d{3}Z$/, 'Z');
      const message = `${facts.title}: the limit for the ${budget.window} is used up until ${until}: ${amount}`;
      throw new SourceError('quota_spent', message, { notBefore, scope: 'platform' });
    },
  };
}

/** A limit as it is in force, and the window that an instant lies in. */
export interface LimitInForce extends Omit<Budget, 'zone'> {
  kind: string;
  key: string;
}

/** Every limit of the kinds as it is in force at an instant. */
export function limitsAt(
  kinds: readonly { kind: string; facts: Pick<SourceFacts, 'budgets'> }[],
  limits: Limits,
  at: Date,
): LimitInForce[] {
  return kinds.flatMap(({ kind, facts }) =>
    facts.budgets.map((budget) => {
      const { zone: _, ...told } = budget;
      return { ...told, kind, limit: limitOf(kind, budget, limits), key: windowOf(budget, at) };
    }),
  );
}

/** The limit of a budget as it is in force. */
function limitOf(kind: string, { name, limit }: Budget, limits: Limits): number {
  return limits[`${kind}/${name}`] ?? limit;
}

/** The window that an instant lies in, by its first day: `2026-11-24`, or `2026-11` for a month. */
export function windowOf({ window, zone }: Pick<Budget, 'window' | 'zone'>, at: Date): string {
  const date = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    calendar: 'gregory',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at);
  return window === 'day' ? date : date.slice(0, 7);
}

/** The instant at which the next window starts: found by halving, so it is right where clocks are changed, also at midnight. */
export function nextWindow(budget: Pick<Budget, 'window' | 'zone'>, at: Date): Date {
  const current = windowOf(budget, at);
  let within = at.getTime();
  let after = within + LONGEST_MS[budget.window];
  while (after - within > 1) {
    const middle = Math.floor((within + after) / 2);
    if (windowOf(budget, new Date(middle)) === current) within = middle;
    else after = middle;
  }
  return new Date(after);
}
