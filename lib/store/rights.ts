import type { Store } from './store.ts';
import type { IndexName } from './table.ts';

/** What is done with the table itself: an action of DynamoDB, without its prefix. */
export type TableAction = 'GetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'DeleteItem';

export type StoreMethod = keyof Store;

/** A right that is needed: an action on the table, or an index that is queried. */
export type Right = TableAction | IndexName;

/** What each method of the store does in DynamoDB, so that who calls it may be let do that and no more. */
export const RIGHTS: Record<StoreMethod, readonly Right[]> = {
  saveAudit: ['GetItem', 'Query', 'PutItem', 'DeleteItem'],
  markDeleted: ['GetItem', 'Query', 'PutItem', 'DeleteItem'],
  eraseContent: ['GetItem', 'Query', 'PutItem', 'DeleteItem'],
  dueErasures: ['byStatus'],
  getPost: ['GetItem', 'Query'],
  listPosts: ['byTime'],
  eachPost: ['byTime'],

  listFindings: ['byStatus', 'byExposure'],
  getFinding: ['byFinding', 'GetItem'],
  reviewFinding: ['byFinding', 'GetItem', 'PutItem'],

  createCampaign: ['PutItem'],
  replaceCampaign: ['PutItem'],
  getCampaign: ['GetItem'],
  listCampaigns: ['Query'],
  deleteCampaign: ['DeleteItem'],
  campaignPosts: ['byTime', 'GetItem'],
  saveCheck: ['Query', 'PutItem'],

  createEndpoint: ['PutItem'],
  getEndpoint: ['GetItem'],
  listEndpoints: ['Query'],
  disableEndpoint: ['GetItem', 'PutItem'],
  deleteEndpoint: ['DeleteItem'],

  createDelivery: ['PutItem'],
  saveDelivery: ['PutItem'],
  getDelivery: ['GetItem'],
  listDeliveries: ['byTime'],
  claimDelivery: ['PutItem'],
  dueDeliveries: ['byStatus'],

  getSource: ['GetItem'],
  putSource: ['GetItem', 'PutItem'],
  changeSource: ['GetItem', 'PutItem'],
  listSources: ['Query'],
  deleteSource: ['Query', 'DeleteItem'],
  dueSources: ['byStatus'],
  countLeased: ['byStatus'],

  createDefinition: ['PutItem'],
  replaceDefinition: ['PutItem'],
  listDefinitions: ['Query'],
  deleteDefinition: ['DeleteItem'],

  getWatched: ['GetItem'],
  putWatched: ['PutItem'],
  dueWatched: ['byStatus'],

  spend: ['UpdateItem'],
  listBudgets: ['Query'],
  holdKind: ['PutItem'],
  listHolds: ['Query'],
};
