import { campaignCases, campaignFigures, judgeCampaignCase } from './campaign-cases.ts';
import { codeFigures, judgeMessageCase, messageCases } from './message-cases.ts';
import type { MessageFindings } from './message-report.ts';

/** Judges every case of posts and campaigns against their briefs. */
export function judgeBriefs(): MessageFindings {
  const posts = messageCases().map(judgeMessageCase);
  const campaigns = campaignCases().map(judgeCampaignCase);
  return { posts, campaigns, codes: [...codeFigures(posts), ...campaignFigures(campaigns)] };
}
