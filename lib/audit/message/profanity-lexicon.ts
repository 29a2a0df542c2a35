import { profanityTables } from '../../rules/profanity.ts';
import { formSequence, SequenceIndex } from './sequences.ts';
import { withoutMarks } from './stems.ts';
import { phraseWords } from './words.ts';

/** Shorter words without their marks may be others: "coño" and "cono". */
const MIN_BARE = 5;
/** Letters by which beginnings of words are looked up. */
const START = 3;
/** Shorter words have too little left when a letter is hidden. */
const MIN_MASKED = 4;

/** Swear words as they are looked for in texts of one language. */
export interface Lexicon {
  /** Spellings by the key of the word. */
  readonly words: ReadonlyMap<string, ReadonlySet<string>>;
  /** All that may be written in disguise. */
  readonly spellings: ReadonlySet<string>;
  /** Beginnings of words, by their first letters; both without marks. */
  readonly starts: ReadonlyMap<string, readonly string[]>;
  readonly within: readonly string[];
  readonly literals: readonly string[];
  /** Spellings by their length and first letter: "4f". */
  readonly masked: ReadonlyMap<string, readonly string[]>;
  readonly phrases: SequenceIndex<true>;
  readonly fine: SequenceIndex<true>;
}

const lexicons = new Map<string, Lexicon>();

export function lexiconOf(language: string): Lexicon {
  let lexicon = lexicons.get(language);
  if (lexicon === undefined) {
    lexicon = build(language);
    lexicons.set(language, lexicon);
  }
  return lexicon;
}

function build(language: string): Lexicon {
  const own = profanityTables.get(language) ?? {};
  const everywhere = [...profanityTables.values()].flatMap((table) => split(table.everywhere));
  const listed = [...everywhere, ...split(own.words)];
  const spellings = new Set(listed.flatMap((word) => [word, ...bare(word)]));
  const hidden = split(profanityTables.get('en')!.hidden);
  const words = new Map<string, Set<string>>();
  const joined: string[] = [];
  const masked = new Map<string, string[]>();
  for (const word of spellings) {
    const { keys } = phraseWords(word, language);
    if (keys.length > 1) joined.push(word);
    else words.set(keys[0]!, (words.get(keys[0]!) ?? new Set()).add(word));
  }
  for (const word of [...spellings, ...hidden]) {
    if (word.length >= MIN_MASKED) add(masked, `${word.length}${word[0]}`, word);
  }
  const starts = new Map<string, string[]>();
  for (const start of split(own.starts).map(withoutMarks)) add(starts, start.slice(0, START), start);
  const index = (forms: readonly string[]) =>
    new SequenceIndex(
      forms.map((form) => formSequence(form, language, true as const)),
      language,
    );
  return {
    words,
    spellings: new Set([...spellings, ...hidden]),
    starts,
    within: [...new Set([...split(profanityTables.get('en')!.within), ...split(own.within)])],
    literals: own.literals ?? [],
    masked,
    phrases: index([...joined, ...(own.phrases ?? [])]),
    fine: index(own.fine ?? []),
  };
}

function split(list = ''): string[] {
  return list.split(' ').filter((word) => word !== '');
}

function bare(word: string): string[] {
  const plain = withoutMarks(word);
  return plain.length < MIN_BARE ? [] : [plain];
}

function add(map: Map<string, string[]>, key: string, word: string): void {
  map.set(key, [...(map.get(key) ?? []), word]);
}
