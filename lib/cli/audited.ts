import type { Audit } from '../audit-result.ts';
import type { Post } from '../post.ts';

/** A post of a file with what was found about it. */
export interface Audited {
  file: string;
  /** Where the post begins in the file, from 1. */
  line: number;
  post: Post;
  audit: Audit;
}
