import { adMakers, adSeekers } from '../rules/signals.ts';
import type { Hit, Passage } from './reading.ts';

const MAIL_AHEAD = /^[^\n.!?|]{0,30}[\p{L}\p{N}._+-]{1,40}@[\p{L}\p{N}-]{1,40}\.\p{L}{2}/u;

/** `Sponsorship: mila@mail.example` asks for ads and declares none. */
export function isContactLine({ passage, end, brand }: Hit): boolean {
  return brand === undefined && MAIL_AHEAD.test(passage.folded.text.slice(end, end + 120));
}

interface Neighbours {
  /** Tags such as `#협찬환영` ("sponsors welcome") stand beside the hit. */
  seeking: boolean;
  /** Tags of those whose trade is advertising do. */
  making: boolean;
}

const NONE: Neighbours = { seeking: false, making: false };
const known = new WeakMap<Passage, Neighbours>();

/** Among what tags a tag stands; one that opens the tags is meant as it says, whatever follows. */
export function neighbours({ tag, passage, start }: Hit): Neighbours {
  const { folded, tags } = passage;
  if (!tag || start === tags[0]) return NONE;
  let found = known.get(passage);
  if (found === undefined) {
    const words = tags.flatMap((from, k) => (k % 2 === 0 ? [folded.text.slice(from + 1, tags[k + 1])] : []));
    found = { seeking: words.some((word) => adSeekers.has(word)), making: words.some((word) => adMakers.has(word)) };
    known.set(passage, found);
  }
  return found;
}
