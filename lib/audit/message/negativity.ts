import { negativityTables } from '../../rules/negativity.ts';
import { spelledOut } from '../../rules/phrase-tables.ts';
import type { BriefView, Draft } from './draft.ts';
import { evidenceOfHit, formSequence, isHitDenied, MAX_EVIDENCE, SequenceIndex } from './sequences.ts';

const indexes = new Map<string, SequenceIndex<string>>();

function indexOf(language: string): SequenceIndex<string> {
  let index = indexes.get(language);
  if (index === undefined) {
    const { lists = {}, entries = [] } = negativityTables[language] ?? {};
    index = new SequenceIndex(
      entries.flatMap(({ strength, forms }) =>
        forms.map((form) => formSequence(spelledOut(form, lists), language, strength)),
      ),
      language,
    );
    indexes.set(language, index);
  }
  return index;
}

/** What runs the brand or its product down. */
export function negativity({ campaign, words, language }: BriefView): Draft[] {
  const avoided = campaign.brief?.tone?.avoid ?? [];
  if (!avoided.includes('negative_about_brand')) return [];
  const hits = words.flatMap((one) => indexOf(language).find(one)).filter((hit) => !isHitDenied(hit));
  if (hits.length === 0) return [];
  const evidence = hits.slice(0, MAX_EVIDENCE).map(evidenceOfHit);
  return [
    {
      code: 'negative_about_brand',
      severity: 'high',
      clause: 'brief.tone.avoid',
      demand: 'negative_about_brand',
      evidence,
      message: `“${evidence[0]!.text}” runs ${campaign.brand.name} down, which the brief rules out.`,
      suggestion: 'Say what you like about it, or tell the brand about the trouble before you post.',
    },
  ];
}
