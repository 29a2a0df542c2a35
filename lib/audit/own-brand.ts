import { sameHandle } from '../post-terms.ts';
import { signalKinds } from '../rules/signals.ts';
import { lettersOf } from './letters.ts';
import { lettersIn } from './reading.ts';
import type { Case } from './verdict.ts';

/** Shorter handles stand in too many words by chance. */
const MIN_HANDLE = 4;

/** Signals of somebody who sells, and does not speak as a customer. */
const SELLERS_VOICE: ReadonlySet<string> = new Set(['offer', 'launch', 'call_to_action']);

/**
 * Whether the post itself makes plain that its creator advertises what is the creator's own: by the words ("my new
 * merch"), or because it sells, or names its creator as the brand, and mentions nobody else.
 */
export function isPlainlyOwn({ post, passages, commercial }: Case): boolean {
  if (commercial.signals.some(({ kind }) => signalKinds[kind]?.suggests === 'own_brand')) return true;
  const handle = lettersOf(sameHandle(post.creator.handle));
  const mentioned = passages.flatMap(({ folded, mentions }) =>
    mentions.flatMap((start, k) => (k % 2 === 0 ? [lettersOf(folded.text.slice(start, mentions[k + 1]))] : [])),
  );
  if (mentioned.some((name) => name !== handle)) return false;
  const namesItself = handle.length >= MIN_HANDLE && passages.some((passage) => lettersIn(passage).includes(handle));
  return namesItself || commercial.signals.some(({ kind }) => SELLERS_VOICE.has(kind));
}
