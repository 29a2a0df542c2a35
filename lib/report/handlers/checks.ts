import { audit } from '../../audit/audit.ts';
import { suggestCaption } from '../../audit/suggest.ts';
import type { Post } from '../../post.ts';
import type { Handlers } from '../deps.ts';
import { ApiProblem } from '../problem.ts';

export const checks = {
  checkDraft: async ({ body }, { store, now }) => {
    const { text, title, description, overlays, platform, format, jurisdictions, connection, label, creator } = body;
    const campaign = body.campaign === undefined ? undefined : await store.getCampaign(body.campaign);
    if (body.campaign !== undefined && campaign === undefined) {
      throw new ApiProblem('invalid', 'There is no campaign with this id.', {
        errors: [{ pointer: '/campaign', detail: 'there is no campaign with this id' }],
      });
    }
    const post: Post = {
      id: 'draft',
      platform,
      format,
      creator: { handle: creator ?? campaign?.creators[0]?.handle ?? 'draft' },
      publishedAt: now().toISOString(),
      caption: text,
      title,
      description,
      overlays,
      platformLabel: label,
      audience: jurisdictions,
      connection,
      labelledPartner: campaign?.brand.name,
    };
    const context = campaign === undefined ? {} : { campaigns: [campaign] };
    const judged = audit(post, context);
    return { body: { audit: judged, suggestion: suggestCaption(post, judged, context) } };
  },
} satisfies Partial<Handlers>;
