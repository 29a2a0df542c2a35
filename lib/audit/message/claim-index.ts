import { CLAIM_KINDS } from '../../campaign.ts';
import { claimTables } from '../../rules/claims.ts';
import { type ClaimTable, spelledOut } from '../../rules/phrase-tables.ts';
import { formSequence, type Sequence, type SequenceHit, SequenceIndex } from './sequences.ts';
import { IDLE, NEGATOR } from './token-flags.ts';
import { phraseWords, type Words } from './words.ts';

export type ClaimKind = (typeof CLAIM_KINDS)[number];

/** What a form of a table stands for. */
export interface Claim {
  readonly kind: ClaimKind;
  /** What its text begins with, or has right before it. */
  readonly begins: readonly string[] | undefined;
  readonly about: boolean;
  readonly open: boolean;
  /** Counts as a label only, beside another one: "Before: … After: …". */
  readonly pair: boolean;
  /** No exception takes it back. */
  readonly sure: boolean;
  /** A negator is part of the form behind its first word: "ne rate jamais". */
  readonly negates: boolean;
}

interface Indexes {
  readonly claims: SequenceIndex<Claim>;
  /** What is no claim of the kind; asked only where there is one. */
  readonly excepts: SequenceIndex<ClaimKind>;
}

const indexes = new Map<string, Indexes>();

/** Claims in texts of `language`; creators say them in English everywhere. */
function indexesOf(language: string): Indexes {
  let made = indexes.get(language);
  if (made === undefined) {
    const tables = [...new Set(['en', language])].flatMap((of) => claimTables[of] ?? []);
    made = {
      claims: new SequenceIndex(
        tables.flatMap((table) => claims(table, language)),
        language,
      ),
      excepts: new SequenceIndex(
        tables.flatMap((table) => excepts(table, language)),
        language,
      ),
    };
    indexes.set(language, made);
  }
  return made;
}

function claims({ lists, entries }: ClaimTable, language: string): Sequence<Claim>[] {
  return entries.flatMap(({ kind, forms, begins, about = false, open = false, pair = false, sure = false }) =>
    forms.map((form) => {
      const claim = { kind: kind as ClaimKind, begins, about, open, pair, sure, negates: negates(form, language) };
      return formSequence(spelledOut(form, lists), language, claim);
    }),
  );
}

function excepts({ lists, entries }: ClaimTable, language: string): Sequence<ClaimKind>[] {
  return entries.flatMap(({ kind, except = [] }) =>
    except.map((form) => formSequence(spelledOut(form, lists), language, kind as ClaimKind)),
  );
}

function negates(form: string, language: string): boolean {
  return phraseWords(form.replace(/[|.<>]/g, ' '), language).flags.some((flag, n) => n > 0 && (flag & NEGATOR) !== 0);
}

/** Wording of claims in one text, without what is none. */
export function claimsIn(words: Words, language: string): SequenceHit<Claim>[] {
  const { claims, excepts } = indexesOf(language);
  const hits = withPairs(claims.find(words).filter((hit) => doesBegin(hit) && !isDeniedWithin(hit)));
  if (hits.length === 0) return hits;
  const none = new Excepted(excepts.find(words), words);
  return hits.filter((hit) => hit.owner.sure || !none.overlaps(hit));
}

function doesBegin({ owner: { begins }, words, start }: SequenceHit<Claim>): boolean {
  const { text } = words.passage.folded;
  return begins === undefined || begins.some((sign) => text.startsWith(sign, start) || text[start - 1] === sign);
}

const LABEL = /^(?:\s?[:：👉➡]|\s[–—→-]\s)/u;

/** Without what is no label, and without the labels where there is but one of them. */
function withPairs(hits: SequenceHit<Claim>[]): SequenceHit<Claim>[] {
  const labels = new Set(hits.filter((hit) => hit.owner.pair && isLabel(hit)).map(({ owner }) => owner));
  return hits.filter((hit) => !hit.owner.pair || (labels.size > 1 && isLabel(hit)));
}

function isLabel({ words, end }: SequenceHit<Claim>): boolean {
  return LABEL.test(words.passage.folded.text.slice(end, end + 3));
}

/** A negator stands between its words, and means it: "heilt keine Akne", but not "heilt nicht nur Akne". */
function isDeniedWithin({ owner, words: { flags }, from, to }: SequenceHit<Claim>): boolean {
  if (owner.negates) return false;
  for (let n = from + 1; n < to; n++) {
    // "is without a doubt the best"
    if ((flags[n]! & NEGATOR) !== 0) return ((flags[n + 1]! | flags[n + 2]!) & IDLE) === 0;
  }
  return false;
}

/** Where something is no claim of a kind: the kinds as bits of each word, and places of literal forms. */
class Excepted {
  readonly #kinds: Uint8Array;
  readonly #literal: readonly SequenceHit<ClaimKind>[];

  constructor(hits: readonly SequenceHit<ClaimKind>[], words: Words) {
    this.#kinds = new Uint8Array(words.keys.length);
    for (const { owner, from, to } of hits) {
      for (let n = Math.max(from, 0); n <= to; n++) this.#kinds[n]! |= bitOf(owner);
    }
    this.#literal = hits.filter(({ from }) => from < 0);
  }

  overlaps({ owner, from, to, start, end }: SequenceHit<Claim>): boolean {
    for (let n = Math.max(from, 0); n <= to; n++) if ((this.#kinds[n]! & bitOf(owner.kind)) !== 0) return true;
    return this.#literal.some((one) => one.owner === owner.kind && one.start < end && start < one.end);
  }
}

const bitOf = (kind: ClaimKind) => 1 << CLAIM_KINDS.indexOf(kind);
