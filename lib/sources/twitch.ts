import * as z from 'zod';
import { renewedBy } from './http/oauth-credential.ts';
import { PlatformClient } from './http/platform-client.ts';
import { readRecords } from './http/records.ts';
import type { Reply } from './http/reply.ts';
import { said, type Trouble } from './http/trouble.ts';
import { readNewestFirst } from './newest-first.ts';
import { labelOf } from './platform-label.ts';
import { rereadByIds } from './reread-by-ids.ts';
import type { KnownPost, PostSource, Reread } from './source.ts';
import { SourceError } from './source-error.ts';
import { type SourceIo, sourceKind } from './source-kind.ts';
import { liveId, liveSchema, toLivePost, toVideoPost, videoSchema } from './twitch/posts.ts';
import { SeenStreams, seenSchema } from './twitch/seen-streams.ts';

/** Most videos of a page, and most ids of one call. */
const PAGE = 100;

const settings = z.object({
  channel: z
    .string()
    .regex(/^\w{3,25}$/, { error: 'write the channel’s name as in twitch.tv/name: letters, digits and _' })
    .describe('Channel: the name as in twitch.tv/name'),
});

/**
 * The live streams and videos of a Twitch channel by the Helix API (https://dev.twitch.tv/docs/api/reference). A stream under way is a
 * post of its own; what is recorded of it is another. That content is branded is a flag of the channel as it is now: it is looked at
 * while a stream runs, and what was seen then is taken for the recording, too. A flag that was set between two looks is missed. Clips,
 * which others may cut, are not read.
 */
export const twitch = sourceKind({
  kind: 'twitch',
  facts: {
    title: 'Twitch channel',
    platform: 'twitch',
    reads: ['live streams while they run, and videos: title, description, language, views', 'verified'],
    permission: ['the id and secret of an application; no permission of the channel', 'verified'],
    label: [
      '`is_branded_content` of the channel, as it is while a stream runs; unknown for videos of streams that were not seen',
      'verified',
    ],
    edits: ['read again: titles', 'verified'],
    deletions: ['the id is missing from the videos; streams end, and are not deleted', 'verified'],
    cost: ['10 calls and 3 for each look; 800 a minute are allowed', 'verified'],
    retention: ['24 hours, by the developer agreement as quoted in Twitch’s forum', 'reported'],
    concurrency: 8,
    budgets: [],
    credential: [
      { name: 'clientId', about: 'client id of the application' },
      { name: 'clientSecret', about: 'client secret of the application: it gets the access token' },
    ],
    everyMinutes: 10,
  },
  settings,
  open: (name, { channel }, io) => new TwitchSource(name, channel.toLowerCase(), io),
});

const list = z.object({ data: z.array(z.unknown()) });
/** The answer where none of the ids that are asked for is left. */
const noneFound = z.object({ status: z.literal(404) }).transform(() => ({ data: [] as unknown[] }));
const videoPage = list.extend({ pagination: z.object({ cursor: z.string().optional() }).optional() });
const userList = z.object({ data: z.array(z.object({ id: z.string() })) });
const channelList = z.object({ data: z.array(z.object({ is_branded_content: z.boolean().optional() })) });

const placeSchema = z.object({ list: z.string().optional(), seen: seenSchema.default([]) });

class TwitchSource implements PostSource {
  readonly name: string;
  /** Twitch Developer Agreement, II. */
  readonly keepDays = 1;
  readonly #channel: string;
  readonly #io: SourceIo;
  readonly #client: PlatformClient;

