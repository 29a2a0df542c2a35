import * as z from 'zod';
import { deliverySchema, endpointRequestSchema, endpointSchema } from '../alerts/endpoint.ts';
import { outcomeSchema } from '../audit-result.ts';
import { campaignSchema } from '../campaign.ts';
import { consistencySchema } from '../consistency.ts';
import { jurisdictionSchema } from '../jurisdiction.ts';
import { platformSchema } from '../post.ts';
import { reviewSchema } from '../review/review.ts';
import { postSummarySchema } from '../store/records.ts';
import { findingFilter, order, paging, timeRange } from './parameters.ts';
import {
  checkRequestSchema,
  checkResultSchema,
  describedPostsSchema,
  healthSchema,
  postResultsSchema,
  pushedPostsSchema,
  reportedFindingSchema,
  reportedPostSchema,
  ruleIndexSchema,
  sourceSchema,
  summarySchema,
} from './schemas.ts';

/** Largest request body, in bytes. */
export const MAX_BODY_BYTES = 1_000_000;

export type Scope = 'findings/read' | 'findings/review' | 'posts/write' | 'settings/write';

const list = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), cursor: z.string().optional() });
const publicEndpoint = endpointSchema.omit({ secret: true });

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  /** Absent: open to everybody. */
  scope?: Scope;
  about: string;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** What the description says of the body, where the handler checks more than `body` does. */
  describedBody?: z.ZodType;
  /** The good answer: its status, its shape or, where it is not JSON, its media type, and what its own headers say. */
  ok: { status: number; body?: z.ZodType; type?: string; headers?: Readonly<Record<string, string>> };
}

const etag = { etag: 'Version of the finding, for If-Match' };
const complete = (left: string) => ({ 'x-complete': `false where not all fits one answer: ${left}` });

