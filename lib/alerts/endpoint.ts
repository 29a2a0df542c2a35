import * as z from 'zod';
import { severitySchema } from '../finding.ts';
import { instantSchema } from '../post.ts';

/** Events that a webhook can subscribe to. */
export const WEBHOOK_EVENTS = [
  'finding.opened',
  'finding.reopened',
  'finding.fixed',
  'finding.reviewed',
  'source.paused',
] as const;
export const webhookEventSchema = z.enum(WEBHOOK_EVENTS).meta({ id: 'WebhookEvent' });
export type WebhookEvent = z.infer<typeof webhookEventSchema>;

/** What a client asks for when it registers a webhook. */
export const endpointRequestSchema = z
  .object({
    url: z.url({ error: 'must be an https:// URL' }).max(2048),
    events: z
      .array(webhookEventSchema)
      .min(1)
      .default([...WEBHOOK_EVENTS]),
    minSeverity: severitySchema.default('low').describe('Findings below it are not sent'),
    campaigns: z.array(z.string()).optional().describe('Only findings of these campaigns, and nothing of sources'),
    description: z.string().max(500).optional(),
  })
  .meta({ id: 'WebhookRequest' });
export type EndpointRequest = z.infer<typeof endpointRequestSchema>;

/** A registered webhook. The secret (`whsec_…`) is shown once, when it is created. */
export const endpointSchema = endpointRequestSchema
  .extend({
    id: z.string(),
    secret: z.string(),
    createdAt: z.string(),
    disabledAt: z.string().optional().describe('The receiver answered 410 Gone'),
  })
  .meta({ id: 'Webhook' });
export type Endpoint = z.infer<typeof endpointSchema>;

export const attemptSchema = z
  .object({
    at: instantSchema,
    status: z.number().int().optional().describe('HTTP status, where there was an answer'),
    error: z.string().optional(),
    milliseconds: z.number().int(),
  })
  .meta({ id: 'DeliveryAttempt' });
export type Attempt = z.infer<typeof attemptSchema>;

/** One event on its way to one endpoint: kept until it arrives or is given up, and 30 days after for the log. */
export const deliverySchema = z
  .object({
    endpointId: z.string(),
    eventId: z.string().describe('The webhook-id header; the same over all attempts'),
    type: z.string(),
    body: z.string().describe('The JSON as sent'),
    status: z.enum(['pending', 'delivered', 'failed']),
    attempts: z.array(attemptSchema),
    createdAt: z.string(),
    nextAttemptAt: z.string().optional(),
  })
  .meta({ id: 'Delivery' });
export type Delivery = z.infer<typeof deliverySchema>;
