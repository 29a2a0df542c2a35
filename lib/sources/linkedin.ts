import * as z from 'zod';
import type { Format } from '../post.ts';
import { renewedBy } from './http/oauth-credential.ts';
import { PlatformClient } from './http/platform-client.ts';
import { readRecords } from './http/records.ts';
import type { Reply } from './http/reply.ts';
import { millisecondsTime } from './http/times.ts';
import { said, type Trouble } from './http/trouble.ts';
import { nextUtcMidnight } from './http/waits.ts';
import { readLittleText } from './linkedin/little-text.ts';
import { readNewestFirst } from './newest-first.ts';
import type { Gone, KnownPost, PostSource, Reread } from './source.ts';
import { type SourceIo, sourceKind } from './source-kind.ts';

const PAGE = 100;
const BATCH = 20;
/** A version is served for about a year: this one since June 2026. */
const VERSION = '202606';

const settings = z.object({
  organization: z
    .string()
    .regex(/^\d{1,20}$/, { error: 'write the number of the organization, as in urn:li:organization:5515715' })
    .describe('Organization: its number'),
  handle: z
    .string()
    .regex(/^[\w-]{1,100}$/, { error: 'write the name in the page’s address, linkedin.com/company/NAME' })
    .describe('Name of the page in its address, linkedin.com/company/NAME'),
  version: z
    .string()
    .regex(/^20\d{2}(0[1-9]|1[0-2])$/, { error: 'write year and month, such as 202606; or leave it out' })
    .optional()
    .describe(`Version of LinkedIn’s API; left out: ${VERSION}`),
});

/**
 * Posts of an organization's page, by the Posts API
 * (https://learn.microsoft.com/linkedin/marketing/community-management/shares/posts-api). The list is sorted by the last change, so
 * edits come by themselves. LinkedIn restricts what its data may be used for to managing pages: whether auditing is that, ask LinkedIn
 * (https://learn.microsoft.com/linkedin/marketing/restricted-use-cases). How many posts may be asked for at once is not documented.
 */
export const linkedin = sourceKind({
  kind: 'linkedin',
  facts: {
    title: 'LinkedIn page',
    platform: 'linkedin',
    reads: ['posts of an organization’s page that the member who connects it administers', 'verified'],
    permission: [
      '`r_organization_social`, after LinkedIn’s review; the member is an administrator of the page',
      'verified',
    ],
    label: ['none can be read: it stays unknown', 'verified'],
    edits: ['the list is sorted by the last change', 'verified'],
    deletions: ['404 for the post', 'verified'],
    cost: [
      '10 calls to list and 50 to read again; the daily limits are shown in the developer portal alone',
      'verified',
    ],
    retention: ['6 weeks for an organization’s posts; 6 months where it has authenticated itself', 'reported'],
    concurrency: 4,
    budgets: [],
    credential: [
      { name: 'accessToken', about: 'Token of a member who administers the page; lives for 60 days' },
      { name: 'refreshToken', about: 'Renews the token, for approved applications', optional: true },
      { name: 'clientId', about: 'Id of the application, to renew the token', optional: true },
      { name: 'clientSecret', about: 'Secret of the application, to renew the token', optional: true },
    ],
    everyMinutes: 120,
  },
  settings,
  open: (name, chosen, io) => new LinkedInSource(name, chosen, io),
});

const postPage = z.object({
  elements: z.array(z.unknown()).default([]),
  paging: z
    .object({ links: z.array(z.object({ rel: z.string(), href: z.string().optional() })).default([]) })
    .optional(),
});

const postsById = z.object({
  results: z.record(z.string(), z.unknown()).default({}),
  errors: z.record(z.string(), z.object({ status: z.number().optional() })).default({}),
});

const published = z.object({
  id: z.string(),
  author: z.string(),
  commentary: z.string().default(''),
  lifecycleState: z.string().optional(),
  lifecycleStateInfo: z.object({ isEditedByAuthor: z.boolean().optional() }).optional(),
  createdAt: millisecondsTime,
  publishedAt: millisecondsTime.optional(),
  lastModifiedAt: millisecondsTime.optional(),
  contentLandingPage: z.string().optional(),
  content: z
    .object({
      media: z.object({ id: z.string().optional(), title: z.string().optional() }).optional(),
      article: z.object({ source: z.string().optional(), title: z.string().optional() }).optional(),
      multiImage: z.unknown().optional(),
    })
    .optional(),
});
type Published = z.infer<typeof published>;

class LinkedInSource implements PostSource {
  readonly name: string;
  /** Data storage requirements, organization social activity. */
  readonly keepDays = 42;
  readonly #settings: z.output<typeof settings>;
  readonly #io: SourceIo;
  readonly #client: PlatformClient;

