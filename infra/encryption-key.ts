import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Client } from './client.ts';

/** Services that put events into encrypted queues and keep them on an encrypted bus. */
const SERVICES = ['events.amazonaws.com'];

/** The client's own key for what may hold captions; undefined where keys owned by AWS will do. */
export function encryptionKey(scope: Construct, choice: Client['encryptionKey']): IKey | undefined {
  if (choice === 'aws') return undefined;
  if (choice !== 'create') return Key.fromKeyArn(scope, 'Key', choice);
  const key = new Key(scope, 'Key', { description: 'Posts and findings', enableKeyRotation: true });
  key.addToResourcePolicy(
    new PolicyStatement({
      principals: SERVICES.map((service) => new ServicePrincipal(service)),
      actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  );
  return key;
}
