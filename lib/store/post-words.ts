import { type ItemTable, type Range, startingWith, unchanged } from './item-table.ts';
import { findingItem, type Item, readDocument } from './items.ts';
import { FINDING_PREFIX, keys } from './keys.ts';
import type { FindingRecord, PostSummary } from './records.ts';
import type { RevisionItems } from './revision-items.ts';
import { withoutWords } from './without-words.ts';

/** Takes the words of a post out of what is kept of it. Done again, it completes what was interrupted. */
export class PostWords {
  readonly #table: ItemTable;
  readonly #revisions: RevisionItems;

  constructor(table: ItemTable, revisions: RevisionItems) {
    this.#table = table;
    this.#revisions = revisions;
  }

  /** Throws `ConditionalCheckFailedException` where a finding changes meanwhile. */
  async remove(summary: PostSummary, at: string): Promise<void> {
    await this.#removeFrom(startingWith(keys.post(summary).pk, FINDING_PREFIX), at);
    for (const campaign of summary.campaigns) {
      await this.#removeFrom(startingWith(keys.campaignFinding(campaign, '').pk, FINDING_PREFIX), at, quotesItsPosts);
    }
    await this.#revisions.remove(summary);
  }

  /** No news to whoever hears of findings: nothing is announced. What is kept is kept no longer than before. */
  async #removeFrom(range: Range, at: string, quotes = (_: FindingRecord) => true): Promise<void> {
    for (const item of await this.#table.all(range, (item): Item => item)) {
      const before = readDocument<FindingRecord>(item);
      const after = quotes(before) ? withoutWords(before, at) : undefined;
      if (after === undefined) continue;
      const { expiresAt } = item;
      await this.#table.put({ ...findingItem(after), expiresAt }, unchanged('version', before.version));
    }
  }
}

/** It tells which words set creators apart, and no longer whose post had them. */
function quotesItsPosts({ code }: FindingRecord): boolean {
  return code === 'message.inconsistent_message';
}
