import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledged.ts';
import { type FileSource, isFiles, type SourceOptions } from './sources.ts';

interface PostFilesProps {
  sources: readonly SourceOptions[];
  key: IKey | undefined;
  retentionDays: number;
}

/** Where a client uploads files of posts. Kept as long as the posts in them; who read them is logged. */
export class PostFiles extends Construct {
  readonly bucket: Bucket;
  /** To list and read what the sources name, and nothing beside it; undefined where none of them is files. */
  readonly readPolicy: ManagedPolicy | undefined;

  constructor(scope: Construct, id: string, { sources, key, retentionDays }: PostFilesProps) {
    super(scope, id);
    const accessLog = new Bucket(this, 'AccessLog', {
      ...closed,
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [{ expiration: Duration.days(90) }],
    });
    this.bucket = new Bucket(this, 'Bucket', {
      ...closed,
      ...(key === undefined
        ? { encryption: BucketEncryption.S3_MANAGED }
        : { encryption: BucketEncryption.KMS, encryptionKey: key, bucketKeyEnabled: true }),
      serverAccessLogsBucket: accessLog,
      lifecycleRules: [
        { expiration: Duration.days(retentionDays), abortIncompleteMultipartUploadAfter: Duration.days(7) },
      ],
    });
    const files = sources.filter(isFiles);
    this.readPolicy = files.length === 0 ? undefined : this.#readPolicy(files);
  }

  #readPolicy(sources: readonly FileSource[]): ManagedPolicy {
    const policy = new ManagedPolicy(this, 'Read', { description: 'Lists and reads the posts of the sources' });
    for (const { bucket, prefix } of sources) {
      const bucketArn = bucket === undefined ? this.bucket.bucketArn : `arn:${Stack.of(this).partition}:s3:::${bucket}`;
      const files = `${bucketArn}/${prefix}*`;
      const condition = { StringLike: { 's3:prefix': `${prefix}*` } };
      policy.addStatements(
        new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucketArn], conditions: condition }),
        new PolicyStatement({ actions: ['s3:GetObject'], resources: [files] }),
      );
      acknowledge(policy, 'sourceFiles', { resources: [files] });
    }
    return policy;
  }
}

const closed = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
  removalPolicy: RemovalPolicy.RETAIN,
};
