import * as z from 'zod';
import type { Format, Post } from '../../post.ts';
import { readRecords } from '../http/records.ts';
import { isoTime } from '../http/times.ts';
import type { Rejected } from '../source.ts';

const text = z.string().optional();
/** Left out where the account hides it. */
const count = z.number().int().nonnegative().optional().catch(undefined);

const media = z.object({
  id: z.string(),
  caption: text,
  media_type: text,
  media_product_type: text,
  permalink: text,
  timestamp: isoTime,
  username: text,
  like_count: count,
  comments_count: count,
  view_count: count,
});
type Media = z.infer<typeof media>;

/** What an account says of itself. */
export const igAccount = z.object({
  id: z.string(),
  username: z.string(),
  name: text,
  followers_count: count,
});
export type IgAccount = z.infer<typeof igAccount>;

/** Fields that every way of reading media gives. */
export const MEDIA_FIELDS = 'id,caption,media_type,permalink,timestamp,like_count,comments_count';

/** Posts out of IG Media: https://developers.facebook.com/docs/instagram-platform/reference/instagram-media */
export function readMedia(records: readonly unknown[], account?: IgAccount): { posts: Post[]; rejected: Rejected[] } {
  return readRecords(records, media, { idOf: ({ id }) => id, post: (record) => toPost(record, account) });
}

function toPost(record: Media, account: IgAccount | undefined) {
  const { id, caption, permalink: url, timestamp: publishedAt, username = account?.username ?? '' } = record;
  const isOwn = account?.username === username;
  return {
    id,
    platform: 'instagram' as const,
    format: formatOf(record),
    url,
    creator: isOwn
      ? { handle: username, id: account.id, name: account.name, followers: account.followers_count }
      : { handle: username },
    publishedAt,
    caption,
    platformLabel: 'unknown' as const,
    metrics: { views: record.view_count, likes: record.like_count, comments: record.comments_count },
  };
}

/** Where the product type is not told, the address tells it. */
export function formatOf({
  media_type: type,
  media_product_type: product,
  permalink = '',
}: Pick<Media, 'media_type' | 'media_product_type' | 'permalink'>): Format {
  if (product === 'STORY' || permalink.includes('/stories/')) return 'story';
  if (product === 'REELS' || /\/reels?\//.test(permalink)) return 'reel';
  if (type === 'CAROUSEL_ALBUM') return 'carousel';
  return type === 'VIDEO' ? 'video' : 'feed';
}

/** What a permalink and the Branded Content Library call the same post by. */
export function shortcodeOf(url: string | undefined): string | undefined {
  return /\/(?:p|reels?|tv|stories\/[^/]+)\/([\w-]+)/.exec(url ?? '')?.[1];
}
