import type { Campaign } from '../../campaign.ts';
import { languageWords } from '../../rules/words.ts';
import { evidenceOf } from '../reading.ts';
import { foldText } from '../text.ts';
import type { BriefView, Draft } from './draft.ts';
import { isDenied, isDeniedBehind } from './negation.ts';
import { perBrief } from './per-brief.ts';
import { evidenceOfHit, isHitDenied, MAX_EVIDENCE, phraseSequence, SequenceIndex } from './sequences.ts';
import { withoutMarks } from './stems.ts';
import type { Words } from './words.ts';

/** Shorter words are part of too many others. */
const MIN_PART = 4;
const MIN_REST = 4;

interface Banned {
  index: SequenceIndex<number>;
  /** Phrases of one word, by its first letters: the word and the phrase's place in the brief. */
  parts: ReadonlyMap<string, readonly (readonly [string, number])[]>;
}

const bannedOf = perBrief(({ brief }: Campaign, language): Banned => {
  const sequences = (brief?.bannedPhrases ?? []).map((phrase, n) => phraseSequence(phrase, language, n));
  const parts = new Map<string, (readonly [string, number])[]>();
  for (const { steps, owner } of sequences) {
    const word = withoutMarks(foldText(brief!.bannedPhrases![owner]!.trim()).text);
    if (steps.length !== 1 || word.length < MIN_PART) continue;
    const start = word.slice(0, MIN_PART);
    parts.set(start, [...(parts.get(start) ?? []), [word, owner]]);
  }
  return { index: new SequenceIndex(sequences, language), parts };
});

/** Phrases that the brand does not want, in any inflection; denied ones ("no miracle") are fine. */
export function bannedPhrases({ words, campaign, language }: BriefView): Draft[] {
  const phrases = campaign.brief?.bannedPhrases ?? [];
  if (phrases.length === 0) return [];
  const { index, parts } = bannedOf(campaign, language);
  const found = words.flatMap((one) => [
    ...index
      .find(one)
      .filter((hit) => !isHitDenied(hit))
      .map((hit) => ({ phrase: hit.owner, evidence: evidenceOfHit(hit) })),
    ...derived(one, parts, language),
  ]);
  return [...Map.groupBy(found, ({ phrase }) => phrase)].map(([n, places]): Draft => {
    const evidence = places.map((place) => place.evidence).slice(0, MAX_EVIDENCE);
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

/** A banned word in a higher degree ("cheapest"), or as the first part of a compound ("Wundercreme"). */
function derived(words: Words, parts: Banned['parts'], language: string) {
  const table = languageWords[language];
  if (table === undefined || parts.size === 0 || (table.degrees.length === 0 && !table.compounds)) return [];
  return words.keys.flatMap((key, n) =>
    (parts.get(key.slice(0, MIN_PART)) ?? []).flatMap(([part, phrase]) => {
      const word = withoutMarks(words.passage.folded.text.slice(words.starts[n]!, words.ends[n]!));
      const rest = word.slice(part.length);
      if (!word.startsWith(part) || rest === '' || isDenied(words, n) || isDeniedBehind(words, n)) return [];
      const isCompound =
        table.compounds && rest.length >= MIN_REST && !table.notCompounds.some((start) => rest.startsWith(start));
      if (!isCompound && !table.degrees.includes(rest)) return [];
      return [{ phrase, evidence: evidenceOf(words.passage, words.starts[n]!, words.ends[n]!) }];
    }),
  );
}
