import { SourceError } from '../../lib/sources/source-error.ts';
import type { CredentialValues, SourceIo } from '../../lib/sources/source-kind.ts';

/** A source's world in which time passes only when told, or slept. */
export class VirtualIo {
  #time: number;
  values: CredentialValues | undefined;
  /** Milliseconds slept in all. */
  slept = 0;
  readonly spent: Record<string, number> = {};
  /** Thrown instead of giving units of a budget. */
  refuse: SourceError | undefined;

  constructor(start: string) {
    this.#time = Date.parse(start);
  }

  now(): Date {
    return new Date(this.#time);
  }

  pass(minutes: number): void {
    this.#time += minutes * 60_000;
  }

  forSource(): SourceIo {
    return {
      now: () => this.now(),
      sleep: async (milliseconds) => {
        this.#time += milliseconds;
        this.slept += milliseconds;
      },
      random: () => 0.5,
      credential: {
        read: async () => {
          if (this.values === undefined) throw new SourceError('credential_missing', 'there is no credential');
          return this.values;
        },
        renew: async (_, after) => {
          this.values = after;
          return after;
        },
      },
      budget: {
        spend: async (budget, units) => {
          if (this.refuse !== undefined) throw this.refuse;
          this.spent[budget] = (this.spent[budget] ?? 0) + units;
        },
      },
      firstFetchDays: 30,
    };
  }
}
