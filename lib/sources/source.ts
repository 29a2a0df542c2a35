import type { Post } from '../post.ts';

/** A record that is no post: where it stood, which field is wrong, and what to do about it. */
export interface Rejected {
  /** `file:line`, `s3://bucket/key:line` or an array index. */
  at: string;
  field: string;
  message: string;
}

export interface FetchedBatch {
  posts: Post[];
  rejected: Rejected[];
  /** Stored once the batch is safely on the bus; given back at the next fetch. */
  cursor: string;
}

/** A place where posts come from. Reading the same part twice is allowed: every later step is repeatable. */
export interface PostSource {
  /** Unique in a deployment: names the source's state in the store. */
  readonly name: string;
  fetchSince(cursor: string | undefined): AsyncIterable<FetchedBatch>;
}
