import type { Post } from '../post.ts';
import { readMedia } from './instagram/media.ts';
import {
  FULL_FIELDS,
  readAccount,
  readDiscoveryPage,
  readMention,
  readOwnPage,
  readTagsPage,
} from './instagram/pages.ts';
import { LABEL_SEARCHES, type PartnershipLabels, readLabels, withLabels } from './instagram/partnership-labels.ts';
import { type InstagramSettings, instagramSettings } from './instagram/settings.ts';
import { Graph, inParts, META_CREDENTIAL, MOST_IDS, ONE_BY_ONE } from './meta/graph.ts';
import { type MetaChange, receiveMeta } from './meta/webhook.ts';
import { type Page, readNewestFirst, rereadByListing } from './newest-first.ts';
import type { Gone, InboundRequest, KnownPost, PostSource, Received, Reread } from './source.ts';
import { type SourceIo, sourceKind } from './source-kind.ts';

const STORY_MS = 24 * 3_600_000;

/**
 * Posts of Instagram professional accounts, by the Graph API (https://developers.facebook.com/docs/instagram-platform). Personal and
 * age-gated accounts cannot be read. Not confirmed: which permission opens the Branded Content Library, how soon it shows a post, and that
 * posts that tag an account come newest first.
 */
export const instagram = sourceKind({
  kind: 'instagram',
  facts: {
    title: 'Instagram',
    platform: 'instagram',
    reads: [
      'posts of other professional accounts, own posts and stories, posts that tag or mention the own account. In captions of other accounts Instagram leaves out the @ of mentions; the words of stories are not told',
      'verified',
    ],
    permission: [
      'Facebook Login: instagram_basic and pages_read_engagement; for other accounts also instagram_manage_insights, for tags and mentions instagram_manage_comments; ads_read where the role comes from a business portfolio',
      'verified',
    ],
    label: [
      'from the Branded Content Library (`branded_content_search`), by the address of the post; no label of a post is known on its first day unless it is there. Which permission opens the library is not documented',
      'reported',
    ],
    edits: ['read again and compared; Instagram tells no time of an edit', 'verified'],
    deletions: [
      'a known post that is no longer answered; of posts that tag or mention the account it is not told',
      'verified',
    ],
    cost: ['20 calls of 50 posts, and a search of the library for every reading', 'verified'],
    retention: ['no fixed time; to be erased when Meta or the user asks (Platform Terms 3.d)', 'reported'],
    concurrency: 4,
    budgets: [{ name: LABEL_SEARCHES, unit: 'search', limit: 5_000, window: 'day', zone: 'UTC' }],
    credential: META_CREDENTIAL,
    everyMinutes: 60,
    inbound: 'webhook of the app (object instagram, field mentions) and its data deletion callback',
  },
  settings: instagramSettings,
  open: (name, settings, io) => new InstagramSource(name, settings, io),
});

class InstagramSource implements PostSource {
  readonly name: string;
  readonly #settings: InstagramSettings;
  readonly #io: SourceIo;
  readonly #graph: Graph;

  constructor(name: string, settings: InstagramSettings, io: SourceIo) {
    this.name = name;
    this.#settings = settings;
    this.#io = io;
    const host = 'https://graph.facebook.com';
    this.#graph = new Graph({ title: 'Instagram', host, version: 'v25.0', renewedAs: 'facebook', io });
  }

  async *fetchSince(cursor: string | undefined): ReturnType<PostSource['fetchSince']> {
    if (this.#settings.mode === 'mentions') {
      yield { posts: [], rejected: [], cursor: cursor ?? '' };
      return;
    }
    const pages = readNewestFirst({
      cursor,
      now: this.#io.now(),
      firstFetchDays: this.#io.firstFetchDays,
      readPage: await this.#pages(),
    });
    yield* this.#graph.paced(pages);
  }

  reread(known: readonly KnownPost[]): AsyncGenerator<Reread> {
    return this.#graph.whileEnough(this.#reread(known));
  }

