import { isCommonWord, type LanguageWords, languageWords } from '../../rules/words.ts';
import type { Part } from './masked.ts';
import { isDenied, isDeniedBehind } from './negation.ts';
import type { SequenceHit } from './sequences.ts';
import { stem, withoutMarks } from './stems.ts';
import { TAGGED } from './token-flags.ts';
import type { Words } from './words.ts';

/** Letters by which a word is found. */
const EDGE = 4;
/** Shorter words make no compound that can be told from another word. */
const MIN_REST = 4;
const MIN_FIRST = 3;
/** Words of so many letters are known at the end of a compound, whatever stands before. */
const LONG = 6;

interface Entry {
  word: string;
  key: string;
  phrase: number;
  /** Several words, written in one. */
  isJoined: boolean;
}

/** One by the end of its word, or of its stem. */
interface Ending extends Entry {
  end: string;
}

/** Banned words by the first letters of the word, and by the last ones of its stem. */
export interface DerivedIndex {
  starts: ReadonlyMap<string, readonly Entry[]>;
  ends: ReadonlyMap<string, readonly Ending[]>;
}

export function derivedIndex(parts: readonly Part[], language: string): DerivedIndex {
  const entries = parts.map(
    ([word, phrase, isJoined]): Entry => ({ word, key: stem(word, language), phrase, isJoined }),
  );
  return {
    starts: Map.groupBy(entries, ({ word }) => word.slice(0, EDGE)),
    ends: Map.groupBy(
      entries.flatMap((entry) => [entry.word, entry.key].map((end) => ({ ...entry, end }))),
      ({ end }) => end.slice(-EDGE),
    ),
  };
}

/** Banned words in a higher degree ("cheapest"), or as a part of a compound or a tag ("Wundercreme", "spottbillig", #cheapfinds). */
export function derivedHits(words: Words, { starts, ends }: DerivedIndex, language: string) {
  const table = languageWords[language];
  if (table === undefined || starts.size === 0) return [];
  const found: { phrase: number; from: number; to: number }[] = [];
  for (let n = 0; n < words.keys.length; n++) {
    const key = words.keys[n]!;
    const isTag = (words.flags[n]! & TAGGED) !== 0;
    const entries = [
      ...(starts.get(key.slice(0, EDGE)) ?? []).filter((entry) => opens(entry, spelled(words, n), key, isTag)),
      ...(table.compounds || isTag ? [key, spelled(words, n)] : []).flatMap((said) =>
        (ends.get(said.slice(-EDGE)) ?? []).filter((entry) => closes(entry, said)),
      ),
    ];
    if (entries.length === 0 || isDenied(words, n) || isDeniedBehind(words, n)) continue;
    for (const phrase of new Set(entries.map((entry) => entry.phrase))) found.push({ phrase, from: n, to: n });
  }
  return found;

  function opens({ word, key: own, isJoined }: Entry, said: string, key: string, isTag: boolean): boolean {
    if (own !== key && key.startsWith(own) && table!.degrees.includes(key.slice(own.length))) return true;
    const rest = said.slice(word.length);
    if (!said.startsWith(word)) return false;
    if (rest === '') return isJoined;
    if (table!.degrees.includes(rest)) return true;
    if (isTag && rest.length >= MIN_FIRST && isCommonWord(rest, language)) return true;
    return table!.compounds && rest.length >= MIN_REST && !isOther(rest, table!);
  }
  function closes({ word, end }: Ending, said: string): boolean {
    if (end.length < EDGE || end === said || !said.endsWith(end)) return false;
    const first = said.slice(0, -end.length);
    return first.length >= MIN_FIRST && (word.length >= LONG || isCommonWord(first, language));
  }
}

/** Whether the one word that was found is another than the banned one, of which it is made: "wunderlich". */
export function isOtherWord({ words, from, to }: SequenceHit<number>, parts: readonly Part[], table: LanguageWords) {
  if (from < 0 || from !== to) return false;
  const said = spelled(words, from);
  return parts.some(([word]) => said.startsWith(word) && isOther(said.slice(word.length), table));
}

function isOther(rest: string, { notCompounds }: LanguageWords): boolean {
  return notCompounds.some((start) => rest.startsWith(start));
}

function spelled({ passage, starts, ends }: Words, n: number): string {
  return withoutMarks(passage.folded.text.slice(starts[n]!, ends[n]!));
}
