import type { Campaign } from '../../campaign.ts';
import type { Evidence } from '../../finding.ts';
import { lettersOf } from '../letters.ts';
import type { Passage } from '../reading.ts';
import { foldText } from '../text.ts';
import {
  approvedPassage,
  type Facts,
  factsIn,
  factsOf,
  type Measure,
  type Quantity,
  spanOf,
  textOf,
} from './approved-caption.ts';
import type { BriefView, Draft } from './draft.ts';
import { type Difference, promisesAdded, wordsChanged } from './drift-words.ts';
import { perBrief } from './per-brief.ts';
import { MAX_EVIDENCE } from './sequences.ts';
import { PERCENT, phraseWords, type Words } from './words.ts';

const approvedOf = perBrief((campaign: Campaign, language) =>
  factsOf(approvedPassage(campaign.brief!.approvedCaption!), language),
);

/** Promises, numbers, names, links and the disclosure that differ from the approved caption; small edits are fine. */
export function drift(view: BriefView): Draft[] {
  const { campaign } = view;
  const caption = campaign.brief!.approvedCaption!;
  const { language, words } = view;
  const approved = approvedOf(campaign, language);
  const posted = words.map((one) => factsIn(one, language));
  const differences = [
    ...disclosureGone(view, caption),
    ...quantitiesChanged(approved, posted),
    ...sumsAdded(approved, posted),
    ...measuresChanged(approved, posted),
    ...addressesChanged(approved, posted),
    ...codesChanged(approved, posted),
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
    const equal = all.filter(({ quantity }) => quantity.value === wanted.value);
    if (equal.some(({ quantity }) => !isOtherMeasure(wanted.measure, quantity.measure))) return [];
    const other = equal[0] ?? all.find(({ quantity }) => quantity.unit !== undefined && quantity.unit === wanted.unit);
    const now = other === undefined ? oneOf(wanted, posted) : spanOf(other.facts.words, other.quantity);
    return [{ approved: textOf(approved.words, wanted), posted: now }];
  });
}

function isOtherMeasure(wanted: Measure | undefined, found: Measure | undefined): boolean {
  return wanted !== undefined && found?.kind === wanted.kind && found.key !== wanted.key;
}

/** Percentages and sums of money that are new, but for the 100 % of everyday talk. */
function sumsAdded(approved: Facts, posted: readonly Facts[]): Difference[] {
  const sum = approved.measures.get(PERCENT)?.kind;
  const known = new Set(['100', ...approved.quantities.map(({ value }) => value)]);
  return posted.flatMap(({ words, quantities }) =>
    quantities
      .filter(({ value, measure }) => measure !== undefined && measure.kind === sum && !known.has(value))
      .map((quantity) => ({ approved: '', posted: spanOf(words, quantity) })),
  );
}

/** Units that stand without a number: "a month" became "a year". */
function measuresChanged(approved: Facts, posted: readonly Facts[]): Difference[] {
  const was = approved.words.keys;
  const is = posted.flatMap(({ words }) => words.keys);
  const change = (key: string) => countOf(is, key) - countOf(was, key);
  return [...approved.measures.values()].flatMap((measure): Difference[] => {
    const n = was.indexOf(measure.key);
    if (n < 0 || change(measure.key) >= 0) return [];
    return posted.flatMap(({ words, measures }) => {
      const at = words.keys.findIndex((key) => isOtherMeasure(measure, measures.get(key)) && change(key) > 0);
      if (at < 0) return [];
      return [{ approved: textOf(approved.words, { from: n, to: n }), posted: spanOf(words, { from: at, to: at }) }];
    });
  });
}

function countOf(keys: readonly string[], wanted: string): number {
  return keys.filter((key) => key === wanted).length;
}

function codesChanged(approved: Facts, posted: readonly Facts[]): Difference[] {
  return approved.codes.flatMap((wanted): Difference[] => {
    const keys = approved.words.keys.slice(wanted.from, wanted.to + 1);
    if (posted.some(({ words }) => hasInRow(words, keys))) return [];
    const codes = posted.flatMap((facts) => facts.codes.map((code) => ({ facts, code })));
    const other = codes.find(({ code }) => approved.codes.every(({ text }) => text !== code.text));
    return [{ approved: textOf(approved.words, wanted), posted: other && spanOf(other.facts.words, other.code) }];
  });
}

function hasInRow({ keys }: Words, wanted: readonly string[]): boolean {
  return keys.some((_, at) => wanted.every((key, n) => keys[at + n] === key));
}

/** One of what was more: "a minute" for "four minutes". */
function oneOf({ unit }: Quantity, posted: readonly Facts[]): Evidence | undefined {
  for (const { words } of posted) {
    const at = words.keys.findIndex((key, n) => n > 0 && key === unit);
    if (at > 0) return spanOf(words, { from: at - 1, to: at });
  }
  return undefined;
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
    const handle = lettersOf(foldText(name).text);
    const isNamed = ({ words, addresses }: Facts) =>
      addresses.some(({ text }) => text.startsWith('@') && lettersOf(text).includes(handle)) ||
      words.keys.some(
        (_, at) =>
          keys.every((key, n) => words.keys[at + n] === key) && addresses.every(({ from, to }) => at < from || at > to),
      );
    return isNamed(approved) && !posted.some(isNamed) ? [{ approved: name }] : [];
  });
}
