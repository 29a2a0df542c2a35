import * as z from 'zod';
import type { Creator } from '../post.ts';
import { PlatformClient } from './http/platform-client.ts';
import { readNewestFirst } from './newest-first.ts';
import { rereadByIds } from './reread-by-ids.ts';
import type { Gone, InboundRequest, KnownPost, PostSource, Received, Reread } from './source.ts';
import { SourceError } from './source-error.ts';
import { type SourceIo, sourceKind } from './source-kind.ts';
import { isOwners, youTubeAccess } from './youtube/access.ts';
import { judge } from './youtube/errors.ts';
import { YouTubePush } from './youtube/push.ts';
import { readVideos, VIDEO_QUERY } from './youtube/video.ts';

/** Most videos of one `videos.list` call, and most items of a playlist page. */
const BATCH = 50;

/** Developer policies III.E.4.d, for what is read without the owner's authorization. */
const KEEP_DAYS = 30;

const settings = z.object({
  channel: z
    .string()
    .regex(/^(UC[\w-]{22}|@[\w.-]{3,30})$/, { error: 'write the channel’s id (UC and 22 characters) or its @handle' })
    .describe('Channel: id (UC…) or @handle'),
});

/**
 * The videos of a YouTube channel, by the Data API v3 (https://developers.google.com/youtube/v3/docs): uploads playlist, then
 * `videos.list` by 50. `search.list` is not used: its answers are incomplete. With the owner's authorization instead of an API key the
 * label is certain to be read, and the content may be kept.
 */
export const youtube = sourceKind({
  kind: 'youtube',
  facts: {
    title: 'YouTube channel',
    platform: 'youtube',
    reads: ['public videos, shorts and streams of any channel: title, description, counts', 'verified'],
    permission: [
      'an API key with the YouTube Data API enabled, or the owner’s authorization with `youtube.readonly`',
      'verified',
    ],
    label: [
      '`paidProductPlacementDetails.hasPaidProductPlacement`; the schema says that only the owner can read it, so with an API key it may stay unknown',
      'reported',
    ],
    edits: ['pushed, where there is an address for it; read again: hash of title and description', 'verified'],
    deletions: ['pushed; the id is missing from `videos.list`', 'reported'],
    cost: ['about 40 units: 20 pages of the playlist and 20 batches of 50 videos', 'verified'],
    retention: [
      '30 days for what is read without the owner’s authorization, then refresh or delete (III.E.4.d)',
      'reported',
    ],
    concurrency: 8,
    budgets: [{ name: 'units', unit: 'unit', limit: 10_000, window: 'day', zone: 'America/Los_Angeles' }],
    credential: [
      { name: 'apiKey', about: 'API key of a Google Cloud project', unless: 'refreshToken' },
      { name: 'refreshToken', about: 'instead of an API key: of the channel’s owner', optional: true },
      { name: 'clientId', about: 'OAuth client id, beside the refresh token', optional: true },
      { name: 'clientSecret', about: 'OAuth client secret, beside the refresh token', optional: true },
    ],
    everyMinutes: 60,
    inbound: 'YouTube’s hub pushes new and changed videos here; it is subscribed to by itself, and needs no setting',
  },
  settings,
  open: (name, { channel }, io) => new YouTubeSource(name, channel, io),
});

const channelList = z.object({
  items: z
    .array(
      z.object({
        id: z.string(),
        snippet: z.object({ title: z.string().optional(), customUrl: z.string().optional() }).optional(),
        statistics: z.object({ subscriberCount: z.coerce.number().int().optional().catch(undefined) }).optional(),
        contentDetails: z.object({ relatedPlaylists: z.object({ uploads: z.string() }) }),
      }),
    )
    .optional(),
});

const playlistPage = z.object({
  nextPageToken: z.string().optional(),
  items: z
    .array(
      z.object({
        contentDetails: z.object({ videoId: z.string() }),
        status: z.object({ privacyStatus: z.string().optional() }).optional(),
      }),
    )
    .default([]),
});

const videoList = z.object({ items: z.array(z.unknown()).default([]) });

const placeSchema = z.object({ list: z.string().optional(), subscribedAt: z.string().optional() });

interface Channel {
  id: string;
  uploads: string;
  creator: Creator;
}

class YouTubeSource implements PostSource {
  readonly name: string;
  readonly #channelName: string;
  readonly #io: SourceIo;
  readonly #client: PlatformClient;
  readonly #push: YouTubePush;
  #channel: Channel | undefined;
  #keepDays: number | undefined = KEEP_DAYS;

