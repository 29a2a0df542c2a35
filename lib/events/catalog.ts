import * as z from 'zod';
import { citationSchema, findingCodeSchema, severitySchema } from '../finding.ts';
import { jurisdictionSchema } from '../jurisdiction.ts';
import { creatorSchema, instantSchema, platformSchema, postRefSchema, postSchema } from '../post.ts';
import { historyEntrySchema, reviewStatusSchema } from '../review/review.ts';

/** `source` of every event on the bus. */
export const EVENT_SOURCE = 'disclosure-auditor';

const observedPost = z.object({
  post: postSchema,
  observedAt: instantSchema.optional().describe('When it was seen in this state; left out: when the event was sent'),
  keepUntil: instantSchema
    .optional()
    .describe('Until when its platform lets the words be kept; left out: as long as everything else'),
});

/** Enough to decide on; never the caption, which is personal data. */
const findingEvent = z.object({
  findingId: z.string(),
  version: z.number().int(),
  code: findingCodeSchema,
  severity: severitySchema,
  status: reviewStatusSchema,
  jurisdictions: z.array(jurisdictionSchema),
  campaign: z.string().optional(),
  brand: z.string().optional(),
  creator: creatorSchema,
  post: postRefSchema
    .extend({ url: z.string().optional() })
    .optional()
    .describe('Left out: on the campaign as a whole'),
  citation: citationSchema,
  change: historyEntrySchema.optional().describe('The history entry that the event tells of'),
});

/** Every event on the bus: its version, its data, and the queue that takes it. Read by the code and by the CDK. */
export const EVENTS = {
  'fetch.requested': {
    version: 1,
    to: 'fetch-posts',
    data: z.object({
      source: z.string(),
      lease: z.string().optional().describe('Names the lease that was taken for this fetch; left out: none was'),
    }),
    about: 'A source is due to be read',
  },
  'source.paused': {
    version: 1,
    to: 'send-alerts',
    data: z.object({
      source: z.string(),
      kind: z.string(),
      problem: z.string(),
      reason: z.string(),
      fix: z.string().describe('What a person can do about it'),
    }),
    about: 'A source failed again and again and is no longer read until somebody resumes it',
  },
  'post.published': { version: 1, to: 'audit-posts', data: observedPost, about: 'A post is new' },
  'post.edited': {
    version: 1,
    to: 'audit-posts',
    data: observedPost,
    about: 'A known post has changed, is back, or was read again',
  },
  'post.deleted': {
    version: 1,
    to: 'audit-posts',
    data: z.object({
      post: postRefSchema,
      deletedAt: instantSchema,
      as: z
        .enum(['deleted', 'private', 'missing'])
        .optional()
        .describe('Deleted, made private, or no longer answered with; left out: not known'),
      keepUntil: instantSchema
        .optional()
        .describe('Until when its platform lets the words be kept; left out: as long as before'),
      known: z.boolean().optional().describe('The post was told of before; left out: perhaps'),
    }),
    about: 'The platform no longer has the post',
  },
  'finding.opened': { version: 1, to: 'send-alerts', data: findingEvent, about: 'A finding is new' },
  'finding.reopened': {
    version: 1,
    to: 'send-alerts',
    data: findingEvent,
    about: 'A finding that was settled is back',
  },
  'finding.fixed': { version: 1, to: 'send-alerts', data: findingEvent, about: 'What was wrong has been repaired' },
  'finding.reviewed': { version: 1, to: 'send-alerts', data: findingEvent, about: 'A reviewer decided' },
  'content.erase_due': {
    version: 1,
    to: 'erase-content',
    data: z.object({}),
    about: 'Time to remove the words that platforms no longer let be kept',
  },
  'creator.erase_requested': {
    version: 1,
    to: 'erase-content',
    data: z.object({
      creatorId: z.string().describe('The platform’s id of the account'),
      platform: platformSchema.optional().describe('Left out: on any'),
    }),
    about: 'A platform asks to remove what a creator has written',
  },
  'campaigns.due': {
    version: 1,
    to: 'check-campaigns',
    data: z.object({}),
    about: 'Time to check the campaigns that are under way',
  },
  'campaign.check_requested': {
    version: 1,
    to: 'check-campaigns',
    data: z.object({ campaign: z.string() }),
    about: 'A campaign is due to be checked as a whole',
  },
  'alerts.due': { version: 1, to: 'send-alerts', data: z.object({}), about: 'Time to retry webhooks that are due' },
} as const;

export type EventType = keyof typeof EVENTS;
export type EventData<T extends EventType> = z.infer<(typeof EVENTS)[T]['data']>;
export const EVENT_TYPES = Object.keys(EVENTS) as EventType[];

/** Functions that a queue feeds. */
export type Consumer = (typeof EVENTS)[EventType]['to'];
export const CONSUMERS = [...new Set(Object.values(EVENTS).map((event) => event.to))] as Consumer[];

/** Times that a queue hands a message to its function before it becomes a dead letter. */
export const MAX_RECEIVE_COUNT = 5;

/** What the clock starts. `event`: put on the bus; `invoke`: a function called directly. */
export const SCHEDULES = [
  { name: 'plan-fetches', everyMinutes: 1, invoke: 'plan-fetches' },
  { name: 'erase-content', everyMinutes: 60, event: 'content.erase_due' },
  { name: 'check-campaigns', everyMinutes: 1440, event: 'campaigns.due' },
  { name: 'sweep-alerts', everyMinutes: 1, event: 'alerts.due' },
] as const;

/** Where platforms push to: outside the report API, without sign-in. Each source checks for itself who calls. */
export const INBOUND = { path: '/v1/inbound/{source}', methods: ['GET', 'POST'] } as const;

const metaSchema = z.object({
  id: z.string().describe('The same for every delivery of the same event'),
  version: z.number().int(),
  time: instantSchema,
  correlationId: z.string(),
});

/** The `detail` of an event: what it is about, and who it is. Foreign `post.*` events may leave `meta` out. */
export const envelopeSchema = z.object({ meta: metaSchema.optional(), data: z.unknown() });

export interface DomainEvent<T extends EventType = EventType> {
  type: T;
  meta: z.infer<typeof metaSchema>;
  data: EventData<T>;
}

/** Where events go: EventBridge in the cloud, the local bus on a laptop. Resolves when every event is safely on it. */
export interface EventBus {
  publish(events: readonly DomainEvent[]): Promise<void>;
}
