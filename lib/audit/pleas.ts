import { adMakers, adSeekers, otherMeanings } from '../rules/signals.ts';
import { firstAfter, type Hit, type Passage } from './reading.ts';

const MAIL_AHEAD = /^[^\n.!?|]{0,30}[\p{L}\p{N}._+-]{1,40}@[\p{L}\p{N}-]{1,40}\.\p{L}{2}/u;
/** `publicidad@…`: the words themselves are the name of a mailbox. */
const MAIL_HERE = /^@[\p{L}\p{N}-]{1,40}\.\p{L}{2}/u;
/** How far behind the words an address is looked for. */
const MAIL_REACH = 120;

/** `Sponsorship: mila@mail.example` asks for ads and declares none. */
export function isContactLine({ passage, end, brand, tag }: Hit): boolean {
  if (brand !== undefined) return false;
  const ahead = passage.folded.text.slice(end, end + MAIL_REACH);
  return ahead.includes('@') && (MAIL_AHEAD.test(ahead) || (!tag && MAIL_HERE.test(ahead)));
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
export function neighbours({ passage, start }: Hit): Neighbours {
  const { folded, tags } = passage;
  const k = firstAfter(tags, start + 1) - 2;
  const inTag = k >= 0 && start < tags[k + 1]!;
  if (!inTag || k === 0) return NONE;
  let found = known.get(passage);
  if (found === undefined) {
    const words = tags.flatMap((from, k) => (k % 2 === 0 ? [folded.text.slice(from + 1, tags[k + 1])] : []));
    found = { seeking: words.some((word) => adSeekers.has(word)), making: words.some((word) => adMakers.has(word)) };
    known.set(passage, found);
  }
  return found;
}

/** A tag that is a label elsewhere, in a post that shows by other words that it means something else: `#pub #pubquiz`. */
export function meansSomethingElse({ tag, passage, start, end }: Hit): boolean {
  if (!tag) return false;
  const { text } = passage.folded;
  return otherMeanings.get(text.slice(start + 1, end))?.some((words) => text.includes(words)) ?? false;
}