  constructor(name: string, channel: string, io: SourceIo) {
    this.name = name;
    this.#channel = channel;
    this.#io = io;
    this.#client = new PlatformClient({
      title: 'Twitch',
      baseUrl: io.baseUrl ?? 'https://api.twitch.tv',
      ...renewedBy('twitch', io),
      authorize: ({ accessToken, clientId }) => ({ authorization: `Bearer ${accessToken}`, 'client-id': clientId! }),
      judge,
    });
  }

  async *fetchSince(cursor: string | undefined): ReturnType<PostSource['fetchSince']> {
    const place = placeOf(cursor);
    const seen = new SeenStreams(place.seen);
    const user = await this.#userId();
    let live: Pick<Reread, 'posts' | 'rejected'> | undefined = await this.#live(user, seen);
    const batches = readNewestFirst({
      cursor: place.list,
      now: this.#io.now(),
      firstFetchDays: this.#io.firstFetchDays,
      readPage: (page) => this.#page(user, page, seen),
    });
    for await (const batch of batches) {
      yield {
        ...batch,
        posts: [...(live?.posts ?? []), ...batch.posts],
        rejected: [...(live?.rejected ?? []), ...batch.rejected],
        cursor: JSON.stringify({ list: batch.cursor, seen }),
      };
      live = undefined;
    }
  }

  async *reread(known: readonly KnownPost[], cursor?: string): AsyncGenerator<Reread> {
    const seen = new SeenStreams(placeOf(cursor).seen);
    const streams = new Set(known.map(({ id }) => id).filter((id) => id.startsWith(liveId(''))));
    if (streams.size > 0) {
      const { posts, rejected } = await this.#live(await this.#userId(), seen);
      yield { posts: posts.filter(({ id }) => streams.has(id)), gone: [], rejected };
    }
    const videos = known.filter(({ id }) => !streams.has(id));
    yield* rereadByIds(videos, PAGE, async (id) => {
      const { data } = await this.#client.send({
        path: '/helix/videos',
        query: { id },
        accept: [404],
        shape: z.union([list, noneFound]),
      });
      return toVideos(data.data, seen);
    });
  }

  async #userId(): Promise<string> {
    const { data } = await this.#client.send({
      path: '/helix/users',
      query: { login: this.#channel },
      shape: userList,
    });
    const [user] = data.data;
    if (user === undefined) throw new SourceError('account_not_found', `Twitch: there is no channel ${this.#channel}`);
    return user.id;
  }

  /** The stream under way, if there is one; what its label is now is noted. */
  async #live(user: string, seen: SeenStreams) {
    const streams = await this.#client.send({ path: '/helix/streams', query: { user_id: user }, shape: list });
    if (streams.data.data.length === 0) return { posts: [], rejected: [] };
    const { data } = await this.#client.send({
      path: '/helix/channels',
      query: { broadcaster_id: user },
      shape: channelList,
    });
    const label = labelOf(data.data[0]?.is_branded_content);
    return readRecords(streams.data.data, liveSchema, {
      idOf: ({ id }) => id,
      post: (stream) => {
        seen.note(stream.id, label);
        return toLivePost(stream, label);
      },
    });
  }

  async #page(user: string, after: string | undefined, seen: SeenStreams) {
    const { data } = await this.#client.send({
      path: '/helix/videos',
      query: { user_id: user, type: 'all', sort: 'time', first: PAGE, after },
      shape: videoPage,
    });
    // The last page has been seen with a cursor.
    const next = data.data.length === 0 ? undefined : data.pagination?.cursor;
    return { ...toVideos(data.data, seen), next };
  }
}

function toVideos(records: readonly unknown[], seen: SeenStreams) {
  return readRecords(records, videoSchema, {
    idOf: ({ id }) => id,
    post: (video) => toVideoPost(video, seen.labelOf(video.stream_id)),
  });
}

/** A place that cannot be read is none: the list is read anew, and no stream was seen. */
function placeOf(cursor: string | undefined): z.infer<typeof placeSchema> {
  try {
    return placeSchema.parse(JSON.parse(cursor ?? '{}'));
  } catch {
    return { seen: [] };
  }
}

const errorBody = z.object({ message: z.string() });

/** https://dev.twitch.tv/docs/api/guide/#twitch-rate-limits: the limit is that of the application. */
function judge({ status, body }: Reply): Trouble | undefined {
  const message = `${said(errorBody.safeParse(body).data?.message)} (${status})`;
  if (status === 429) return { problem: 'rate_limited', message, scope: 'platform', again: true };
  return status === 400 ? { problem: 'answer_not_understood', message } : undefined;
}
