import { MESSAGE_CODES } from '../../lib/finding.ts';
import { CAMPAIGN_CODES, campaignCases, judgeCampaignCase } from './campaign-cases.ts';
import { codeFigures } from './codes.ts';
import { judgeMessageCase, messageCases } from './message-cases.ts';
import type { MessageFindings } from './message-report.ts';

/** Judges every case of posts and campaigns against their briefs. */
export function judgeBriefs(): MessageFindings {
  const posts = messageCases().map(judgeMessageCase);
  const campaigns = campaignCases().map(judgeCampaignCase);
  const ofCampaigns: readonly string[] = CAMPAIGN_CODES;
  const ofPosts = MESSAGE_CODES.filter((code) => !ofCampaigns.includes(code));
  return { posts, campaigns, codes: [...codeFigures(ofPosts, posts), ...codeFigures(CAMPAIGN_CODES, campaigns)] };
}
