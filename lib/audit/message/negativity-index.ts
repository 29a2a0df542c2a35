import { negativityTables } from '../../rules/negativity.ts';
import { type NegativityTable, type Strength, spelledOut } from '../../rules/phrase-tables.ts';
import { foldText } from '../text.ts';
import { formSequence, isHitDenied, type SequenceHit, SequenceIndex } from './sequences.ts';
import { phraseWords, type Words } from './words.ts';

/** Wording that runs something down in one language, and the words around it that tell what: spellings, and stems of goods. */
export interface Negativity {
  readonly index: SequenceIndex<Judgement>;
  readonly words: Readonly<Record<keyof NegativityTable['words'], ReadonlySet<string>>>;
}

export interface Judgement {
  readonly strength: Strength;
  /** The entry of the table, which its exceptions are for. */
  readonly entry: number;
  readonly isExcept: boolean;
  /** How its first and, where it has more than one, its last word are spelled. */
  readonly ends: readonly (readonly string[])[];
}

const known = new Map<string, Negativity>();

/** Texts of a language that has no table are read for English wording. */
export function negativityOf(language: string): Negativity {
  let negativity = known.get(language);
  if (negativity === undefined) {
    negativity = build(negativityTables[language] ?? negativityTables.en!, language);
    known.set(language, negativity);
  }
  return negativity;
}

function build({ entries, lists, words }: NegativityTable, language: string): Negativity {
  const sequences = entries.flatMap(({ strength, forms, except = [] }, entry) => {
    const toSequence = (isExcept: boolean) => (form: string) =>
      formSequence(spelledOut(form, lists), language, {
        strength,
        entry,
        isExcept,
        ends: endsOf(spelledOut(form, lists)),
      });
    return [...forms.map(toSequence(false)), ...except.map(toSequence(true))];
  });
  const sets = Object.fromEntries(Object.entries(words).map(([name, list]) => [name, new Set(list.split(' '))]));
  sets.goods = new Set(phraseWords(words.goods, language).keys);
  return { index: new SequenceIndex(sequences, language), words: sets as unknown as Negativity['words'] };
}

function endsOf(form: string): string[][] {
  const steps = form.split(' ').filter((step) => !step.startsWith('.'));
  return [steps[0]!, ...steps.slice(1).slice(-1)].map((step) => step.split('|').map((word) => foldText(word).text));
}

/** How many letters at its end a word may have others than the table: stems alone are those of too many words. */
const ENDING = 2;

function isSpelled({ owner, words, from, to }: SequenceHit<Judgement>): boolean {
  // A tag has all words in one.
  if (from < 0 || (from === to && owner.ends.length > 1)) return true;
  return owner.ends.every((forms, end) => {
    const n = end === 0 ? from : to;
    const word = words.passage.folded.text.slice(words.starts[n]!, words.ends[n]!);
    return forms.some((form) => isInflected(word, form));
  });
}

function isInflected(word: string, form: string): boolean {
  const least = Math.max(word.length, form.length) - ENDING;
  return word.slice(0, least) === form.slice(0, least);
}

/** Texts with more wording of the kind are not read to their end: hostile ones must not cost more. */
const MAX_HITS = 100;

/** What runs something down in a text, whatever it is; without what is denied. */
export function judgementsIn(words: Words, index: Negativity['index']): SequenceHit<Judgement>[] {
  const hits = index.find(words);
  if (hits.length === 0) return hits;
  const excepts = hits.filter(({ owner }) => owner.isExcept);
  const isExcept = ({ owner, start, end }: SequenceHit<Judgement>) =>
    excepts.some((other) => other.owner.entry === owner.entry && other.start < end && start < other.end);
  return hits
    .filter(({ owner }) => !owner.isExcept)
    .slice(0, MAX_HITS)
    .filter((hit) => isSpelled(hit) && !isHitDenied(hit) && !isExcept(hit));
}
