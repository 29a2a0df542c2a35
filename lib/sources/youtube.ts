import * as z from 'zod';
import type { PostRef } from '../post.ts';
import { PlatformClient } from './http/platform-client.ts';
import { readRecords } from './http/records.ts';
import type { Reply } from './http/reply.ts';
import { isoTime } from './http/times.ts';
import { said, type Trouble } from './http/trouble.ts';
import { readNewestFirst } from './newest-first.ts';
import { labelOf } from './platform-label.ts';
import type { Gone, KnownPost, PostSource, Reread } from './source.ts';
import { SourceError } from './source-error.ts';
import { type CredentialValues, type SourceIo, sourceKind } from './source-kind.ts';

/** Most videos of one `videos.list` call, and most items of a playlist page. */
const BATCH = 50;

const settings = z.object({
  channel: z
    .string()
    .regex(/^(UC[\w-]{22}|@[\w.-]{3,30})$/, { error: 'write the channel’s id (UC and 22 characters) or its @handle' })
    .describe('Channel: id (UC…) or @handle'),
});

/**
 * The videos of a YouTube channel, by the Data API v3 (https://developers.google.com/youtube/v3/docs): uploads playlist, then
 * `videos.list` by 50. `search.list` is not used: its answers are incomplete.
 */
export const youtube = sourceKind({
  kind: 'youtube',
  facts: {
    title: 'YouTube channel',
    platform: 'youtube',
    reads: ['public videos, shorts and streams of any channel: title, description, counts', 'verified'],
    permission: ['an API key with the YouTube Data API enabled', 'verified'],
    label: [
      '`paidProductPlacementDetails.hasPaidProductPlacement`; the schema says that only the owner can read it, so it may stay unknown',
      'reported',
    ],
    edits: ['read again; `etag` and hash of title and description', 'verified'],
    deletions: ['the id is missing from `videos.list`', 'verified'],
    cost: ['about 40 units: 20 pages of the playlist and 20 batches of 50 videos', 'verified'],
    retention: [
      '30 days for what is read without the owner’s authorization, then refresh or delete (III.E.4.d)',
      'reported',
    ],
    concurrency: 8,
    budgets: [{ name: 'units', unit: 'unit', limit: 10_000, window: 'day', zone: 'America/Los_Angeles' }],
    credential: [{ name: 'apiKey', about: 'API key of a Google Cloud project' }],
    everyMinutes: 60,
  },
  settings,
  open: (name, { channel }, io) => new YouTubeSource(name, channel, io),
});

const channelList = z.object({
  items: z
    .array(z.object({ contentDetails: z.object({ relatedPlaylists: z.object({ uploads: z.string() }) }) }))
    .optional(),
});

const playlistPage = z.object({
  nextPageToken: z.string().optional(),
  items: z.array(z.object({ contentDetails: z.object({ videoId: z.string() }) })).default([]),
});

const videoList = z.object({ items: z.array(z.unknown()).default([]) });

const count = z.coerce.number().int().nonnegative().optional().catch(undefined);
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
  status: z.object({ privacyStatus: z.string().optional() }).optional(),
  statistics: z.object({ viewCount: count, likeCount: count, commentCount: count }).optional(),
  paidProductPlacementDetails: z.object({ hasPaidProductPlacement: z.boolean().optional() }).optional(),
});
type Video = z.infer<typeof video>;

class YouTubeSource implements PostSource {
  readonly name: string;
  /** Developer policies III.E.4.d. */
  readonly keepDays = 30;
  readonly #channel: string;
  readonly #io: SourceIo;
  readonly #client: PlatformClient;

  constructor(name: string, channel: string, io: SourceIo) {
    this.name = name;
    this.#channel = channel;
    this.#io = io;
    const baseUrl = io.baseUrl ?? 'https://youtube.googleapis.com';
    this.#client = new PlatformClient({ title: 'YouTube', baseUrl, io, authorize, judge });
  }

