import type { Audit } from '../audit-result.ts';
import type { Campaign } from '../campaign.ts';
import type { Connection, Post } from '../post.ts';

/** What a post is judged with. Everything is optional: a post may carry all that is needed itself. */
export interface AuditContext {
  /** Jurisdictions for posts that name none, by themselves or through a campaign. */
  jurisdictions?: readonly string[];
  /** The tie for posts whose tie is not known otherwise. */
  connection?: Connection;
  /** Campaigns that the post may belong to; those that it does not belong to are ignored. */
  campaigns?: readonly Campaign[];
  /** The post as first published, where `post` is a later edit: tells whether a label came too late. */
  original?: Post;
}

export declare function audit(post: Post, context?: AuditContext): Audit;
