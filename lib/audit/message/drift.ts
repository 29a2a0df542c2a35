import { DamerauLevenshteinDistance } from 'natural/lib/natural/distance/index.js';
import type { Campaign } from '../../campaign.ts';
import type { Evidence } from '../../finding.ts';
import { evidenceOf, type Passage } from '../reading.ts';
import { approvedPassage, type Facts, factsIn, factsOf, type Quantity, type Sentence } from './approved-caption.ts';
import type { BriefView, Draft } from './draft.ts';
import { isDenied } from './negation.ts';
import { perBrief } from './per-brief.ts';
import { MAX_EVIDENCE } from './sequences.ts';
import { CLAUSE, SENTENCE, STOP, WEAK } from './tokens.ts';
import { phraseWords, type Words } from './words.ts';

/** Something in which the post departs from the approved caption. */
interface Difference {
  approved: string;
  posted?: Evidence | undefined;
}

/** Part of a sentence's words that may be others. */
const TOLERATED = 0.25;
/** Letters in which two words may differ and be one with a slip. */
const SLIP = 2;
/** Longer words are compared by their beginning. */
const MAX_WORD = 40;

const approvedOf = perBrief((campaign: Campaign, language) =>
  factsOf(approvedPassage(campaign.brief!.approvedCaption!), language),
);

/** Promises, numbers, names, links and the disclosure that differ from the approved caption; small edits are fine. */
export function drift(view: BriefView): Draft[] {
  const { campaign, language, words } = view;
  const caption = campaign.brief?.approvedCaption;
  if (caption === undefined || caption.trim() === '') return [];
  const approved = approvedOf(campaign, language);
  const posted = words.map((one) => factsIn(one, language));
  const differences = [
    ...disclosureGone(view, caption),
    ...quantitiesChanged(approved, posted),
    ...addressesChanged(approved, posted),
    ...namesGone(approved, posted, campaign, language),
    ...wordsChanged(approved, posted),
    ...promisesAdded(approved, posted),
  ];
  if (differences.length === 0) return [];
  const evidence = differences.flatMap(({ posted: span }) => (span === undefined ? [] : [span]));
  return [
    {
      code: 'drift',
      severity: 'high',
      clause: 'brief.approvedCaption',
      demand: 'approvedCaption',
      evidence: evidence.slice(0, MAX_EVIDENCE),
      isAbout: false,
      message: `The post departs from the approved caption: ${differences.slice(0, MAX_EVIDENCE).map(told).join('; ')}.`,
      suggestion: 'Publish the approved caption, or have the change approved.',
    },
  ];
}

function told({ approved, posted }: Difference): string {
  if (approved === '') return `“${posted!.text}” was not approved`;
  return posted === undefined ? `“${approved}” is gone` : `“${approved}” became “${posted.text}”`;
}

function disclosureGone({ passages, declares }: BriefView, caption: string): Difference[] {
  const approved = approvedPassage(caption);
  if (!declares([approved]) || declares(passages.map(afresh))) return [];
  const first = caption.split(/[\n.!|:]/, 1)[0]!.trim();
  return [{ approved: first === '' ? caption.slice(0, 40) : first }];
}

/** Scanning notes tags and mentions: once is enough. */
function afresh(passage: Passage): Passage {
  return { ...passage, tags: [], mentions: [] };
}

function quantitiesChanged(approved: Facts, posted: readonly Facts[]): Difference[] {
  const all = posted.flatMap((facts) => facts.quantities.map((quantity) => ({ facts, quantity })));
  return approved.quantities.flatMap((wanted): Difference[] => {
    if (all.some(({ quantity }) => quantity.value === wanted.value)) return [];
    const other = all.find(({ quantity }) => quantity.unit !== undefined && quantity.unit === wanted.unit);
    return [{ approved: textOf(approved.words, wanted), posted: other && spanOf(other.facts.words, other.quantity) }];
  });
}

function addressesChanged(approved: Facts, posted: readonly Facts[]): Difference[] {
  const all = posted.flatMap((facts) => facts.addresses.map((address) => ({ facts, address })));
  const known = new Set(approved.addresses.map(({ text }) => text));
  return approved.addresses.flatMap((wanted): Difference[] => {
    if (all.some(({ address }) => address.text === wanted.text)) return [];
    const isMention = wanted.text.startsWith('@');
    const other = all.find(({ address }) => !known.has(address.text) && address.text.startsWith('@') === isMention);
    return [{ approved: textOf(approved.words, wanted), posted: other && spanOf(other.facts.words, other.address) }];
  });
}

function namesGone(
  approved: Facts,
  posted: readonly Facts[],
  { brand, brief }: Campaign,
  language: string,
): Difference[] {
  return [brand.name, ...(brief?.productNames ?? [])].flatMap((name): Difference[] => {
    const { keys } = phraseWords(name, language);
    const isNamed = ({ words }: Facts) =>
      words.keys.some((_, at) => keys.every((key, n) => words.keys[at + n] === key));
    return isNamed(approved) && !posted.some(isNamed) ? [{ approved: name }] : [];
  });
}

