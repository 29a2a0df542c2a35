import { judgeCampaign } from '../../audit/campaign/consistency.ts';
import { StoreError } from '../../store/store.ts';
import type { Handlers } from '../deps.ts';
import { ApiProblem } from '../problem.ts';
import { requireStorable } from '../storable.ts';

const missing = () => new ApiProblem('not-found', 'There is no campaign with this id.');

/** Gives the store's refusal the words that fit what was asked for. */
function tell(code: StoreError['code'], problem: () => ApiProblem): (error: unknown) => never {
  return (error) => {
    throw error instanceof StoreError && error.code === code ? problem() : error;
  };
}

export const campaigns = {
  listCampaigns: async (_, { store }) => ({ body: { items: await store.listCampaigns() } }),

  createCampaign: async ({ body }, { store }) => {
    requireStorable(body);
    const exists = () => new ApiProblem('exists', `There is a campaign "${body.id}" already: replace it with PUT.`);
    await store.createCampaign(body).catch(tell('conflict', exists));
    return { body, headers: { location: `/v1/campaigns/${body.id}` } };
  },

  getCampaign: async ({ params: { campaignId } }, { store }) => {
    const campaign = await store.getCampaign(campaignId);
    if (campaign === undefined) throw missing();
    return { body: campaign };
  },

  replaceCampaign: async ({ params: { campaignId }, body }, { store }) => {
    if (body.id !== campaignId) {
      const detail = `must be "${campaignId}", as in the path`;
      throw new ApiProblem('invalid', `id ${detail}.`, { errors: [{ pointer: '/id', detail }] });
    }
    requireStorable(body);
    await store.replaceCampaign(body).catch(tell('not_found', missing));
    return { body };
  },

  deleteCampaign: async ({ params: { campaignId } }, { store }) => {
    if ((await store.getCampaign(campaignId)) === undefined) throw missing();
    await store.deleteCampaign(campaignId);
    return {};
  },

  getConsistency: async ({ params: { campaignId } }, { store, now }) => {
    const campaign = await store.getCampaign(campaignId);
    if (campaign === undefined) throw missing();
    const at = now().toISOString();
    const { posts, ...beside } = await store.campaignPosts(campaign, at);
    return { body: judgeCampaign(campaign, posts, at, beside) };
  },
} satisfies Partial<Handlers>;