  receive(request: InboundRequest): Promise<Received> {
    const { mode, account } = this.#settings;
    return receiveMeta(request, {
      io: this.#io,
      own: mode === 'own' ? account : undefined,
      take: (changes) => ({
        changed: mode === 'mentions' ? changes.flatMap((change) => this.#mentionOf(change)) : [],
      }),
    });
  }

  /** Reads the pages of one reading, with their labels. */
  async #pages(): Promise<(after: string | undefined, since: Date) => Promise<Page>> {
    const { mode, account: id, username = '' } = this.#settings;
    const account = mode === 'discovery' ? undefined : await readAccount(this.#graph, id);
    let label: Labelling | undefined;
    return async (after, since) => {
      const page =
        account === undefined
          ? await readDiscoveryPage(this.#graph, { account: id, username }, after)
          : mode === 'own'
            ? await readOwnPage(this.#graph, account, { after, since })
            : await readTagsPage(this.#graph, id, after);
      label ??= this.#labelling(account?.username ?? username, since);
      return { ...page, posts: await label(page.posts) };
    };
  }

  /**
   * Labels posts since an instant: the library is searched when there are some. For an account that others tag or mention, it is
   * searched for what it was the partner of, and what is not there may have another partner.
   */
  #labelling(account: string, since: Date): Labelling {
    const { mode, labels: isWanted } = this.#settings;
    const asked = mode === 'discovery' || mode === 'own' ? { owner: account } : { partner: account };
    const now = this.#io.now();
    let labels: PartnershipLabels | undefined;
    return async (posts) => {
      if (!isWanted || posts.length === 0) return posts;
      labels ??= await readLabels(this.#graph, { username: account, since, now });
      return withLabels(posts, labels, { ...asked, now });
    };
  }

  #reread(known: readonly KnownPost[]): AsyncGenerator<Reread> {
    const { mode } = this.#settings;
    if (mode === 'own') return this.#rereadOwn(known);
    return mode === 'mentions' ? this.#rereadMentions(known) : this.#relist(known);
  }

  async *#relist(known: readonly KnownPost[]): AsyncGenerator<Reread> {
    for await (const read of rereadByListing(known, { readPage: await this.#pages() })) {
      // A post can also leave the list because the tag was taken off.
      yield this.#settings.mode === 'tags' ? { ...read, gone: [] } : read;
    }
  }

  async *#rereadOwn(known: readonly KnownPost[]): AsyncGenerator<Reread> {
    // Where the token has lost the account, this fails: posts alone would be answered as if they were gone.
    const account = await readAccount(this.#graph, this.#settings.account);
    const label = this.#labelling(account.username, earliest(known));
    // A story ends after a day: that is no deletion.
    const asked = known.filter((post) => !this.#isEndedStory(post));
    for (const part of inParts(asked, MOST_IDS)) {
      const ids = part.map(({ id }) => id);
      const found = await this.#graph.byIds(ids, FULL_FIELDS);
      const { posts, rejected } = readMedia([...found.values()], account);
      yield { posts: await label(posts), gone: part.filter(({ id }) => !found.has(id)).map(missing), rejected };
    }
  }

  async *#rereadMentions(known: readonly KnownPost[]): AsyncGenerator<Reread> {
    const { account: id } = this.#settings;
    const { username } = await readAccount(this.#graph, id);
    const label = this.#labelling(username, earliest(known));
    for (const part of inParts(known, ONE_BY_ONE)) {
      const pages: Page[] = [];
      for (const post of part) pages.push(await readMention(this.#graph, id, post.id));
      const posts = await label(pages.flatMap((page) => page.posts));
      yield { posts, gone: [], rejected: pages.flatMap(({ rejected }) => rejected) };
    }
  }

  #isEndedStory({ url = '', publishedAt }: KnownPost): boolean {
    return url.includes('/stories/') && this.#io.now().getTime() - Date.parse(publishedAt) >= STORY_MS;
  }

  /** A mention in a comment is no post. */
  #mentionOf({ field, value, account }: MetaChange) {
    const { media_id: id, comment_id: comment } = (value ?? {}) as Record<string, unknown>;
    const isOurs = account === undefined || account === '0' || account === this.#settings.account;
    if (field !== 'mentions' || !isOurs || typeof id !== 'string' || comment !== undefined) return [];
    return [{ platform: 'instagram' as const, id }];
  }
}

const missing = ({ id }: KnownPost): Gone => ({ platform: 'instagram', id, as: 'missing' });

function earliest(posts: readonly KnownPost[]): Date {
  return new Date(Math.min(...posts.map(({ publishedAt }) => Date.parse(publishedAt))));
}

/** Sets the label of posts. */
type Labelling = (posts: Post[]) => Promise<Post[]>;