  constructor(name: string, channel: string, io: SourceIo) {
    this.name = name;
    this.#channelName = channel;
    this.#io = io;
    const baseUrl = io.baseUrl ?? 'https://youtube.googleapis.com';
    this.#client = new PlatformClient({ title: 'YouTube', baseUrl, ...youTubeAccess(io), judge });
    this.#push = new YouTubePush(name, io);
  }

  /** Known once something was read. */
  get keepDays(): number | undefined {
    return this.#keepDays;
  }

  async *fetchSince(cursor: string | undefined): ReturnType<PostSource['fetchSince']> {
    const place = placeOf(cursor);
    const channel = await this.#open();
    const subscribedAt = await this.#push.renew(channel.id, place.subscribedAt);
    const batches = readNewestFirst({
      cursor: place.list,
      now: this.#io.now(),
      firstFetchDays: this.#io.firstFetchDays,
      readPage: async (page) => {
        const { next, ids } = await this.#page(channel.uploads, page);
        return { ...(await this.#videos(ids, channel)), next };
      },
    });
    for await (const batch of batches) yield { ...batch, cursor: JSON.stringify({ list: batch.cursor, subscribedAt }) };
  }

  async *reread(known: readonly KnownPost[]): AsyncGenerator<Reread> {
    const channel = await this.#open();
    yield* rereadByIds(known, BATCH, async (ids) => {
      const { hidden, ...read } = await this.#videos(ids, channel);
      return { ...read, gone: hidden.map((id): Gone => ({ platform: 'youtube', id, as: 'private' })) };
    });
  }

  receive(request: InboundRequest): Promise<Received> {
    return this.#push.receive(request);
  }

  /** The channel, and whether it is read with its owner's authorization. */
  async #open(): Promise<Channel> {
    if (this.#channel !== undefined) return this.#channel;
    const name = this.#channelName;
    const [found] = await this.#channels({ [name.startsWith('@') ? 'forHandle' : 'id']: name });
    if (found === undefined) throw new SourceError('account_not_found', `YouTube: there is no channel ${name}`);
    const { id, snippet: { customUrl, title } = {}, statistics, contentDetails } = found;
    if (isOwners(await this.#io.credential.read())) {
      const own = await this.#channels({ mine: 'true' });
      if (own.some((channel) => channel.id === id)) this.#keepDays = undefined;
    }
    const followers = statistics?.subscriberCount;
    const creator = {
      handle: customUrl?.replace('@', '') || title || id,
      id,
      ...(title && { name: title }),
      ...(followers !== undefined && { followers }),
    };
    this.#channel = { id, uploads: contentDetails.relatedPlaylists.uploads, creator };
    return this.#channel;
  }

  async #channels(which: Readonly<Record<string, string>>) {
    const { data } = await this.#client.send({
      path: '/youtube/v3/channels',
      query: { part: 'snippet,statistics,contentDetails', ...which },
      shape: channelList,
      cost: ['units', 1],
    });
    return data.items ?? [];
  }

  async #page(playlistId: string, pageToken: string | undefined): Promise<{ ids: string[]; next: string | undefined }> {
    const { status, data } = await this.#client.send({
      path: '/youtube/v3/playlistItems',
      query: { part: 'contentDetails,status', playlistId, maxResults: BATCH, pageToken },
      // A channel without uploads has no such playlist.
      accept: [404],
      shape: playlistPage,
      cost: ['units', 1],
    });
    if (status === 404) return { ids: [], next: undefined };
    // The owner sees more than what is published.
    const published = data.items.filter((item) => (item.status?.privacyStatus ?? 'public') === 'public');
    return { ids: published.map(({ contentDetails }) => contentDetails.videoId), next: data.nextPageToken };
  }

  async #videos(ids: readonly string[], { creator }: Channel) {
    if (ids.length === 0) return { posts: [], rejected: [], hidden: [] };
    const { data } = await this.#client.send({
      path: '/youtube/v3/videos',
      query: { ...VIDEO_QUERY, id: ids.join(',') },
      shape: videoList,
      cost: ['units', 1],
    });
    return readVideos(data.items, creator);
  }
}

/** A place that cannot be read is none: reading twice does no harm. */
function placeOf(cursor: string | undefined): z.infer<typeof placeSchema> {
  try {
    return placeSchema.parse(JSON.parse(cursor ?? '{}'));
  } catch {
    return {};
  }
}
