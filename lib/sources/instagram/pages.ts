import * as z from 'zod';
import { type Graph, graphPage, nextOf, nextUntilEmpty } from '../meta/graph.ts';
import type { Page } from '../newest-first.ts';
import { SourceError } from '../source-error.ts';
import { type IgAccount, igAccount, MEDIA_FIELDS, readMedia } from './media.ts';

/** Most media of one page. */
const LIMIT = 50;

const ACCOUNT_FIELDS = 'id,username,name,followers_count';
export const FULL_FIELDS = `${MEDIA_FIELDS},media_product_type,username`;
const DISCOVERY_FIELDS = `${MEDIA_FIELDS},media_product_type,view_count`;

const discovery = z.object({
  business_discovery: igAccount.extend({ media_count: z.number().optional(), media: graphPage.optional() }),
});

export function readAccount(graph: Graph, account: string): Promise<IgAccount> {
  return graph.get(account, { fields: ACCOUNT_FIELDS }, igAccount);
}

/** Business Discovery: the newest media of another professional account. */
export async function readDiscoveryPage(
  graph: Graph,
  { account, username }: { account: string; username: string },
  after?: string,
): Promise<Page> {
  const edge = `media.limit(${LIMIT})${after === undefined ? '' : `.after(${safe(after)})`}`;
  const fields = `business_discovery.username(${username}){${ACCOUNT_FIELDS},media_count,${edge}{${DISCOVERY_FIELDS}}}`;
  const { business_discovery: found } = await graph.get(account, { fields }, discovery);
  if (found.media === undefined) {
    if (!found.media_count) return { posts: [], rejected: [] };
    const message = `Instagram: it counts ${found.media_count} posts of ${username}, and shows none`;
    throw new SourceError('answer_not_understood', message);
  }
  return { ...readMedia(found.media.data, found), next: nextUntilEmpty(found.media) };
}

/** Own media since an instant, and on the first page the stories that are out now. */
export async function readOwnPage(
  graph: Graph,
  account: IgAccount,
  { after, since }: { after?: string | undefined; since: Date },
): Promise<Page> {
  const stories =
    after === undefined ? (await graph.get(`${account.id}/stories`, { fields: FULL_FIELDS }, graphPage)).data : [];
  const page = await graph.get(
    `${account.id}/media`,
    { fields: FULL_FIELDS, since: Math.floor(since.getTime() / 1000), limit: LIMIT, after },
    graphPage,
  );
  return { ...readMedia([...stories, ...page.data], account), next: nextOf(page) };
}

/** Media of others in which an account is tagged. */
export async function readTagsPage(graph: Graph, account: string, after?: string): Promise<Page> {
  const page = await graph.get(`${account}/tags`, { fields: FULL_FIELDS, limit: LIMIT, after }, graphPage);
  return { ...readMedia(page.data), next: nextUntilEmpty(page) };
}

const mentioned = z.object({ mentioned_media: z.unknown() });

/** A post whose caption names an account; nothing where it does not any more, is gone or private. */
export async function readMention(graph: Graph, account: string, id: string): Promise<Page> {
  if (!/^\d+$/.test(id)) return { posts: [], rejected: [] };
  try {
    const fields = `mentioned_media.media_id(${id}){${MEDIA_FIELDS},username}`;
    const { mentioned_media: record } = await graph.get(account, { fields }, mentioned);
    return readMedia([record]);
  } catch (error) {
    const isNone =
      error instanceof SourceError && ['account_not_found', 'answer_not_understood'].includes(error.problem);
    if (isNone) return { posts: [], rejected: [] };
    throw error;
  }
}

/** A cursor becomes part of an expression. */
function safe(cursor: string): string {
  if (/^[\w=+/-]+$/.test(cursor)) return cursor;
  throw new SourceError('answer_not_understood', 'Instagram: the cursor of the next page is not as expected');
}
