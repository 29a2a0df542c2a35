import { audit } from '../../audit/audit.ts';
import { suggestCaption } from '../../audit/suggest.ts';
import type { Campaign, CampaignCreator } from '../../campaign.ts';
import { type Platform, type Post, sameHandle } from '../../post.ts';
import type { Handlers } from '../deps.ts';
import { ApiProblem } from '../problem.ts';

/** Stands in for a creator who is not named: nobody's codes and links are asked for. */
const SOMEBODY: CampaignCreator = { handle: 'draft' };

export const checks = {
  checkDraft: async ({ body }, { store, now }) => {
    const { text, title, description, overlays, platform, format, jurisdictions, connection, label } = body;
    const campaign = body.campaign === undefined ? undefined : await store.getCampaign(body.campaign);
    if (body.campaign !== undefined && campaign === undefined) {
      throw refuse('campaign', 'there is no campaign with this id');
    }
    const creator = creatorOf(body.creator, platform, campaign);
    const post: Post = {
      id: 'draft',
      platform,
      format,
      creator: { handle: creator.handle },
      publishedAt: campaign === undefined ? now().toISOString() : within(campaign.window, now()),
      caption: text ?? body.caption,
      title,
      description,
      overlays,
      platformLabel: label,
      audience: jurisdictions,
      connection,
      // Makes the draft the campaign's even where it forgets to name the brand.
      labelledPartner: campaign?.brand.name,
    };
    const context = campaign === undefined ? {} : { campaigns: [{ ...campaign, creators: [creator] }] };
    const judged = audit(post, context);
    return { body: { audit: judged, suggestion: suggestCaption(post, judged, context) } };
  },
} satisfies Partial<Handlers>;

function creatorOf(handle: string | undefined, platform: Platform, campaign: Campaign | undefined): CampaignCreator {
  if (handle === undefined) return SOMEBODY;
  if (campaign === undefined) return { handle };
  const listed = campaign.creators.find(
    (one) => sameHandle(one.handle) === sameHandle(handle) && (one.platform ?? platform) === platform,
  );
  if (listed !== undefined) return listed;
  throw refuse('creator', `is not on the campaign's list for ${platform}: leave it out to judge the draft for anybody`);
}

/** A draft is judged as published now, or on the day of the campaign that is nearest. */
function within({ from, to }: Campaign['window'], now: Date): string {
  const nearest = Math.min(Math.max(now.getTime(), Date.parse(from)), Date.parse(to));
  return new Date(nearest).toISOString();
}

function refuse(field: string, detail: string): ApiProblem {
  return new ApiProblem('invalid', `${field}: ${detail}.`, { errors: [{ pointer: `/${field}`, detail }] });
}
