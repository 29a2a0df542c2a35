import * as z from 'zod';
import { renewedBy } from './http/oauth-credential.ts';
import { PlatformClient } from './http/platform-client.ts';
import { readRecords } from './http/records.ts';
import { secondsTime } from './http/times.ts';
import { type Page, readNewestFirst } from './newest-first.ts';
import type { PostSource } from './source.ts';
import { type SourceIo, sourceKind } from './source-kind.ts';
import { bearer, judgeOpenApi, OPEN_API } from './tiktok/open-api.ts';
import { videoAddress } from './tiktok/video-address.ts';

const PAGE = 50;
const FIELDS = 'id,create_timestamp,label,brand_names,creator,videos';

const settings = z.object({
  creator: z
    .string()
    .regex(/^@?[\w.-]{2,64}$/, { error: 'write the creator’s handle, such as maple.kitchen' })
    .describe('Creator: handle on TikTok'),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, { error: 'write the country’s code of two letters, such as DE; or leave it out' })
    .optional()
    .describe('Country of the creator in the European Economic Area; left out: all'),
});

/**
 * Posts that carry TikTok's paid-partnership label, by the Commercial Content API
 * (https://developers.tiktok.com/doc/commercial-content-api-query-commercial-content). The library has no captions: a post comes with
 * its label, its brands and its address, and is laid over what another source knows of the same post. Who is not in the library may
 * live outside the EEA, so nothing is ever told to be without a label, nor to be gone. How soon a post is listed, in what order, and
 * how often may be asked, is not documented.
 */
export const tiktokCommercialContent = sourceKind({
  kind: 'tiktok_commercial_content',
  facts: {
    title: 'TikTok Commercial Content Library',
    platform: 'tiktok',
    reads: [
      'posts with the paid-partnership label of any creator in the EEA since October 2022; no captions',
      'verified',
    ],
    permission: ['an application that TikTok has approved, scope `research.adlib.basic`', 'verified'],
    label: ['a post is in the library because it carries the label; `brand_names` says who the partner is', 'verified'],
    edits: ['a label that is added while the post is new; none later', 'assumed'],
    deletions: ['not told', 'assumed'],
    cost: ['20 calls of 50 posts', 'verified'],
    retention: ['by the terms of the approval, which are not public', 'assumed'],
    concurrency: 2,
    budgets: [],
    credential: [
      { name: 'clientId', about: 'Client key of the approved application' },
      { name: 'clientSecret', about: 'Client secret of the approved application' },
    ],
    everyMinutes: 360,
  },
  settings,
  open: (name, chosen, io) => new CommercialContentSource(name, chosen, io),
});

/** `has_more` is a text in the documented example, and true or false in the documented type. */
const flag = z.union([z.boolean(), z.string().transform((text) => text.toLowerCase() === 'true')]).default(false);
const contentPage = z.object({
  data: z.object({
    commercial_contents: z.array(z.unknown()).default([]),
    has_more: flag,
    search_id: z.string().optional(),
  }),
});

const content = z.object({
  id: z.string(),
  create_timestamp: secondsTime,
  label: z.string().nullish(),
  brand_names: z.array(z.string()).nullish(),
  creator: z.object({ username: z.string().nullish() }).nullish(),
  video: z.object({ url: videoAddress }),
});

class CommercialContentSource implements PostSource {
  readonly name: string;
  readonly #settings: z.output<typeof settings>;
  readonly #io: SourceIo;
  readonly #client: PlatformClient;

  constructor(name: string, chosen: z.output<typeof settings>, io: SourceIo) {
    this.name = name;
    this.#settings = chosen;
    this.#io = io;
    this.#client = new PlatformClient({
      title: 'TikTok',
      baseUrl: io.baseUrl ?? OPEN_API,
      ...renewedBy('tiktok_application', io),
      authorize: bearer,
      judge: judgeOpenApi,
    });
  }

  fetchSince(cursor: string | undefined): ReturnType<PostSource['fetchSince']> {
    return readNewestFirst({
      cursor,
      now: this.#io.now(),
      firstFetchDays: this.#io.firstFetchDays,
      anyOrder: true,
      readPage: (page, since) => this.#page(page, since),
    });
  }

  async #page(page: string | undefined, since: Date): Promise<Page> {
    // A search goes on only with the question it began with: its last day is kept beside its id.
    const [max, search_id] = page?.split(' ', 2) ?? [dayOf(this.#io.now()), undefined];
    const { creator, country } = this.#settings;
    const { data } = await this.#client.send({
      method: 'POST',
      path: '/v2/research/adlib/commercial_content/query/',
      query: { fields: FIELDS },
      json: {
        filters: {
          content_published_date_range: { min: dayOf(since), max },
          creator_usernames: [creator.replace(/^@/, '')],
          ...(country !== undefined && { creator_country_code: country }),
        },
        max_count: PAGE,
        ...(search_id !== undefined && { search_id }),
      },
      shape: contentPage,
    });
    const { commercial_contents, has_more, search_id: next } = data.data;
    return { ...read(commercial_contents), next: has_more && next !== undefined ? `${max} ${next}` : undefined };
  }
}

/** 20261122 */
const dayOf = (date: Date) => date.toISOString().slice(0, 10).replaceAll('-', '');

function read(records: readonly unknown[]) {
  return readRecords(records.flatMap(byVideo), content, { idOf: ({ id }) => id, post: toPost });
}

/** The library's own id is not that of the post, which only the address of a video tells. */
function byVideo(record: unknown): unknown[] {
  const videos = (record as { videos?: unknown } | null)?.videos;
  return Array.isArray(videos) ? videos.map((video) => ({ ...(record as object), video })) : [record];
}

function toPost({ create_timestamp, brand_names, creator, video: { url: address } }: z.infer<typeof content>) {
  // A post has one partner: where the label names several, the first.
  const [brand] = brand_names ?? [];
  return {
    id: address.id,
    platform: 'tiktok' as const,
    format: address.format,
    url: address.url,
    creator: { handle: creator?.username ?? address.handle },
    publishedAt: create_timestamp,
    // There is a caption, of which the library gives nothing.
    caption: '',
    cut: ['caption' as const],
    platformLabel: 'present' as const,
    ...(brand !== undefined && { labelledPartner: brand }),
  };
}
