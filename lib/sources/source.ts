import type { Post, PostRef } from '../post.ts';

/** A record that is no post: where it stood, which field is wrong, and what to do about it. */
export interface Rejected {
  /** `file:line`, `s3://bucket/key:line`, an array index, or the platform's id of the record. */
  at: string;
  field: string;
  message: string;
}

/** `deleted`, `private`: the platform says so; `missing`: it did not answer with the post, and only a second miss means that it is gone. */
export const GONE_AS = ['deleted', 'private', 'missing'] as const;
export interface Gone extends PostRef {
  as: (typeof GONE_AS)[number];
}

export interface FetchedBatch {
  posts: Post[];
  rejected: Rejected[];
  /** Posts that the platform reports as no longer public. */
  gone?: Gone[];
  /** Stored once the batch is safely on the bus; given back at the next fetch. */
  cursor: string;
  /** The fetch stopped before the end: the next one is due at once. */
  more?: boolean;
}

/** What known posts are now. One that is in neither list could not be read, which says nothing about it. */
export interface Reread {
  posts: Post[];
  gone: Gone[];
  rejected: Rejected[];
}

/** A post that is to be read again. */
export interface KnownPost extends PostRef {
  publishedAt: string;
  url?: string | undefined;
}

/** What came in at a source's address. Headers have lower-case names; `body` is what was sent, byte for byte. */
export interface InboundRequest {
  method: 'GET' | 'POST';
  query: Readonly<Record<string, string>>;
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** What to answer, and what the request told. */
export interface Received {
  status: number;
  body?: string;
  posts?: Post[];
  gone?: Gone[];
  rejected?: Rejected[];
  /** Posts that changed: to be read again now. */
  changed?: PostRef[];
  /** Something is new: the source is to be fetched now. */
  fetch?: boolean;
  /** What is kept of this creator is to be erased: by the platform's id of the account or of its user. */
  erase?: { creatorId: string };
}

/** A place where posts come from. Reading the same part twice is allowed: every later step is repeatable. */
export interface PostSource {
  /** Unique in a deployment: names the source's state in the store. */
  readonly name: string;
  /** What is new, and what changed as far as the same reading shows it. Throws a `SourceError` where the source cannot be read. */
  fetchSince(cursor: string | undefined): AsyncIterable<FetchedBatch>;
  /**
   * Reads known posts again, for edits and deletions: where the platform can be asked for them. `cursor` is that of the last fetch:
   * what the source noted there of the posts. Throws a `SourceError`.
   */
  reread?(known: readonly KnownPost[], cursor?: string): AsyncIterable<Reread>;
  /** Takes a push. Never throws on what strangers send: an answer of 4xx says what is wrong with it. */
  receive?(request: InboundRequest): Promise<Received>;
  /** People hand its posts in, as files: what they hand in again is to be judged again, also where nothing has changed. */
  readonly handedIn?: boolean;
  /** Days for which the platform lets the content be kept after it was last read; left out: no limit of its own. */
  readonly keepDays?: number;
  /** Hours for which the words may be kept after the platform told that the post is gone; left out: as long as any others. */
  readonly keepGoneHours?: number;
}
