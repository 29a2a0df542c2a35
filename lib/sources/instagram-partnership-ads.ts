import * as z from 'zod';
import type { Post } from '../post.ts';
import { readRecords } from './http/records.ts';
import { isoTime } from './http/times.ts';
import { formatOf } from './instagram/media.ts';
import { readAccount } from './instagram/pages.ts';
import { Graph, type GraphPage, graphPage, inParts, META_CREDENTIAL, MOST_IDS, nextUntilEmpty } from './meta/graph.ts';
import { metaId } from './meta/settings.ts';
import { receiveMeta } from './meta/webhook.ts';
import { readNewestFirst } from './newest-first.ts';
import type { InboundRequest, KnownPost, PostSource, Received, Rejected, Reread } from './source.ts';
import { type SourceIo, sourceKind } from './source-kind.ts';

const LIMIT = 50;
const FIELDS = 'content_id,permalink,media_type,post_type,caption,creation_time,author,partnership_info';

const settings = z.object({
  business: metaId('your business portfolio').describe('Id of the business portfolio that the brand’s account is in'),
  account: metaId('the brand’s Instagram account').describe('Id of the brand’s Instagram professional account'),
});
type Settings = z.output<typeof settings>;

/**
 * What creators posted on Instagram for a brand, by the Partnership Ads Advertisable Content API
 * (https://developers.facebook.com/documentation/ads-commerce/marketing-api/ad-creative/partnership-ads/content-discovery-api). Not
 * confirmed: whether the display name of an author is the user name.
 */
export const instagramPartnershipAds = sourceKind({
  kind: 'instagram_partnership_ads',
  facts: {
    title: 'Instagram, brand’s side',
    platform: 'instagram',
    reads: [
      'posts of creators that carry the brand’s label, tag the brand or were made with it. Of the publication only the day is told; it is taken as its start',
      'verified',
    ],
    permission: ['business_management, instagram_branded_content_ads_brand and instagram_basic', 'verified'],
    label: [
      '`partnership_info.content_types` has BRANDED_CONTENT: the label that names the brand. A label that names only others is not told',
      'verified',
    ],
    edits: ['read again and compared', 'verified'],
    deletions: ['not told: a post also leaves the list when it no longer names the brand', 'verified'],
    cost: ['20 calls of 50 posts', 'verified'],
    retention: ['no fixed time; to be erased when Meta or the user asks (Platform Terms 3.d)', 'reported'],
    concurrency: 2,
    budgets: [],
    credential: META_CREDENTIAL,
    everyMinutes: 60,
    inbound: 'data deletion callback of the app',
  },
  settings,
  open: (name, settings, io) => new PartnershipSource(name, settings, io),
});

const text = z.string().optional();

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .transform((date) => `${date}T00:00:00Z`)
  .pipe(isoTime);

const content = z.object({
  content_id: z.string(),
  permalink: text,
  media_type: text,
  post_type: text,
  caption: text,
  creation_time: z.union([day, isoTime]),
  author: z.object({ display_name: z.string(), ig_user_id: text }),
  partnership_info: z.array(z.object({ content_types: z.array(z.string()).optional() })).optional(),
});
type Content = z.infer<typeof content>;

class PartnershipSource implements PostSource {
  readonly name: string;
  readonly #settings: Settings;
  readonly #io: SourceIo;
  readonly #graph: Graph;

  constructor(name: string, settings: Settings, io: SourceIo) {
    this.name = name;
    this.#settings = settings;
    this.#io = io;
    const host = 'https://graph.facebook.com';
    this.#graph = new Graph({ title: 'Instagram', host, version: 'v25.0', renewedAs: 'facebook', io });
  }

  async *fetchSince(cursor: string | undefined): ReturnType<PostSource['fetchSince']> {
    const { username } = await readAccount(this.#graph, this.#settings.account);
    const pages = readNewestFirst({
      cursor,
      now: this.#io.now(),
      firstFetchDays: this.#io.firstFetchDays,
      readPage: async (after) => {
        const page = await this.#list({ sort_by: 'DATE', limit: LIMIT, after });
        return { ...readContent(page, username), next: nextUntilEmpty(page) };
      },
    });
    yield* this.#graph.paced(pages);
  }

  reread(known: readonly KnownPost[]): AsyncGenerator<Reread> {
    return this.#graph.whileEnough(this.#reread(known));
  }

  async *#reread(known: readonly KnownPost[]): AsyncGenerator<Reread> {
    const { username } = await readAccount(this.#graph, this.#settings.account);
    for (const part of inParts(known, MOST_IDS)) {
      const ids = part.map(({ id }) => id);
      const page = await this.#list({ content_ids: JSON.stringify(ids), limit: LIMIT });
      yield { ...readContent(page, username), gone: [] };
    }
  }

  receive(request: InboundRequest): Promise<Received> {
    return receiveMeta(request, { io: this.#io, take: () => ({}) });
  }

  #list(query: Readonly<Record<string, string | number | undefined>>): Promise<GraphPage> {
    const { business, account } = this.#settings;
    return this.#graph.get(
      `${business}/partnership-ads-advertisable-content`,
      { ig_user_id: account, platform_types: '["INSTAGRAM"]', fields: FIELDS, ...query },
      graphPage,
    );
  }
}

function readContent({ data }: GraphPage, brand: string): { posts: Post[]; rejected: Rejected[] } {
  return readRecords(data, content, { idOf: ({ content_id: id }) => id, post: (record) => toPost(record, brand) });
}

function toPost({ author, partnership_info: info, ...record }: Content, brand: string) {
  const types = info?.flatMap(({ content_types: list }) => list ?? []) ?? [];
  const isLabelled = types.includes('BRANDED_CONTENT');
  return {
    id: record.content_id,
    platform: 'instagram' as const,
    format: formatOf({ ...record, media_product_type: record.post_type }),
    url: record.permalink,
    creator: { handle: author.display_name, id: author.ig_user_id },
    publishedAt: record.creation_time,
    caption: record.caption,
    platformLabel: types.length === 0 ? ('unknown' as const) : isLabelled ? ('present' as const) : ('absent' as const),
    ...(isLabelled && { labelledPartner: brand }),
  };
}
