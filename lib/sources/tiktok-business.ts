import * as z from 'zod';
import type { PlatformClient } from './http/platform-client.ts';
import { readRecords } from './http/records.ts';
import { secondsTime } from './http/times.ts';
import { readNewestFirst } from './newest-first.ts';
import { rereadByIds } from './reread-by-ids.ts';
import type { KnownPost, PostSource, Reread } from './source.ts';
import { type SourceIo, sourceKind } from './source-kind.ts';
import { answered, businessClient } from './tiktok/business-api.ts';
import { count } from './tiktok/count.ts';
import { videoAddress, videoId } from './tiktok/video-address.ts';

/** Most videos of one page. */
const BATCH = 20;

const FIELDS = JSON.stringify([
  'item_id',
  'caption',
  'create_time',
  'share_url',
  'video_views',
  'likes',
  'comments',
  'shares',
]);

const settings = z.object({
  businessId: z
    .string()
    .regex(/^[\w-]{1,100}$/, { error: 'write the id that TikTok gives with the token as “open_id”' })
    .describe('Account: the “open_id” that came with the token'),
});

/**
 * The posts of a TikTok account that has granted access, by the API for Business, Organic API v1.3
 * (https://business-api.tiktok.com/portal/docs, `/business/video/list/`): whole captions, no label. Also lists posts that are shown
 * only as ads. Fewer posts than asked for may come on a page; how many ids a filter takes is not said.
 */
export const tiktokBusiness = sourceKind({
  kind: 'tiktok_business',
  facts: {
    title: 'TikTok account (API for Business)',
    platform: 'tiktok',
    reads: ['posts of an account that has granted access, with whole captions', 'verified'],
    permission: ['“TikTok Accounts > Get Account Media”, granted by the account', 'verified'],
    label: ['none: it stays unknown', 'verified'],
    edits: ['read again; hash of the caption', 'reported'],
    deletions: ['the id is missing from the list filtered by `video_ids`', 'assumed'],
    cost: ['50 pages of 20 posts; the application’s level allows 10 calls a second and 600 a minute', 'reported'],
    retention: ['to be deleted when the account withdraws its consent', 'assumed'],
    concurrency: 8,
    budgets: [],
    credential: [
      { name: 'accessToken', about: 'Token of the account; lives for a day' },
      { name: 'refreshToken', about: 'Renews the token, for a year; given together with it', optional: true },
      { name: 'clientId', about: 'Id of the application, to renew the token', optional: true },
      { name: 'clientSecret', about: 'Secret of the application, to renew the token', optional: true },
    ],
    everyMinutes: 60,
  },
  settings,
  open: (name, { businessId }, io) => new TikTokBusinessSource(name, businessId, io),
});

const videoPage = answered(
  z.object({
    videos: z.array(z.unknown()).default([]),
    cursor: z.union([z.number(), z.string()]).optional(),
    has_more: z.boolean().default(false),
  }),
);

const video = z.object({
  item_id: videoId,
  caption: z.string().nullish(),
  create_time: secondsTime,
  share_url: videoAddress,
  video_views: count,
  likes: count,
  comments: count,
  shares: count,
});

class TikTokBusinessSource implements PostSource {
  readonly name: string;
  readonly #businessId: string;
  readonly #io: SourceIo;
  readonly #client: PlatformClient;

  constructor(name: string, businessId: string, io: SourceIo) {
    this.name = name;
    this.#businessId = businessId;
    this.#io = io;
    this.#client = businessClient(io);
  }

  fetchSince(cursor: string | undefined): ReturnType<PostSource['fetchSince']> {
    return readNewestFirst({
      cursor,
      now: this.#io.now(),
      firstFetchDays: this.#io.firstFetchDays,
      readPage: async (page) => {
        const { videos, next } = await this.#list({ cursor: page });
        return { ...read(videos), next };
      },
    });
  }

  reread(known: readonly KnownPost[]): AsyncGenerator<Reread> {
    return rereadByIds(known, BATCH, async (video_ids) => {
      const filters = JSON.stringify({ video_ids });
      const answered: unknown[] = [];
      let cursor: string | undefined;
      // A page may hold fewer posts than there are: only the last says what is missing.
      for (let page = 0; page === 0 || (cursor !== undefined && page < BATCH); page++) {
        const { videos, next } = await this.#list({ filters, cursor });
        answered.push(...videos);
        cursor = next;
      }
      return read(answered);
    });
  }

  async #list(more: Record<string, string | undefined>) {
    const { data } = await this.#client.send({
      path: '/open_api/v1.3/business/video/list/',
      query: { business_id: this.#businessId, fields: FIELDS, max_count: BATCH, ...more },
      shape: videoPage,
    });
    const { videos, cursor, has_more } = data.data;
    return { videos, next: has_more && cursor !== undefined ? String(cursor) : undefined };
  }
}

function read(videos: readonly unknown[]) {
  return readRecords(videos, video, { idOf: ({ item_id }) => item_id, post: toPost });
}

function toPost({ item_id, caption, create_time, share_url, video_views, ...counts }: z.infer<typeof video>) {
  return {
    id: item_id,
    platform: 'tiktok' as const,
    format: share_url.format,
    url: share_url.url,
    creator: { handle: share_url.handle },
    publishedAt: create_time,
    caption: caption ?? '',
    metrics: { views: video_views, ...counts },
  };
}
