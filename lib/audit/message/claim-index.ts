import type { CLAIM_KINDS } from '../../campaign.ts';
import { claimTables } from '../../rules/claims.ts';
import { spelledOut } from '../../rules/phrase-tables.ts';
import { formSequence, type Sequence, type SequenceHit, SequenceIndex } from './sequences.ts';
import { IDLE, NEGATOR } from './tokens.ts';
import { phraseWords, type Words } from './words.ts';

export type ClaimKind = (typeof CLAIM_KINDS)[number];

/** What a form of a table stands for. */
export interface Claim {
  readonly kind: ClaimKind;
  /** It tells that nothing of this kind is claimed. */
  readonly isExcept: boolean;
  /** What its text begins with, or has right before it. */
  readonly begins: readonly string[] | undefined;
  readonly about: boolean;
  readonly open: boolean;
  /** A negator is part of the form behind its first word: "ne rate jamais". */
  readonly negates: boolean;
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
  return table.entries.flatMap(({ kind, forms, except = [], begins, about = false, open = false }) => {
    const claim: Claim = { kind: kind as ClaimKind, isExcept: false, begins, about, open, negates: false };
    const none: Claim = { ...claim, isExcept: true };
    const toSequence = (owner: Claim) => (form: string) => formSequence(spelledOut(form, table.lists), language, owner);
    return [...forms.map(toSequence(claim)), ...except.map(toSequence(none))];
  });
}

function negates(form: string, language: string): boolean {
  return phraseWords(form.replace(/[|.<>]/g, ' '), language).flags.some((flag, n) => n > 0 && (flag & NEGATOR) !== 0);
}

/** Wording of claims in one text, without what is none. Each is there once, at its longest. */
export function claimsIn(words: Words, language: string): SequenceHit<Claim>[] {
  const hits = claimIndex(language).find(words);
  if (hits.length === 0) return hits;
  return hits.filter(
    (hit) =>
      !hit.owner.isExcept &&
      doesBegin(hit) &&
      !isDeniedWithin(hit) &&
      !hits.some((other) => other.owner.kind === hit.owner.kind && other.owner.isExcept && overlaps(hit, other)),
  );
}

function doesBegin({ owner: { begins }, words, start }: SequenceHit<Claim>): boolean {
  const { text } = words.passage.folded;
  return begins === undefined || begins.some((sign) => text.startsWith(sign, start) || text[start - 1] === sign);
}

/** A negator stands between its words, and means it: "heilt keine Akne", but not "heilt nicht nur Akne". */
function isDeniedWithin({ owner, words: { flags }, from, to }: SequenceHit<Claim>): boolean {
  if (owner.negates) return false;
  for (let n = from + 1; n < to; n++) {
    if ((flags[n]! & NEGATOR) !== 0) return (flags[n + 1]! & IDLE) === 0;
  }
  return false;
}

const overlaps = (a: SequenceHit<Claim>, b: SequenceHit<Claim>) => a.start < b.end && b.start < a.end;
