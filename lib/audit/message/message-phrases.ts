import type { Campaign } from '../../campaign.ts';
import { languageWords } from '../../rules/words.ts';
import { isDeniedDense } from './negation.ts';
import { perBrief } from './per-brief.ts';
import { DENSE_RUN, JOINED, NEGATOR, NUMBER, PRIVATIVE, STOP, WEAK } from './token-flags.ts';
import { shapesOf } from './vocabulary.ts';
import { PERCENT, phraseWords, type Words } from './words.ts';

/** One word that a message needs. */
export interface Slot {
  /** Any of these stems. */
  readonly keys: readonly string[];
  /** Written in a script without spaces: a part of a run of its letters. */
  readonly dense?: string;
  /** Of such a part: the message says that it is not there. */
  readonly isDenied?: boolean;
  /** A number counts only beside one of these slots: the 24 of "24 hours". */
  readonly beside?: readonly number[];
  /** What before the number says the same of it, and the opposite: "over", "under". */
  readonly bound?: Bound;
}

export interface Bound {
  readonly same: ReadonlySet<string>;
  readonly opposite: ReadonlySet<string>;
}

/** One way to say a key message. */
export interface MessagePhrase {
  /** Its place in `brief.keyMessages`. */
  readonly message: number;
  /** Folded. */
  readonly text: string;
  readonly slots: readonly Slot[];
  /** The slot that may be missing, if one may. */
  readonly optional: number | undefined;
  /** The slots that must be said to be absent: the sugar of "no added sugar". */
  readonly absent: readonly number[];
}

export interface PhraseIndex {
  readonly phrases: readonly MessagePhrase[];
  /** Where each stem is needed, as pairs of phrase and slot. */
  readonly uses: ReadonlyMap<string, readonly (readonly [number, number])[]>;
  /** Which shapes the stems have: what has none of them is none of them. */
  readonly mayBe: Uint8Array;
  /** The same for scripts without spaces. */
  readonly dense: readonly (readonly [string, number, number])[];
  /** Messages without a word, such as an emoji: their text, and their place in the brief. */
  readonly literal: readonly (readonly [string, number])[];
}

/** A message of fewer words needs every one of them. */
const MIN_WITH_OPTIONAL = 4;

/** The key messages of a brief and their alternatives, as words of a language. */
export const phraseIndexOf = perBrief((campaign: Campaign, language): PhraseIndex => {
  const phrases = campaign.brief!.keyMessages!.flatMap(({ text, alternatives = [] }, message) =>
    [text, ...alternatives].map((one) => phraseOf(one, message, campaign, language)),
  );
  const uses = new Map<string, (readonly [number, number])[]>();
  const dense: (readonly [string, number, number])[] = [];
  phrases.forEach(({ slots }, phrase) => {
    slots.forEach((slot, n) => {
      if (slot.dense !== undefined) dense.push([slot.dense, phrase, n]);
      for (const key of slot.keys) uses.set(key, [...(uses.get(key) ?? []), [phrase, n]]);
    });
  });
  const literal = phrases.flatMap(({ slots, message, text }) => (slots.length === 0 ? [[text, message] as const] : []));
  return { phrases, uses, dense, literal, mayBe: shapesOf(uses.keys()) };
});

function phraseOf(text: string, message: number, campaign: Campaign, language: string): MessagePhrase {
  const words = phraseWords(text, language);
  const names = namesOf(campaign, language);
  const isContent = (n: number) =>
    !isMark(words, n, language) && (words.flags[n]! & NUMBER) === 0 && words.keys[n] !== PERCENT;
  const kept = words.keys.map(
    (key, n) =>
      !isMark(words, n, language) && ((words.flags[n]! & (STOP | WEAK)) === 0 || isUnit(words, n)) && !names.has(key),
  );
  // What says nothing elsewhere is the message where it says nothing else.
  for (const spared of [names.has.bind(names), () => true]) {
    if (kept.some((one, n) => one && isContent(n))) break;
    words.keys.forEach((key, n) => {
      if (isContent(n) && spared(key)) kept[n] = true;
    });
  }
  const places = words.keys.flatMap((_, n) => (kept[n] ? [n] : []));
  const slots = places.flatMap((n) => slotsOf(words, n, places, language, campaign));
  return {
    message,
    text: words.passage.folded.text.trim(),
    slots,
    ...loosenessOf(words, places, slots.length === places.length, language),
  };
}

