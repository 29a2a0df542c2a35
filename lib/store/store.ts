import type { Delivery, Endpoint } from '../alerts/endpoint.ts';
import type { Audit } from '../audit-result.ts';
import type { Campaign } from '../campaign.ts';
import type { Consistency } from '../consistency.ts';
import type { ExposureClass } from '../exposure.ts';
import type { Post, PostRef } from '../post.ts';
import type { Review } from '../review/review.ts';
import type { SourceDefinition } from '../source-definition.ts';
import type {
  BudgetState,
  FindingFilter,
  FindingRecord,
  PostDocument,
  PostSummary,
  SourceState,
  WatchedPost,
} from './records.ts';

/** Why the store would not do what it was asked. */
export class StoreError extends Error {
  readonly code: 'not_found' | 'conflict' | 'bad_cursor' | 'not_allowed';
  constructor(code: StoreError['code'], message: string) {
    super(message);
    this.name = 'StoreError';
    this.code = code;
  }
}

export interface Page<T> {
  items: T[];
  /** Opaque; give it back with the same filter for the next page. Absent on the last page. */
  cursor?: string;
}

export interface PageRequest {
  limit: number;
  cursor?: string;
}

export interface AuditedPost {
  post: Post;
  audit: Audit;
  /** When the post was seen in this state; an older state never replaces a newer one. */
  observedAt: string;
  /** Ids of the campaigns that the post belongs to. */
  campaigns: readonly string[];
  /** Until when the platform lets the words be kept; left out: as long as everything else. */
  keepUntil?: string | undefined;
  /** Brand of each campaign, by campaign id. */
  brands: Readonly<Record<string, string>>;
  /** The clock's now. */
  at: string;
}

/** How the platform tells that a post is gone. */
export type DeletedAs = NonNullable<PostSummary['deletedAs']>;

export interface Deletion {
  at: string;
  as?: DeletedAs | undefined;
  /** Until when the platform lets the words be kept; left out: as long as before. */
  keepUntil?: string | undefined;
}

/** `saved`: a new state; `unchanged`: seen before, nothing to do; `stale`: a newer state is already stored. */
export type SaveOutcome = 'saved' | 'unchanged' | 'stale';

/** What a campaign's creators published in its time, as last seen, newest first. */
export interface CampaignPosts {
  posts: Post[];
  /** Those that the platform no longer has. */
  deleted: Post[];
  /** There are more than are read at once, or some are no longer kept. */
  cut: boolean;
}

/** What the check of a campaign as a whole found. */
export interface CampaignCheck {
  consistency: Consistency;
  rulebook: string;
  /** The clock's now. */
  at: string;
}

export interface PostFilter {
  creator?: string;
  campaign?: string;
  platform?: string;
  outcome?: string;
  from?: string;
  to?: string;
}

/** Where everything rests: the port that the other parts know. Every write may be repeated without a second effect. */
export interface Store {
  saveAudit(audited: AuditedPost): Promise<SaveOutcome>;
  /** Records that the platform no longer has the post. What was kept stays until retention ends. */
  markDeleted(ref: PostRef, deletion: Deletion): Promise<void>;
  getPost(ref: PostRef): Promise<PostDocument | undefined>;
  /** Newest first, by publication. */
  listPosts(filter: PostFilter, page: PageRequest): Promise<Page<PostSummary>>;
  /** Every post published in `from <= t < to`, newest first, for counting. */
  eachPost(from: string, to: string): AsyncIterable<PostSummary>;

  /** Worst first, or class by class of exposure in the order given; newest first among equals. */
  listFindings(filter: FindingFilter, page: PageRequest, by?: readonly ExposureClass[]): Promise<Page<FindingRecord>>;
  getFinding(id: string): Promise<FindingRecord | undefined>;
  /** Throws `not_found`, `conflict` (the version moved on) or `not_allowed` (not from this state). */
  reviewFinding(id: string, version: number, review: Review, by: string, at: string): Promise<FindingRecord>;

