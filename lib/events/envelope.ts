import * as z from 'zod';
import { canonicalJson, contentHash, sha256 } from '../content-hash.ts';
import { type DomainEvent, EVENT_TYPES, EVENTS, type EventData, type EventType, envelopeSchema } from './catalog.ts';

/** A message that is no event of ours. It names what is wrong and never shows what a post says. */
export class EventError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EventError';
  }
}

/**
 * What makes two events the same. Derived, so that whoever sends an event again sends the same one. A post that is edited back to an
 * old text is the same event again if its platform gives no time of editing: these ids must not be used to drop events of posts.
 */
const IDENTITY: { [T in EventType]: (data: EventData<T>, time: string) => string } = {
  'fetch.requested': ({ source }, time) => hash(source, time),
  'source.paused': ({ source }, time) => hash(source, time),
  'post.published': ({ post }) => hash(post.platform, post.id, contentHash(post), post.editedAt),
  'post.edited': ({ post }) => hash(post.platform, post.id, contentHash(post), post.editedAt),
  'post.deleted': ({ post, deletedAt }) => hash(post.platform, post.id, deletedAt),
  'finding.opened': findingChange,
  'finding.reopened': findingChange,
  'finding.fixed': findingChange,
  'finding.reviewed': findingChange,
  'content.erase_due': (_, time) => hash(time),
  'creator.erase_requested': ({ creatorId, platform }, time) => hash(creatorId, platform, time),
  'campaigns.due': (_, time) => hash(time),
  'campaign.check_requested': ({ campaign }, time) => hash(campaign, time),
  'alerts.due': (_, time) => hash(time),
};

export interface EventOptions {
  /** When it happened, as an RFC 3339 instant. */
  time: string;
  /** Left out: derived from what the event says. */
  id?: string;
  /** Id of the event that led to this one. Left out: its own. */
  correlationId?: string;
}

export function makeEvent<T extends EventType>(
  type: T,
  data: EventData<T>,
  { time, id = `${type}:${IDENTITY[type](data, time)}`, correlationId = id }: EventOptions,
): DomainEvent<T> {
  return { type, meta: { id, version: EVENTS[type].version, time, correlationId }, data };
}

/** An event as EventBridge hands it on. */
const deliveredSchema = z.object({
  'detail-type': z.string(),
  id: z.string(),
  time: z.string(),
  detail: envelopeSchema,
});

/** The event in a message from a queue. Throws an `EventError` that names the field. */
export function openMessage(body: string): DomainEvent {
  let message: unknown;
  try {
    message = JSON.parse(body);
  } catch {
    throw new EventError('the message is not JSON: send it through the bus');
  }
  return openEvent(message);
}

/** Checks an event as EventBridge hands it on. Throws an `EventError` that names the field. */
export function openEvent(delivered: unknown): DomainEvent {
  const { 'detail-type': type, id, time, detail } = check('the event', deliveredSchema, delivered);
  if (!isEventType(type)) {
    throw new EventError(`detail-type: unknown event "${type.slice(0, 50)}"; known are ${EVENT_TYPES.join(', ')}`);
  }
  const { version, data } = EVENTS[type];
  const meta = detail.meta ?? { id, version, time, correlationId: id };
  if (meta.version !== version) {
    throw new EventError(`${type}: detail.meta.version is ${meta.version}, only ${version} is understood`);
  }
  return { type, meta, data: check(`${type}: detail.data`, data as z.ZodType<EventData<EventType>>, detail.data) };
}

function check<T>(what: string, schema: z.ZodType<T>, value: unknown): T {
  const { data, error } = schema.safeParse(value);
  if (error === undefined) return data as T;
  const wrong = error.issues.map(({ path, message }) => `${[what, ...path].join('.')}: ${message}`);
  throw new EventError(wrong.slice(0, 5).join('; '));
}

function isEventType(type: string): type is EventType {
  return (EVENT_TYPES as string[]).includes(type);
}

function findingChange({ findingId, version }: { findingId: string; version: number }): string {
  return hash(findingId, version);
}

function hash(...parts: unknown[]): string {
  return sha256(canonicalJson(parts)).slice(0, 32);
}
