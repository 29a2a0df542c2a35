import * as z from 'zod';
import type { Post } from '../post.ts';
import type { PlatformClient } from './http/platform-client.ts';
import { readRecords } from './http/records.ts';
import { isoTime, secondsTime } from './http/times.ts';
import { rereadByIds } from './reread-by-ids.ts';
import type { FetchedBatch, KnownPost, PostSource, Rejected, Reread } from './source.ts';
import { SourceError } from './source-error.ts';
import { type SourceIo, sourceKind } from './source-kind.ts';
import { answered, businessClient } from './tiktok/business-api.ts';
import { type CampaignVideo, campaignVideos } from './tiktok/campaign-videos.ts';
import { count } from './tiktok/count.ts';
import { readVideoAddress, videoId } from './tiktok/video-address.ts';

/** Most videos of one call. */
const BATCH = 10;
const HOUR_MS = 3_600_000;
/** Videos of a campaign are read again by every fetch while they are new. */
const OVERLAP_HOURS = 48;

const settings = z.object({
  account: z
    .string()
    .regex(/^\d{1,20}$/, { error: 'write the number of the account (tto_tcm_account_id)' })
    .describe('TikTok One account: its number'),
  campaign: z
    .string()
    .regex(/^\d{1,20}$/, { error: 'write the number of the campaign, or leave it out' })
    .optional()
    .describe('Campaign: its number; left out: all of the account'),
});

/**
 * Videos that creators made for campaigns of TikTok One, by the API for Business v1.3 (https://business-api.tiktok.com/portal/docs,
 * `/tto/tcm/campaign/`, `/tto/tcm/report/`, `/tto/tcm/creator/public/video/list/`). The campaign makes them paid, whatever they say.
 * Videos may be linked to a campaign long after they were published, so the cursor holds those that are known. A video whose creator
 * the report does not name yet is read once it does. Fields are known from others' transcriptions of the documents alone.
 */
export const tiktokOne = sourceKind({
  kind: 'tiktok_one',
  facts: {
    title: 'TikTok One campaigns',
    platform: 'tiktok',
    reads: ['videos linked to the account’s campaigns, with captions and counts', 'reported'],
    permission: ['“Read TCM Account” and “Get Creator Media”, granted for the TikTok One account', 'reported'],
    label: ['`collaboration_status`; the label for commissions alone is told as unknown', 'reported'],
    edits: ['read again; hash of the caption', 'assumed'],
    deletions: ['the id is missing from the creator’s list filtered by `video_ids`', 'assumed'],
    cost: ['100 calls of 10 videos, and for each campaign one of its report', 'reported'],
    retention: ['by the contract with TikTok', 'assumed'],
    concurrency: 1,
    budgets: [],
    credential: [{ name: 'accessToken', about: 'Token of the TikTok One account' }],
    everyMinutes: 360,
  },
  settings,
  open: (name, chosen, io) => new TikTokOneSource(name, chosen, io),
});

const videoPage = answered(
  z.object({
    posts: z.array(z.unknown()).default([]),
    page_info: z
      .object({ has_more: z.boolean().default(false), cursor: z.union([z.number(), z.string()]).optional() })
      .optional(),
  }),
);

const video = z.object({
  video_id: videoId,
  caption: z.string().nullish(),
  display_name: z.string().nullish(),
  create_time: z.union([isoTime, secondsTime]),
  collaboration_status: z.string().nullish(),
  video_views: count,
  likes: count,
  comments: count,
  shares: count,
});

const cursorSchema = z.object({ known: z.array(z.string()) });

class TikTokOneSource implements PostSource {
  readonly name: string;
  readonly #settings: z.output<typeof settings>;
  readonly #io: SourceIo;
  readonly #client: PlatformClient;

  constructor(name: string, chosen: z.output<typeof settings>, io: SourceIo) {
    this.name = name;
    this.#settings = chosen;
    this.#io = io;
    this.#client = businessClient(io);
  }

