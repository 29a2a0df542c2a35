import { Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { MAX_RECEIVE_COUNT } from '../lib/events/catalog.ts';

/** A queue that feeds a function, which may take so many seconds, and the one where messages go that it could not handle. */
export class ConsumerQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { seconds, key }: { seconds: number; key: IKey | undefined }) {
    super(scope, id);
    this.deadLetters = deadLetterQueue(this, 'DeadLetters', { key });
    this.queue = new Queue(this, 'Queue', {
      ...sealed(key),
      visibilityTimeout: Duration.seconds(6 * seconds),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: MAX_RECEIVE_COUNT },
    });
  }
}

/** A queue for what failed: it keeps it for 14 days, and an alarm watches it. */
export function deadLetterQueue(scope: Construct, id: string, { key }: { key?: IKey | undefined } = {}): Queue {
  return new Queue(scope, id, { ...sealed(key), retentionPeriod: Duration.days(14) });
}

function sealed(key: IKey | undefined): QueueProps {
  const encryption = key === undefined ? QueueEncryption.SQS_MANAGED : QueueEncryption.KMS;
  return { enforceSSL: true, encryption, ...(key && { encryptionMasterKey: key }) };
}
