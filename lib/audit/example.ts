import type { Outcome, Verdict } from '../audit-result.ts';
import type { Post } from '../post.ts';
import type { Example, Pack } from '../rules/schema.ts';
import { audit } from './audit.ts';
import type { Rulebook } from './rulebook.ts';

/** Where an example says nothing else: an Instagram feed post of a paid creator, published on this day. */
const USUAL_DAY = '2026-11-01T12:00:00Z';

/** An example of a pack, as found in it. */
export interface PlacedExample {
  /** Path of the entry within the pack, such as `terms.ad`. */
  where: string;
  outcome: Outcome;
  example: Example;
}

/** Every example of a pack. */
export function examplesOf(pack: Pack): PlacedExample[] {
  const lists = ['duties', 'terms', 'placement', 'platformLabel', 'languageRules', 'partner', 'sectors'] as const;
  return lists.flatMap((list) =>
    pack[list].flatMap((entry, n) =>
      Object.entries(entry.examples).flatMap(([outcome, examples]) =>
        examples.map((example) => ({
          where: `${list}.${'id' in entry ? entry.id : n}`,
          outcome: outcome as Outcome,
          example,
        })),
      ),
    ),
  );
}

/** The post that an example stands for. */
export function postOf(example: Example): Post {
  const { reason: _, ...given } = typeof example === 'string' ? { caption: example, reason: undefined } : example;
  return {
    id: 'example',
    platform: 'instagram',
    creator: { handle: 'example' },
    publishedAt: USUAL_DAY,
    connection: 'paid',
    ...given,
  };
}

/** Judges an example by its pack as a whole; one of a sector by whether the pack finds anything about a sector. */
export function judgeExample({ where, example }: PlacedExample, pack: Pack, rulebook: Rulebook): Verdict {
  const { verdicts, findings } = audit(postOf(example), { rulebook, jurisdictions: [pack.code] });
  const verdict = verdicts[0]!;
  if (!where.startsWith('sectors.')) return verdict;
  return { ...verdict, outcome: findings.some(({ code }) => code.startsWith('message.')) ? 'fail' : 'pass' };
}
