import * as z from 'zod';
import { renewedBy } from './http/oauth-credential.ts';
import { PlatformClient } from './http/platform-client.ts';
import { readRecords } from './http/records.ts';
import { secondsTime } from './http/times.ts';
import { readNewestFirst } from './newest-first.ts';
import { rereadByIds } from './reread-by-ids.ts';
import type { KnownPost, PostSource, Reread } from './source.ts';
import { type SourceIo, sourceKind } from './source-kind.ts';
import { count } from './tiktok/count.ts';
import { bearer, judgeOpenApi, OPEN_API } from './tiktok/open-api.ts';
import { videoAddress, videoId } from './tiktok/video-address.ts';

/** Most videos of one page, and most ids of one query. */
const BATCH = 20;

/** Captions are cut here. Of what the limit counts TikTok says nothing; UTF-16 units are never fewer than characters. */
const CUT_AT = 150;

const FIELDS = 'id,create_time,share_url,title,video_description,like_count,comment_count,share_count,view_count';

/**
 * The public videos of the account that has logged in, by the Display API v2
 * (https://developers.tiktok.com/doc/tiktok-api-v2-video-list). Its captions end after 150 characters, so a disclosure that is not
 * seen may stand further behind: such posts are marked as cut. Where the account is a business's, the kind `tiktok_business` reads
 * whole captions.
 */
export const tiktokDisplay = sourceKind({
  kind: 'tiktok_display',
  facts: {
    title: 'TikTok account (Display API)',
    platform: 'tiktok',
    reads: ['public videos of the account that has logged in; only the first 150 characters of a caption', 'verified'],
    permission: ['the scope `video.list`, granted by the account', 'verified'],
    label: ['none: it stays unknown', 'verified'],
    edits: ['read again; hash of the caption', 'verified'],
    deletions: ['the id is missing from `/v2/video/query/`', 'reported'],
    cost: ['50 pages of 20 videos; 600 calls a minute are allowed', 'verified'],
    retention: ['to be deleted when the account withdraws its consent', 'assumed'],
    concurrency: 8,
    budgets: [],
    credential: [
      { name: 'accessToken', about: 'Token of the account, with the scope video.list; lives for a day' },
      { name: 'refreshToken', about: 'Renews the token, for a year; given together with it', optional: true },
      { name: 'clientId', about: 'Client key of the application, to renew the token', optional: true },
      { name: 'clientSecret', about: 'Client secret of the application, to renew the token', optional: true },
    ],
    everyMinutes: 60,
  },
  settings: z.object({}),
  open: (name, _settings, io) => new TikTokDisplaySource(name, io),
});

const videoPage = z.object({
  data: z.object({
    videos: z.array(z.unknown()).default([]),
    cursor: z.union([z.number(), z.string()]).optional(),
    has_more: z.boolean().default(false),
  }),
});

const video = z.object({
  id: videoId,
  create_time: secondsTime,
  share_url: videoAddress,
  title: z.string().nullish(),
  video_description: z.string().nullish(),
  view_count: count,
  like_count: count,
  comment_count: count,
  share_count: count,
});

class TikTokDisplaySource implements PostSource {
  readonly name: string;
  readonly #io: SourceIo;
  readonly #client: PlatformClient;

  constructor(name: string, io: SourceIo) {
    this.name = name;
    this.#io = io;
    this.#client = new PlatformClient({
      title: 'TikTok',
      baseUrl: io.baseUrl ?? OPEN_API,
      ...renewedBy('tiktok', io),
      authorize: bearer,
      judge: judgeOpenApi,
    });
  }

  fetchSince(cursor: string | undefined): ReturnType<PostSource['fetchSince']> {
    return readNewestFirst({
      cursor,
      now: this.#io.now(),
      firstFetchDays: this.#io.firstFetchDays,
      readPage: async (page) => {
        const {
          videos,
          cursor: next,
          has_more,
        } = await this.#ask('/v2/video/list/', {
          max_count: BATCH,
          ...(page !== undefined && { cursor: Number(page) }),
        });
        return { ...read(videos), next: has_more && next !== undefined ? String(next) : undefined };
      },
    });
  }

  reread(known: readonly KnownPost[]): AsyncGenerator<Reread> {
    return rereadByIds(known, BATCH, async (video_ids) =>
      read((await this.#ask('/v2/video/query/', { filters: { video_ids } })).videos),
    );
  }

  async #ask(path: string, json: object) {
    const { data } = await this.#client.send({
      method: 'POST',
      path,
      query: { fields: FIELDS },
      json,
      shape: videoPage,
    });
    return data.data;
  }
}

function read(videos: readonly unknown[]) {
  return readRecords(videos, video, { idOf: ({ id }) => id, post: toPost });
}

function toPost({ id, create_time, share_url, title, video_description, ...counts }: z.infer<typeof video>) {
  const caption = video_description ?? '';
  return {
    id,
    platform: 'tiktok' as const,
    format: share_url.format,
    url: share_url.url,
    creator: { handle: share_url.handle },
    publishedAt: create_time,
    caption,
    // Videos repeat their caption as their title; photo posts have one of their own.
    ...(title && title !== caption && { title }),
    ...(caption.length >= CUT_AT && { cut: ['caption' as const] }),
    metrics: {
      views: counts.view_count,
      likes: counts.like_count,
      comments: counts.comment_count,
      shares: counts.share_count,
    },
  };
}
