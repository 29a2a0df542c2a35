import type { CLAIM_KINDS } from '../../campaign.ts';
import { claimTables } from '../../rules/claims.ts';
import { spelledOut } from '../../rules/phrase-tables.ts';
import { formSequence, type Sequence, type SequenceHit, SequenceIndex } from './sequences.ts';
import type { Words } from './words.ts';

export type ClaimKind = (typeof CLAIM_KINDS)[number];

/** What a form of a table stands for. */
export interface Claim {
  readonly kind: ClaimKind;
  /** It tells that nothing of this kind is claimed. */
  readonly isExcept: boolean;
  readonly after: string;
  readonly about: boolean;
  readonly open: boolean;
}

const indexes = new Map<string, SequenceIndex<Claim>>();

/** Claims in texts of `language`; creators say them in English everywhere. */
function claimIndex(language: string): SequenceIndex<Claim> {
  let index = indexes.get(language);
  if (index === undefined) {
    index = new SequenceIndex(
      [...new Set(['en', language])].flatMap((of) => sequences(of, language)),
      language,
    );
    indexes.set(language, index);
  }
  return index;
}

function sequences(of: string, language: string): Sequence<Claim>[] {
  const table = claimTables[of];
  if (table === undefined) return [];
  return table.entries.flatMap(({ kind, forms, except = [], after = '', about = false, open = false }) => {
    const claim: Claim = { kind: kind as ClaimKind, isExcept: false, after, about, open };
    const none: Claim = { ...claim, isExcept: true };
    const toSequence = (owner: Claim) => (form: string) => formSequence(spelledOut(form, table.lists), language, owner);
    return [...forms.map(toSequence(claim)), ...except.map(toSequence(none))];
  });
}

/** Wording of claims in one text, without what is none. Each is there once, at its longest. */
export function claimsIn(words: Words, language: string): SequenceHit<Claim>[] {
  const hits = claimIndex(language).find(words);
  if (hits.length === 0) return hits;
  return hits.filter(
    (hit) =>
      !hit.owner.isExcept &&
      isAfter(hit) &&
      !hits.some((other) => other.owner.kind === hit.owner.kind && other.owner.isExcept && overlaps(hit, other)),
  );
}

function isAfter({ owner, words, start }: SequenceHit<Claim>): boolean {
  return owner.after === '' || words.passage.folded.text[start - 1] === owner.after;
}

const overlaps = (a: SequenceHit<Claim>, b: SequenceHit<Claim>) => a.start < b.end && b.start < a.end;
