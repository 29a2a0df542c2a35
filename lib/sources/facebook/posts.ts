import * as z from 'zod';
import type { Format, Post } from '../../post.ts';
import { readRecords } from '../http/records.ts';
import { isoTime } from '../http/times.ts';
import { type Graph, graphPage } from '../meta/graph.ts';
import type { Rejected } from '../source.ts';
import { SourceError, type SourceProblem } from '../source-error.ts';

export const POST_FIELDS =
  'id,message,created_time,permalink_url,status_type,is_published,is_hidden,shares,attachments{media_type,url,unshimmed_url}';

const text = z.string().optional();
const count = z.number().int().nonnegative().optional().catch(undefined);

const attachment = z.object({ media_type: text, url: text, unshimmed_url: text });

const pagePost = z.object({
  id: z.string(),
  message: text,
  created_time: isoTime,
  permalink_url: text,
  status_type: text,
  shares: z.object({ count }).optional().catch(undefined),
  attachments: z.object({ data: z.array(attachment) }).optional(),
});
type PagePost = z.infer<typeof pagePost>;

export const pageAccount = z.object({ id: z.string(), name: text, username: text, followers_count: count });
export type PageAccount = z.infer<typeof pageAccount>;

/** Posts out of Page Posts: https://developers.facebook.com/docs/graph-api/reference/page-post/ */
export function readPosts(records: readonly unknown[], page: PageAccount): { posts: Post[]; rejected: Rejected[] } {
  return readRecords(records, pagePost, { idOf: ({ id }) => id, post: (record) => toPost(record, page) });
}

function toPost(record: PagePost, { id, name, username, followers_count: followers }: PageAccount) {
  const links = (record.attachments?.data ?? []).filter(({ media_type: type }) => type === 'link');
  return {
    id: record.id,
    platform: 'facebook' as const,
    format: formatOf(record),
    url: record.permalink_url,
    creator: { handle: username ?? name ?? id, id, name, followers },
    publishedAt: record.created_time,
    caption: record.message,
    // `url` leads through Facebook's own redirect.
    links: links.flatMap(({ unshimmed_url: target, url }) => target ?? url ?? []),
    platformLabel: 'unknown' as const,
    metrics: record.shares && { shares: record.shares.count },
  };
}

function formatOf({ permalink_url: url = '', status_type: status, attachments }: PagePost): Format {
  if (url.includes('/reel/')) return 'reel';
  const types = (attachments?.data ?? []).map(({ media_type: type }) => type ?? '');
  if (status === 'added_video' || types.some((type) => type.startsWith('video'))) return 'video';
  if (types.includes('album')) return 'carousel';
  return types.length === 0 && status === 'mobile_status_update' ? 'text' : 'feed';
}

/** A post that was taken back to a draft, or off the timeline of the Page. */
export function isWithdrawn(record: unknown): boolean {
  const { is_published: isPublished, is_hidden: isHidden } = (record ?? {}) as Record<string, unknown>;
  return isPublished === false || isHidden === true;
}

/** With these the posts are still worth having; with others the whole reading has to wait. */
const LABELLESS: readonly SourceProblem[] = ['permission_missing', 'account_not_found', 'answer_not_understood'];

const sponsor = z.object({ name: z.string().optional() });

/**
 * Sets the label by the edge `sponsor_tags` of each post: the Pages that its paid-partnership label names. An empty edge is an answer,
 * a missing one is none. As a field of the post an empty edge would be left out, and look like one that may not be read.
 */
export async function withSponsors(graph: Graph, posts: readonly Post[]): Promise<Post[]> {
  const edges = await readSponsors(
    graph,
    posts.map(({ id }) => id),
  );
  return posts.map((post) => {
    const { data: edge } = graphPage.required({ data: true }).safeParse(edges.get(post.id));
    if (edge === undefined) return post;
    const { data: first } = sponsor.safeParse(edge.data[0]);
    if (first === undefined) return { ...post, platformLabel: 'absent' };
    return { ...post, platformLabel: 'present', ...(first.name !== undefined && { labelledPartner: first.name }) };
  });
}

async function readSponsors(graph: Graph, ids: readonly string[]): Promise<Map<string, unknown>> {
  try {
    return await graph.byIds(ids, 'id,name', 'sponsor_tags');
  } catch (error) {
    if (!(error instanceof SourceError) || !LABELLESS.includes(error.problem)) throw error;
    return new Map();
  }
}
