import type { Campaign } from '../../campaign.ts';
import { type LanguageWords, languageWords } from '../../rules/words.ts';
import { evidenceOf } from '../reading.ts';
import { foldText } from '../text.ts';
import { type DerivedIndex, derivedHits, derivedIndex, isOtherWord } from './derived-words.ts';
import type { BriefView, Draft } from './draft.ts';
import { maskedParts, type Part } from './masked.ts';
import { endsClauseAt } from './negation.ts';
import { perBrief } from './per-brief.ts';
import {
  evidenceOfHit,
  formSequence,
  isHitDenied,
  MAX_EVIDENCE,
  phraseSequence,
  type Sequence,
  type SequenceHit,
  SequenceIndex,
} from './sequences.ts';
import { withoutMarks } from './stems.ts';
import { NEGATOR, NUMBER } from './token-flags.ts';
import { verbFormsOf } from './verb-forms.ts';

interface Banned {
  index: SequenceIndex<number>;
  /** The two parts of a verb: "nehme ... ab". */
  apart: SequenceIndex<number>;
  /** Phrases of one word. */
  parts: readonly Part[];
  derived: DerivedIndex;
}

/** Shorter words are part of too many others. */
const MIN_PART = 4;

const bannedOf = perBrief(({ brief }: Campaign, language): Banned => {
  const sequences: Sequence<number>[] = [];
  const apart: Sequence<number>[] = [];
  const parts: Part[] = [];
  brief!.bannedPhrases!.forEach((phrase, n) => {
    const sequence = phraseSequence(phrase, language, n);
    sequences.push(sequence);
    const word = foldText(phrase.trim()).text;
    if (sequence.literal === undefined && word.length >= MIN_PART)
      parts.push([withoutMarks(word).replace(/[\s-]/g, ''), n, /[\s-]/.test(word)]);
    // A noun has a capital where verbs are looked for.
    const isVerb = sequence.steps.length === 1 && phrase.trim()[0] === word[0];
    const forms = isVerb ? verbFormsOf(word, language) : undefined;
    if (forms === undefined) return;
    sequences.push(...forms.whole.map((form) => phraseSequence(form, language, n)));
    if (forms.apart !== undefined) apart.push(formSequence(forms.apart.join(' ... '), language, n));
  });
  return {
    index: new SequenceIndex(sequences, language),
    apart: new SequenceIndex(apart, language),
    parts,
    derived: derivedIndex(parts, language),
  };
});

/** Phrases that the brand does not want, in any inflection; denied ones ("no miracle") are fine. */
export function bannedPhrases({ words, campaign, language }: BriefView): Draft[] {
  const phrases = campaign.brief!.bannedPhrases!;
  const { index, apart, parts, derived } = bannedOf(campaign, language);
  const table = languageWords[language];
  const found = words.flatMap((one) => {
    const { passage, starts, ends } = one;
    const spans = [...derivedHits(one, derived, language), ...maskedParts(one, parts)];
    return [
      ...index.find(one).filter((hit) => table === undefined || !isOtherWord(hit, parts, table)),
      ...apart
        .find(one)
        .filter(
          ({ from, to }) =>
            endsClauseAt(one, to + 1) && !one.flags.slice(from, to).some((flag) => (flag & NEGATOR) !== 0),
        ),
    ]
      .filter((hit) => !isHitDenied(hit) && !isHomograph(hit, table))
      .map((hit) => ({ phrase: hit.owner, evidence: evidenceOfHit(hit) }))
      .concat(
        spans.map(({ phrase, from, to }) => ({ phrase, evidence: evidenceOf(passage, starts[from]!, ends[to]!) })),
      );
  });
  return [...Map.groupBy(found, ({ phrase }) => phrase)].map(([n, places]): Draft => {
    const evidence = places
      .map((place) => place.evidence)
      .filter(({ field, start }, at, all) => all.findIndex((one) => one.field === field && one.start === start) === at)
      .slice(0, MAX_EVIDENCE);
    return {
      code: 'banned_phrase',
      severity: 'high',
      clause: `brief.bannedPhrases.${n}`,
      demand: foldText(phrases[n]!.trim()).text,
      evidence,
      isAbout: false,
      message: `“${evidence[0]!.text}” is on the brand’s list of phrases not to use.`,
      suggestion: `Take “${evidence[0]!.text}” out or say it another way.`,
    };
  });
}

/** Whether one of several words written alike is meant, and not the banned one. */
function isHomograph({ words, from, start, end }: SequenceHit<number>, table: LanguageWords | undefined): boolean {
  const { folded } = words.passage;
  const behind = table?.homographs[folded.text.slice(start, end)];
  if (behind === undefined || from < 1) return false;
  const before = folded.text.slice(words.starts[from - 1]!, words.ends[from - 1]!);
  return (words.flags[from - 1]! & NUMBER) !== 0 || behind.includes(before);
}
