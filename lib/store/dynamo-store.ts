import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Delivery, Endpoint } from '../alerts/endpoint.ts';
import type { Campaign } from '../campaign.ts';
import type { ExposureClass } from '../exposure.ts';
import type { PostRef } from '../post.ts';
import { applyReview } from '../review/lifecycle.ts';
import type { Review } from '../review/review.ts';
import { CampaignItems } from './campaign-items.ts';
import { Documents, notThere } from './documents.ts';
import { DynamoSources } from './dynamo-sources.ts';
import { orderOf, rankedFindings } from './finding-list.ts';
import { ABSENT, ALL, ItemTable, isRefused, unchanged, upTo } from './item-table.ts';
import { deliveryItem, readDocument } from './items.ts';
import { DUE_PARTITION, deliveriesPartition, isIndexable, type Key, keys } from './keys.ts';
import { readCursor, takePage } from './paging.ts';
import { PostItems } from './post-items.ts';
import { postsBetween } from './post-list.ts';
import type { FindingFilter, FindingRecord, PostDocument, PostSummary } from './records.ts';
import {
  type AuditedPost,
  type CampaignCheck,
  type CampaignPosts,
  type Deletion,
  type FindingChange,
  type Page,
  type PageRequest,
  type PostFilter,
  type SaveOutcome,
  type Store,
  StoreError,
} from './store.ts';

export interface DynamoStoreOptions {
  client: DynamoDBDocumentClient;
  table: string;
  /** Days for which a post, its revisions and its findings are kept after they were written last. */
  retentionDays: number;
  /** Called before each write of a finding, where the table has no stream: a message to read the finding back. */
  outbox?: (change: FindingChange) => Promise<void>;
}

/** The store in one DynamoDB table. */
export class DynamoStore extends DynamoSources implements Store {
  readonly #table: ItemTable;
  readonly #posts: PostItems;
  readonly #campaigns: CampaignItems;
  readonly #documents: Documents;

  constructor({ client, table, retentionDays, outbox }: DynamoStoreOptions) {
    const items = new ItemTable(client, table);
    super(items);
    this.#table = items;
    this.#posts = new PostItems({ table: items, retentionDays, outbox });
    this.#campaigns = new CampaignItems({ table: items, posts: this.#posts, retentionDays });
    this.#documents = new Documents(items);
  }

  saveAudit(audited: AuditedPost): Promise<SaveOutcome> {
    return this.#posts.save(audited);
  }

  markDeleted(ref: PostRef, deletion: Deletion): Promise<void> {
    return this.#posts.markDeleted(ref, deletion);
  }

  eraseContent(ref: PostRef, at: string): Promise<void> {
    return this.#posts.erase(ref, at);
  }

  dueErasures(now: string, limit: number): Promise<PostRef[]> {
    return this.#posts.dueErasures(now, limit);
  }

  getPost(ref: PostRef): Promise<PostDocument | undefined> {
    return this.#posts.read(ref);
  }