  async *fetchSince(cursor: string | undefined): AsyncGenerator<FetchedBatch> {
    const listed = await campaignVideos(this.#client, this.#settings);
    const before = knownIn(cursor);
    const now = this.#io.now().getTime();
    const first = now - this.#io.firstFetchDays * 24 * HOUR_MS;
    const isNew = ({ publishedAt }: CampaignVideo, since: number) => Date.parse(publishedAt) >= since;
    const known = new Set(listed.map(({ id }) => id).filter((id) => before?.has(id)));
    const wanted = listed.filter((one) =>
      before === undefined ? isNew(one, first) : !before.has(one.id) || isNew(one, now - OVERLAP_HOURS * HOUR_MS),
    );
    // What is too old for a first fetch is not new for the second either.
    if (before === undefined) for (const one of listed) if (!isNew(one, first)) known.add(one.id);

    let read: { posts: Post[]; rejected: Rejected[] } = { posts: [], rejected: [] };
    const batches = byHandle(wanted);
    for (const { handle, ids } of batches) {
      read = await this.#videos(handle, ids);
      for (const { id } of read.posts) known.add(id);
      yield { ...read, cursor: JSON.stringify({ known: [...known] }) };
    }
    if (batches.length === 0) yield { ...read, cursor: JSON.stringify({ known: [...known] }) };
  }

  async *reread(posts: readonly KnownPost[]): AsyncGenerator<Reread> {
    const named = new Map<string, KnownPost[]>();
    for (const post of posts) {
      const { handle } = readVideoAddress(post.url ?? '') ?? {};
      if (handle !== undefined) named.set(handle, [...(named.get(handle) ?? []), post]);
    }
    for (const [handle, own] of named) yield* rereadByIds(own, BATCH, (ids) => this.#videos(handle, ids));
  }

  async #videos(handle: string, ids: readonly string[]): Promise<{ posts: Post[]; rejected: Rejected[] }> {
    const records: unknown[] = [];
    let cursor: string | undefined;
    try {
      for (let page = 0; page === 0 || (cursor !== undefined && page < BATCH); page++) {
        const { data } = await this.#client.send({
          path: '/open_api/v1.3/tto/tcm/creator/public/video/list/',
          query: {
            tto_tcm_account_id: this.#settings.account,
            handle_name: handle,
            video_ids: JSON.stringify(ids),
            limit: BATCH,
            cursor,
          },
          shape: videoPage,
        });
        const { posts, page_info } = data.data;
        records.push(...posts);
        cursor = page_info?.has_more && page_info.cursor !== undefined ? String(page_info.cursor) : undefined;
      }
    } catch (error) {
      // A creator who has another name by now, or is gone, keeps no other from being read.
      if (!(error instanceof SourceError) || error.problem !== 'settings_refused') throw error;
      return { posts: [], rejected: ids.map((at) => ({ at, field: 'handle_name', message: error.message })) };
    }
    return readRecords(records, video, { idOf: ({ video_id }) => video_id, post: (one) => toPost(one, handle) });
  }
}

/** Undefined: nothing was read before. */
function knownIn(cursor: string | undefined): ReadonlySet<string> | undefined {
  if (cursor === undefined) return undefined;
  try {
    return new Set(cursorSchema.parse(JSON.parse(cursor)).known);
  } catch {
    return undefined;
  }
}

/** Newest first, in batches of one creator each. */
function byHandle(videos: readonly CampaignVideo[]): { handle: string; ids: string[] }[] {
  const batches: { handle: string; ids: string[] }[] = [];
  const open = new Map<string, string[]>();
  for (const { id, handle } of videos) {
    let ids = open.get(handle);
    if (ids === undefined || ids.length === BATCH) {
      ids = [];
      open.set(handle, ids);
      batches.push({ handle, ids });
    }
    ids.push(id);
  }
  return batches;
}

/** A commission is no paid partnership, and yet not nothing: a person must look. */
const LABELS: Readonly<Record<string, Post['platformLabel']>> = { PAID_PARTNERSHIP: 'present', NONE: 'absent' };

function toPost(one: z.infer<typeof video>, handle: string) {
  return {
    id: one.video_id,
    platform: 'tiktok' as const,
    format: 'video' as const,
    url: `https://www.tiktok.com/@${handle}/video/${one.video_id}`,
    creator: { handle, ...(one.display_name && { name: one.display_name }) },
    publishedAt: one.create_time,
    caption: one.caption ?? '',
    platformLabel: LABELS[one.collaboration_status ?? ''] ?? ('unknown' as const),
    connection: 'paid' as const,
    metrics: { views: one.video_views, likes: one.likes, comments: one.comments, shares: one.shares },
  };
}