function slotsOf(words: Words, n: number, places: readonly number[], language: string, campaign: Campaign): Slot[] {
  const key = words.keys[n]!;
  const flags = words.flags[n]!;
  if ((flags & DENSE_RUN) !== 0) return denseSlots(words, n);
  if ((flags & NUMBER) === 0)
    return [{ keys: [key, ...kinOf(words, n, language), ...synonymsOf(key, language, campaign)] }];
  const isPlainOne =
    key === '1' && words.keys[n - 1] !== 'no' && words.passage.folded.text[words.starts[n]! - 1] !== '#';
  const keys = isPlainOne ? [key, ...onesOf(language)] : [key];
  const at = places.indexOf(n);
  const beside = [at - 1, at + 1].filter((one) => places[one] !== undefined && Math.abs(places[one] - n) === 1);
  const bound = boundOf(words, n, language);
  return [{ keys, ...(beside.length > 0 && { beside }), ...(bound && { bound }) }];
}

/** How many words before and behind a number may bound it. */
export const BOUND_REACH = 3;

function boundOf({ keys }: Words, n: number, language: string): Bound | undefined {
  const before = keys.slice(Math.max(0, n - BOUND_REACH), n);
  const beside = [...before.reverse(), ...keys.slice(n + 1, n + 1 + BOUND_REACH)];
  for (const sides of languageWords[language]?.opposites ?? []) {
    const stems = sides.map((side) => new Set(side.flatMap((word) => phraseWords(word, language).keys)));
    const found = beside.find((key) => stems.some((side) => side.has(key)));
    const at = stems.findIndex((side) => found !== undefined && side.has(found));
    if (at >= 0) return { same: stems[at]!, opposite: stems[1 - at]! };
  }
  return undefined;
}

/** A small word is the unit of the number it is stuck to: "50m". */
function isUnit({ flags }: Words, n: number): boolean {
  return n > 0 && (flags[n]! & JOINED) !== 0 && (flags[n - 1]! & NUMBER) !== 0;
}

/** Stems of words that say the same in the language: of the same group, or the verb that the word is made of. */
function kinOf({ keys, passage, starts, ends }: Words, n: number, language: string): string[] {
  const table = languageWords[language];
  const word = passage.folded.text.slice(starts[n]!, ends[n]!);
  const verbs = (table?.derivations ?? []).flatMap((ending) => {
    const at = word.lastIndexOf(ending);
    return at > 3 && word.length - at - ending.length < 3 ? phraseWords(word.slice(0, at), language).keys : [];
  });
  const same = (table?.same ?? [])
    .map((group) => group.flatMap((one) => phraseWords(one, language).keys))
    .filter((group) => group.includes(keys[n]!));
  return [...verbs, ...same.flat()];
}

/** One is an article too: "from £1", "from a pound". */
function onesOf(language: string): string[] {
  return (languageWords[language]?.one ?? []).flatMap((word) => phraseWords(word, language).keys);
}

function loosenessOf(words: Words, places: readonly number[], aligned: boolean, language: string) {
  const marks = words.keys.flatMap((_, n) => (isMark(words, n, language) ? [n] : []));
  const absent = places.length === 0 ? [] : marks.map((mark) => Math.max(deniedBy(words, mark, places), 0));
  const first = places[0];
  const mayLack =
    aligned &&
    absent.length === 0 &&
    places.length >= MIN_WITH_OPTIONAL &&
    first !== undefined &&
    (words.flags[first]! & NUMBER) === 0 &&
    isPlain(words, first, language);
  return { absent, optional: mayLack ? 0 : undefined };
}

/** What is free from something stands before "free", and behind "no". */
function deniedBy({ flags }: Words, mark: number, places: readonly number[]): number {
  // "gluten free and dairy free"
  const isListed = (flags[mark]! & NEGATOR) === 0 && places.includes(mark - 1) && (flags[mark + 1]! & STOP) !== 0;
  const next = places.findIndex((n) => n > mark);
  const isBehind = (flags[mark]! & JOINED) !== 0 || next < 0 || isListed;
  return isBehind ? places.findLastIndex((n) => n < mark) : next;
}

