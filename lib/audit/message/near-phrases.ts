import { classOf, DENSE } from '../characters.ts';
import { type PhraseIndex, phraseIndexOf } from './message-phrases.ts';
import { perBrief } from './per-brief.ts';
import { DECIMAL } from './token-flags.ts';
import { type Tokens, textAt } from './tokens.ts';
import { type Known, type Vocabulary, vocabularyOf } from './vocabulary.ts';

/** Slots of a phrase that are told apart: the bits of a number. */
const MAX_SLOTS = 31;

const ADDRESS_SIGN = /[@:.]/;

/** Whether it may be a mention, a link or a run of a script without spaces. */
function isOther(key: string): boolean {
  return classOf(key.charCodeAt(0)) === DENSE || ADDRESS_SIGN.test(key);
}

/**
 * Tells texts in which no phrase of a brief can be near from others, by their tokens alone: most texts are of the first sort, and need not be
 * read as words.
 */
export class NearPhrases {
  readonly index: PhraseIndex;
  readonly #vocabulary: Vocabulary;
  readonly #hasDecimal: boolean;
  /** Whether what is no word may be looked for. */
  readonly #hasOther: boolean;
  /** By phrase: how many of its slots must be filled, which are, and how many these are. */
  readonly #needed: Uint32Array;
  readonly #filled: Uint32Array;
  readonly #counts: Uint32Array;

  constructor(index: PhraseIndex, vocabulary: Vocabulary) {
    const { phrases, uses, dense } = index;
    this.index = index;
    this.#vocabulary = vocabulary;
    this.#hasDecimal = [...uses.keys()].some((key) => key.includes('.'));
    this.#hasOther = dense.length > 0 || [...uses.keys()].some(isOther);
    this.#needed = Uint32Array.from(phrases, ({ slots }) => (slots.length > MAX_SLOTS ? 1 : slots.length / 2 + 0.5));
    this.#filled = new Uint32Array(phrases.length);
    this.#counts = new Uint32Array(phrases.length);
  }

  mayBeIn(tokens: Tokens): boolean {
    const { ids, passage } = tokens;
    const { literal, mayBe } = this.index;
    const vocabulary = this.#vocabulary;
    for (const [text] of literal) if (passage.folded.text.includes(text)) return true;
    this.#filled.fill(0);
    this.#counts.fill(0);
    for (let n = 0; n < ids.length; n++) {
      const id = ids[n]!;
      if (
        id > 0
          ? mayBe[vocabulary.shape(id)] !== 0 && this.#isNearBy(vocabulary.of(id, ''))
          : (id === 0 || this.#hasOther) && this.#isNearByText(tokens, n)
      )
        return true;
    }
    return false;
  }

  #isNearBy({ key, flags, special }: Known): boolean {
    if (this.#fill(key) || (this.#hasDecimal && (flags & DECIMAL) !== 0)) return true;
    return special?.keys.some((one) => this.#fill(one)) === true;
  }

  /** The same for what has no number. */
  #isNearByText(tokens: Tokens, n: number): boolean {
    const text = textAt(tokens, n)!;
    if (tokens.ids[n] === 0) return this.#isNearBy(this.#vocabulary.of(0, text));
    return this.#fill(text) || this.index.dense.some(([part]) => text.includes(part));
  }

  /** Whether the word brings a phrase near. */
  #fill(key: string): boolean {
    for (const [phrase, slot] of this.index.uses.get(key) ?? []) {
      const bit = 1 << (slot % MAX_SLOTS);
      if ((this.#filled[phrase]! & bit) !== 0) continue;
      this.#filled[phrase]! |= bit;
      this.#counts[phrase]!++;
      if (this.#counts[phrase]! >= this.#needed[phrase]!) return true;
    }
    return false;
  }
}

export const nearPhrasesOf = perBrief(
  (campaign, language) => new NearPhrases(phraseIndexOf(campaign, language), vocabularyOf(language)),
);
