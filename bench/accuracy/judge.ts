import { audit } from '../../lib/audit/audit.ts';
import { examplesOf, judgeExample } from '../../lib/audit/example.ts';
import { ownRulebook } from '../../lib/audit/rulebook.ts';
import type { Outcome, Verdict } from '../../lib/audit-result.ts';
import type { Post } from '../../lib/post.ts';
import { packs } from '../../lib/rules/index.ts';
import type { Case } from './sets.ts';

/** A case with what the auditor made of it. */
export interface Judged {
  case: Case;
  verdict: Verdict;
  /** Whether it took the post for an ad of somebody else's brand. */
  commercial: boolean;
  /** The words of the disclosure that it found. */
  span: string | undefined;
}

export function judge(one: Case): Judged {
  const { commercial, verdicts } = audit(one.post, { jurisdictions: [one.jurisdiction] });
  const verdict = verdicts.find(({ jurisdiction }) => jurisdiction === one.jurisdiction)!;
  return {
    case: one,
    verdict,
    commercial: commercial.basis !== 'none' && commercial.connection !== 'own_brand',
    span: verdict.disclosure?.text,
  };
}

/** What an answer to `expect` is: a review is none, unless a review was the right answer. */
export function answerOf({ case: { expect }, verdict }: Judged): 'right' | 'wrong' | 'abstained' | undefined {
  if (expect === undefined) return undefined;
  if (expect.includes(verdict.outcome)) return 'right';
  return verdict.outcome === 'review' ? 'abstained' : 'wrong';
}

/** Whether the words found are the words sought, or share some; the same words in another field will do. */
export function isSpanFound({ case: { post, span: sought }, verdict: { disclosure } }: Judged): boolean {
  if (sought === undefined || sought === null || disclosure === undefined) return false;
  const field = textOf(post, disclosure);
  for (let at = field.indexOf(sought); at >= 0; at = field.indexOf(sought, at + 1)) {
    if (at < disclosure.end && disclosure.start < at + sought.length) return true;
  }
  const words = (text: string) => text.toLowerCase().replace(/^#/, '');
  return words(disclosure.text) === words(sought);
}

function textOf(post: Post, { field, frame }: NonNullable<Verdict['disclosure']>): string {
  return field === 'overlays' || field === 'links' ? (post[field]?.[frame ?? 0] ?? '') : (post[field] ?? '');
}

/** Every example of every pack, and those that come out otherwise than the pack says. */
export function judgePackExamples(): { total: number; misses: string[] } {
  const rulebook = ownRulebook();
  const misses: string[] = [];
  let total = 0;
  for (const pack of packs.values()) {
    for (const placed of examplesOf(pack)) {
      total++;
      const got: Outcome = judgeExample(placed, pack, rulebook).outcome;
      if (got !== placed.outcome) misses.push(`${pack.code} ${placed.where}: ${placed.outcome} expected, ${got} given`);
    }
  }
  return { total, misses };
}