/** A verb or adjective that opens the message, as far as its letters tell: neither a name nor part of a list. */
function isPlain({ passage, starts, keys, ends }: Words, n: number, language: string): boolean {
  const { raw, text } = passage.folded;
  const word = text.slice(starts[n]!, ends[n]!);
  const table = languageWords[language];
  const next = text.slice(starts[n + 1]!, ends[n + 1]!);
  const isName = language === 'de' && raw[starts[n]!] !== text[starts[n]!];
  return (
    !isName && keys[n] !== PERCENT && table?.essential.includes(word) !== true && table?.listing.includes(next) !== true
  );
}

/** A word that says of another that it is not there. "free" alone says so only behind it: "sugar-free", "free from". */
function isMark(words: Words, n: number, language: string): boolean {
  const { flags, keys, passage, starts, ends } = words;
  if ((flags[n]! & NEGATOR) !== 0) return true;
  if ((flags[n]! & PRIVATIVE) === 0) return false;
  const said = passage.folded.text.slice(starts[n]!, ends[n]!);
  if (!FREE_WORDS.has(said)) return true;
  const next = passage.folded.text.slice(starts[n + 1] ?? 0, ends[n + 1] ?? 0);
  const isOver = n === keys.length - 1 || languageWords[language]?.listing.includes(next) === true;
  const { freeOf = [] } = languageWords[language] ?? {};
  const before = passage.folded.text.slice(starts[n - 1] ?? 0, ends[n - 1] ?? 0);
  const isOf = n > 0 && (freeOf.length === 0 || freeOf.includes(before));
  return (flags[n]! & JOINED) !== 0 || (isOf && isOver) || isFrom(words, n + 1);
}

/** Whether what a word is free from stands behind it: "free from", "fri for". */
export function isFrom({ passage, starts, ends }: Words, n: number): boolean {
  const { text } = passage.folded;
  const said = text.slice(starts[n] ?? 0, ends[n] ?? 0);
  return FROM.has(said) || (said === 'for' && text.slice(starts[n - 1], ends[n - 1]) === 'fri');
}

export const FREE_WORDS = new Set(['free', 'frei', 'libre', 'livre', 'fri', 'vrij']);
const FROM = new Set(['from', 'of', 'von', 'de', 'van', 'från', 'fra']);

function namesOf({ brand, brief }: Campaign, language: string): ReadonlySet<string> {
  const names = [brand.name, ...(brand.aliases ?? []), ...(brief?.productNames ?? [])];
  return new Set(names.flatMap((name) => phraseWords(name, language).keys));
}

/** Stems of the words that the brief gives for the word. */
function synonymsOf(key: string, language: string, { brief }: Campaign): string[] {
  return (brief?.synonyms ?? []).flatMap((group) => {
    const keys = group.flatMap((word) => phraseWords(word, language).keys.slice(0, 1));
    return keys.includes(key) ? keys : [];
  });
}

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });
const PARTICLE = /^[\p{Script=Hiragana}]{1,2}$/u;
const OKURIGANA = /(?<=\p{Script=Han})\p{Script=Hiragana}+$/u;

const NEGATIONS = new Set(['不含', '不添加', '不', '无', '無', '没有', '零', '非']);

/** Words of a run without spaces that carry sense, without the endings of verbs. */
function denseSlots({ passage, starts, ends }: Words, n: number): Slot[] {
  const run = passage.folded.text.slice(starts[n]!, ends[n]!);
  const parts = [...segmenter.segment(run)].map(({ segment }) => segment.replace(OKURIGANA, ''));
  const senses = parts.filter((part) => !PARTICLE.test(part) && !NEGATIONS.has(part));
  return (senses.length > 0 ? senses : [run]).map((dense) => {
    const start = passage.folded.text.indexOf(dense, starts[n]);
    return { keys: [], dense, isDenied: isDeniedDense(passage, start, start + dense.length) };
  });
}
