import { ArnFormat, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { RIGHTS, type StoreMethod, type TableAction } from '../lib/store/rights.ts';
import { type IndexName, TABLE } from '../lib/store/table.ts';
import { acknowledge } from './acknowledged.ts';
import type { Client } from './client.ts';
import type { DataStack } from './data-stack.ts';
import { credentialPrefix } from './environment.ts';
import type { FunctionName } from './functions.ts';

interface Access {
  /** Methods of the store that it calls. */
  store: readonly StoreMethod[];
  /** Puts events on the bus. */
  publishes?: true;
  /** Reads and renews the credentials of sources. */
  credentials?: true;
}

const PLANS = ['listHolds', 'countLeased', 'dueSources', 'changeSource'] as const satisfies readonly StoreMethod[];
const TAKES_IN = ['getWatched', 'putWatched', 'spend'] as const satisfies readonly StoreMethod[];
const STEERS = ['listDefinitions', 'listHolds', 'getSource', 'changeSource'] as const satisfies readonly StoreMethod[];

/** What each function does, and therefore may. */
export const ACCESS: Record<FunctionName, Access> = {
  'plan-fetches': { store: [...PLANS, 'listDefinitions', 'listSources'], publishes: true },
  'fetch-posts': {
    store: [...PLANS, ...TAKES_IN, 'listDefinitions', 'dueWatched', 'holdKind'],
    publishes: true,
    credentials: true,
  },
  'receive-posts': { store: [...STEERS, ...TAKES_IN], publishes: true, credentials: true },
  'audit-posts': { store: ['listCampaigns', 'getPost', 'saveAudit', 'markDeleted'] },
  'check-campaigns': { store: ['listCampaigns', 'getCampaign', 'campaignPosts', 'saveCheck'], publishes: true },
  'erase-content': { store: ['dueErasures', 'eraseContent', 'eachPost'] },
  'publish-findings': { store: [], publishes: true },
  'send-alerts': {
    store: [
      'getEndpoint',
      'listEndpoints',
      'disableEndpoint',
      'createDelivery',
      'saveDelivery',
      'claimDelivery',
      'dueDeliveries',
    ],
  },
  'report-api': {
    store: [
      ...['listFindings', 'getFinding', 'reviewFinding', 'listPosts', 'getPost', 'eachPost', 'campaignPosts'],
      ...['createCampaign', 'replaceCampaign', 'getCampaign', 'listCampaigns', 'deleteCampaign'],
      ...['createEndpoint', 'getEndpoint', 'listEndpoints', 'disableEndpoint', 'deleteEndpoint'],
      ...['createDelivery', 'saveDelivery', 'getDelivery', 'listDeliveries'],
      ...['createDefinition', 'replaceDefinition', 'deleteDefinition', 'deleteSource', 'listSources', 'listBudgets'],
      ...STEERS,
    ] as const,
    publishes: true,
  },
};

/** Rights of a function: what the methods that it calls need together. */
export function rightsOf(name: FunctionName): { table: TableAction[]; indexes: IndexName[] } {
  const rights = [...new Set(ACCESS[name].store.flatMap((method) => RIGHTS[method]))];
  const isIndex = (right: string): right is IndexName => TABLE.indexes.some((index) => index.name === right);
  return {
    table: rights.filter((right): right is TableAction => !isIndex(right)),
    indexes: rights.filter(isIndex),
  };
}

/** Lets a function do what {@link ACCESS} says, and no more. */
export function grantAccess(
  name: FunctionName,
  grantee: IFunction,
  { client, data }: { client: Client; data: DataStack },
): void {
  const { publishes, credentials } = ACCESS[name];
  const { table, indexes } = rightsOf(name);
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
  if (publishes) allow(['events:PutEvents'], [data.bus.eventBusArn]);
  if (credentials) {
    const secrets = secretsOf(client, grantee);
    allow(
      ['GetSecretValue', 'PutSecretValue', 'UpdateSecretVersionStage'].map((action) => `secretsmanager:${action}`),
      [secrets],
    );
    acknowledge(grantee.role!, 'secrets', { resources: [secrets] });
  }
  if (data.key !== undefined)
    allow(['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'], [data.key.keyArn]);
}

/** The secrets of a client: their names are its own, what AWS adds to them is not known. */
function secretsOf(client: Client, grantee: IFunction): string {
  return Stack.of(grantee).formatArn({
    service: 'secretsmanager',
    resource: 'secret',
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    resourceName: `${credentialPrefix(client)}*`,
  });
}