/** Every route of the report API: read by the handlers, the OpenAPI document, the local server and the CDK. */
export const ROUTES = {
  listFindings: {
    method: 'GET',
    path: '/v1/findings',
    scope: 'findings/read',
    about: 'Findings, worst first, or by what they touch',
    query: z.object({ ...findingFilter, ...order, ...paging }),
    ok: { status: 200, body: list(reportedFindingSchema) },
  },
  exportFindings: {
    method: 'GET',
    path: '/v1/findings.csv',
    scope: 'findings/read',
    about: 'The same findings as a spreadsheet',
    query: z.object({ ...findingFilter, ...order }),
    ok: { status: 200, type: 'text/csv', headers: complete('the last findings of the order are left out') },
  },
  getFinding: {
    method: 'GET',
    path: '/v1/findings/{findingId}',
    scope: 'findings/read',
    about: 'One finding with its history; its version is the ETag',
    ok: { status: 200, body: reportedFindingSchema, headers: etag },
  },
  reviewFinding: {
    method: 'POST',
    path: '/v1/findings/{findingId}/review',
    scope: 'findings/review',
    about: 'Decide on a finding; If-Match names the version that was read',
    body: reviewSchema,
    ok: { status: 200, body: reportedFindingSchema, headers: etag },
  },
  listPosts: {
    method: 'GET',
    path: '/v1/posts',
    scope: 'findings/read',
    about: 'Posts, newest first',
    query: z.object({
      creator: z.string().optional(),
      campaign: z.string().optional(),
      platform: platformSchema.optional(),
      outcome: outcomeSchema.optional(),
      ...timeRange,
      ...paging,
    }),
    ok: { status: 200, body: list(postSummarySchema) },
  },
  getPost: {
    method: 'GET',
    path: '/v1/posts/{platform}/{postId}',
    scope: 'findings/read',
    about: 'One post with its revisions, their audits and its findings',
    ok: { status: 200, body: reportedPostSchema, headers: complete('the oldest revisions are left out') },
  },
  pushPosts: {
    method: 'POST',
    path: '/v1/posts',
    scope: 'posts/write',
    about: 'Hand in posts to be audited; each is answered by its own line',
    body: pushedPostsSchema,
    describedBody: describedPostsSchema,
    ok: { status: 207, body: postResultsSchema },
  },
  checkDraft: {
    method: 'POST',
    path: '/v1/checks',
    scope: 'findings/read',
    about: 'Judge a draft before it is published; nothing is stored',
    body: checkRequestSchema,
    ok: { status: 200, body: checkResultSchema },
  },
  listCampaigns: {
    method: 'GET',
    path: '/v1/campaigns',
    scope: 'findings/read',
    about: 'Every campaign',
    ok: { status: 200, body: list(campaignSchema) },
  },
  createCampaign: {
    method: 'POST',
    path: '/v1/campaigns',
    scope: 'settings/write',
    about: 'Create a campaign',
    body: campaignSchema,
    ok: { status: 201, body: campaignSchema, headers: { location: 'Path of the campaign' } },
  },
  getCampaign: {
    method: 'GET',
    path: '/v1/campaigns/{campaignId}',
    scope: 'findings/read',
    about: 'One campaign',
    ok: { status: 200, body: campaignSchema },
  },
  replaceCampaign: {
    method: 'PUT',
    path: '/v1/campaigns/{campaignId}',
    scope: 'settings/write',
    about: 'Replace a campaign that is there; posts audited from then on are judged by it',
    body: campaignSchema,
    ok: { status: 200, body: campaignSchema },
  },
  deleteCampaign: {
    method: 'DELETE',
    path: '/v1/campaigns/{campaignId}',
    scope: 'settings/write',
    about: 'Delete a campaign; its findings stay',
    ok: { status: 204 },
  },
  getConsistency: {
    method: 'GET',
    path: '/v1/campaigns/{campaignId}/consistency',
    scope: 'findings/read',
    about:
      'The campaign as a whole, as of now: deliverables, key messages, and creators who stand apart; nothing is stored',
    ok: { status: 200, body: consistencySchema },
  },
  listWebhooks: {
    method: 'GET',
    path: '/v1/webhooks',
    scope: 'findings/read',
    about: 'Registered webhooks, without their secrets',
    ok: { status: 200, body: list(publicEndpoint) },
  },
  createWebhook: {
    method: 'POST',
    path: '/v1/webhooks',
    scope: 'settings/write',
    about: 'Register a webhook; the answer alone shows its signing secret',
    body: endpointRequestSchema,
    ok: { status: 201, body: endpointSchema },
  },
  deleteWebhook: {
    method: 'DELETE',
    path: '/v1/webhooks/{webhookId}',
    scope: 'settings/write',
    about: 'Delete a webhook',
    ok: { status: 204 },
  },
  testWebhook: {
    method: 'POST',
    path: '/v1/webhooks/{webhookId}/test',
    scope: 'settings/write',
    about: 'Send a signed test event now and tell what the receiver answered',
    ok: { status: 200, body: deliverySchema },
  },
  listDeliveries: {
    method: 'GET',
    path: '/v1/webhooks/{webhookId}/deliveries',
    scope: 'findings/read',
    about: 'What was sent to a webhook and how it went, newest first',
    query: z.object(paging),
    ok: { status: 200, body: list(deliverySchema) },
  },
  replayDelivery: {
    method: 'POST',
    path: '/v1/webhooks/{webhookId}/deliveries/{eventId}/replay',
    scope: 'settings/write',
    about: 'Send an event again, under the same id',
    ok: { status: 200, body: deliverySchema },
  },
  getSummary: {
    method: 'GET',
    path: '/v1/summary',
    scope: 'findings/read',
    about: 'Counts and compliance rate by creator, campaign, jurisdiction, code and day; the last 30 days unless told',
    query: z.object(timeRange),
    ok: { status: 200, body: summarySchema },
  },
  listRules: {
    method: 'GET',
    path: '/v1/rules',
    scope: 'findings/read',
    about: 'Jurisdictions of the rulebook',
    ok: { status: 200, body: ruleIndexSchema },
  },
  getRules: {
    method: 'GET',
    path: '/v1/rules/{code}',
    scope: 'findings/read',
    about: 'One jurisdiction’s terms, placement rules and sources',
    ok: { status: 200, body: z.looseObject({ code: jurisdictionSchema, name: z.string() }) },
  },
  listSources: {
    method: 'GET',
    path: '/v1/sources',
    scope: 'findings/read',
    about: 'How the last fetch of each source went, and what it could not read',
    ok: { status: 200, body: z.object({ items: z.array(sourceSchema) }) },
  },
  getHealth: {
    method: 'GET',
    path: '/v1/health',
    about: 'Versions, and when each source was last read',
    ok: { status: 200, body: healthSchema },
  },
  getOpenApi: {
    method: 'GET',
    path: '/v1/openapi.json',
    about: 'This API, described',
    ok: { status: 200, body: z.looseObject({}) },
  },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof ROUTES;
