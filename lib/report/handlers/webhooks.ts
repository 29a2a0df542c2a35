import { randomBytes, randomUUID } from 'node:crypto';
import type { Endpoint } from '../../alerts/endpoint.ts';
import type { Store } from '../../store/store.ts';
import type { Handlers } from '../deps.ts';
import { ApiProblem } from '../problem.ts';
import { requireStorable } from '../storable.ts';

/** Standard Webhooks 1.0 asks for 24 to 64 bytes. */
const SECRET_BYTES = 32;

async function existing(id: string, store: Store): Promise<Endpoint> {
  const endpoint = await store.getEndpoint(id);
  if (endpoint === undefined) throw new ApiProblem('not-found', 'There is no webhook with this id.');
  return endpoint;
}

function withoutSecret({ secret: _, ...endpoint }: Endpoint): Omit<Endpoint, 'secret'> {
  return endpoint;
}

export const webhooks = {
  listWebhooks: async (_, { store }) => ({ body: { items: (await store.listEndpoints()).map(withoutSecret) } }),

  createWebhook: async ({ body }, { store, now, webhooks: { checkTarget } }) => {
    const target = checkTarget(body.url);
    if (!target.ok) {
      throw new ApiProblem('invalid', `url ${target.message}.`, {
        errors: [{ pointer: '/url', detail: target.message }],
      });
    }
    const endpoint: Endpoint = {
      ...body,
      id: `wh_${randomUUID()}`,
      secret: `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`,
      createdAt: now().toISOString(),
    };
    requireStorable(endpoint);
    await store.createEndpoint(endpoint);
    return { body: endpoint };
  },

  deleteWebhook: async ({ params: { webhookId } }, { store }) => {
    await existing(webhookId, store);
    await store.deleteEndpoint(webhookId);
    return {};
  },

  testWebhook: async ({ params: { webhookId } }, { store, webhooks: { sendTest } }) => ({
    body: await sendTest(await existing(webhookId, store)),
  }),

  listDeliveries: async ({ params: { webhookId }, query: { limit, cursor } }, { store }) => {
    await existing(webhookId, store);
    return { body: await store.listDeliveries(webhookId, { limit, cursor }) };
  },

  replayDelivery: async ({ params: { webhookId, eventId } }, { store, webhooks: { replay } }) => {
    const endpoint = await existing(webhookId, store);
    const delivery = await store.getDelivery(webhookId, eventId);
    if (delivery === undefined)
      throw new ApiProblem('not-found', 'Nothing with this event id was sent to this webhook.');
    return { body: await replay(delivery, endpoint) };
  },
} satisfies Partial<Handlers>;
