import type { CampaignFinding } from '../consistency.ts';
import { canonicalJson } from '../content-hash.ts';
import { reachOf } from '../exposure.ts';
import type { Finding } from '../finding.ts';
import type { Post } from '../post.ts';
import type { FindingRecord } from '../store/records.ts';
import { StoreError } from '../store/store.ts';
import { type HistoryEntry, REVIEW_ACTIONS, type Review, type ReviewStatus, TRANSITIONS } from './review.ts';

/** Who acts where an audit, not a person, changes a finding. */
export const AUDITOR = 'auditor';

/** The state of the post in which an audit saw its findings. */
export interface Sighting {
  post: Post;
  /** Number of the post's revision. */
  revision: number;
  rulebook: string;
  /** Brand of each campaign, by campaign id. */
  brands: Readonly<Record<string, string>>;
  /** Where the platform no longer has the post. */
  postDeletedAt?: string | undefined;
  at: string;
}

/** A finding that nobody has seen before. */
export function openFinding(finding: Finding, seen: Sighting): FindingRecord {
  return open(describe(finding, seen), seen);
}

function open(finding: Described, seen: Seen): FindingRecord {
  return {
    ...finding,
    status: 'open',
    version: 1,
    openedAt: seen.at,
    updatedAt: seen.at,
    history: [{ what: 'opened', to: 'open', ...byAuditor(seen) }],
  };
}

/**
 * What an audit changes among a post's findings: new ones open, settled ones that are back reopen, and those that are no longer
 * seen count as fixed. A dismissal stands. What has not changed is left out, so merging the same audit again returns nothing.
 */
export function mergeAudit(
  existing: readonly FindingRecord[],
  findings: readonly Finding[],
  seen: Sighting,
): FindingRecord[] {
  return merge(
    existing,
    findings.map((finding) => describe(finding, seen)),
    seen,
  );
}

/** The check of a campaign as a whole. */
export interface Check {
  brand: string;
  rulebook: string;
  at: string;
}

/** What a check changes among the findings on a campaign as a whole, by the rules of `mergeAudit`. */
export function mergeCheck(
  existing: readonly FindingRecord[],
  findings: readonly CampaignFinding[],
  { brand, rulebook, at }: Check,
): FindingRecord[] {
  const firstRead = new Map(existing.map(({ id, citation }) => [id, citation.asOf]));
  const described = findings.map(({ since, ...finding }) => ({
    ...finding,
    // The day alone is no news.
    citation: { ...finding.citation, asOf: firstRead.get(finding.id) ?? finding.citation.asOf },
    brand,
    rulebook,
    publishedAt: since,
  }));
  return merge(existing, described, { at });
}

/** A finding before anybody has decided on it. */
type Described = Omit<FindingRecord, 'status' | 'version' | 'openedAt' | 'updatedAt' | 'history'>;

type Seen = Pick<Sighting, 'at' | 'postDeletedAt'> & Partial<Pick<Sighting, 'revision'>>;

function merge(existing: readonly FindingRecord[], findings: readonly Described[], seen: Seen): FindingRecord[] {
  const known = new Map(existing.map((record) => [record.id, record]));
  const changed = findings.flatMap((finding) => {
    const record = known.get(finding.id);
    known.delete(finding.id);
    return record === undefined ? [open(finding, seen)] : seeAgain(record, finding, seen);
  });
  return [...changed, ...[...known.values()].flatMap((record) => missFinding(record, seen))];
}

function seeAgain(record: FindingRecord, finding: Described, seen: Seen): FindingRecord[] {
  const { status, version, openedAt, updatedAt, history } = record;
  const current: FindingRecord = { ...finding, status, version, openedAt, updatedAt, history };
  if (record.status === 'fixed') return [change(current, { what: 'reopened', to: 'open', ...byAuditor(seen) })];
  return sameContent(record, current) ? [] : [next(current, seen.at)];
}

/** The evidence of what is gone keeps pointing into the revision that had it. */
function missFinding(record: FindingRecord, seen: Seen): FindingRecord[] {
  const { postDeletedAt, ...rest } = record;
  const current = { ...rest, ...deletion(seen) };
  if (TRANSITIONS.fix.from.includes(record.status)) {
    return [change(current, { what: 'fixed', to: 'fixed', ...byAuditor(seen) })];
  }
  return postDeletedAt === seen.postDeletedAt ? [] : [next(current, seen.at)];
}

/** What a reviewer's decision makes of a finding. Throws `not_allowed` where its status does not allow the action. */
export function applyReview(record: FindingRecord, review: Review, by: string, at: string): FindingRecord {
  const { from, to, past } = TRANSITIONS[review.action];
  if (!from.includes(record.status)) {
    throw new StoreError(
      'not_allowed',
      `"${review.action}" is not possible for a finding that is ${record.status}: choose ${actionsFrom(record.status)}`,
    );
  }
  return change(record, {
    at,
    by,
    what: past,
    to,
    ...('reason' in review ? { reason: review.reason } : {}),
    ...(review.comment === undefined ? {} : { comment: review.comment }),
  });
}

function actionsFrom(status: ReviewStatus): string {
  return REVIEW_ACTIONS.filter((action) => TRANSITIONS[action].from.includes(status))
    .map((action) => `"${action}"`)
    .join(' or ');
}

/** Notes that the platform no longer has the post; undefined where that is known. */
export function postDeleted(record: FindingRecord, at: string): FindingRecord | undefined {
  if (record.postDeletedAt !== undefined) return undefined;
  return change({ ...record, postDeletedAt: at }, { at, by: AUDITOR, what: 'post_deleted', to: record.status });
}

function deletion({ postDeletedAt }: Pick<Sighting, 'postDeletedAt'>) {
  return postDeletedAt === undefined ? {} : { postDeletedAt };
}

function describe(finding: Finding, seen: Sighting): Described {
  const { post, revision, rulebook, brands } = seen;
  const brand = finding.campaign === undefined ? undefined : brands[finding.campaign];
  return {
    ...finding,
    post: { platform: post.platform, id: post.id },
    ...(post.url === undefined ? {} : { url: post.url }),
    creator: post.creator,
    ...(brand === undefined ? {} : { brand }),
    publishedAt: post.publishedAt,
    ...deletion(seen),
    revision,
    rulebook,
  };
}

function byAuditor({ at, revision }: Seen) {
  return { at, by: AUDITOR, ...(revision === undefined ? {} : { revision }) };
}

function change(record: FindingRecord, entry: HistoryEntry): FindingRecord {
  return { ...next(record, entry.at), status: entry.to, history: [...record.history, entry] };
}

function next(record: FindingRecord, at: string): FindingRecord {
  return { ...record, version: record.version + 1, updatedAt: at };
}

/** The same to whoever reads it: that a newer revision or rulebook saw it too, or that followers came and went within a tier, is no change. */
function sameContent(a: FindingRecord, b: FindingRecord): boolean {
  return comparable(a) === comparable(b);
}

function comparable({ revision: _, rulebook: __, creator, ...content }: FindingRecord): string {
  return canonicalJson({ ...content, creator: [creator.handle, reachOf(creator.followers)] });
}
