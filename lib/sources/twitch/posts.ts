import * as z from 'zod';
import type { Post } from '../../post.ts';
import { isoTime } from '../http/times.ts';

type Label = NonNullable<Post['platformLabel']>;

const count = z.number().int().nonnegative().optional().catch(undefined);
const channel = { user_id: z.string(), user_login: z.string(), user_name: z.string().optional() };

/** https://dev.twitch.tv/docs/api/reference/#get-streams */
export const liveSchema = z.object({
  id: z.string().min(1),
  ...channel,
  title: z.string().default(''),
  started_at: isoTime,
  language: z.string().optional(),
  viewer_count: count,
});

/** https://dev.twitch.tv/docs/api/reference/#get-videos; `stream_id`: of recordings alone. */
export const videoSchema = z.object({
  id: z.string().min(1),
  stream_id: z.string().nullish(),
  ...channel,
  title: z.string().default(''),
  description: z.string().nullish(),
  published_at: isoTime,
  url: z.string().optional(),
  language: z.string().optional(),
  view_count: count,
});

/** Streams and videos are numbered apart. */
export function liveId(stream: string): string {
  return `stream-${stream}`;
}

export function toLivePost(stream: z.infer<typeof liveSchema>, platformLabel: Label) {
  return {
    id: liveId(stream.id),
    platform: 'twitch' as const,
    format: 'live' as const,
    url: `https://www.twitch.tv/${stream.user_login}`,
    creator: creatorOf(stream),
    publishedAt: stream.started_at,
    title: stream.title,
    platformLabel,
    ...languageOf(stream),
    metrics: { views: stream.viewer_count },
  };
}

export function toVideoPost(video: z.infer<typeof videoSchema>, platformLabel: Label) {
  return {
    id: video.id,
    platform: 'twitch' as const,
    format: 'video' as const,
    url: video.url ?? `https://www.twitch.tv/videos/${video.id}`,
    creator: creatorOf(video),
    publishedAt: video.published_at,
    title: video.title,
    ...(video.description && { description: video.description }),
    platformLabel,
    ...languageOf(video),
    metrics: { views: video.view_count },
  };
}

function creatorOf({
  user_id,
  user_login,
  user_name,
}: {
  user_id: string;
  user_login: string;
  user_name?: string | undefined;
}) {
  return { handle: user_login, id: user_id, ...(user_name && { name: user_name }) };
}

/** What the channel has set; `other` and sign language name none that is read. */
function languageOf({ language }: { language?: string | undefined }): { language?: string } {
  return language === undefined || language === '' || language === 'other' || language === 'asl' ? {} : { language };
}
