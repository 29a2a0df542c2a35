import * as z from 'zod';
import type { Format, Platform, Post } from '../../post.ts';
import { isoTime } from '../http/times.ts';
import { labelOf } from '../platform-label.ts';
import type { Gone } from '../source.ts';

const text = z.string().nullish();
const count = z.number().int().nonnegative().nullish().catch(undefined);

/** A content item; times are in UTC and come without a zone. */
export const content = z.object({
  id: z.string(),
  external_id: z.string(),
  account: z.object({ platform_username: text, username: text }).nullish(),
  work_platform: z.object({ name: text }).nullish(),
  platform: text,
  platform_profile_id: text,
  platform_profile_name: text,
  title: text,
  description: text,
  format: text,
  type: text,
  url: text,
  visibility: text,
  published_at: isoTime,
  engagement: z.object({ view_count: count, like_count: count, comment_count: count, share_count: count }).nullish(),
  sponsored: z.object({ is_sponsored: z.boolean().nullish(), tags: text }).nullish(),
  is_owned_by_platform_user: z.boolean().nullish(),
});
type Content = z.infer<typeof content>;

const PLATFORMS: Readonly<Record<string, Platform>> = {
  instagram: 'instagram',
  'instagram lite': 'instagram',
  facebook: 'facebook',
  threads: 'threads',
  youtube: 'youtube',
  tiktok: 'tiktok',
  pinterest: 'pinterest',
  linkedin: 'linkedin',
  twitter: 'x',
  x: 'x',
  snapchat: 'snapchat',
  twitch: 'twitch',
  substack: 'blog',
  beehiiv: 'blog',
};

const FORMATS: Readonly<Record<string, Format>> = {
  STORY: 'story',
  REELS: 'reel',
  SHORTS: 'short',
  STREAM: 'live',
  VIDEO: 'video',
  IGTV: 'video',
  TWEET: 'text',
  THREAD: 'text',
  BLOG: 'article',
};

function platformOf({ work_platform, platform }: Content): Platform {
  return PLATFORMS[(work_platform?.name ?? platform ?? '').toLowerCase()] ?? 'other';
}

/** A content item that only its creator may see. */
export function hidden(record: unknown): Gone | undefined {
  const { data } = content.safeParse(record);
  if (data === undefined || data.visibility?.toUpperCase() !== 'PRIVATE') return undefined;
  return { platform: platformOf(data), id: data.external_id, as: 'private' };
}

/** A content item as a post. Undefined for what another creator owns (YouTube playlists) and what only the creator may see. */
export function toPost(item: Content) {
  if (item.is_owned_by_platform_user === false || hidden(item) !== undefined) return undefined;
  const platform = platformOf(item);
  const { sponsored, engagement, platform_profile_name: name, platform_profile_id: id } = item;
  return {
    id: item.external_id,
    platform,
    format: FORMATS[item.type?.toUpperCase() ?? ''],
    url: item.url ?? undefined,
    creator: {
      handle: item.account?.platform_username ?? item.account?.username ?? name ?? id ?? '',
      id: id ?? undefined,
      name: name ?? undefined,
    },
    publishedAt: item.published_at,
    ...words(platform, item),
    platformLabel: labelOf(sponsored?.is_sponsored),
    labelledPartner: (sponsored?.is_sponsored === true && sponsored.tags) || undefined,
    metrics: engagement
      ? {
          views: engagement.view_count ?? undefined,
          likes: engagement.like_count ?? undefined,
          comments: engagement.comment_count ?? undefined,
          shares: engagement.share_count ?? undefined,
        }
      : undefined,
  };
}

/** Platforms whose posts have a title of their own beside the text. */
const TITLED: ReadonlySet<Platform> = new Set(['youtube', 'twitch', 'pinterest', 'blog']);

/** A platform without titles repeats the text in `title`: then the description alone is the caption. */
function words(platform: Platform, { title, description }: Content): Pick<Post, 'title' | 'caption' | 'description'> {
  if (TITLED.has(platform)) return { title: title ?? undefined, description: description ?? undefined };
  return { caption: description ?? title ?? undefined };
}
