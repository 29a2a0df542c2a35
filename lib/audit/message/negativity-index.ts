import { negativityTables } from '../../rules/negativity.ts';
import { type NegativityTable, type Strength, spelledOut } from '../../rules/phrase-tables.ts';
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
      formSequence(spelledOut(form, lists), language, { strength, entry, isExcept });
    return [...forms.map(toSequence(false)), ...except.map(toSequence(true))];
  });
  const sets = Object.fromEntries(Object.entries(words).map(([name, list]) => [name, new Set(list.split(' '))]));
  sets.goods = new Set(phraseWords(words.goods, language).keys);
  return { index: new SequenceIndex(sequences, language), words: sets as unknown as Negativity['words'] };
}

/** What runs something down in a text, whatever it is; without what is denied. */
export function judgementsIn(words: Words, index: Negativity['index']): SequenceHit<Judgement>[] {
  const hits = index.find(words);
  return hits.filter(
    (hit) =>
      !hit.owner.isExcept &&
      !isHitDenied(hit) &&
      !hits.some(
        ({ owner, start, end }) =>
          owner.isExcept && owner.entry === hit.owner.entry && start < hit.end && hit.start < end,
      ),
  );
}
