import * as z from 'zod';
import type { Post } from '../post.ts';
import { isWithdrawn, type PageAccount, POST_FIELDS, pageAccount, readPosts, withSponsors } from './facebook/posts.ts';
import { Graph, graphPage, inParts, META_CREDENTIAL, MOST_IDS, nextOf } from './meta/graph.ts';
import { metaId } from './meta/settings.ts';
import { type MetaChange, receiveMeta } from './meta/webhook.ts';
import { type Page, readNewestFirst } from './newest-first.ts';
import type { Gone, InboundRequest, KnownPost, PostSource, Received, Reread } from './source.ts';
import { type SourceIo, sourceKind } from './source-kind.ts';

const LIMIT = 50;

const settings = z.object({
  page: metaId('the Page').describe('Id of the Page whose posts are read'),
  access: z
    .enum(['own', 'public'])
    .default('own')
    .describe('own: a Page for which the token was given; public: any Page, by Page Public Content Access'),
});
type Settings = z.output<typeof settings>;

/**
 * Posts of a Facebook Page, by the Pages API (https://developers.facebook.com/docs/pages-api). Not confirmed: whether the label of a
 * Page of others can be read. `updated_time` also moves with comments, so it is told as no edit.
 */
export const facebook = sourceKind({
  kind: 'facebook',
  facts: {
    title: 'Facebook Page',
    platform: 'facebook',
    reads: ['posts of a Page; about 600 of a year can be reached', 'verified'],
    permission: [
      'a Page token with pages_read_engagement; for Pages of others the feature Page Public Content Access, best with a token of a system user and the secret of the app',
      'verified',
    ],
    label: ['the edge `sponsor_tags` of the post; for Pages of others it may stay unknown', 'verified'],
    edits: ['read again and compared; at once by the webhook', 'verified'],
    deletions: ['a known post that is no longer answered; at once by the webhook', 'verified'],
    cost: ['20 calls of 50 posts, and a call for the label of each post', 'verified'],
    retention: ['no fixed time; to be erased when Meta or the user asks (Platform Terms 3.d)', 'reported'],
    concurrency: 4,
    budgets: [],
    credential: META_CREDENTIAL,
    everyMinutes: 60,
    inbound: 'webhook of the app (object page, field feed) and its data deletion callback',
  },
  settings,
  open: (name, settings, io) => new FacebookSource(name, settings, io),
});

/** `hide` and `unhide` are about the timeline of the Page. https://developers.facebook.com/docs/graph-api/webhooks/reference/page/#feed */
const feedValue = z.object({ item: z.string(), verb: z.string(), post_id: z.string() });
const NO_POSTS = ['comment', 'reaction', 'like', 'event', 'note'];

class FacebookSource implements PostSource {
  readonly name: string;
  readonly #settings: Settings;
  readonly #io: SourceIo;
  readonly #graph: Graph;

  constructor(name: string, settings: Settings, io: SourceIo) {
    this.name = name;
    this.#settings = settings;
    this.#io = io;
    const host = 'https://graph.facebook.com';
    this.#graph = new Graph({ title: 'Facebook', host, version: 'v25.0', renewedAs: 'facebook', io });
  }

  async *fetchSince(cursor: string | undefined): ReturnType<PostSource['fetchSince']> {
    const account = await this.#account();
    const pages = readNewestFirst({
      cursor,
      now: this.#io.now(),
      firstFetchDays: this.#io.firstFetchDays,
      readPage: (after, since) => this.#page(account, after, since),
    });
    yield* this.#graph.paced(pages);
  }

  reread(known: readonly KnownPost[]): AsyncGenerator<Reread> {
    return this.#graph.whileEnough(this.#reread(known));
  }

  receive(request: InboundRequest): Promise<Received> {
    const { page, access } = this.#settings;
    return receiveMeta(request, {
      io: this.#io,
      own: access === 'own' ? page : undefined,
      take: (changes) => this.#take(changes),
    });
  }

  async *#reread(known: readonly KnownPost[]): AsyncGenerator<Reread> {
    // Where the token has lost the Page, this fails: posts alone would be answered as if they were gone.
    const account = await this.#account();
    for (const part of inParts(known, MOST_IDS)) {
      const ids = part.map(({ id }) => id);
      const found = await this.#graph.byIds(ids, POST_FIELDS);
      const records = [...found.values()].filter((record) => !isWithdrawn(record));
      const { posts, rejected } = readPosts(records, account);
      const gone = part.flatMap((post) => goneOf(post, found));
      yield { posts: await this.#labelled(posts), gone, rejected };
    }
  }

  #account(): Promise<PageAccount> {
    return this.#graph.get(this.#settings.page, { fields: 'id,name,username,followers_count' }, pageAccount);
  }

  async #page(account: PageAccount, after: string | undefined, since: Date): Promise<Page> {
    const { page: id, access } = this.#settings;
    const page = await this.#graph.get(
      `${id}/${access === 'own' ? 'published_posts' : 'posts'}`,
      { fields: POST_FIELDS, since: Math.floor(since.getTime() / 1000), limit: LIMIT, after },
      graphPage,
    );
    const shown = page.data.filter((record) => !isWithdrawn(record));
    const { posts, rejected } = readPosts(shown, account);
    return { posts: await this.#labelled(posts), rejected, next: nextOf(page) };
  }

  #labelled(posts: readonly Post[]): Promise<Post[]> {
    return withSponsors(this.#graph, posts);
  }

  /** Comments and reactions come in the same field. */
  #take(changes: readonly MetaChange[]): Omit<Received, 'status'> {
    const ours = changes.flatMap((change) => this.#changeOf(change));
    const refs = (verbs: readonly string[]) =>
      ours.filter(({ verb }) => verbs.includes(verb)).map(({ post_id: id }) => ({ platform: 'facebook' as const, id }));
    return {
      gone: [
        ...refs(['remove', 'delete']).map((ref) => ({ ...ref, as: 'deleted' as const })),
        ...refs(['hide']).map((ref) => ({ ...ref, as: 'private' as const })),
      ],
      changed: refs(['edit', 'edited', 'update', 'unhide']),
      fetch: ours.some(({ verb }) => verb === 'add'),
    };
  }

  #changeOf({ field, value }: MetaChange) {
    const { data } = feedValue.safeParse(value);
    if (field !== 'feed' || data === undefined || NO_POSTS.includes(data.item)) return [];
    return data.post_id.startsWith(`${this.#settings.page}_`) ? [data] : [];
  }
}

function goneOf({ id }: KnownPost, found: ReadonlyMap<string, unknown>): Gone[] {
  if (!found.has(id)) return [{ platform: 'facebook', id, as: 'missing' }];
  return isWithdrawn(found.get(id)) ? [{ platform: 'facebook', id, as: 'private' }] : [];
}
