import { sameHandle } from '../post-terms.ts';
import { signalKinds } from '../rules/signals.ts';
import { lettersOf } from './letters.ts';
import type { Case } from './verdict.ts';

/** Shorter handles stand in too many words by chance. */
const MIN_HANDLE = 4;

/**
 * Whether the post itself makes plain that its creator advertises what is the creator's own: by the words ("my new
 * merch"), or because the creator is the brand that it names, and nobody else is mentioned.
 */
export function isPlainlyOwn({ post, passages, commercial }: Case): boolean {
  if (commercial.signals.some(({ kind }) => signalKinds[kind]?.suggests === 'own_brand')) return true;
  const handle = lettersOf(sameHandle(post.creator.handle));
  if (handle.length < MIN_HANDLE) return false;
  const mentioned = passages.flatMap(({ folded, mentions }) =>
    mentions.flatMap((start, k) => (k % 2 === 0 ? [lettersOf(folded.text.slice(start, mentions[k + 1]))] : [])),
  );
  return (
    mentioned.every((name) => name === handle) && passages.some(({ folded }) => lettersOf(folded.text).includes(handle))
  );
}
