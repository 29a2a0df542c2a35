import { campaignSchema } from '../../campaign.ts';
import { consistencySchema } from '../../consistency.ts';
import { list, type Route } from '../route.ts';

export const CAMPAIGNS_ROUTES = {
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
} as const satisfies Record<string, Route>;
