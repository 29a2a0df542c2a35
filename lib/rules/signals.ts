import ar from './signals/ar.json' with { type: 'json' };
import cs from './signals/cs.json' with { type: 'json' };
import da from './signals/da.json' with { type: 'json' };
import de from './signals/de.json' with { type: 'json' };
import el from './signals/el.json' with { type: 'json' };
import en from './signals/en.json' with { type: 'json' };
import es from './signals/es.json' with { type: 'json' };
import fi from './signals/fi.json' with { type: 'json' };
import fr from './signals/fr.json' with { type: 'json' };
import hi from './signals/hi.json' with { type: 'json' };
import hu from './signals/hu.json' with { type: 'json' };
import id from './signals/id.json' with { type: 'json' };
import it from './signals/it.json' with { type: 'json' };
import ja from './signals/ja.json' with { type: 'json' };
import kinds from './signals/kinds.json' with { type: 'json' };
import ko from './signals/ko.json' with { type: 'json' };
import links from './signals/links.json' with { type: 'json' };
import ms from './signals/ms.json' with { type: 'json' };
import negationWords from './signals/negations.json' with { type: 'json' };
import nl from './signals/nl.json' with { type: 'json' };
import no from './signals/no.json' with { type: 'json' };
import otherTopics from './signals/other-topics.json' with { type: 'json' };
import pages from './signals/personal-pages.json' with { type: 'json' };
import pl from './signals/pl.json' with { type: 'json' };
import pt from './signals/pt.json' with { type: 'json' };
import ro from './signals/ro.json' with { type: 'json' };
import ru from './signals/ru.json' with { type: 'json' };
import sk from './signals/sk.json' with { type: 'json' };
import sv from './signals/sv.json' with { type: 'json' };
import th from './signals/th.json' with { type: 'json' };
import tr from './signals/tr.json' with { type: 'json' };
import tradeTags from './signals/trade-tags.json' with { type: 'json' };
import uk from './signals/uk.json' with { type: 'json' };
import vi from './signals/vi.json' with { type: 'json' };
import zh from './signals/zh.json' with { type: 'json' };
import type { SignalEntry, SignalKinds, SignalTable } from './tables.ts';

/** What kinds of signals there are, and what each proves. */
export const signalKinds = kinds as SignalKinds;

/** Hosts where anybody may have a page of their own name. */
export const personalPages: readonly string[] = pages;

/** Words that turn what they stand beside into its opposite; those of `after` are looked for as parts of words. */
export const negations = { before: new Set(negationWords.before), after: negationWords.after };

/** Hashtags by which creators ask brands for ads. */
export const adSeekers: ReadonlySet<string> = new Set(tradeTags.seeking);

/** Hashtags of those whose trade is advertising. */
export const adMakers: ReadonlySet<string> = new Set(tradeTags.making);

/** What shows, for a word that is a label as a tag, that it means something else: other tags, or words of the text. */
export const otherMeanings: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(otherTopics));

/** Every kind's wording, by language. */
export const signalWords: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  ar,
  cs,
  da,
  de,
  el,
  en,
  es,
  fi,
  fr,
  hi,
  hu,
  id,
  it,
  ja,
  ko,
  ms,
  nl,
  no,
  pl,
  pt,
  ro,
  ru,
  sk,
  sv,
  th,
  tr,
  uk,
  vi,
  zh,
};

/** A hashtag is one word; where words stand without spaces, what a hashtag says is found inside it as text. */
const ONE_WORD = /^[\p{L}\p{N}]+$/u;
const WITHOUT_SPACES = new Set(['ja', 'ko', 'zh', 'th']);

function entries(kind: string, language: string, forms: readonly string[]): SignalEntry[] {
  const { weight, suggests, code } = signalKinds[kind]!;
  const tags = WITHOUT_SPACES.has(language) ? [] : forms.filter((form) => ONE_WORD.test(form));
  const same = { kind, language, weight, suggests, code };
  return [
    { ...same, match: ['text'], forms },
    { ...same, match: ['hashtag'], forms: tags },
  ];
}

/** Everything that suggests an ad, as the scanner is given it. */
export const signals: SignalTable = [
  ...Object.entries(signalWords).flatMap(([language, words]) =>
    Object.entries(words).flatMap(([kind, forms]) => entries(kind, language, forms)),
  ),
  ...links.map(
    ({ kind, forms, ...how }): SignalEntry => ({
      kind,
      language: 'zxx',
      weight: signalKinds[kind]!.weight,
      suggests: signalKinds[kind]!.suggests,
      match: ['text'],
      forms,
      ...(how as Pick<SignalEntry, 'as' | 'params'>),
    }),
  ),
];
