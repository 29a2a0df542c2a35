import { audit } from '../audit/audit.ts';
import { campaignsOf } from '../audit/campaigns-of.ts';
import type { Audit } from '../audit-result.ts';
import type { Campaign } from '../campaign.ts';
import { completed } from '../completed.ts';
import type { DomainEvent } from '../events/catalog.ts';
import { postTooLarge } from '../post.ts';
import type { SaveOutcome, Store } from '../store/store.ts';

export interface JudgeDeps {
  store: Pick<Store, 'getPost' | 'saveAudit' | 'markDeleted'>;
  campaigns: readonly Campaign[];
  /** For posts that name none, by themselves or through a campaign. */
  jurisdictions?: readonly string[] | undefined;
  now: () => Date;
}

export type PostEvent = DomainEvent<'post.published'> | DomainEvent<'post.edited'> | DomainEvent<'post.deleted'>;

export interface Judged {
  outcome: SaveOutcome | 'deleted';
  audit?: Audit;
}

/** Judges the post that an event tells of and stores what it is judged to be; or notes that it is gone. */
export async function judgePost(event: PostEvent, deps: JudgeDeps): Promise<Judged> {
  const { store, campaigns, jurisdictions, now } = deps;
  if (event.type === 'post.deleted') {
    const { post, deletedAt, as, keepUntil, known = false } = event.data;
    // Queues keep no order: what is not there yet cannot be marked, and nobody would tell of the deletion again.
    if (known && (await store.getPost(post)) === undefined)
      throw new Error('the post is deleted and has not been judged yet: it is tried again');
    await store.markDeleted(post, { at: deletedAt, as, keepUntil });
    return { outcome: 'deleted' };
  }
  const { post: seen, observedAt = event.meta.time, keepUntil } = event.data;
  const revisions = (await store.getPost(seen))?.revisions ?? [];
  const original = revisions[0]?.post;
  const post = completed(seen, revisions.at(-1)?.post);
  const tooLarge = postTooLarge(post);
  if (tooLarge !== undefined) throw new Error(tooLarge);

  const judged = audit(post, {
    campaigns,
    ...(jurisdictions === undefined ? {} : { jurisdictions }),
    ...(original === undefined ? {} : { original }),
  });
  const own = campaignsOf(post, campaigns).map(({ campaign }) => campaign);
  const outcome = await store.saveAudit({
    post,
    audit: judged,
    observedAt,
    keepUntil,
    campaigns: own.map(({ id }) => id),
    brands: Object.fromEntries(own.map(({ id, brand }) => [id, brand.name])),
    at: now().toISOString(),
  });
  return { outcome, audit: judged };
}
