import type { Campaign } from '../../campaign.ts';
import { languageOfMarket, languagesOfSmallWord, languageWords } from '../../rules/words.ts';
import { fitsOf } from '../letter-statistics.ts';
import { generation, spellingOf, withRoom } from './interned.ts';
import { Tokens, textAt } from './tokens.ts';
import { phrasePassage } from './words.ts';

/** Languages that share the words and stems of another. */
const READ_AS = new Map([
  ['nb', 'no'],
  ['nn', 'no'],
]);

/** How many words of a post are asked for their language. */
const ASKED = 80;

const SCRIPTS = [
  [/^\p{Script=Cyrillic}/u, ['ru', 'ru', 'uk', 'uk', 'bg', 'bg', 'sr', 'sr']],
  [/^\p{Script=Arabic}/u, ['ar', 'ar', 'fa', 'fa', 'ur', 'ur']],
] as const;

/** Those that words can speak for. */
const languages = [...new Set([...Object.keys(languageWords), ...SCRIPTS.flatMap(([, spoken]) => spoken)])];

/** How many small words speak for each language, by the language's place in `languages`. */
export type Votes = Uint16Array;

/** The language by which words are stemmed, of a BCP 47 tag. */
export function stemmerLanguage(tag: string): string {
  const base = tag.split('-')[0]!.toLowerCase();
  return READ_AS.get(base) ?? base;
}

export function votesOf(passages: readonly Tokens[]): Votes {
  const votes = new Uint16Array(languages.length);
  let left = ASKED;
  for (const { ids } of passages) {
    if (since !== generation()) forget();
    for (let n = 0; n < ids.length && left > 0; n++, left--) {
      const id = ids[n]!;
      const isSilent = id <= 0 || (id < silent.length && silent[id] === 1);
      if (!isSilent) for (const place of spokenFor(id)) votes[place]!++;
    }
  }
  return votes;
}

/** The places of the languages of small words, by the word's number as long as numbers keep their meaning. */
let spoken = new Map<number, readonly number[]>();
/** Which words are of no language. */
let silent = new Uint8Array(1024);
let since = generation();

function forget(): void {
  spoken = new Map();
  silent = new Uint8Array(1024);
  since = generation();
}

function spokenFor(id: number): readonly number[] {
  let places = spoken.get(id);
  if (places === undefined) {
    const word = spellingOf(id);
    places = (languagesOfSmallWord(word) ?? languagesOfScript(word)).map((one) => languages.indexOf(one));
    if (places.length > 0) spoken.set(id, places);
    else {
      silent = withRoom(silent, id);
      silent[id] = 1;
    }
  }
  return places;
}

/** The languages of a script that no other is written in: a word speaks for them twice, for it can be of no other. */
function languagesOfScript(word: string): readonly string[] {
  return SCRIPTS.find(([script]) => script.test(word))?.[1] ?? [];
}

/**
 * The language that most small words (articles, prepositions …) speak for, as stemmers are chosen by it: a quick guess, where a wrong one costs
 * little. `likely` unless another leads clearly.
 */
export function languageBy(votes: Votes, likely: string): string {
  let best = likely;
  let most = LEAD * (votes[languages.indexOf(likely)] ?? 0) + 1;
  for (let place = 0; place < languages.length; place++) {
    if (votes[place]! <= most) continue;
    best = languages[place]!;
    most = votes[place]!;
  }
  return best;
}

/** How many times as many words another language must have than the likely one. */
const LEAD = 1.5;

const known = new WeakMap<Campaign, string>();

/** The language that a brief is written in; where it says too little to tell, that of its first market. */
export function briefLanguage(campaign: Campaign): string {
  let language = known.get(campaign);
  if (language === undefined) {
    language = languageOfBrief(campaign);
    known.set(campaign, language);
  }
  return language;
}

function languageOfBrief({ brief, jurisdictions }: Campaign): string {
  const messages = [...(brief?.keyMessages ?? []), ...(brief?.disclaimers ?? [])];
  const said = [...messages.flatMap(({ text, alternatives = [] }) => [text, ...alternatives]), brief?.approvedCaption];
  const tokens = new Tokens(phrasePassage([...said, ...(brief?.bannedPhrases ?? [])].join('\n')));
  const words = Array.from(tokens.ids, (_, n) => textAt(tokens, n)!).filter((word) => /^\p{L}{2,}/u.test(word));
  const fit = words.length < MIN_WORDS ? undefined : fitsOf(words)[0];
  const ofMarket = languageOfMarket[jurisdictions[0] ?? ''] ?? 'en';
  return languageBy(votesOf([tokens]), fit === undefined || fit.ratio < MIN_FIT ? ofMarket : fit.language);
}

/** Fewer words than that, and words whose letters fit worse, tell no language. */
const MIN_WORDS = 6;
const MIN_FIT = 0.8;
