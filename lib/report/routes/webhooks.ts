import * as z from 'zod';
import { deliverySchema, endpointRequestSchema, endpointSchema } from '../../alerts/endpoint.ts';
import { paging } from '../parameters.ts';
import { list, type Route } from '../route.ts';

const publicEndpoint = endpointSchema.omit({ secret: true });

export const WEBHOOKS_ROUTES = {
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
} as const satisfies Record<string, Route>;
