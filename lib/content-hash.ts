import { createHash } from 'node:crypto';
import { type Post, TEXT_FIELDS } from './post.ts';

/** What a post is judged by. A change of anything else (counts, followers, the URL) makes no new revision. */
const JUDGED_FIELDS = [
  ...TEXT_FIELDS,
  'format',
  'publishedAt',
  'overlays',
  'cut',
  'links',
  'platformLabel',
  'labelledPartner',
  'language',
  'audience',
  'connection',
] as const satisfies readonly (keyof Post)[];

/** SHA-256 of what a post is judged by, in hexadecimal. */
export function contentHash(post: Post): string {
  const judged = Object.fromEntries(JUDGED_FIELDS.map((field) => [field, post[field]]));
  return sha256(canonicalJson({ ...judged, creator: post.creator.handle }));
}

/** JSON whose keys are sorted at every depth: the same for the same value. Lone surrogates are escaped, so nothing is lost. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
