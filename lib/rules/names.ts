import endings from './words/name-endings.json' with { type: 'json' };
import signs from './words/name-signs.json' with { type: 'json' };

const wordsIn = (text: string): readonly string[] => text.split(' ');
const setOf = (text: string): ReadonlySet<string> => new Set(wordsIn(text));

/** Endings by which languages inflect a name, without diacritics: those that are added, and those that take another's place. */
export const nameEndings = {
  added: wordsIn(endings.added),
  replaced: Object.entries(endings.replaced).map(([end, others]) => [end, wordsIn(others)] as const),
};

/** Small words by which a text shows that a word beside them is a name, or is none. */
export const nameSigns = {
  /** Before a word in small letters: it is no name. */
  articles: setOf(signs.articles),
  /** What stands behind them is a name, however it is written. */
  namesBehind: setOf(signs.namesBehind),
  /** What stands behind them with a capital is a name, even where everything has capitals. */
  capitalBehind: setOf(signs.capitalBehind),
  /** Before "by": who comes behind it did something. */
  agents: setOf(signs.agents),
  /** What stands before them is a name. */
  namesBefore: setOf(signs.namesBefore),
  /** In a text that has one of them every noun has a capital. */
  germanWords: setOf(signs.germanWords),
  germanMarkers: setOf(signs.germanMarkers),
  germanArticles: setOf(signs.germanArticles),
  germanDefinite: setOf(signs.germanDefinite),
  englishArticles: setOf(signs.englishArticles),
  /** Behind a word that opens a sentence without an article: it is a name. */
  verbs: setOf(signs.verbs),
  /** Days, months and places: written with a capital whatever they name. */
  capitals: setOf(signs.capitals),
  /** Behind them a word in small letters is a name, if it is no common word. */
  rareBehind: setOf(signs.rareBehind),
  /** Before the name of a person, a family or a pet. */
  kin: setOf(signs.kin),
  /** Languages in which a name has no other ending than that of the plural. */
  uninflected: setOf(signs.uninflected),
  /** Behind a name in a script without spaces: "the company", "the product" and the like. */
  denseSigns: wordsIn(signs.denseSigns),
  /** Before a name or any other noun. */
  germanOpen: setOf(signs.germanOpen),
  /** Stand for the "&" of a name. */
  connectors: setOf(signs.connectors),
};
