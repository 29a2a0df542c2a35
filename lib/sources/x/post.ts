import * as z from 'zod';
import type { Post } from '../../post.ts';
import { readRecords } from '../http/records.ts';
import { isoTime } from '../http/times.ts';
import { labelOf } from '../platform-label.ts';

/** What is asked for of every post. */
export const READ_QUERY = {
  'tweet.fields': 'created_at,author_id,entities,note_tweet,paid_partnership,attachments,article,public_metrics',
  expansions: 'attachments.media_keys',
  'media.fields': 'type',
} as const;

/** The day on which posts got the label: https://docs.x.com/changelog */
const LABEL_SINCE = '2026-06-03';

/** The beginning of a long post ends so. */
const CUT = /…( https:\/\/t\.co\/\w{1,20})?$/;
/** Shorter texts are never cut: the author may well end with a dot of three. */
const CUT_FROM = 200;

/** Ids hold the milliseconds since this instant, above 22 other bits. */
const FIRST_MS = 1_288_834_974_657n;
const DAY_MS = 86_400_000;

const url = z.object({
  expanded_url: z.string().nullish(),
  display_url: z.string().nullish(),
  media_key: z.string().nullish(),
});
const entities = z
  .object({ urls: z.array(url).nullish().catch(undefined) })
  .nullish()
  .catch(undefined);
const note = z.object({ text: z.string(), entities }).optional();
const count = z.number().int().nonnegative().optional().catch(undefined);
const ids = z.array(z.string()).min(1).optional();

const post = z.object({
  id: z.string().regex(/^\d{1,19}$/),
  text: z.string(),
  author_id: z.string().optional(),
  created_at: isoTime,
  paid_partnership: z.boolean().nullish(),
  edit_history_tweet_ids: ids,
  edit_history_post_ids: ids,
  note_tweet: note,
  note_post: note,
  entities,
  article: z.object({ title: z.string().optional(), plain_text: z.string().optional() }).optional().catch(undefined),
  attachments: z
    .object({ media_keys: z.array(z.string()).default([]) })
    .optional()
    .catch(undefined),
  public_metrics: z
    .object({
      impression_count: count,
      like_count: count,
      reply_count: count,
      retweet_count: count,
      repost_count: count,
    })
    .optional()
    .catch(undefined),
});
type XPost = z.infer<typeof post>;

const media = z.object({ media_key: z.string(), type: z.string() });

interface Known {
  /** Of the account whose posts they are. */
  handle: string;
  /** What is attached to any of them. */
  media: readonly unknown[];
}

export function readPosts(records: readonly unknown[], known: Known) {
  const videos = new Set(
    known.media.flatMap((one) => {
      const { data } = media.safeParse(one);
      return data?.type === 'video' ? [data.media_key] : [];
    }),
  );
  return readRecords(records, post, { idOf: ({ id }) => id, post: (read) => toPost(read, known.handle, videos) });
}

const versions = post.pick({ id: true, edit_history_tweet_ids: true, edit_history_post_ids: true });

/** The id of the first version, and that of the last where the record is an earlier one. */
export function versionsOf(record: unknown): { first?: string; newer?: string } {
  const { data } = versions.safeParse(record);
  if (data === undefined) return {};
  const { id, edit_history_tweet_ids: history = data.edit_history_post_ids ?? [id] } = data;
  const [first, last] = [history[0]!, history.at(-1)!];
  return last === id ? { first } : { first, newer: last };
}

function toPost(read: XPost, handle: string, videos: ReadonlySet<string>) {
  const { author_id, created_at: createdAt, article, public_metrics: metrics } = read;
  const whole = read.note_tweet ?? read.note_post;
  const text = whole?.text ?? read.text;
  const [first = read.id] = read.edit_history_tweet_ids ?? read.edit_history_post_ids ?? [];
  const links = linksOf(read.entities?.urls ?? [], whole?.entities?.urls ?? []);
  const isVideo = read.attachments?.media_keys.some((key) => videos.has(key));
  const isCut =
    (whole === undefined && text.length > CUT_FROM && CUT.test(text)) ||
    (article !== undefined && article.plain_text === undefined);
  return {
    id: first,
    platform: 'x' as const,
    ...(isVideo && { format: 'video' as const }),
    ...(article !== undefined && { format: 'article' as const, title: article.title, description: article.plain_text }),
    url: `https://x.com/${handle}/status/${read.id}`,
    creator: { handle, ...(author_id && { id: author_id }) },
    publishedAt: first === read.id ? createdAt : firstPublished(first, createdAt),
    ...(first !== read.id && { editedAt: createdAt }),
    caption: unescaped(text),
    ...(isCut && { cut: ['caption' as const] }),
    ...(links.length > 0 && { links }),
    platformLabel: labelAt(read.paid_partnership, createdAt),
    metrics: metrics && {
      views: metrics.impression_count,
      likes: metrics.like_count,
      comments: metrics.reply_count,
      shares: metrics.repost_count ?? metrics.retweet_count,
    },
  };
}

/** Before there was a label, nobody could set it. */
function labelAt(flag: boolean | null | undefined, createdAt: string): NonNullable<Post['platformLabel']> {
  const label = labelOf(flag);
  return label === 'absent' && createdAt < LABEL_SINCE ? 'unknown' : label;
}

/** The addresses behind `https://t.co/…`, without those of pictures and videos. */
function linksOf(...lists: readonly (readonly z.infer<typeof url>[])[]): string[] {
  const links = lists.flat().flatMap(({ expanded_url: link, display_url: shown, media_key: key }) => {
    return link && !key && !shown?.startsWith('pic.') ? [link] : [];
  });
  return [...new Set(links)];
}

/** When the first version was published: to the second, as X writes it. What lies further off than edits can is no such id. */
function firstPublished(first: string, editedAt: string): string {
  const milliseconds = Number((BigInt(first) >> 22n) + FIRST_MS);
  const published = new Date(Math.floor(milliseconds / 1000) * 1000);
  const since = Date.parse(editedAt) - published.getTime();
  return since >= 0 && since < DAY_MS ? published.toISOString() : editedAt;
}

/** X writes these three signs in texts as HTML has them. */
function unescaped(text: string): string {
  const signs: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };
  return text.replace(/&(?:lt|gt|amp);/g, (written) => signs[written]!);
}