  listPosts(filter: PostFilter, page: PageRequest): Promise<Page<PostSummary>> {
    const list = ['posts', filter];
    const after = readCursor(page.cursor, list);
    const posts = postsBetween(this.#table, filter, { after, expected: page.limit + 2 });
    return takePage(posts, { request: page, list, sortKey: 'timeSk', read: readDocument<PostSummary> });
  }

  async *eachPost(from: string, to: string): AsyncGenerator<PostSummary> {
    for await (const item of postsBetween(this.#table, { from, to }, {})) yield readDocument<PostSummary>(item);
  }

  listFindings(filter: FindingFilter, page: PageRequest, by?: readonly ExposureClass[]): Promise<Page<FindingRecord>> {
    const order = orderOf(filter, by);
    const list = ['findings', filter, order.stretches];
    const after = readCursor(page.cursor, list);
    const findings = rankedFindings(this.#table, filter, { order, after, expected: page.limit + 2 });
    return takePage(findings, { request: page, list, sortKey: order.sortKey, read: readDocument<FindingRecord> });
  }

  async getFinding(id: string): Promise<FindingRecord | undefined> {
    if (!isIndexable(id)) return undefined;
    for await (const key of this.#table.query({ index: 'byFinding', partition: id, ...ALL })) {
      const item = await this.#table.get({ pk: key.pk, sk: key.sk } as Key);
      if (item !== undefined) return readDocument<FindingRecord>(item);
    }
    return undefined;
  }

  async reviewFinding(id: string, version: number, review: Review, by: string, at: string): Promise<FindingRecord> {
    const before = await this.getFinding(id);
    if (before === undefined) throw new StoreError('not_found', 'there is no finding with this id');
    if (before.version !== version) throw movedOn(version, before.version);
    const after = applyReview(before, review, by, at);
    try {
      await this.#posts.writeFinding(before, after);
    } catch (error) {
      throw isRefused(error) ? movedOn(version) : error;
    }
    return after;
  }

  createCampaign(campaign: Campaign): Promise<void> {
    return this.#documents.create(keys.campaign(campaign.id), campaign);
  }

  replaceCampaign(campaign: Campaign): Promise<void> {
    return this.#documents.replace(keys.campaign(campaign.id), campaign);
  }

  getCampaign(id: string): Promise<Campaign | undefined> {
    return this.#documents.read(keys.campaign(id));
  }

  listCampaigns(): Promise<Campaign[]> {
    return this.#documents.list('CAMPAIGN');
  }

  deleteCampaign(id: string): Promise<void> {
    return this.#table.remove(keys.campaign(id));
  }

  campaignPosts(campaign: Campaign, at: string): Promise<CampaignPosts> {
    return this.#campaigns.read(campaign, at);
  }

  saveCheck(check: CampaignCheck): Promise<void> {
    return this.#campaigns.save(check);
  }

  createEndpoint(endpoint: Endpoint): Promise<void> {
    return this.#documents.create(keys.endpoint(endpoint.id), endpoint);
  }

  getEndpoint(id: string): Promise<Endpoint | undefined> {
    return this.#documents.read(keys.endpoint(id));
  }

  listEndpoints(): Promise<Endpoint[]> {
    return this.#documents.list('ENDPOINT');
  }

  async disableEndpoint(id: string, at: string): Promise<void> {
    const endpoint = await this.getEndpoint(id);
    if (endpoint === undefined) throw notThere();
    if (endpoint.disabledAt === undefined)
      await this.#documents.replace(keys.endpoint(id), { ...endpoint, disabledAt: at });
  }

  deleteEndpoint(id: string): Promise<void> {
    return this.#table.remove(keys.endpoint(id));
  }

  createDelivery(delivery: Delivery): Promise<boolean> {
    return this.#table.putIf(deliveryItem(delivery), ABSENT);
  }

  async claimDelivery(delivery: Delivery, until: string): Promise<boolean> {
    const { statusSk } = deliveryItem(delivery);
    if (statusSk === undefined) return false;
    return this.#table.putIf(deliveryItem({ ...delivery, nextAttemptAt: until }), unchanged('statusSk', statusSk));
  }

  saveDelivery(delivery: Delivery): Promise<void> {
    return this.#table.put(deliveryItem(delivery));
  }

  getDelivery(endpointId: string, eventId: string): Promise<Delivery | undefined> {
    return this.#documents.read(keys.delivery(endpointId, eventId));
  }

  async listDeliveries(endpointId: string, page: PageRequest): Promise<Page<Delivery>> {
    const list = ['deliveries', endpointId];
    const after = readCursor(page.cursor, list);
    const partition = deliveriesPartition(endpointId);
    const range = { index: 'byTime', partition, ...ALL, descending: true, after, expected: page.limit + 2 } as const;
    return takePage(this.#table.query(range), { request: page, list, sortKey: 'timeSk', read: readDocument<Delivery> });
  }

  async dueDeliveries(now: string, limit: number): Promise<Delivery[]> {
    return (await this.#table.first(upTo(DUE_PARTITION, now), limit)).map(readDocument<Delivery>);
  }
}

function movedOn(version: number, current?: number): StoreError {
  const now = current === undefined ? 'has changed since' : `is now at version ${current}`;
  return new StoreError('conflict', `the finding ${now}, the decision was about version ${version}: read it again`);
}
