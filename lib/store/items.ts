import { gunzipSync, gzipSync } from 'node:zlib';
import type { Delivery } from '../alerts/endpoint.ts';
import { overallOutcome } from '../audit-result.ts';
import { reachOf } from '../exposure.ts';
import { isOfCampaign } from '../finding.ts';
import { type PostRef, sameHandle } from '../post.ts';
import {
  DUE_PARTITION,
  deliveriesPartition,
  deliveryOrder,
  dueOrder,
  ERASE_PARTITION,
  exposureOrder,
  findingOrder,
  findingPartition,
  type Key,
  keys,
  POSTS_PARTITION,
  postOrder,
} from './keys.ts';
import type { FindingRecord, PostSummary, Revision } from './records.ts';

/**
 * An item as the table holds it: its keys, the attributes that queries filter by, and the whole record as JSON text in `document`.
 * Text keeps any string as it was (lone surrogates are escaped), and an item is as large as its record was measured to be.
 */
export type Item = Record<string, unknown>;

const DAY_SECONDS = 24 * 60 * 60;

/** When an item written at `at` expires, in epoch seconds. */
export function expiry(at: string, days: number): number {
  return Math.floor(Date.parse(at) / 1000) + days * DAY_SECONDS;
}

export function readDocument<T>(item: Item): T {
  return JSON.parse(item.document as string) as T;
}

/** Text as a filter attribute, comparable without regard to case. */
export function folded(text: string): string {
  return text.toWellFormed().toLowerCase();
}

export function foldedHandle(handle: string): string {
  return folded(sameHandle(handle));
}

/** What is wrong with a campaign as a whole lies with the campaign, also where it names a post. */
function findingKey({ id, code, campaign, post }: FindingRecord): Key {
  return isOfCampaign(code) ? keys.campaignFinding(campaign!, id) : keys.finding(post!, id);
}

export function findingItem(record: FindingRecord): Item {
  return {
    ...findingKey(record),
    statusPk: findingPartition(record.status),
    statusSk: findingOrder(record.severity, record.publishedAt, record.id),
    exposureSk: exposureOrder(reachOf(record.creator.followers), record.severity, record.publishedAt, record.id),
    findingId: record.id,
    version: record.version,
    document: JSON.stringify(record),
    jurisdictions: record.jurisdictions,
    code: record.code,
    campaign: record.campaign,
    brand: record.brand === undefined ? undefined : folded(record.brand),
    creator: foldedHandle(record.creator.handle),
    platform: record.post?.platform ?? record.platform,
  };
}

/** A post's newest state, and what the store alone needs to know of it. */
export interface Head {
  summary: PostSummary;
  /** Brand of each campaign, by campaign id. */
  brands: Readonly<Record<string, string>>;
  /** Hash of what the newest audit said. */
  auditHash: string;
  /** Grows with every write: the next write names it. */
  write: number;
  expiresAt: number;
  /** Until when its words may be kept; undefined: as long as everything else, or they are gone. */
  keepUntil?: string | undefined;
}

export function headItem({ summary, brands, auditHash, write, expiresAt, keepUntil }: Head): Item {
  return {
    ...keys.post(summary),
    timePk: POSTS_PARTITION,
    timeSk: postOrder(summary.publishedAt, summary),
    document: JSON.stringify(summary),
    creator: foldedHandle(summary.creator.handle),
    platform: summary.platform,
    campaigns: summary.campaigns,
    outcome: overallOutcome(summary.verdicts),
    brands: JSON.stringify(brands),
    auditHash,
    write,
    expiresAt,
    ...(keepUntil === undefined
      ? {}
      : { keepUntil, statusPk: ERASE_PARTITION, statusSk: postOrder(keepUntil, summary) }),
  };
}

export function readHead(item: Item): Head {
  return {
    summary: readDocument(item),
    brands: JSON.parse(item.brands as string) as Head['brands'],
    auditHash: item.auditHash as string,
    write: item.write as number,
    expiresAt: item.expiresAt as number,
    keepUntil: item.keepUntil as string | undefined,
  };
}

/** Revisions hold whole texts and are read rarely: they are compressed. */
export function revisionItem(ref: PostRef, revision: Revision): Item {
  return {
    ...keys.revision(ref, revision.number),
    number: revision.number,
    hash: revision.hash,
    observedAt: revision.observedAt,
    document: gzipSync(JSON.stringify(revision)),
  };
}

export function readRevision(item: Item): Revision {
  return JSON.parse(gunzipSync(item.document as Uint8Array).toString()) as Revision;
}

const DELIVERY_RETENTION_DAYS = 30;

export function deliveryItem(delivery: Delivery): Item {
  const { endpointId, eventId, createdAt, nextAttemptAt, attempts } = delivery;
  const due = delivery.status === 'pending' && nextAttemptAt !== undefined;
  return {
    ...keys.delivery(endpointId, eventId),
    timePk: deliveriesPartition(endpointId),
    timeSk: deliveryOrder(createdAt, eventId),
    document: JSON.stringify(delivery),
    expiresAt: expiry(attempts.at(-1)?.at ?? createdAt, DELIVERY_RETENTION_DAYS),
    ...(due ? { statusPk: DUE_PARTITION, statusSk: dueOrder(nextAttemptAt, endpointId, eventId) } : {}),
  };
}
