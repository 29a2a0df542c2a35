import * as z from 'zod';
import type { PlatformClient } from '../http/platform-client.ts';
import { isoTime, secondsTime } from '../http/times.ts';
import { answered } from './business-api.ts';
import { videoId } from './video-address.ts';

const PAGE_SIZE = 20;
/** No account has more; a list that never ends is not followed for ever. */
const MAX_PAGES = 50;

/** A video that is linked to a campaign. */
export interface CampaignVideo {
  id: string;
  handle: string;
  publishedAt: string;
}

const pageInfo = z.object({ total_page: z.number().optional() }).optional();

const campaignPage = answered(
  z.object({
    campaigns: z.array(z.object({ campaign_id: videoId, video_ids: z.array(videoId).nullish() })).default([]),
    page_info: pageInfo,
  }),
);

const reportPage = answered(z.object({ videos: z.array(z.unknown()).nullish(), page_info: pageInfo }));

const reported = z
  .object({
    video_info: z.object({ video_id: videoId, create_time: z.union([isoTime, secondsTime]) }),
    creator_info: z.object({ handle_name: z.string().min(1) }),
  })
  .optional()
  .catch(undefined);

/** The videos of an account's campaigns, newest first. Campaigns name their videos, and only reports say whose these are. */
export async function campaignVideos(
  client: PlatformClient,
  { account, campaign }: { account: string; campaign?: string | undefined },
): Promise<CampaignVideo[]> {
  const found = new Map<string, CampaignVideo>();
  for await (const { campaigns } of pages(client, campaignPage, '/open_api/v1.3/tto/tcm/campaign/', {
    tto_tcm_account_id: account,
    campaign_ids: campaign && JSON.stringify([campaign]),
  })) {
    for (const { campaign_id, video_ids } of campaigns) {
      const linked = new Set(video_ids);
      if (linked.size === 0) continue;
      const asked = { tto_tcm_account_id: account, campaign_id };
      for await (const { videos } of pages(client, reportPage, '/open_api/v1.3/tto/tcm/report/', asked)) {
        for (const record of videos ?? []) {
          const row = reported.parse(record);
          if (row === undefined || !linked.has(row.video_info.video_id)) continue;
          const { video_id: id, create_time: publishedAt } = row.video_info;
          found.set(id, { id, handle: row.creator_info.handle_name.replace(/^@/, ''), publishedAt });
        }
      }
    }
  }
  return [...found.values()].sort((a, b) => Date.parse(b.publishedAt) - Date.parse(a.publishedAt));
}

async function* pages<T extends { page_info?: z.infer<typeof pageInfo> }>(
  client: PlatformClient,
  shape: z.ZodType<{ data: T }>,
  path: string,
  query: Readonly<Record<string, string | undefined>>,
): AsyncGenerator<T> {
  for (let page = 1; page <= MAX_PAGES; page++) {
    const { data } = await client.send({ path, query: { ...query, page, page_size: PAGE_SIZE }, shape });
    yield data.data;
    if (page >= (data.data.page_info?.total_page ?? 1)) return;
  }
}
