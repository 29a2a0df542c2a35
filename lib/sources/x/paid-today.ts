import * as z from 'zod';

/** Most ids that are kept: beyond them a post is counted twice. */
const MOST = 300;

export const paidSchema = z.object({ day: z.string(), ids: z.array(z.string()) });

/**
 * The posts that X has charged for today: it does so once a day in UTC, whatever asks for them.
 * @see https://docs.x.com/x-api/getting-started/pricing#deduplication
 */
export class PaidToday {
  readonly #day: string;
  readonly #ids: Set<string>;

  constructor(now: Date, kept?: z.infer<typeof paidSchema>) {
    this.#day = now.toISOString().slice(0, 10);
    this.#ids = new Set(kept?.day === this.#day ? kept.ids : []);
  }

  /** Notes what came, and tells how much of it is charged. */
  count(records: readonly unknown[]): number {
    const before = this.#ids.size;
    let unnamed = 0;
    for (const record of records) {
      const { id } = (record ?? {}) as { id?: unknown };
      if (typeof id === 'string') this.#ids.add(id);
      else unnamed++;
    }
    return this.#ids.size - before + unnamed;
  }

  toJSON(): z.infer<typeof paidSchema> {
    return { day: this.#day, ids: [...this.#ids].slice(-MOST) };
  }
}
