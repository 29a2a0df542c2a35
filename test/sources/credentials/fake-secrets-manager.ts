import { createHash, randomUUID } from 'node:crypto';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
  SecretsManagerServiceException,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';

interface Version {
  text: string;
  stages: Set<string>;
}

/** Secrets, their versions and labels as AWS Secrets Manager's API reference describes them. */
export class FakeSecretsManager {
  readonly client = new SecretsManagerClient({ region: 'eu-west-1' });
  readonly mock = mockClient(this.client);
  readonly #secrets = new Map<string, Map<string, Version>>();

  constructor() {
    this.mock.on(GetSecretValueCommand).callsFake(({ SecretId }) => {
      const [id, { text }] = this.#current(SecretId);
      return { Name: SecretId, VersionId: id, SecretString: text };
    });
    this.mock.on(PutSecretValueCommand).callsFake((input) => {
      const { SecretId, SecretString, VersionStages, ClientRequestToken = randomUUID() } = input;
      const versions = this.#versions(SecretId);
      const existing = versions.get(ClientRequestToken);
      if (existing !== undefined && existing.text !== SecretString) throw fault('ResourceExistsException');
      if (existing === undefined) {
        versions.set(ClientRequestToken, { text: SecretString, stages: new Set() });
        for (const stage of VersionStages ?? ['AWSCURRENT']) this.#move(versions, stage, ClientRequestToken);
      }
      return { VersionId: ClientRequestToken, VersionStages: [...versions.get(ClientRequestToken)!.stages] };
    });
    this.mock.on(UpdateSecretVersionStageCommand).callsFake((input) => {
      const { SecretId, VersionStage, MoveToVersionId, RemoveFromVersionId } = input;
      const versions = this.#versions(SecretId);
      const holder = holderOf(versions, VersionStage)?.[0];
      if (!versions.has(MoveToVersionId)) throw fault('ResourceNotFoundException');
      if (holder !== RemoveFromVersionId) throw fault('InvalidParameterException');
      this.#move(versions, VersionStage, MoveToVersionId);
      return { Name: SecretId };
    });
  }

  /** As in the console. */
  put(name: string, text: string): void {
    const versions = this.#secrets.get(name) ?? new Map<string, Version>();
    this.#secrets.set(name, versions);
    const id = createHash('sha256').update(`${name}${versions.size}`).digest('hex').slice(0, 32);
    versions.set(id, { text, stages: new Set() });
    this.#move(versions, 'AWSCURRENT', id);
  }

  /** As in the console. */
  moveCurrent(name: string, version: string): void {
    this.#move(this.#versions(name), 'AWSCURRENT', version);
  }

  textAt(name: string, stage: string): string | undefined {
    return holderOf(this.#versions(name), stage)?.[1].text;
  }

  #versions(name: string): Map<string, Version> {
    const versions = this.#secrets.get(name);
    if (versions === undefined) throw fault('ResourceNotFoundException');
    return versions;
  }

  #current(name: string): [string, Version] {
    const current = holderOf(this.#versions(name), 'AWSCURRENT');
    if (current === undefined) throw fault('ResourceNotFoundException');
    return current;
  }

  #move(versions: Map<string, Version>, stage: string, to: string): void {
    const from = holderOf(versions, stage)?.[0];
    for (const version of versions.values()) version.stages.delete(stage);
    versions.get(to)!.stages.add(stage);
    if (stage === 'AWSCURRENT' && from !== undefined && from !== to) this.#move(versions, 'AWSPREVIOUS', from);
  }
}

function holderOf(versions: Map<string, Version>, stage: string): [string, Version] | undefined {
  return [...versions].find(([, { stages }]) => stages.has(stage));
}

export function fault(name: string, message = name): SecretsManagerServiceException {
  return new SecretsManagerServiceException({ name, message, $fault: 'client', $metadata: { httpStatusCode: 400 } });
}
