import { nameSigns } from '../../rules/names.ts';
import { isCommonWord } from '../../rules/words.ts';
import { languagesOf } from '../function-words.ts';
import { firstAfter, type Passage } from '../reading.ts';
import { rawEnd, rawStart } from '../text.ts';
import type { Name, Sort, Spelling } from './brand-names.ts';
import { bareUnit, wordSpans } from './name-words.ts';
import { isDenseName, wordAfter, wordBefore, writingOf } from './name-writing.ts';
import { withoutMarks } from './stems.ts';

/** Where a name stands among the words of a passage, in folded offsets. */
export interface NameHit<T> {
  readonly owner: T;
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  readonly sort: Sort;
  /** How many words it has, none in a script without spaces; and whether they are inflected. */
  readonly words: number;
  readonly inflected: boolean;
}

/** More places than that are not looked at: hostile text must not cost more. */
const MAX_HITS = 500;

/** Names by their first letter. */
export class NameIndex<T> {
  readonly #first = new Map<number, { spelling: Spelling; owner: T }[]>();
  readonly #literal: { literal: string; owner: T }[] = [];

  constructor(names: Iterable<Name<T>>) {
    for (const { owner, spellings, literal } of names) {
      if (literal !== undefined) this.#literal.push({ literal, owner });
      for (const spelling of spellings) {
        const code = spelling.words[0]!.charCodeAt(0);
        this.#first.set(code, [...(this.#first.get(code) ?? []), { spelling, owner }]);
      }
    }
  }

  /** Everywhere that a name stands in whatever writing, tags and mentions left out. */
  find(passage: Passage): readonly NameHit<T>[] {
    const { text } = passage.folded;
    const spans = wordSpans(passage);
    const hits: NameHit<T>[] = [];
    for (let k = 0; k < spans.length && hits.length < MAX_HITS; k += 2) {
      const entries = this.#first.get(bareUnit(text, spans[k]!));
      if (entries === undefined) continue;
      for (const { spelling, owner } of entries) {
        const found = follow(text, spans, k, spelling);
        if (found === undefined || isAddress(passage, spans[k]!)) continue;
        hits.push({ owner, passage, start: spans[k]!, sort: spelling.sort, words: spelling.words.length, ...found });
      }
    }
    for (const { literal, owner } of this.#literal) {
      for (let start = text.indexOf(literal); start >= 0; start = text.indexOf(literal, start + 1)) {
        if (hits.length >= MAX_HITS) break;
        const end = start + literal.length;
        if (!isAddress(passage, start))
          hits.push({ owner, passage, start, end, sort: 'rare', words: 0, inflected: false });
      }
    }
    return hits;
  }
}

function follow(text: string, spans: readonly number[], from: number, { words, forms, connected }: Spelling) {
  let inflected = false;
  let k = from;
  for (let n = 0; n < words.length; n++) {
    if (n > 0) k = nextWord(text, spans, k, connected);
    const said = k < 0 ? undefined : wordLike(text, spans, k, words[n]!);
    if (said === undefined || !forms[n]!.has(said)) return undefined;
    inflected ||= said !== words[n];
  }
  return { end: spans[k + 1]!, inflected };
}

/** Letters that an ending adds at most. */
const MAX_ENDING = 5;

/** The word at `k` without diacritics, unless its length or its second letter tells that it is another. */
function wordLike(text: string, spans: readonly number[], k: number, wanted: string): string | undefined {
  const [start, end] = [spans[k]!, spans[k + 1]!];
  if (end - start > wanted.length + MAX_ENDING) return undefined;
  if (wanted.length > 1 && end - start > 1 && bareUnit(text, start + 1) !== wanted.charCodeAt(1)) return undefined;
  return withoutMarks(text.slice(start, end));
}

/** The place in `spans` of the word that goes on the name behind the one at `k`, past the "and" of a name that has one; -1 if none does. */
export function nextWord(text: string, spans: readonly number[], k: number, connected: boolean): number {
  if (!isBeside(text, spans, k, connected)) return -1;
  const skips = connected && nameSigns.connectors.has(text.slice(spans[k + 2]!, spans[k + 3]!));
  if (!skips) return k + 2;
  return isBeside(text, spans, k + 2, connected) ? k + 4 : -1;
}

