import type { CredentialValues } from '../source-kind.ts';
import type { CredentialStore, StoredCredential } from './credential-store.ts';

/** Credentials that end with the process: for tests and demonstrations. */
export class MemoryCredentials implements CredentialStore {
  readonly #stored = new Map<string, StoredCredential>();

  constructor(credentials: Readonly<Record<string, CredentialValues>> = {}) {
    for (const [name, values] of Object.entries(credentials)) this.put(name, values);
  }

  /** As a person would store it. */
  put(name: string, values: CredentialValues): StoredCredential {
    const version = String(Number(this.#stored.get(name)?.version ?? 0) + 1);
    const stored = { values, version };
    this.#stored.set(name, stored);
    return stored;
  }

  async get(name: string): Promise<StoredCredential | undefined> {
    return this.#stored.get(name);
  }

  async replace(name: string, before: StoredCredential, after: CredentialValues): Promise<StoredCredential> {
    const now = this.#stored.get(name);
    return now !== undefined && now.version !== before.version ? now : this.put(name, after);
  }

  place(name: string): string {
    return `the memory of the program, as "${name}"`;
  }
}
