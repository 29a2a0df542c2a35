import { judgeCampaign } from '../audit/campaign/consistency.ts';
import { ownRulebook } from '../audit/rulebook.ts';
import { isUnderWay } from '../campaign-span.ts';
import type { Consistency } from '../consistency.ts';
import type { EventBus } from '../events/catalog.ts';
import { makeEvent } from '../events/envelope.ts';
import type { Store } from '../store/store.ts';

export interface PlanChecksDeps {
  store: Pick<Store, 'listCampaigns'>;
  bus: EventBus;
}

/** Asks for a check of each campaign that is under way at `time`, an RFC 3339 instant, so that none can stop another. */
export async function planChecks(time: string, { store, bus }: PlanChecksDeps): Promise<void> {
  const campaigns = (await store.listCampaigns()).filter((campaign) => isUnderWay(campaign, new Date(time)));
  await bus.publish(campaigns.map(({ id }) => makeEvent('campaign.check_requested', { campaign: id }, { time })));
}

export interface CheckDeps {
  store: Pick<Store, 'getCampaign' | 'campaignPosts' | 'saveCheck'>;
  now: () => Date;
}

/** Judges a campaign as a whole and stores what is wrong with it. Undefined where it has been deleted meanwhile. */
export async function checkCampaign(id: string, { store, now }: CheckDeps): Promise<Consistency | undefined> {
  const campaign = await store.getCampaign(id);
  if (campaign === undefined) return undefined;
  const at = now().toISOString();
  const { posts, ...beside } = await store.campaignPosts(campaign, at);
  const consistency = judgeCampaign(campaign, posts, at, beside);
  await store.saveCheck({ consistency, rulebook: ownRulebook().version, at });
  return consistency;
}
