import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IndexName } from '../lib/store/table.ts';
import type { DataStack } from './data-stack.ts';
import type { FunctionName } from './functions.ts';

type TableAction = 'GetItem' | 'Query' | 'PutItem' | 'DeleteItem';

interface Access {
  table: readonly TableAction[];
  /** Indexes that it queries. */
  indexes: readonly IndexName[];
  /** Puts events on the bus. */
  publishes: boolean;
}

/** What each function may do. */
export const ACCESS: Record<FunctionName, Access> = {
  'plan-fetches': { table: ['GetItem', 'Query', 'PutItem'], indexes: ['byStatus'], publishes: true },
  'fetch-posts': { table: ['GetItem', 'Query', 'PutItem'], indexes: ['byStatus'], publishes: true },
  'audit-posts': { table: ['GetItem', 'Query', 'PutItem'], indexes: [], publishes: false },
  'check-campaigns': { table: ['GetItem', 'Query', 'PutItem'], indexes: ['byTime'], publishes: true },
  'erase-content': {
    table: ['GetItem', 'Query', 'PutItem', 'DeleteItem'],
    indexes: ['byStatus', 'byTime'],
    publishes: false,
  },
  'publish-findings': { table: [], indexes: [], publishes: true },
  'send-alerts': { table: ['GetItem', 'Query', 'PutItem'], indexes: ['byStatus'], publishes: false },
  'report-api': {
    table: ['GetItem', 'Query', 'PutItem', 'DeleteItem'],
    indexes: ['byStatus', 'byExposure', 'byTime', 'byFinding'],
    publishes: true,
  },
};

/** Lets a function do what {@link ACCESS} says, and no more. */
export function grantAccess(
  name: FunctionName,
  grantee: IFunction,
  { data, bus }: { data: DataStack; bus: IEventBus },
): void {
  const { table, indexes, publishes } = ACCESS[name];
  const { tableArn } = data.table;
  const allow = (actions: readonly string[], resources: readonly string[]) => {
    if (actions.length === 0 || resources.length === 0) return;
    grantee.addToRolePolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }));
  };
  allow(
    table.map((action) => `dynamodb:${action}`),
    [tableArn],
  );
  allow(
    ['dynamodb:Query'],
    indexes.map((index) => `${tableArn}/index/${index}`),
  );
  if (publishes) allow(['events:PutEvents'], [bus.eventBusArn]);
  if (data.key !== undefined)
    allow(['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'], [data.key.keyArn]);
}
