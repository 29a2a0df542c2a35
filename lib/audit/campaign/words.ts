import type { Campaign } from '../../campaign.ts';
import { type Post, TEXT_FIELDS } from '../../post.ts';
import { classOf, DENSE } from '../characters.ts';
import { needle } from '../find.ts';
import { languagesOf } from '../function-words.ts';
import { stem } from '../message/stems.ts';
import { foldText } from '../text.ts';

/** More of one creator tells no more, and hostile posts must not cost more. */
const MAX_UNITS = 40_000;

/** How often each content word stands in somebody's posts, by stem, with the form in which it was met first. */
export type Words = ReadonlyMap<string, { count: number; form: string }>;

/**
 * The words by which a creator's posts can be compared with another's: no function words, tags, mentions, links, codes
 * and figures, nor the names of the brand and of the creator.
 */
export function contentWords(posts: readonly Post[], campaign: Campaign, language: string): Words {
  const names = namesIn(posts, campaign);
  const words = new Map<string, { count: number; form: string }>();
  let left = MAX_UNITS;
  for (const text of posts.flatMap(textsOf)) {
    if (left <= 0) break;
    const { text: folded } = foldText(text.slice(0, left));
    left -= text.length;
    for (const word of wordsOf(folded)) {
      if (names.has(word) || languagesOf(word)?.has(language)) continue;
      const key = keyOf(word, language);
      const known = words.get(key);
      if (known === undefined) words.set(key, { count: 1, form: word });
      else known.count++;
    }
  }
  return words;
}

function textsOf(post: Post): string[] {
  return [...TEXT_FIELDS.flatMap((field) => post[field] ?? []), ...(post.overlays ?? [])];
}

function namesIn(posts: readonly Post[], { brand, creators }: Campaign): ReadonlySet<string> {
  const names = [
    brand.name,
    ...(brand.aliases ?? []),
    ...creators.flatMap(({ promoCode }) => promoCode ?? []),
    ...posts.flatMap(({ creator: { handle, name } }) => [handle, name ?? '']),
  ];
  return new Set(names.flatMap((name) => needle(name).match(LETTERS) ?? []));
}

const LETTERS = /[\p{L}\p{M}]+/gu;
/** What a tag, a mention or a link begins with; it ends where the next space stands. */
const NO_PROSE = /[#@]|https?:|www\./;
/** A figure, a code, an address. */
const NO_WORD = /\p{N}|\p{L}[./]\p{L}/u;

function* wordsOf(folded: string): Generator<string> {
  for (const piece of folded.split(/\s+/)) {
    const prose = piece.split(NO_PROSE, 1)[0]!;
    if (NO_WORD.test(prose) && !isDense(prose)) continue;
    for (const [run] of prose.matchAll(LETTERS)) {
      if (isDense(run)) yield* dictionaryWords(run);
      else if (run.length > 1) yield run;
    }
  }
}

/** Whether a letter of it is of a script that puts no spaces between words. */
function isDense(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (classOf(text.charCodeAt(i)) === DENSE) return true;
  return false;
}

/** Its dictionaries go by script, whatever the language. */
const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

/** Grammar in Japanese. */
const HIRAGANA_ONLY = /^\p{Script=Hiragana}+$/u;

/** Words of a script that puts no spaces between them. A single letter is a particle or a chance. */
function* dictionaryWords(run: string): Generator<string> {
  for (const { segment } of segmenter.segment(run)) {
    if (segment.length > 1 && !HIRAGANA_ONLY.test(segment)) yield segment;
  }
}

/** Korean puts its particles behind words of two syllables, mostly. */
function keyOf(word: string, language: string): string {
  if (language === 'ko') return word.slice(0, 2);
  return stem(word, language === 'nb' ? 'no' : language);
}
