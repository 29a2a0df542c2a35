import words from './words/profanity.json' with { type: 'json' };

/** Words that people swear with, in one language; lists of words are parted by spaces, `phrases` and `fine` are forms. */
export interface Profanity {
  /** Swear words in texts of every language. */
  everywhere?: string;
  /** In texts of this language only: elsewhere they are other words. */
  words?: string;
  /** Words that have another sense too, unless a letter is hidden. */
  hidden?: string;
  /** Beginnings that only swear words have. */
  starts?: string;
  /** What no harmless word has in it. */
  within?: string;
  phrases?: readonly string[];
  /** Where one of these overlaps, nobody swears. */
  fine?: readonly string[];
  /** For scripts without spaces. */
  literals?: readonly string[];
}

/** By language. */
export const profanityTables: ReadonlyMap<string, Profanity> = new Map(Object.entries(words));
