import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SourceError } from '../source-error.ts';
import type { CredentialValues } from '../source-kind.ts';
import type { CredentialStore, StoredCredential } from './credential-store.ts';
import { parseValues } from './values.ts';

const CURRENT = 'AWSCURRENT';

/** Put on a renewal until it is current. Not AWSPENDING: that one belongs to the rotation by AWS. */
const RENEWED = 'RENEWED';

/** Errors by which a request that the service understood is refused for the state of the secret. */
const CONFLICTS = ['InvalidParameterException', 'InvalidRequestException'];

/** What a person has to put right. Everything else passes, or is the program's. */
const REFUSED: Readonly<Record<string, string>> = {
  AccessDeniedException: 'may not be used by the program: let its role read and write it',
  DecryptionFailure: 'cannot be decrypted: let the role of the program use its key',
  InvalidRequestException: 'cannot be used as it is: it may be marked for deletion',
};

/**
 * Credentials in AWS Secrets Manager: each a secret `<prefix><name>` that holds a JSON object of texts.
 *
 * A renewal replaces exactly the version that was read. It becomes a version of its own, and then AWSCURRENT is moved to it from
 * the version that was read: `UpdateSecretVersionStage` fails where the label has meanwhile gone elsewhere, be it through another
 * renewal or through a person in the console. `PutSecretValue` alone cannot do this. It moves AWSCURRENT from wherever it is; and
 * a `ClientRequestToken` derived from the version that was read keeps out only others that derive theirs the same way, and for
 * ever once somebody makes an earlier version current again. The service forgets a renewal that came too late by itself.
 * Reads may lag behind a write for a moment (the service is eventually consistent): what they return is then refused by the
 * platform, and the next fetch reads the newer values.
 *
 * Needs GetSecretValue, PutSecretValue and UpdateSecretVersionStage. AWS asks for no more than one PutSecretValue in 10 minutes
 * over a long time.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecretVersionStage.html
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html
 */
export class SecretsManagerCredentials implements CredentialStore {
  readonly #prefix: string;
  #client: SecretsManagerClient | undefined;

  constructor({ prefix, client }: { prefix: string; client?: SecretsManagerClient | undefined }) {
    this.#prefix = prefix;
    this.#client = client;
  }

  async get(name: string): Promise<StoredCredential | undefined> {
    const { GetSecretValueCommand } = await import('@aws-sdk/client-secrets-manager');
    const client = await this.#open();
    try {
      const secret = await client.send(new GetSecretValueCommand({ SecretId: this.#id(name) }));
      return { values: parseValues(secret.SecretString ?? '', this.place(name)), version: secret.VersionId ?? '' };
    } catch (error) {
      if (nameOf(error) === 'ResourceNotFoundException') return undefined;
      throw this.#explain(name, error);
    }
  }

  async replace(name: string, before: StoredCredential, after: CredentialValues): Promise<StoredCredential> {
    const { PutSecretValueCommand, UpdateSecretVersionStageCommand } = await import('@aws-sdk/client-secrets-manager');
    const client = await this.#open();
    const SecretId = this.#id(name);
    try {
      const { VersionId: version = '' } = await client.send(
        new PutSecretValueCommand({ SecretId, SecretString: JSON.stringify(after), VersionStages: [RENEWED] }),
      );
      await client.send(
        new UpdateSecretVersionStageCommand({
          SecretId,
          VersionStage: CURRENT,
          MoveToVersionId: version,
          RemoveFromVersionId: before.version,
        }),
      );
      return { values: after, version };
    } catch (error) {
      const now = CONFLICTS.includes(nameOf(error)) ? await this.get(name) : undefined;
      if (now !== undefined && now.version !== before.version) return now;
      throw this.#explain(name, error);
    }
  }

  place(name: string): string {
    return `the secret "${this.#id(name)}" of AWS Secrets Manager`;
  }

  #id(name: string): string {
    return `${this.#prefix}${name}`;
  }

  /** An error with the name of the service's alone: its details may hold what was sent. */
  #explain(name: string, error: unknown): SourceError {
    if (error instanceof SourceError) return error;
    const reason = nameOf(error);
    if (Object.hasOwn(REFUSED, reason))
      return new SourceError('credential_missing', `${this.place(name)} ${REFUSED[reason]} (${reason})`);
    return new SourceError('platform_down', `${this.place(name)} does not answer as it should (${reason})`);
  }

  /** Loaded when it is first needed: most functions that know the sources never fetch. */
  async #open(): Promise<SecretsManagerClient> {
    const { SecretsManagerClient } = await import('@aws-sdk/client-secrets-manager');
    this.#client ??= new SecretsManagerClient({});
    return this.#client;
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}
