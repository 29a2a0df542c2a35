import type { Audit } from '../audit-result.ts';
import { reachOf, withKnownFollowers } from '../exposure.ts';
import type { PostRef } from '../post.ts';
import { mergeAudit, postDeleted, type Sighting } from '../review/lifecycle.ts';
import { canonicalJson, contentHash, sha256 } from '../content-hash.ts';
import { ABSENT, type Expression, type ItemTable, isRefused, type Range, unchanged } from './item-table.ts';
import {
  expiry,
  findingItem,
  type Head,
  headItem,
  readDocument,
  readHead,
  readRevision,
  revisionItem,
} from './items.ts';
import { AFTER_SEPARATOR, FINDING_PREFIX, keys, REVISION_PREFIX } from './keys.ts';
import type { FindingRecord, PostDocument, PostSummary, Revision } from './records.ts';
import { type AuditedPost, type FindingChange, type SaveOutcome, StoreError } from './store.ts';
import { trimAudit } from './trim-audit.ts';

/** How often a write starts over because another one came in between. */
const MAX_TRIES = 10;

export interface PostItemsOptions {
  table: ItemTable;
  retentionDays: number;
  outbox?: ((change: FindingChange) => Promise<void>) | undefined;
}

/**
 * The items of one post: its head (newest state), its revisions and its findings. There are no transactions: the findings are written
 * first and the head last, each only if it is still as it was read. Whatever was interrupted is completed by doing it again.
 */
export class PostItems {
  readonly #table: ItemTable;
  readonly #retentionDays: number;
  readonly #outbox: (change: FindingChange) => Promise<void>;

  constructor({ table, retentionDays, outbox = async () => {} }: PostItemsOptions) {
    this.#table = table;
    this.#retentionDays = retentionDays;
    this.#outbox = outbox;
  }

  async read(ref: PostRef): Promise<PostDocument | undefined> {
    const head = await this.#head(ref);
    if (head === undefined) return undefined;
    const [revisions, findings] = await Promise.all([
      this.#table.all(children(ref, REVISION_PREFIX), readRevision),
      this.findings(ref),
    ]);
    const { revision } = head.summary;
    return { ...head.summary, revisions: revisions.filter(({ number }) => number <= revision), findings };
  }

  findings(ref: PostRef): Promise<FindingRecord[]> {
    return this.#table.all(children(ref, FINDING_PREFIX), readDocument<FindingRecord>);
  }

  save(audited: AuditedPost): Promise<SaveOutcome> {
    return untilUndisturbed('the post', () => this.#save({ ...audited, audit: trimAudit(audited.audit) }));
  }

  markDeleted(ref: PostRef, at: string): Promise<void> {
    return untilUndisturbed('the post', () => this.#markDeleted(ref, at));
  }

  /** Announces the change, then writes it if the finding is still what it was. */
  async writeFinding(before: FindingRecord | undefined, after: FindingRecord): Promise<void> {
    await this.#outbox({ ...(before === undefined ? {} : { before }), after });
    await this.#putFinding(before, after, after.updatedAt);
  }

  /** Writes a finding as it is, so that it is kept from `at` on. */
  keepFinding(record: FindingRecord, at: string): Promise<void> {
    return this.#putFinding(record, record, at);
  }

  async #save(audited: AuditedPost): Promise<SaveOutcome> {
    const { post, audit, campaigns, brands, observedAt, at } = audited;
    const head = await this.#head(post);
    if (head !== undefined && !isNews(observedAt, head.summary)) {
      await this.#settle(head, at);
      return 'stale';
    }
    const hash = contentHash(post);
    const auditHash = sha256(canonicalJson([audit, campaigns, brands]));
    const sameText = head?.summary.hash === hash;
    const creator = withKnownFollowers(post.creator, head?.summary.creator);
    const sameReach = reachOf(creator.followers) === reachOf(head?.summary.creator.followers);
    if (sameText && head.auditHash === auditHash && head.summary.deletedAt === undefined && sameReach) {
      if (observedAt !== head.summary.observedAt) {
        const { metrics = head.summary.metrics } = post;
        await this.#putHead(head, { ...head, summary: { ...head.summary, observedAt, creator, metrics } });
      }
      return 'unchanged';
    }
    const revision = { ...(await this.#place(audited, hash, sameText ? head : undefined)), post, audit };
    const expiresAt = expiry(at, this.#retentionDays);
    const seen = { post: { ...post, creator }, revision: revision.number, rulebook: audit.rulebook, brands, at };
    const { untouched } = await this.#merge(audit, seen);
    for (const record of untouched) await this.keepFinding(record, at);
    await this.#table.put({ ...revisionItem(post, revision), expiresAt }, freeOrSame(revision));
    const summary = { ...summarise(audited, revision), creator };
    await this.#putHead(head, { summary, brands, auditHash, expiresAt });
    return 'saved';
  }

  /** Something older may have been at work on the findings while the newer was saved: the newer has the last word. */
  async #settle(head: Head, at: string): Promise<void> {
    const { summary, brands } = head;
    const item = await this.#table.get(keys.revision(summary, summary.revision));
    if (item === undefined) return;
    const { post, audit } = readRevision(item);
    const { creator } = summary;
    const seen = { post: { ...post, creator }, revision: summary.revision, rulebook: audit.rulebook, brands, at };
    const { changed } = await this.#merge(audit, { ...seen, postDeletedAt: summary.deletedAt });
    if (changed > 0) await this.#putHead(head, head);
  }

  async #merge(audit: Audit, seen: Sighting): Promise<{ changed: number; untouched: FindingRecord[] }> {
    const before = new Map((await this.findings(audit.post)).map((record) => [record.id, record]));
    const changed = mergeAudit([...before.values()], audit.findings, seen);
    for (const record of changed) {
      await this.writeFinding(before.get(record.id), record);
      before.delete(record.id);
    }
    return { changed: changed.length, untouched: [...before.values()] };
  }

  async #markDeleted(ref: PostRef, at: string): Promise<void> {
    const head = await this.#head(ref);
    if (head === undefined || head.summary.deletedAt !== undefined) return;
    if (Date.parse(at) < Date.parse(head.summary.observedAt)) return this.#settle(head, at);
    for (const before of await this.findings(ref)) {
      const after = postDeleted(before, at);
      if (after !== undefined) await this.writeFinding(before, after);
    }
    await this.#putHead(head, { ...head, summary: { ...head.summary, deletedAt: at } });
  }

  /**
   * Number and first sight of the revision that holds a state: the head's where the text is the same, else a new one. A write that was
   * interrupted may have taken the next number, for this state or for another.
   */
  async #place({ post, observedAt }: AuditedPost, hash: string, head: Head | undefined): Promise<Place> {
    if (head !== undefined) {
      const item = await this.#table.get(keys.revision(post, head.summary.revision));
      return {
        number: head.summary.revision,
        hash,
        observedAt: (item?.observedAt as string | undefined) ?? observedAt,
      };
    }
    const newest = await this.#newestRevision(post);
    if (newest?.hash === hash && newest.observedAt === observedAt) return newest;
    return { number: (newest?.number ?? 0) + 1, hash, observedAt };
  }