  async *fetchSince(cursor: string | undefined): ReturnType<PostSource['fetchSince']> {
    const uploads = await this.#uploads();
    yield* readNewestFirst({
      cursor,
      now: this.#io.now(),
      firstFetchDays: this.#io.firstFetchDays,
      readPage: async (page) => {
        const { next, ids } = await this.#page(uploads, page);
        return { ...(await this.#videos(ids)), next };
      },
    });
  }

  async *reread(known: readonly KnownPost[]): AsyncGenerator<Reread> {
    for (let start = 0; start < known.length; start += BATCH) {
      const asked = known.slice(start, start + BATCH);
      const { posts, rejected } = await this.#videos(asked.map(({ id }) => id));
      const answered = new Set([...posts.map(({ id }) => id), ...rejected.map(({ at }) => at)]);
      const gone = asked.filter(({ id }) => !answered.has(id)).map(missing);
      yield { posts, gone, rejected };
    }
  }

  async #uploads(): Promise<string> {
    const { data } = await this.#client.send({
      path: '/youtube/v3/channels',
      query: { part: 'contentDetails', [this.#channel.startsWith('@') ? 'forHandle' : 'id']: this.#channel },
      shape: channelList,
      cost: ['units', 1],
    });
    const [found] = data.items ?? [];
    if (found === undefined)
      throw new SourceError('account_not_found', `YouTube: there is no channel ${this.#channel}`);
    return found.contentDetails.relatedPlaylists.uploads;
  }

  async #page(playlistId: string, pageToken: string | undefined): Promise<{ ids: string[]; next: string | undefined }> {
    const { status, data } = await this.#client.send({
      path: '/youtube/v3/playlistItems',
      query: { part: 'contentDetails', playlistId, maxResults: BATCH, pageToken },
      // A channel without uploads has no such playlist.
      accept: [404],
      shape: playlistPage,
      cost: ['units', 1],
    });
    if (status === 404) return { ids: [], next: undefined };
    return { ids: data.items.map(({ contentDetails }) => contentDetails.videoId), next: data.nextPageToken };
  }

  async #videos(ids: readonly string[]) {
    if (ids.length === 0) return { posts: [], rejected: [] };
    const { data } = await this.#client.send({
      path: '/youtube/v3/videos',
      query: { part: 'snippet,status,statistics,paidProductPlacementDetails', id: ids.join(',') },
      shape: videoList,
      cost: ['units', 1],
    });
    return readRecords(data.items, video, { idOf: ({ id }) => id, post: toPost });
  }
}

function toPost({ id, snippet, statistics, paidProductPlacementDetails: paid }: Video) {
  const { publishedAt, channelId, channelTitle, title, description, defaultLanguage, liveBroadcastContent } = snippet;
  const isLive = liveBroadcastContent === 'live' || liveBroadcastContent === 'upcoming';
  return {
    id,
    platform: 'youtube' as const,
    format: isLive ? ('live' as const) : ('video' as const),
    url: `https://www.youtube.com/watch?v=${id}`,
    creator: { handle: channelTitle ?? channelId, id: channelId },
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

const missing = ({ id }: PostRef): Gone => ({ platform: 'youtube', id, as: 'missing' });

const authorize = ({ apiKey }: CredentialValues) => ({ 'x-goog-api-key': apiKey! });

const errorBody = z.object({
  error: z.object({ message: z.string().optional(), errors: z.array(z.object({ reason: z.string() })).default([]) }),
});

/** https://developers.google.com/youtube/v3/docs/errors */
function judge({ status, body }: Reply, now: Date): Trouble | undefined {
  if (status < 400) return undefined;
  const { data } = errorBody.safeParse(body);
  const reason = data?.error.errors[0]?.reason;
  const message = `${reason ?? status}: ${said(data?.error.message)}`;
  if (reason === 'quotaExceeded' || reason === 'dailyLimitExceeded')
    return { problem: 'quota_spent', message, scope: 'platform', notBefore: new Date(now.getTime() + 3_600_000) };
  if (reason === 'rateLimitExceeded' || reason === 'userRateLimitExceeded')
    return { problem: 'rate_limited', message, again: true, scope: 'platform' };
  if (reason === 'keyInvalid' || reason === 'keyExpired') return { problem: 'token_expired', message };
  if (reason === 'accessNotConfigured' || reason === 'forbidden') return { problem: 'permission_missing', message };
  return undefined;
}
