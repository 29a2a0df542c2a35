import { isDeepStrictEqual } from 'node:util';
import { SourceError } from '../source-error.ts';
import type { Credential, CredentialField, CredentialValues } from '../source-kind.ts';

/** What is stored under a credential's name. `version` changes with every change of the values. */
export interface StoredCredential {
  values: CredentialValues;
  version: string;
}

/** Where credentials are kept. Errors are `SourceError`s for a person to act on, and never hold a value. */
export interface CredentialStore {
  /** Undefined where nothing is stored under the name. */
  get(name: string): Promise<StoredCredential | undefined>;
  /** Stores `after` if the stored version is still that of `before`; otherwise changes nothing. Returns what is stored then. */
  replace(name: string, before: StoredCredential, after: CredentialValues): Promise<StoredCredential>;
  /** Where a person puts a credential of this name: ends a sentence. */
  place(name: string): string;
}

/** The credential of a source: the one that it names, with the fields that its kind needs. */
export function credentialOf(
  store: CredentialStore,
  name: string | undefined,
  fields: readonly CredentialField[],
): Credential {
  const needed = fields.filter(({ optional }) => !optional);

  async function stored(): Promise<StoredCredential> {
    if (name === undefined) {
      if (needed.length === 0) return { values: {}, version: '' };
      throw missing(`the source names no credential: name one that holds ${list(needed)}`);
    }
    const found = await store.get(name);
    if (found === undefined)
      throw missing(
        `there is no credential "${name}"${needed.length === 0 ? '' : ` with ${list(needed)}`}: put it into ${store.place(name)}`,
      );
    const absent = needed.filter(
      ({ name: field, unless }) => !found.values[field] && !(unless && found.values[unless]),
    );
    if (absent.length > 0)
      throw missing(`the credential "${name}" has no ${list(absent)}: add it to ${store.place(name)}`);
    return found;
  }

  return {
    read: async () => (await stored()).values,
    async renew(before, after) {
      const now = await stored();
      if (name === undefined || !isDeepStrictEqual(now.values, before)) return now.values;
      return (await store.replace(name, now, after)).values;
    },
  };
}

function missing(message: string): SourceError {
  return new SourceError('credential_missing', message);
}

function list(fields: readonly CredentialField[]): string {
  return fields.map(({ name, about }) => `"${name}" (${about})`).join(' and ');
}
