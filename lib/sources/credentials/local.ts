import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { SourceError } from '../source-error.ts';
import type { CredentialValues } from '../source-kind.ts';
import type { CredentialStore, StoredCredential } from './credential-store.ts';
import { CredentialsFile, type Entries } from './credentials-file.ts';
import { checkValues, parseValues, versionOf } from './values.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The variable that holds a credential: names that differ only in case or punctuation share one. */
export function variableOf(name: string): string {
  return `DISCLOSURE_AUDITOR_CREDENTIAL_${name.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`;
}

/** Where the credentials file is: as `DISCLOSURE_AUDITOR_CREDENTIALS` says, else where the system keeps a user's settings. */
export function credentialsPath(environment: Environment, platform: NodeJS.Platform = process.platform): string {
  const { DISCLOSURE_AUDITOR_CREDENTIALS: told, APPDATA, XDG_CONFIG_HOME: xdg } = environment;
  if (told) return told;
  // The XDG specification has relative paths ignored.
  const settings = platform === 'win32' ? APPDATA : xdg && isAbsolute(xdg) ? xdg : undefined;
  return join(settings || join(homedir(), '.config'), 'disclosure-auditor', 'credentials.json');
}

export interface LocalCredentialsOptions {
  environment: Environment;
  /** Left out: `credentialsPath`. */
  path?: string;
  /** Folder in which no credentials may be. Left out: the one that the program is in. */
  checkout?: string;
  /** Told when renewed values cannot be written. */
  warn?: (message: string) => void;
}

/** What was renewed, and the version that it replaces. */
interface Renewal {
  over: string;
  values: CredentialValues;
}

/**
 * Credentials of one computer. A variable `DISCLOSURE_AUDITOR_CREDENTIAL_<NAME>` with a JSON object of texts wins; else the entry of
 * that name in the credentials file.
 *
 * The program cannot change a variable that others set. Its renewal is an entry `<name>@<version of the variable's values>` of the
 * file, so that it lives on until the variable is set to something else. What cannot be written is kept in memory.
 */
export class LocalCredentials implements CredentialStore {
  readonly #environment: Environment;
  readonly #file: CredentialsFile;
  readonly #warn: (message: string) => void;
  readonly #unwritten = new Map<string, Renewal>();

  constructor({ environment, path, checkout, warn }: LocalCredentialsOptions) {
    this.#environment = environment;
    this.#file = new CredentialsFile({
      path: path ?? credentialsPath(environment),
      checkout: checkout ?? packageFolder(import.meta.dirname),
    });
    this.#warn = warn ?? console.warn;
  }

  async get(name: string): Promise<StoredCredential | undefined> {
    const stored = this.#find(name, await this.#file.read());
    const unwritten = this.#unwritten.get(name);
    return unwritten !== undefined && unwritten.over === stored?.version ? withVersion(unwritten.values) : stored;
  }

  async replace(name: string, before: StoredCredential, after: CredentialValues): Promise<StoredCredential> {
    const current = await this.get(name);
    if (current !== undefined && current.version !== before.version) return current;
    const known = this.#unwritten.get(name);
    // Values in memory stand for the version in the file that they replace.
    const over = known !== undefined && versionOf(known.values) === before.version ? known.over : before.version;
    let newer: StoredCredential | undefined;
    try {
      await this.#file.change((entries) => {
        const now = this.#find(name, entries);
        newer = now?.version === over ? undefined : now;
        return newer === undefined ? this.#write(name, after, entries) : undefined;
      });
    } catch (error) {
      if (error instanceof SourceError) throw error;
      const kept = this.#unwritten.get(name);
      if (kept !== undefined && kept !== known) return withVersion(kept.values);
      this.#unwritten.set(name, { over, values: after });
      const { code = 'it stays locked' } = error as NodeJS.ErrnoException;
      this.#warn(
        `${this.#file.path} cannot be written (${code}): the renewed credential "${name}" ends with the program`,
      );
      return withVersion(after);
    }
    this.#unwritten.delete(name);
    return newer ?? withVersion(after);
  }

  place(name: string): string {
    return `the variable ${variableOf(name)} or, under "${name}", the file ${this.#file.path}`;
  }

  #find(name: string, entries: Entries): StoredCredential | undefined {
    const given = this.#given(name);
    const key = given === undefined ? name : renewalKey(name, given);
    if (entries.has(key)) return withVersion(checkValues(entries.get(key), `"${key}" in the file ${this.#file.path}`));
    return given;
  }

  #write(name: string, values: CredentialValues, entries: Entries): Entries {
    const given = this.#given(name);
    if (given === undefined) return entries.set(name, values);
    const kept = [...entries].filter(([key]) => !key.startsWith(`${name}@`));
    return new Map(kept).set(renewalKey(name, given), values);
  }

  /** What the environment gives. */
  #given(name: string): StoredCredential | undefined {
    const variable = variableOf(name);
    const text = this.#environment[variable];
    return text ? withVersion(parseValues(text, `the variable ${variable}`)) : undefined;
  }
}

/** No name holds an `@`. */
function renewalKey(name: string, { version }: StoredCredential): string {
  return `${name}@${version}`;
}

function withVersion(values: CredentialValues): StoredCredential {
  return { values, version: versionOf(values) };
}

/** The nearest folder upwards with a package.json. */
function packageFolder(folder: string): string {
  const parent = dirname(folder);
  return existsSync(join(folder, 'package.json')) || parent === folder ? folder : packageFolder(parent);
}