/** Sentences of which too many words are others, or that now say the opposite. */
function wordsChanged(approved: Facts, posted: readonly Facts[]): Difference[] {
  const all = new Set(posted.flatMap(({ words }) => words.keys));
  return approved.sentences.flatMap((sentence): Difference[] => {
    const { words } = approved;
    const key = (n: number) => words.keys[n]!;
    const lost = sentence.content.filter((n) => !all.has(key(n)) && !hasSlip(words, n, posted));
    const whole = { approved: textOf(words, sentence) };
    if (lost.length === sentence.content.length && lost.length > 0) return isWeighty(approved, sentence) ? [whole] : [];
    if (lost.length > 1 && lost.length > TOLERATED * sentence.content.length)
      return [
        {
          ...whole,
          approved: textOf(words, { from: lost[0]!, to: lost.at(-1)! }),
          posted: replaced(words, lost, posted),
        },
      ];
    return turned(words, sentence, posted).map((span) => ({ ...whole, posted: span }));
  });
}

/** Whether a sentence says something that a brand has to approve. */
function isWeighty({ quantities, promises, words }: Facts, { from, to, content }: Sentence): boolean {
  return (
    content.length > 3 ||
    quantities.some((quantity) => quantity.from >= from && quantity.to <= to) ||
    content.some((n) => promises.has(words.keys[n]!))
  );
}

function hasSlip(words: Words, n: number, posted: readonly Facts[]): boolean {
  const word = wordAt(words, n);
  const allowed = Math.min(SLIP, Math.floor(word.length / 3));
  return posted.some(({ words: now }) =>
    now.keys.some((_, at) => {
      const other = wordAt(now, at);
      if (Math.abs(other.length - word.length) > allowed || other[0] !== word[0]) return false;
      return DamerauLevenshteinDistance(other, word) <= allowed;
    }),
  );
}

function wordAt({ passage, starts, ends }: Words, n: number): string {
  return passage.folded.text.slice(starts[n]!, Math.min(ends[n]!, starts[n]! + MAX_WORD));
}

/** What stands between the neighbours of the words that are gone. */
function replaced(words: Words, lost: readonly number[], posted: readonly Facts[]): Evidence | undefined {
  const before = words.keys[lost[0]! - 1];
  const after = words.keys[lost.at(-1)! + 1];
  for (const { words: now } of posted) {
    for (let n = 0; n < now.keys.length; n++) {
      const from = before === undefined ? n : n + 1;
      if (before !== undefined && now.keys[n] !== before) continue;
      const to = now.keys.findIndex((key, at) => at > from && key === after);
      if (to > from && to - from <= lost.length + 2) return spanOf(now, { from, to: to - 1 });
    }
  }
  return undefined;
}

/** Words that were said and are now denied, or the other way round. */
function turned(words: Words, { content }: Sentence, posted: readonly Facts[]): Evidence[] {
  for (const n of content) {
    const was = isDenied(words, n);
    for (const { words: now } of posted) {
      const places = now.keys.flatMap((key, at) => (key === words.keys[n] ? [at] : []));
      if (places.length > 0 && places.every((at) => isDenied(now, at) !== was)) {
        const at = places[0]!;
        return [spanOf(now, { from: was ? at : Math.max(0, at - 2), to: at })];
      }
    }
  }
  return [];
}

/** Clauses with a promise that the approved caption does not make, and words put into a sentence that has one. */
function promisesAdded(approved: Facts, posted: readonly Facts[]): Difference[] {
  const known = new Set(approved.words.keys);
  return posted.flatMap(({ words, sentences, promises }): Difference[] =>
    sentences.flatMap(({ from, to }) => {
      const clauses = clausesOf(words, from, to);
      return clauses.flatMap((clause): Difference[] => {
        const at = range(clause).find((n) => promises.has(words.keys[n]!));
        if (at === undefined) return [];
        const added = range(clause).filter((n) => isSense(words, n) && !known.has(words.keys[n]!));
        const isNew = !known.has(words.keys[at]!);
        const isWidened = added.filter((n) => n > clause.from && n < clause.to).length > 1;
        return isNew || isWidened ? [{ approved: '', posted: spanOf(words, clause) }] : [];
      });
    }),
  );
}

function clausesOf({ flags }: Words, from: number, to: number): { from: number; to: number }[] {
  const clauses = [{ from, to: from }];
  for (let n = from + 1; n <= to; n++) {
    if ((flags[n]! & (CLAUSE | SENTENCE)) !== 0) clauses.push({ from: n, to: n });
    clauses.at(-1)!.to = n;
  }
  return clauses;
}

function range({ from, to }: { from: number; to: number }): number[] {
  return Array.from({ length: to - from + 1 }, (_, n) => from + n);
}

function isSense({ flags }: Words, n: number): boolean {
  return (flags[n]! & (STOP | WEAK)) === 0;
}

function textOf({ passage, starts, ends }: Words, { from, to }: Pick<Quantity, 'from' | 'to'>): string {
  return evidenceOf(passage, starts[from]!, ends[to]!).text;
}

function spanOf({ passage, starts, ends }: Words, { from, to }: { from: number; to: number }): Evidence {
  return evidenceOf(passage, starts[from]!, ends[to]!);
}
