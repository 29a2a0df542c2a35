import { createHash } from 'node:crypto';
import type { ExposureClass, Reach } from '../exposure.ts';
import type { Severity } from '../finding.ts';
import type { PostRef } from '../post.ts';
import type { ReviewStatus } from '../review/review.ts';

/** Primary key of an item. */
export interface Key {
  pk: string;
  sk: string;
}

/** Longest encoded part of a key in bytes; four of them fit a sort key (1,024 bytes) with room to spare. */
const MAX_PART_BYTES = 200;
const HASH_MARK = '%h';
const LONE_SURROGATE_MARK = '%u';

/**
 * A foreign id as part of a key: only characters that mean nothing to a key, never empty, never too long, and two ids never alike.
 * Lone surrogates, which no database takes, are written as `%uD83D`; what would be too long is replaced by its hash.
 */
export function encodePart(id: string): string {
  if (id === '') return '%';
  const encoded = id.isWellFormed() ? encodeURIComponent(id) : Array.from(id, encodeCharacter).join('');
  if (encoded.length <= MAX_PART_BYTES) return encoded;
  return HASH_MARK + createHash('sha256').update(encoded).digest('hex');
}

function encodeCharacter(character: string): string {
  if (character.isWellFormed()) return encodeURIComponent(character);
  return LONE_SURROGATE_MARK + character.charCodeAt(0).toString(16).toUpperCase();
}

/** Whether an id from outside can be asked for in an index: DynamoDB refuses empty and overlong keys. */
export function isIndexable(id: string): boolean {
  return id.length > 0 && id.length <= 512 && id.isWellFormed();
}

/** An instant as it sorts: UTC with milliseconds. */
export function sortableInstant(instant: string): string {
  return new Date(instant).toISOString();
}

const SEVERITY_DIGIT: Record<Severity, string> = { high: '3', medium: '2', low: '1' };
const REACH_DIGIT: Record<Reach, string> = { mega: '5', macro: '4', micro: '3', nano: '2', none: '1', unknown: '0' };

/** First character after `#`: a range that ends here holds every key that goes on after the `#`. */
export const AFTER_SEPARATOR = '$';

export const REVISION_PREFIX = 'REVISION#';
export const FINDING_PREFIX = 'FINDING#';
export const WATCHED_PREFIX = 'WATCHED#';

export const keys = {
  post: (ref: PostRef): Key => ({ pk: postPartition(ref), sk: 'POST' }),
  revision: (ref: PostRef, number: number): Key => ({
    pk: postPartition(ref),
    sk: REVISION_PREFIX + String(number).padStart(6, '0'),
  }),
  finding: (ref: PostRef, findingId: string): Key => ({
    pk: postPartition(ref),
    sk: FINDING_PREFIX + encodePart(findingId),
  }),
  campaign: (id: string): Key => ({ pk: 'CAMPAIGN', sk: encodePart(id) }),
  campaignFinding: (campaign: string, findingId: string): Key => ({
    pk: `CAMPAIGN#${encodePart(campaign)}`,
    sk: FINDING_PREFIX + encodePart(findingId),
  }),
  endpoint: (id: string): Key => ({ pk: 'ENDPOINT', sk: encodePart(id) }),
  delivery: (endpointId: string, eventId: string): Key => ({
    pk: `ENDPOINT#${encodePart(endpointId)}`,
    sk: `DELIVERY#${encodePart(eventId)}`,
  }),
  source: (name: string): Key => ({ pk: 'SOURCE', sk: encodePart(name) }),
  definition: (name: string): Key => ({ pk: 'SOURCE_DEFINITION', sk: encodePart(name) }),
  watched: (source: string, { platform, id }: PostRef): Key => ({
    pk: `SOURCE#${encodePart(source)}`,
    sk: `${WATCHED_PREFIX}${platform}#${encodePart(id)}`,
  }),
  budget: (budget: string, window: string): Key => ({
    pk: 'BUDGET',
    sk: `${encodePart(budget)}#${encodePart(window)}`,
  }),
  hold: (kind: string): Key => ({ pk: 'HOLD', sk: encodePart(kind) }),
};

/** Index `byStatus`, findings: one partition per status, worst and newest last. */
export const findingPartition = (status: ReviewStatus) => `STATUS#${status}`;
export const severityPrefix = (severity: Severity) => `${SEVERITY_DIGIT[severity]}#`;
export const findingOrder = (severity: Severity, publishedAt: string, findingId: string) =>
  `${severityPrefix(severity)}${sortableInstant(publishedAt)}#${encodePart(findingId)}`;

/** Index `byExposure`, findings: each class of exposure is a stretch of its own, since what orders the classes may change. */
export const exposurePrefix = ({ reach, severity }: ExposureClass) =>
  `${REACH_DIGIT[reach]}${severityPrefix(severity)}`;
export const exposureOrder = (reach: Reach, severity: Severity, publishedAt: string, findingId: string) =>
  `${REACH_DIGIT[reach]}${findingOrder(severity, publishedAt, findingId)}`;

/** Index `byStatus`, pending deliveries: longest waiting first. */
export const DUE_PARTITION = 'DUE';
export const dueOrder = (nextAttemptAt: string, endpointId: string, eventId: string) =>
  `${sortableInstant(nextAttemptAt)}#${encodePart(endpointId)}#${encodePart(eventId)}`;

/** Index `byStatus`, sources: each kind's idle ones by their next fetch, and those that are being fetched by the end of their lease. */
export const idlePartition = (kind: string | undefined) => `SOURCE_DUE#${kindPart(kind)}`;
export const leasedPartition = (kind: string | undefined) => `SOURCE_LEASED#${kindPart(kind)}`;
export const sourceOrder = (instant: string, source: string) => `${sortableInstant(instant)}#${encodePart(source)}`;

/** Index `byStatus`, watched posts of one source that are to be read again: longest waiting first. */
export const rereadPartition = (source: string) => `REREAD#${encodePart(source)}`;

/** Index `byStatus`, posts whose words have to go: those first whose time is up first. */
export const ERASE_PARTITION = 'ERASE';

/** Index `byTime`: all posts by publication, and each endpoint's deliveries by creation. */
export const POSTS_PARTITION = 'POSTS';
export const postOrder = (instant: string, { platform, id }: PostRef) =>
  `${sortableInstant(instant)}#${platform}#${encodePart(id)}`;
export const deliveriesPartition = (endpointId: string) => `DELIVERIES#${encodePart(endpointId)}`;
export const deliveryOrder = (createdAt: string, eventId: string) =>
  `${sortableInstant(createdAt)}#${encodePart(eventId)}`;

function kindPart(kind: string | undefined): string {
  return kind === undefined ? '' : encodePart(kind);
}

function postPartition({ platform, id }: PostRef): string {
  return `POST#${platform}#${encodePart(id)}`;
}