/** Signs that may stand between the words of a name. */
const BETWEEN = " -.'·";
const CONNECTORS = '&+';
const MAX_BETWEEN = 3;

function isBeside(text: string, spans: readonly number[], k: number, connected: boolean): boolean {
  const [from, to] = [spans[k + 1]!, spans[k + 2] ?? Number.POSITIVE_INFINITY];
  if (to - from > MAX_BETWEEN || text.startsWith('. ', from)) return false;
  for (let i = from; i < to; i++) {
    if (!BETWEEN.includes(text[i]!) && !(connected && CONNECTORS.includes(text[i]!))) return false;
  }
  return true;
}

/** Whether what begins at `start` is part of a tag or a mention. */
export function isAddress({ tags, mentions }: Passage, start: number): boolean {
  return [tags, mentions].some((spans) => {
    const k = firstAfter(spans, start + 1) - 2;
    return k >= 0 && start < spans[k + 1]!;
  });
}

/** Shorter names open too many other tags. */
const MIN_OPENING = 5;
const MIN_WORD = 3;
/** Longer tags are not asked whether they are two words. */
const MAX_TAG = 40;

/** Whether a tag begins with the name of the letters, and is neither a word nor two: #dewcodupe, not #dewcovered. */
export function opensTag(tag: string, letters: string, languages: readonly string[]): boolean {
  if (letters.length < MIN_OPENING || !tag.startsWith(letters) || isCommonWord(tag, ...languages)) return false;
  for (let at = MIN_WORD; at <= tag.length - MIN_WORD && tag.length <= MAX_TAG; at++) {
    if (isCommonWord(tag.slice(0, at), ...languages) && isCommonWord(tag.slice(at), ...languages)) return false;
  }
  return true;
}

/**
 * Whether the words are meant as the name. `strict` where a word that may be an ordinary one must be written as a name;
 * else it may also be written as creators write names when they write everything small.
 */
export function isNamed({ passage, start, end, sort, words, inflected }: NameHit<unknown>, strict: boolean): boolean {
  const { folded } = passage;
  const said = folded.raw.slice(rawStart(folded, start), rawEnd(folded, end));
  const isSmall = said === said.toLowerCase();
  if (words === 0) return !strict || isDenseName(passage, start, end);
  if (sort === 'invented') return !isSmall || !inflected;
  if (words > 1 && (areCapital(said) || (sort === 'rare' && isSmall && languagesOf(firstWord(said)) === undefined)))
    return true;
  if (!strict && !isSmall && (sort === 'rare' || words > 1)) return true;
  const writing = writingOf(passage, start, end);
  if (writing === 'name') return true;
  if (writing === 'ordinary') return !strict && sort === 'rare' && isBehindEnglishArticle(passage, start);
  if (strict) return sort === 'rare' && writing === 'even' && !inflected && said.length >= MIN_EVEN;
  if (sort === 'rare') return !inflected || said.length >= MIN_ENDING;
  return words > 1 ? writing === 'even' : writing === 'open' && isSubject(passage, end);
}

/** What is no English word is a name there too: "the oatfolk bag". In other languages fewer words are known. */
function isBehindEnglishArticle({ folded: { text } }: Passage, start: number): boolean {
  return nameSigns.englishArticles.has(wordBefore(text, start).word);
}

/** Whether what opens a sentence is its subject, or goes on in capitals: "Sprout makes it easy", "Stride Cloudbank". */
function isSubject({ folded }: Passage, end: number): boolean {
  const next = wordAfter(folded.text, end);
  if (nameSigns.verbs.has(next)) return true;
  const letter = next === '' ? '' : folded.raw[rawStart(folded, folded.text.indexOf(next, end))]!;
  return folded.text[end] === ' ' && letter !== letter.toLowerCase() && next !== 'i';
}

/** Shorter names are near to signs and measures where everything is written alike. */
const MIN_EVEN = 4;
/** An inflected name in small letters is told from a word if it is as long. */
const MIN_ENDING = 8;

const firstWord = (said: string) => said.split(/[^\p{L}]/u, 1)[0]!;

function areCapital(said: string): boolean {
  const words = said.split(/[\s&+-]+/);
  return words.every((word) => word[0] !== word[0]!.toLowerCase() || /\d/.test(word[0]!));
}
