import type { CampaignCreator } from '../../campaign.ts';
import type { DeliverableState, Delivered } from '../../consistency.ts';
import { type Post, USUAL_FORMAT } from '../../post.ts';

export type Deliverable = NonNullable<CampaignCreator['deliverables']>[number];

/**
 * What became of a creator's deliverables by `asOf`, in the order of the campaign. `posts` are the creator's posts of the
 * campaign, oldest first. A post counts once, for a deliverable of its format, and the one that is due first takes it.
 */
export function matchDeliverables(
  deliverables: readonly Deliverable[],
  posts: readonly Post[],
  asOf: string,
): Delivered[] {
  const left = [...posts];
  const found = new Map<Deliverable, Delivered>();
  for (const deliverable of deliverables.toSorted((a, b) => dueTime(a) - dueTime(b))) {
    const own: Post[] = [];
    while (own.length < deliverable.count) {
      const at = left.findIndex((post) => formatOf(post) === deliverable.format);
      if (at < 0) break;
      own.push(...left.splice(at, 1));
    }
    found.set(deliverable, {
      ...deliverable,
      delivered: own.length,
      state: stateOf(deliverable, own, asOf),
      posts: own.map(({ platform, id }) => ({ platform, id })),
    });
  }
  return deliverables.map((deliverable) => found.get(deliverable)!);
}

export function formatOf(post: Post): Deliverable['format'] {
  return post.format ?? USUAL_FORMAT[post.platform];
}

export function isAfterDue(post: Post, { due }: Pick<Deliverable, 'due'>): boolean {
  return Date.parse(post.publishedAt) > dueTime({ due });
}

function stateOf(deliverable: Deliverable, own: readonly Post[], asOf: string): DeliverableState {
  if (own.length === deliverable.count) return own.some((post) => isAfterDue(post, deliverable)) ? 'late' : 'delivered';
  return Date.parse(asOf) > dueTime(deliverable) ? 'missing' : 'due';
}

/** What has no due instant is due after everything else. */
function dueTime({ due }: Pick<Deliverable, 'due'>): number {
  return due === undefined ? Number.MAX_VALUE : Date.parse(due);
}
