import * as z from 'zod';
import type { Creator } from '../../post.ts';
import { readRecords } from '../http/records.ts';
import { isoTime } from '../http/times.ts';
import { labelOf } from '../platform-label.ts';

/** The parts of a video that are asked for, and what makes YouTube tell its proportions. */
export const VIDEO_QUERY = {
  part: 'snippet,status,contentDetails,statistics,player,paidProductPlacementDetails',
  maxHeight: 720,
} as const;

/** The first day on which square or upright videos of up to three minutes are Shorts: https://support.google.com/youtube/answer/15424877 */
const LONG_SHORTS_SINCE = '2024-10-15';

const count = z.coerce.number().int().nonnegative().optional().catch(undefined);
const length = z.coerce.number().positive().optional().catch(undefined);

const video = z.object({
  id: z.string(),
  snippet: z.object({
    publishedAt: isoTime,
    channelId: z.string(),
    channelTitle: z.string().optional(),
    title: z.string().default(''),
    description: z.string().default(''),
    defaultLanguage: z.string().optional(),
    liveBroadcastContent: z.string().optional(),
  }),
  contentDetails: z.object({ duration: z.string().optional() }).optional(),
  statistics: z.object({ viewCount: count, likeCount: count, commentCount: count }).optional(),
  player: z.object({ embedWidth: length, embedHeight: length }).optional(),
  paidProductPlacementDetails: z.object({ hasPaidProductPlacement: z.boolean().optional() }).optional(),
});
type Video = z.infer<typeof video>;

/** Only its owner gets to see one. */
const privateVideo = z.object({ id: z.string(), status: z.object({ privacyStatus: z.literal('private') }) });

/** The videos of one channel; `hidden`: ids of those that nobody else may see. */
export function readVideos(items: readonly unknown[], creator: Creator) {
  const hidden = items.flatMap((item) => privateVideo.safeParse(item).data?.id ?? []);
  const shown = items.filter((item) => !privateVideo.safeParse(item).success);
  return { ...readRecords(shown, video, { idOf: ({ id }) => id, post: (one) => toPost(one, creator) }), hidden };
}

function toPost(one: Video, creator: Creator) {
  const { id, snippet, statistics, paidProductPlacementDetails: paid } = one;
  const { publishedAt, channelId, channelTitle, title, description, defaultLanguage } = snippet;
  return {
    id,
    platform: 'youtube' as const,
    format: formatOf(one),
    url: `https://www.youtube.com/watch?v=${id}`,
    creator: channelId === creator.id ? creator : { handle: channelTitle ?? channelId, id: channelId },
    publishedAt,
    title,
    description,
    platformLabel: labelOf(paid?.hasPaidProductPlacement),
    language: defaultLanguage,
    metrics: statistics && {
      views: statistics.viewCount,
      likes: statistics.likeCount,
      comments: statistics.commentCount,
    },
  };
}

/** The API does not name Shorts: they are told by what makes a video one. Where its proportions are not known it is a video. */
function formatOf({ snippet, contentDetails, player }: Video): 'live' | 'short' | 'video' {
  const { liveBroadcastContent, publishedAt } = snippet;
  if (liveBroadcastContent === 'live' || liveBroadcastContent === 'upcoming') return 'live';
  const { embedWidth, embedHeight } = player ?? {};
  if (embedWidth === undefined || embedHeight === undefined || embedWidth > embedHeight) return 'video';
  const seconds = secondsOf(contentDetails?.duration);
  return seconds > 0 && seconds <= (publishedAt < LONG_SHORTS_SINCE ? 60 : 180) ? 'short' : 'video';
}

/** ISO 8601 as YouTube writes it: `PT2M58S`. Longer ones than an hour, and what is not known: 0. */
function secondsOf(duration = ''): number {
  const [, minutes = '0', seconds = '0'] = /^PT(?:(\d{1,2})M)?(?:(\d{1,2})S)?$/.exec(duration) ?? [];
  return Number(minutes) * 60 + Number(seconds);
}
