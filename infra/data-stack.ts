import { Stack, type StackProps } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { type CfnEventBus, EventBus } from 'aws-cdk-lib/aws-events';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Client } from './client.ts';
import { encryptionKey } from './encryption-key.ts';
import { PostFiles } from './post-files.ts';
import { findingsTable } from './table.ts';
import { UserDirectory } from './user-directory.ts';

/**
 * All that must not be lost: table, post files, users; and the bus, which every other stack speaks to. Never rename what is in it: a
 * renamed resource is a new, empty one.
 */
export class DataStack extends Stack {
  readonly key: IKey | undefined;
  readonly table: TableV2;
  readonly bus: EventBus;
  readonly postFiles: PostFiles;
  /** Undefined where the client brings its own sign-in. */
  readonly directory: UserDirectory | undefined;

  constructor(scope: Construct, id: string, { client, ...props }: StackProps & { client: Client }) {
    super(scope, id, {
      ...props,
      description: `Disclosure Auditor, ${client.name}: data`,
      terminationProtection: true,
    });
    const { auth, retentionDays, sources } = client;
    this.key = encryptionKey(this, client.encryptionKey);
    this.bus = new EventBus(this, 'Bus', { description: `Disclosure Auditor, ${client.name}` });
    if (this.key !== undefined) (this.bus.node.defaultChild as CfnEventBus).kmsKeyIdentifier = this.key.keyArn;
    this.table = findingsTable(this, 'Findings', { encryptionKey: this.key });
    this.postFiles = new PostFiles(this, 'PostFiles', { sources, key: this.key, retentionDays });
    this.directory =
      auth.kind === 'cognito' ? new UserDirectory(this, 'Users', { domainPrefix: auth.domainPrefix }) : undefined;
  }
}
