import * as z from 'zod';
import { PlatformClient } from './http/platform-client.ts';
import { readRecords } from './http/records.ts';
import type { Reply } from './http/reply.ts';
import { isoTime } from './http/times.ts';
import { said, type Trouble } from './http/trouble.ts';
import { readNewestFirst } from './newest-first.ts';
import { rereadByIds } from './reread-by-ids.ts';
import type { KnownPost, PostSource, Reread } from './source.ts';
import { type SourceIo, sourceKind } from './source-kind.ts';

/** Most posts of a page of `getAuthorFeed`. */
const PAGE = 100;
/** Most addresses of one `getPosts` call. */
const BATCH = 25;

/** https://atproto.com/specs/handle and https://atproto.com/specs/did, as far as Bluesky takes them. */
const ACTOR = /^(did:(plc:[a-z2-7]{24}|web:[A-Za-z0-9.-]{3,250})|@?[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,8})$/;

const settings = z.object({
  actor: z
    .string()
    .regex(ACTOR, { error: 'write the handle (maple.bsky.social) or the DID (did:plc:…)' })
    .describe('Account: handle (maple.bsky.social) or DID'),
});

/**
 * The posts of a Bluesky account, by the public AppView (https://docs.bsky.app/docs/api/app-bsky-feed-get-author-feed), without replies
 * and reposts. The list is in the order of the earlier of `createdAt` and `indexedAt` of each post: what is posted with a date of long
 * ago, as imports are, is not seen. Accounts may ask that what they post is not shown to people who are not logged in; the
 * interface answers all the same, and so is not asked for more than the audit needs.
 */
export const bluesky = sourceKind({
  kind: 'bluesky',
  facts: {
    title: 'Bluesky account',
    platform: 'bluesky',
    reads: [
      'public posts of any account: text, links, language, counts; of a thread the first; no reposts',
      'verified',
    ],
    permission: ['none', 'verified'],
    label: ['there is none: it stays unknown', 'verified'],
    edits: [
      'the app lets nobody edit a post; a text that differs all the same is found when it is read again',
      'reported',
    ],
    deletions: ['the post is missing from `getPosts`', 'verified'],
    cost: ['10 calls; 3,000 in 5 minutes are allowed from one address', 'reported'],
    retention: ['no limit of its own; what is deleted there is to be deleted here', 'assumed'],
    concurrency: 8,
    budgets: [],
    credential: [],
    everyMinutes: 30,
  },
  settings,
  open: (name, { actor }, io) => new BlueskySource(name, actor.replace('@', ''), io),
});

const feedPage = z.object({
  feed: z.array(z.unknown()),
  cursor: z.string().optional(),
});
const postList = z.object({ posts: z.array(z.unknown()) });

const external = z.object({ external: z.object({ uri: z.string() }).optional() });
const count = z.number().int().nonnegative().optional().catch(undefined);
const facet = z.object({ features: z.array(z.object({ uri: z.string().optional() })).catch([]) });

const post = z.object({
  uri: z.string().startsWith('at://'),
  author: z.object({
    did: z.string(),
    handle: z.string().optional(),
    displayName: z.string().optional(),
  }),
  record: z.object({
    text: z.string(),
    createdAt: isoTime,
    langs: z.array(z.string()).optional(),
    facets: z.array(facet).optional().catch(undefined),
  }),
  embed: z
    .object({ $type: z.string(), ...external.shape, media: external.optional().catch(undefined) })
    .optional()
    .catch(undefined),
  indexedAt: isoTime,
  likeCount: count,
  replyCount: count,
  repostCount: count,
});
type BlueskyPost = z.infer<typeof post>;

/** `reason`: a repost, or a post that is pinned to the top. */
const item = z.object({ post: z.unknown(), reason: z.unknown().optional() });

class BlueskySource implements PostSource {
  readonly name: string;
  readonly #actor: string;
  readonly #io: SourceIo;
  readonly #client: PlatformClient;

  constructor(name: string, actor: string, io: SourceIo) {
    this.name = name;
    this.#actor = actor;
    this.#io = io;
    const baseUrl = io.baseUrl ?? 'https://public.api.bsky.app';
    this.#client = new PlatformClient({ title: 'Bluesky', baseUrl, io, judge });
  }

  async *fetchSince(cursor: string | undefined): ReturnType<PostSource['fetchSince']> {
    const { firstFetchDays } = this.#io;
    yield* readNewestFirst({ cursor, now: this.#io.now(), firstFetchDays, readPage: (page) => this.#page(page) });
  }

  reread(known: readonly KnownPost[]): AsyncGenerator<Reread> {
    return rereadByIds(known, BATCH, async (uris) => {
      const { data } = await this.#client.send({
        path: '/xrpc/app.bsky.feed.getPosts',
        query: { uris },
        shape: postList,
      });
      return toPosts(data.posts);
    });
  }

  async #page(cursor: string | undefined) {
    const { data } = await this.#client.send({
      path: '/xrpc/app.bsky.feed.getAuthorFeed',
      query: { actor: this.#actor, limit: PAGE, filter: 'posts_no_replies', cursor },
      shape: feedPage,
    });
    const own = data.feed.flatMap((one) => {
      const { data: read } = item.safeParse(one);
      return read?.reason === undefined ? [read?.post ?? one] : [];
    });
    return { ...toPosts(own), next: data.cursor };
  }
}

function toPosts(records: readonly unknown[]) {
  return readRecords(records, post, { idOf: ({ uri }) => uri, post: toPost });
}

function toPost({ uri, author, record, embed, indexedAt, likeCount, replyCount, repostCount }: BlueskyPost) {
  const { text, createdAt, langs = [], facets = [] } = record;
  const { did, displayName } = author;
  const handle = author.handle === undefined || author.handle === 'handle.invalid' ? did : author.handle;
  const links = new Set(facets.flatMap(({ features }) => features.flatMap(({ uri: link }) => link ?? [])));
  const card = embed?.external ?? embed?.media?.external;
  if (card !== undefined) links.add(card.uri);
  return {
    id: uri,
    platform: 'bluesky' as const,
    ...(embed?.$type === 'app.bsky.embed.video#view' && { format: 'video' as const }),
    url: `https://bsky.app/profile/${handle}/post/${uri.slice(uri.lastIndexOf('/') + 1)}`,
    creator: { handle, id: did, ...(displayName && { name: displayName }) },
    // `createdAt` is what the author's program says; nothing is published before it is there.
    publishedAt: createdAt < indexedAt ? createdAt : indexedAt,
    caption: text,
    ...(links.size > 0 && { links: [...links] }),
    platformLabel: 'unknown' as const,
    ...(langs.length === 1 && { language: langs[0] }),
    metrics: { likes: likeCount, comments: replyCount, shares: repostCount },
  };
}

const errorBody = z.object({ error: z.string(), message: z.string().optional() });

/** Accounts that are not shown, by the errors of `getAuthorFeed` and `getProfile`. */
const HIDDEN = ['AccountDeactivated', 'AccountTakedown', 'AccountSuspended', 'BlockedActor', 'BlockedByActor'];

/** https://docs.bsky.app/docs/api/app-bsky-feed-get-author-feed: 400 with `error` and `message`. */
function judge({ status, body }: Reply): Trouble | undefined {
  if (status !== 400) return undefined;
  const { data } = errorBody.safeParse(body);
  if (data === undefined) return undefined;
  const message = `${data.error}: ${said(data.message)}`;
  if (HIDDEN.includes(data.error) || /profile not found|could not resolve/i.test(data.message ?? ''))
    return { problem: 'account_not_found', message };
  return { problem: 'answer_not_understood', message };
}
