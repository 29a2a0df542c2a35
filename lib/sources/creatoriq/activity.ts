import * as z from 'zod';
import type { Format, Platform, Post } from '../../post.ts';
import { isoTime } from '../http/times.ts';
import { labelOf } from '../platform-label.ts';
import type { Gone } from '../source.ts';

const text = z.string().nullish();
const count = z.coerce.number().int().nonnegative().optional().catch(undefined);
/** Counts come as numbers, as texts or not at all. */
const optionalCount = z.preprocess((value) => (value === null || value === '' ? undefined : value), count);

/** A post of a campaign's activity, as far as it is read. */
export const activity = z.object({
  Id: z.number(),
  SocialNetwork: z.string(),
  SocialNetworkId: text,
  UserName: text,
  PublisherName: text,
  PostId: text,
  PostType: text,
  PostLink: text,
  PostTitle: text,
  Post: text,
  DateSubmittedUTC: isoTime,
  NotFound: z.unknown(),
  PaidMediaPaidPartnership: z
    .union([z.literal([0, '0']).transform(() => false), z.literal([1, '1']).transform(() => true)])
    .optional()
    .catch(undefined),
  FollowersAtTimeOfPost: optionalCount,
  Views: optionalCount,
  Likes: optionalCount,
  Comments: optionalCount,
  TotalShares: optionalCount,
});
type Activity = z.infer<typeof activity>;

export const FIELDS = Object.keys(activity.shape).join(',');

const PLATFORMS: Readonly<Record<string, Platform>> = {
  Instagram: 'instagram',
  Facebook: 'facebook',
  YouTube: 'youtube',
  TikTok: 'tiktok',
  Twitter: 'x',
  Pinterest: 'pinterest',
  LinkedIn: 'linkedin',
  Linkedin: 'linkedin',
  Snapchat: 'snapchat',
  Twitch: 'twitch',
  Web: 'blog',
};

const FORMATS: Readonly<Record<string, Format>> = {
  story: 'story',
  snap: 'story',
  reel: 'reel',
  short: 'short',
  spotlight: 'short',
  carousel: 'carousel',
  Album: 'carousel',
  stream: 'live',
  video: 'video',
  YoutubeVideo: 'video',
  TiktokPost: 'video',
  clip: 'video',
  tweet: 'text',
  text: 'text',
  status: 'text',
  article: 'article',
  blog: 'article',
};

/** Networks whose posts have a title of their own beside the text. */
const TITLED: ReadonlySet<Platform> = new Set(['youtube', 'twitch', 'pinterest', 'blog']);

/** A post that CreatorIQ no longer finds on its network; another look may find it again. */
export function lost(record: unknown): Gone | undefined {
  const { data } = activity.safeParse(record);
  return data !== undefined && isLost(data) ? { ...refOf(data), as: 'missing' } : undefined;
}

/** Undefined for a post that is no longer found. */
export function toPost(post: Activity) {
  if (isLost(post)) return undefined;
  const ref = refOf(post);
  return {
    ...ref,
    format: FORMATS[post.PostType ?? ''],
    url: post.PostLink ?? undefined,
    creator: {
      handle: post.UserName || post.PublisherName || post.SocialNetworkId || '',
      id: post.SocialNetworkId || undefined,
      followers: post.FollowersAtTimeOfPost,
    },
    publishedAt: post.DateSubmittedUTC,
    ...words(ref.platform, post),
    platformLabel: ref.platform === 'instagram' ? labelOf(post.PaidMediaPaidPartnership) : ('unknown' as const),
    metrics: { views: post.Views, likes: post.Likes, comments: post.Comments, shares: post.TotalShares },
  };
}

/** The id is that of the network where CreatorIQ has one; else CreatorIQ's own. */
function refOf({ SocialNetwork, PostId, Id }: Activity) {
  return { id: PostId || String(Id), platform: PLATFORMS[SocialNetwork] ?? ('other' as const) };
}

function isLost({ NotFound: flag }: Activity): boolean {
  return flag !== undefined && flag !== null && !['', '0', 'false'].includes(String(flag));
}

function words(platform: Platform, { Post, PostTitle }: Activity): Pick<Post, 'title' | 'caption' | 'description'> {
  const body = Post ? withoutPictures(Post) : undefined;
  return TITLED.has(platform) ? { title: PostTitle || undefined, description: body } : { caption: body };
}

/** CreatorIQ puts the picture behind the caption, as HTML; the caption itself stays as it is. */
function withoutPictures(html: string): string {
  let rest = html;
  while (rest.endsWith('>')) {
    const start = rest.lastIndexOf('<');
    if (!rest.startsWith('<img ', start)) return rest;
    rest = rest.slice(0, start);
  }
  return rest;
}