  async #newestRevision(ref: PostRef): Promise<Place | undefined> {
    for await (const item of this.#table.query({ ...children(ref, REVISION_PREFIX), descending: true, expected: 1 })) {
      return { number: item.number as number, hash: item.hash as string, observedAt: item.observedAt as string };
    }
    return undefined;
  }

  async #head(ref: PostRef): Promise<Head | undefined> {
    const item = await this.#table.get(keys.post(ref));
    return item === undefined ? undefined : readHead(item);
  }

  async #putHead(before: Head | undefined, after: Omit<Head, 'write'>): Promise<void> {
    const item = headItem({ ...after, write: (before?.write ?? 0) + 1 });
    await this.#table.put(item, before === undefined ? ABSENT : unchanged('write', before.write));
  }

  async #putFinding(before: FindingRecord | undefined, after: FindingRecord, at: string): Promise<void> {
    const item = { ...findingItem(after), expiresAt: expiry(at, this.#retentionDays) };
    await this.#table.put(item, before === undefined ? ABSENT : unchanged('version', before.version));
  }
}

type Place = Pick<Revision, 'number' | 'hash' | 'observedAt'>;

/** Whether something seen at `observedAt` is newer than what is known, or as new. A deletion wins over a sight at the same time. */
function isNews(observedAt: string, { observedAt: known, deletedAt }: PostSummary): boolean {
  const seen = Date.parse(observedAt);
  return seen >= Date.parse(known) && (deletedAt === undefined || seen > Date.parse(deletedAt));
}

function children(ref: PostRef, prefix: string): Range {
  return { partition: keys.post(ref).pk, from: prefix, to: prefix.slice(0, -1) + AFTER_SEPARATOR };
}

function freeOrSame({ hash, observedAt }: Place): Expression {
  return {
    text: `${ABSENT.text} OR (#hash = :hash AND #observedAt = :observedAt)`,
    values: { ':hash': hash, ':observedAt': observedAt },
  };
}

function summarise({ post, audit, campaigns, observedAt }: AuditedPost, { number, hash }: Place): PostSummary {
  return {
    platform: post.platform,
    id: post.id,
    format: post.format,
    url: post.url,
    creator: post.creator,
    publishedAt: post.publishedAt,
    observedAt,
    metrics: post.metrics,
    revision: number,
    hash,
    rulebook: audit.rulebook,
    campaigns: [...campaigns],
    verdicts: audit.verdicts.map(({ jurisdiction, outcome, reason }) => ({ jurisdiction, outcome, reason })),
    codes: [...new Set(audit.findings.map(({ code }) => code))],
  };
}

/** Starts over while another write comes in between; each time one of the two gets through. */
export async function untilUndisturbed<T>(what: string, work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!isRefused(error)) throw error;
      if (tries === MAX_TRIES) throw new StoreError('conflict', `${what} kept changing while being written: try again`);
    }
  }
}