  constructor(name: string, chosen: z.output<typeof settings>, io: SourceIo) {
    this.name = name;
    this.#settings = chosen;
    this.#io = io;
    this.#client = new PlatformClient({
      title: 'LinkedIn',
      baseUrl: io.baseUrl ?? 'https://api.linkedin.com',
      ...renewedBy('linkedin', io),
      authorize: ({ accessToken }) => ({ authorization: `Bearer ${accessToken}` }),
      judge,
    });
  }

  fetchSince(cursor: string | undefined): ReturnType<PostSource['fetchSince']> {
    const changed = new Map<string, string>();
    return readNewestFirst({
      cursor,
      now: this.#io.now(),
      firstFetchDays: this.#io.firstFetchDays,
      timeOf: ({ id, publishedAt }) => changed.get(id) ?? publishedAt,
      readPage: async (page) => {
        const { data } = await this.#client.send({
          path: '/rest/posts',
          query: {
            q: 'author',
            author: `urn:li:organization:${this.#settings.organization}`,
            count: PAGE,
            start: page ?? 0,
            sortBy: 'LAST_MODIFIED',
          },
          headers: this.#headers('FINDER'),
          shape: postPage,
        });
        const href = data.paging?.links.find(({ rel }) => rel === 'next')?.href;
        return { ...this.#read(data.elements, changed), next: /[?&]start=(\d{1,9})/.exec(href ?? '')?.[1] };
      },
    });
  }

  async *reread(known: readonly KnownPost[]): AsyncGenerator<Reread> {
    for (let start = 0; start < known.length; start += BATCH) {
      const asked = known.slice(start, start + BATCH);
      const list = asked.map(({ id }) => encodeURIComponent(id)).join(',');
      const { data } = await this.#client.send({
        // Rest.li tells a list by brackets and commas that are not encoded.
        path: `/rest/posts?ids=List(${list})`,
        headers: this.#headers('BATCH_GET'),
        shape: postsById,
      });
      const { posts, rejected } = this.#read(Object.values(data.results));
      const answered = new Set([...posts.map(({ id }) => id), ...rejected.map(({ at }) => at)]);
      const gone = asked
        .filter(({ id }) => !answered.has(id))
        .flatMap(({ platform, id }): Gone[] => {
          const status = Object.hasOwn(data.errors, id) ? data.errors[id]!.status : undefined;
          if (status === 404) return [{ platform, id, as: 'deleted' }];
          return Object.hasOwn(data.errors, id) || Object.hasOwn(data.results, id)
            ? []
            : [{ platform, id, as: 'missing' }];
        });
      yield { posts, gone, rejected };
    }
  }

  #headers(method: string) {
    return {
      'linkedin-version': this.#settings.version ?? VERSION,
      'x-restli-protocol-version': '2.0.0',
      'x-restli-method': method,
    };
  }

  #read(elements: readonly unknown[], changed = new Map<string, string>()): Pick<Reread, 'posts' | 'rejected'> {
    return readRecords(elements, published, {
      idOf: ({ id }) => id,
      post: (one) => {
        // Drafts and posts whose publication failed are listed, too.
        if (one.lifecycleState !== undefined && one.lifecycleState !== 'PUBLISHED') return undefined;
        if (one.lastModifiedAt !== undefined) changed.set(one.id, one.lastModifiedAt);
        return toPost(one, this.#settings.handle);
      },
    });
  }
}

function toPost(one: Published, handle: string) {
  const { id, author, commentary, content, contentLandingPage } = one;
  const links = [content?.article?.source, contentLandingPage].filter((link) => link !== undefined);
  const title = content?.article?.title ?? content?.media?.title;
  return {
    id,
    platform: 'linkedin' as const,
    format: formatOf(content),
    url: `https://www.linkedin.com/feed/update/${id}/`,
    creator: { handle, id: author },
    publishedAt: one.publishedAt ?? one.createdAt,
    ...(one.lifecycleStateInfo?.isEditedByAuthor && { editedAt: one.lastModifiedAt }),
    caption: readLittleText(commentary),
    ...(title && { title }),
    ...(links.length > 0 && { links }),
  };
}

function formatOf(content: Published['content']): Format {
  if (content?.article !== undefined) return 'article';
  if (content?.multiImage !== undefined) return 'carousel';
  if (content?.media === undefined) return 'text';
  return content.media.id?.startsWith('urn:li:video:') ? 'video' : 'feed';
}

const errorBody = z.object({ code: z.string().optional(), message: z.string().optional() });

/**
 * https://learn.microsoft.com/linkedin/shared/api-guide/concepts/error-handling and …/rate-limits: limits are counted by the day of
 * UTC, of the application or of the member, and no wait comes with them; other 429s pass by themselves.
 */
function judge({ status, body }: Reply, now: Date): Trouble | undefined {
  if (status < 400) return undefined;
  const { data } = errorBody.safeParse(body);
  const message = `${data?.code ?? status}: ${said(data?.message)}`;
  if (status === 426) return { problem: 'version_retired', message, scope: 'platform' };
  if (status !== 429) return undefined;
  if (!/\bDAY\b/.test(data?.message ?? '')) return { problem: 'rate_limited', message, again: true };
  const scope = /\bMEMBER\b/.test(data!.message!) ? 'source' : 'platform';
  return { problem: 'rate_limited', message, scope, notBefore: nextUtcMidnight(now) };
}
