import * as z from 'zod';
import type { Post } from '../../post.ts';
import { type Graph, graphPage, nextUntilEmpty } from '../meta/graph.ts';
import { SourceError, type SourceProblem } from '../source-error.ts';
import { shortcodeOf } from './media.ts';

const DAY_MS = 86_400_000;

/** Most pages of one search. */
const MAX_PAGES = 10;

/** Content before this day is not in the library. */
const LIBRARY_START = '2023-08-17';

/** How soon the library shows a new post is not documented; for so long a post that is not in it may still turn up. */
const SETTLED_AFTER_MS = DAY_MS;

/** With these the posts are still worth having; with others the whole reading has to wait. */
const LABELLESS: readonly SourceProblem[] = [
  'permission_missing',
  'account_not_found',
  'answer_not_understood',
  'quota_spent',
];

export const LABEL_SEARCHES = 'label searches';

const found = z.object({
  url: z.string(),
  partners: z.array(z.object({ name: z.string().optional() })).default([]),
});

/** The paid-partnership labels of a time, out of the Branded Content Library. */
export interface PartnershipLabels {
  /** Partners by the shortcode of the post. */
  labelled: ReadonlyMap<string, readonly string[]>;
  /** Where in the library the whole time was looked through: its start. */
  since?: Date;
}

/**
 * Searches the library for what an account posted, or was the partner of, since a day. Where that is not allowed, or the day's
 * searches are used up, no label is known.
 * @see https://developers.facebook.com/docs/graph-api/reference/branded_content_search/
 */
export async function readLabels(
  graph: Graph,
  { username, since, now }: { username: string; since: Date; now: Date },
): Promise<PartnershipLabels> {
  const labelled = new Map<string, readonly string[]>();
  const start = new Date(Math.max(since.getTime(), Date.parse(LIBRARY_START)));
  let after: string | undefined;
  try {
    for (let page = 1; page <= MAX_PAGES; page++) {
      const answer = await graph.get(
        'branded_content_search',
        {
          ig_username: username,
          // A day more on both sides: in which zone the library counts days is not documented.
          creation_date_min: dayOf(start.getTime() - DAY_MS),
          creation_date_max: dayOf(now.getTime() + DAY_MS),
          fields: 'type,creation_date,creator,partners,url',
          after,
        },
        graphPage,
        { cost: [LABEL_SEARCHES, 1] },
      );
      for (const record of answer.data) {
        const { data } = found.safeParse(record);
        const shortcode = shortcodeOf(data?.url);
        if (shortcode !== undefined)
          labelled.set(
            shortcode,
            data!.partners.flatMap(({ name }) => name ?? []),
          );
      }
      after = nextUntilEmpty(answer);
      if (after === undefined) return { labelled, since: start };
    }
  } catch (error) {
    if (!(error instanceof SourceError) || !LABELLESS.includes(error.problem)) throw error;
  }
  return { labelled };
}

/**
 * Sets what the library says of posts. `absent` only of the account's own posts that the search covered and that have been out for a
 * day. Of two partners the first is named, or the one whose name is given.
 */
export function withLabels(
  posts: readonly Post[],
  { labelled, since }: PartnershipLabels,
  { owner, partner, now }: { owner?: string; partner?: string; now: Date },
): Post[] {
  return posts.map((post) => {
    const partners = labelled.get(shortcodeOf(post.url) ?? '');
    if (partners !== undefined) {
      const named = partners.find((name) => name === partner) ?? partners[0];
      return { ...post, platformLabel: 'present', ...(named !== undefined && { labelledPartner: named }) };
    }
    const published = Date.parse(post.publishedAt);
    const isCovered = since !== undefined && published >= since.getTime() && post.creator.handle === owner;
    const isSettled = now.getTime() - published >= SETTLED_AFTER_MS;
    return { ...post, platformLabel: isCovered && isSettled && shortcodeOf(post.url) ? 'absent' : 'unknown' };
  });
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