  createCampaign(campaign: Campaign): Promise<void>;
  replaceCampaign(campaign: Campaign): Promise<void>;
  getCampaign(id: string): Promise<Campaign | undefined>;
  listCampaigns(): Promise<Campaign[]>;
  deleteCampaign(id: string): Promise<void>;
  /** Posts that may be the campaign's: more than belong to it. */
  campaignPosts(campaign: Campaign, at: string): Promise<CampaignPosts>;
  /** Opens, reopens and settles the findings on the campaign as a whole. */
  saveCheck(check: CampaignCheck): Promise<void>;

  createEndpoint(endpoint: Endpoint): Promise<void>;
  getEndpoint(id: string): Promise<Endpoint | undefined>;
  listEndpoints(): Promise<Endpoint[]>;
  disableEndpoint(id: string, at: string): Promise<void>;
  deleteEndpoint(id: string): Promise<void>;

  /** Creates the delivery unless it exists; tells whether it was created. */
  createDelivery(delivery: Delivery): Promise<boolean>;
  saveDelivery(delivery: Delivery): Promise<void>;
  getDelivery(endpointId: string, eventId: string): Promise<Delivery | undefined>;
  listDeliveries(endpointId: string, page: PageRequest): Promise<Page<Delivery>>;
  /** Takes a pending delivery for an attempt by moving its next attempt to `until`. False: another sweep took it, or it has arrived. */
  claimDelivery(delivery: Delivery, until: string): Promise<boolean>;
  /** Pending deliveries whose next attempt is due, longest waiting first. */
  dueDeliveries(now: string, limit: number): Promise<Delivery[]>;

  getSource(source: string): Promise<SourceState | undefined>;
  /** Writes over whatever state there is, and counts its version on. */
  putSource(state: SourceState): Promise<void>;
  /**
   * Changes a source's state from what it is now; again from the newer one where another write came in between. Where `change` returns
   * undefined nothing is written. Returns the state as it then is.
   */
  changeSource(
    source: string,
    change: (state: SourceState | undefined) => SourceState | undefined,
  ): Promise<SourceState | undefined>;
  listSources(): Promise<SourceState[]>;
  /** With what it watches. */
  deleteSource(source: string): Promise<void>;
  /** Sources of a kind whose next fetch is due and which nobody is fetching, longest waiting first. Paused ones are not among them. */
  dueSources(kind: string, now: string, limit: number): Promise<SourceState[]>;
  /** How many sources of a kind are being fetched at `now`. */
  countLeased(kind: string, now: string): Promise<number>;

  /** Definitions that users have added; those of the deployment are not stored. Throws `conflict` where the name is taken. */
  createDefinition(definition: SourceDefinition): Promise<void>;
  replaceDefinition(definition: SourceDefinition): Promise<void>;
  listDefinitions(): Promise<SourceDefinition[]>;
  deleteDefinition(name: string): Promise<void>;

  getWatched(source: string, refs: readonly PostRef[]): Promise<WatchedPost[]>;
  /** `keepUntil`: when it is forgotten. */
  putWatched(watched: readonly WatchedPost[], keepUntil: string): Promise<void>;
  /** Posts of a source that are to be read again, longest waiting first. */
  dueWatched(source: string, now: string, limit: number): Promise<WatchedPost[]>;

  /** Takes `used` units of a budget if they are left in this window: false, and nothing is taken, where they are not. */
  spend(state: BudgetState, limit: number): Promise<boolean>;
  listBudgets(): Promise<BudgetState[]>;
  /** Lets every source of a kind wait; a shorter wait does not replace a longer one. */
  holdKind(hold: Hold): Promise<void>;
  listHolds(now: string): Promise<Hold[]>;

  /**
   * Removes the words of a post and of its findings, also before their time; the facts stay: what was found when, under which
   * clause, how it was judged and settled. Nothing happens where they are gone already. A later audit brings them back.
   */
  eraseContent(ref: PostRef, at: string): Promise<void>;
  /** Posts whose words may no longer be kept, longest over the time first. */
  dueErasures(now: string, limit: number): Promise<PostRef[]>;
}

/** A wait that all sources of a kind share. */
export interface Hold {
  kind: string;
  until: string;
  why: string;
}

/** A finding before and after a write, as the table's stream tells it. */
export interface FindingChange {
  before?: FindingRecord;
  after: FindingRecord;
}
