import { RemovalPolicy } from 'aws-cdk-lib';
import {
  type Attribute,
  AttributeType,
  Billing,
  type GlobalSecondaryIndexPropsV2,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { TABLE, type TableIndex } from '../lib/store/table.ts';

const key = (name: string): Attribute => ({ name, type: AttributeType.STRING });

/** The one table, and its stream, which is the outbox. It outlives its stack. */
export function findingsTable(
  scope: Construct,
  id: string,
  { encryptionKey }: { encryptionKey?: IKey | undefined },
): TableV2 {
  return new TableV2(scope, id, {
    partitionKey: key(TABLE.partitionKey),
    sortKey: key(TABLE.sortKey),
    timeToLiveAttribute: TABLE.timeToLive,
    globalSecondaryIndexes: TABLE.indexes.map(index),
    billing: Billing.onDemand(),
    dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
    encryption:
      encryptionKey === undefined
        ? TableEncryptionV2.dynamoOwnedKey()
        : TableEncryptionV2.customerManagedKey(encryptionKey),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
}

function index({ name, partitionKey, sortKey, projection }: TableIndex): GlobalSecondaryIndexPropsV2 {
  return {
    indexName: name,
    partitionKey: key(partitionKey),
    ...(sortKey !== undefined && { sortKey: key(sortKey) }),
    ...(typeof projection === 'string'
      ? { projectionType: ProjectionType[projection] }
      : { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...projection] }),
  };
}
