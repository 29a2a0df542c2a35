import type { Campaign } from '../campaign.ts';
import { spanOf } from '../campaign-span.ts';
import type { Post } from '../post.ts';
import { mergeCheck } from '../review/lifecycle.ts';
import { type Expression, type ItemTable, startingWith } from './item-table.ts';
import { foldedHandle, type Item, readDocument, readRevision } from './items.ts';
import { FINDING_PREFIX, keys, POSTS_PARTITION } from './keys.ts';
import type { PostItems } from './post-items.ts';
import type { FindingRecord, PostSummary } from './records.ts';
import type { CampaignCheck, CampaignPosts } from './store.ts';
import { untilUndisturbed } from './until-undisturbed.ts';

/** More posts, or more text, of one campaign are not read at once: the newest are. */
const MAX_POSTS = 2000;
const MAX_BYTES = 32_000_000;
const AT_ONCE = 25;

/** DynamoDB's limit for IN: of more creators the posts are picked out here. */
const MAX_OPERANDS = 100;

const DAY_MS = 24 * 60 * 60 * 1000;

/** What can be told, and untold, only where every post was read. */
const NEED_ALL: ReadonlySet<string> = new Set(['message.deliverable_missing', 'message.deliverable_late']);

export interface CampaignItemsOptions {
  table: ItemTable;
  posts: PostItems;
  retentionDays: number;
}

/** What is kept of a campaign as a whole: its posts, which are read, and the findings on it, which are written. */
export class CampaignItems {
  readonly #table: ItemTable;
  readonly #posts: PostItems;
  readonly #retentionDays: number;

  constructor({ table, posts, retentionDays }: CampaignItemsOptions) {
    this.#table = table;
    this.#posts = posts;
    this.#retentionDays = retentionDays;
  }

  async read(campaign: Campaign, at: string): Promise<CampaignPosts> {
    const { from } = spanOf(campaign);
    const found: CampaignPosts = { posts: [], deleted: [], cut: Date.parse(at) - from > this.#retentionDays * DAY_MS };
    let bytes = 0;
    for await (const some of chunks(this.#postsBy(campaign), AT_ONCE)) {
      const summaries = some.map(readDocument<PostSummary>);
      for (const [k, post] of (await Promise.all(summaries.map((summary) => this.#post(summary)))).entries()) {
        if (post === undefined) {
          found.cut = true;
          continue;
        }
        bytes += JSON.stringify(post).length;
        if (found.posts.length + found.deleted.length === MAX_POSTS || bytes > MAX_BYTES)
          return { ...found, cut: true };
        (summaries[k]!.deletedAt === undefined ? found.posts : found.deleted).push(post);
      }
    }
    return found;
  }

  save(check: CampaignCheck): Promise<void> {
    return untilUndisturbed('the campaign’s findings', () => this.#save(check));
  }

  async #save({ consistency, rulebook, at }: CampaignCheck): Promise<void> {
    const { campaign, brand, cut, findings } = consistency;
    const { pk } = keys.campaignFinding(campaign, '');
    const records = await this.#table.all(startingWith(pk, FINDING_PREFIX), readDocument<FindingRecord>);
    const told = records.filter(({ code }) => !cut || !NEED_ALL.has(code));
    const before = new Map(told.map((record) => [record.id, record]));
    for (const record of mergeCheck(told, findings, { brand, rulebook, at })) {
      await this.#posts.writeFinding(before.get(record.id), record);
      before.delete(record.id);
    }
    for (const record of before.values()) if (this.#isAgeing(record, at)) await this.#posts.keepFinding(record, at);
  }

  /** What is still as it was must not expire while it is. */
  #isAgeing({ updatedAt }: FindingRecord, at: string): boolean {
    return Date.parse(at) - Date.parse(updatedAt) > (this.#retentionDays * DAY_MS) / 2;
  }

  /**
   * Everything that the campaign's creators published in its time, newest first: what belongs to it is for the judgement to
   * tell, for a post may have been audited before the campaign was there, or was as it is.
   */
  async *#postsBy(campaign: Campaign): AsyncGenerator<Item> {
    const handles = new Set(campaign.creators.map(({ handle }) => foldedHandle(handle)));
    if (handles.size === 0) return;
    const { from, to } = spanOf(campaign);
    const items = this.#table.query({
      index: 'byTime',
      partition: POSTS_PARTITION,
      from: new Date(from).toISOString(),
      to: new Date(to + 1).toISOString(),
      descending: true,
      filter: handles.size > MAX_OPERANDS ? undefined : creatorIn([...handles]),
    });
    for await (const item of items) if (handles.has(item.creator as string)) yield item;
  }

  /** The post as last told; undefined where retention has taken its text already. */
  async #post(summary: PostSummary): Promise<Post | undefined> {
    const item = await this.#table.get(keys.revision(summary, summary.revision));
    return item === undefined ? undefined : { ...readRevision(item).post, creator: summary.creator };
  }
}

function creatorIn(handles: readonly string[]): Expression {
  const values = Object.fromEntries(handles.map((handle, k) => [`:creator${k}`, handle]));
  return { text: `#creator IN (${Object.keys(values).join(', ')})`, values };
}

async function* chunks<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let chunk: T[] = [];
  for await (const item of items) {
    chunk.push(item);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  yield chunk;
}
