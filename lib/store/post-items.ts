import type { Audit } from '../audit-result.ts';
import { canonicalJson, contentHash, sha256 } from '../content-hash.ts';
import { reachOf, withKnownFollowers } from '../exposure.ts';
import type { PostRef } from '../post.ts';
import { mergeAudit, postDeleted, type Sighting } from '../review/lifecycle.ts';
import { ABSENT, type ItemTable, startingWith, unchanged, upTo } from './item-table.ts';
import { expiry, findingItem, type Head, headItem, readDocument, readHead } from './items.ts';
import { ERASE_PARTITION, FINDING_PREFIX, keys } from './keys.ts';
import { PostWords } from './post-words.ts';
import type { FindingRecord, PostDocument, PostSummary } from './records.ts';
import { type Place, RevisionItems } from './revision-items.ts';
import type { AuditedPost, Deletion, FindingChange, SaveOutcome } from './store.ts';
import { trimAudit } from './trim-audit.ts';
import { untilUndisturbed } from './until-undisturbed.ts';

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
  readonly #revisions: RevisionItems;
  readonly #words: PostWords;

  constructor({ table, retentionDays, outbox = async () => {} }: PostItemsOptions) {
    this.#table = table;
    this.#retentionDays = retentionDays;
    this.#outbox = outbox;
    this.#revisions = new RevisionItems(table);
    this.#words = new PostWords(table, this.#revisions);
  }

  async read(ref: PostRef): Promise<PostDocument | undefined> {
    const head = await this.#head(ref);
    if (head === undefined) return undefined;
    const [revisions, findings] = await Promise.all([this.#revisions.all(ref), this.findings(ref)]);
    const { revision } = head.summary;
    return { ...head.summary, revisions: revisions.filter(({ number }) => number <= revision), findings };
  }

  findings(ref: PostRef): Promise<FindingRecord[]> {
    return this.#table.all(startingWith(keys.post(ref).pk, FINDING_PREFIX), readDocument<FindingRecord>);
  }

  save(audited: AuditedPost): Promise<SaveOutcome> {
    return untilUndisturbed('the post', () => this.#save({ ...audited, audit: trimAudit(audited.audit) }));
  }

  markDeleted(ref: PostRef, deletion: Deletion): Promise<void> {
    return untilUndisturbed('the post', () => this.#markDeleted(ref, deletion));
  }

  erase(ref: PostRef, at: string): Promise<void> {
    return untilUndisturbed('the post', () => this.#erase(ref, at));
  }

  async dueErasures(now: string, limit: number): Promise<PostRef[]> {
    const due = await this.#table.first(upTo(ERASE_PARTITION, now), limit);
    return due.map(readDocument<PostSummary>).map(({ platform, id }) => ({ platform, id }));
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
    // A limit that began when the post was gone is no limit of one that is back.
    const before = head?.summary.deletedAt === undefined ? head?.keepUntil : undefined;
    const keepUntil = laterOf(before, audited.keepUntil);
    const sameReach = reachOf(creator.followers) === reachOf(head?.summary.creator.followers);
    if (sameText && head.auditHash === auditHash && isWhole(head.summary) && sameReach) {
      if (observedAt !== head.summary.observedAt || keepUntil !== head.keepUntil) {
        const { metrics = head.summary.metrics } = post;
        await this.#putHead(head, { ...head, summary: { ...head.summary, observedAt, creator, metrics }, keepUntil });
      }
      return 'unchanged';
    }
    const place = await this.#revisions.place(post, { hash, observedAt }, head);
    const revision = { ...place, post, audit };
    const expiresAt = expiry(at, this.#retentionDays);
    const seen = { post: { ...post, creator }, revision: revision.number, rulebook: audit.rulebook, brands, at };
    const { untouched } = await this.#merge(audit, seen);
    for (const record of untouched) await this.keepFinding(record, at);
    await this.#revisions.put(post, revision, expiresAt);
    const summary = { ...summarise(audited, revision), creator };
    await this.#putHead(head, { summary, brands, auditHash, expiresAt, keepUntil });
    return 'saved';
  }

  /** Something older may have been at work on the findings while the newer was saved: the newer has the last word. */
  async #settle(head: Head, at: string): Promise<void> {
    const { summary, brands } = head;
    if (summary.erasedAt !== undefined) return this.#words.remove(summary, at);
    const newest = await this.#revisions.read(summary, summary.revision);
    if (newest === undefined) return;
    const { post, audit } = newest;
    const { creator } = summary;
    const seen = { post: { ...post, creator }, revision: summary.revision, rulebook: audit.rulebook, brands, at };
    const { changed } = await this.#merge(audit, { ...seen, postDeletedAt: summary.deletedAt });
    if (changed > 0) await this.#putHead(head, head);
  }

  async #merge(audit: Audit, seen: Sighting): Promise<{ changed: number; untouched: FindingRecord[] }> {
    const records = await this.findings(audit.post);
    const unseen = records.filter(({ id }) => !audit.findings.some((finding) => finding.id === id));
    const forgotten = await this.#forgotten(unseen, seen);
    const before = new Map(
      records.filter((record) => !forgotten.includes(record)).map((record) => [record.id, record]),
    );
    const changed = mergeAudit([...before.values()], audit.findings, seen);
    for (const record of changed) {
      await this.writeFinding(before.get(record.id), record);
      before.delete(record.id);
    }
    return { changed: changed.length, untouched: [...before.values(), ...forgotten] };
  }

  /** Findings that only the first version shows, where its words were removed: that they are not seen any more says nothing. */
  async #forgotten(records: readonly FindingRecord[], { post, revision }: Sighting): Promise<FindingRecord[]> {
    const late = records.filter(({ code }) => code === 'disclosure.late');
    const isKnown = late.length === 0 || revision === 1 || (await this.#revisions.read(post, 1)) !== undefined;
    return isKnown ? [] : late;
  }

  async #markDeleted(ref: PostRef, { at, as, keepUntil: limit }: Deletion): Promise<void> {
    const head = await this.#head(ref);
    if (head === undefined || head.summary.deletedAt !== undefined) return;
    if (Date.parse(at) < Date.parse(head.summary.observedAt)) return this.#settle(head, at);
    for (const before of await this.findings(ref)) {
      const after = postDeleted(before, at);
      if (after !== undefined) await this.writeFinding(before, after);
    }
    const summary = { ...head.summary, deletedAt: at, deletedAs: as };
    await this.#putHead(head, { ...head, summary, keepUntil: earlierOf(head.keepUntil, limit) });
  }

  /**
   * The mark comes first: whoever saves the post from then on saves it whole. It is among those that are due until its words are gone.
   * Where it was saved anew meanwhile, the words are removed all the same: some of them are gone already.
   */
  async #erase(ref: PostRef, at: string): Promise<void> {
    const head = await this.#head(ref);
    if (head === undefined || (head.summary.erasedAt !== undefined && head.keepUntil === undefined)) return;
    const { summary } = head;
    const marked = { ...head, summary: { ...summary, erasedAt: summary.erasedAt ?? at }, keepUntil: at };
    const written = await this.#putHead(head, marked);
    await this.#words.remove(summary, at);
    await this.#putHead(written, { ...marked, keepUntil: undefined });
  }

  async #head(ref: PostRef): Promise<Head | undefined> {
    const item = await this.#table.get(keys.post(ref));
    return item === undefined ? undefined : readHead(item);
  }

  async #putHead(before: Head | undefined, after: Omit<Head, 'write'>): Promise<Head> {
    const written = { ...after, write: (before?.write ?? 0) + 1 };
    await this.#table.put(headItem(written), before === undefined ? ABSENT : unchanged('write', before.write));
    return written;
  }

  async #putFinding(before: FindingRecord | undefined, after: FindingRecord, at: string): Promise<void> {
    const item = { ...findingItem(after), expiresAt: expiry(at, this.#retentionDays) };
    await this.#table.put(item, before === undefined ? ABSENT : unchanged('version', before.version));
  }
}

/** Whether something seen at `observedAt` is newer than what is known, or as new. A deletion wins over a sight at the same time. */
function isNews(observedAt: string, { observedAt: known, deletedAt }: PostSummary): boolean {
  const seen = Date.parse(observedAt);
  return seen >= Date.parse(known) && (deletedAt === undefined || seen > Date.parse(deletedAt));
}

/** Reading again renews: the later of two ends counts. */
function laterOf(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Date.parse(a) < Date.parse(b) ? b : a;
}

function earlierOf(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Date.parse(a) < Date.parse(b) ? a : b;
}

/** Neither deleted nor without its words: another sight of the same makes no difference. */
function isWhole({ deletedAt, erasedAt }: PostSummary): boolean {
  return deletedAt === undefined && erasedAt === undefined;
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
