import { audit } from '../lib/audit/audit.ts';
import { ownRulebook } from '../lib/audit/rulebook.ts';
import type { Connection, Post } from '../lib/post.ts';
import { commercialTally } from './accuracy/figures.ts';
import { judge } from './accuracy/judge.ts';
import { labelledPosts, ownCases } from './accuracy/sets.ts';
import type { Tally } from './accuracy/tally.ts';
import { CLASSIFIERS, type ClassifierName, crossValidated, labelledTexts, textOf, trained } from './classifiers.ts';

export interface Contender {
  name: string;
  /** Goes through all posts once; returns something that depends on every one, so that no work is optimised away. */
  run: () => number;
  /** How well it tells ads, from the words alone. */
  ads?: () => Tally;
}

export const BARE = 'bare loop over the characters';
export const EXPRESSION = 'one regular expression of all terms';
export const ONE = 'whole audit, one jurisdiction a post';
export const ALL = 'whole audit, all jurisdictions';

/** What is compared, on the same posts: baselines that only look, classifiers that only guess, and the audit. */
export function contenders(posts: readonly Post[], labelled: string): Contender[] {
  const texts = posts.map(textOf);
  const { lexicon, packs } = ownRulebook();
  const all = [...packs.keys()];
  const keys = [...new Set(lexicon.surfaces.map(({ key }) => key))].filter((key) => key !== '');
  const escaped = keys.sort((a, b) => b.length - a.length).map((key) => key.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const alternation = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${escaped.join('|')})(?![\\p{L}\\p{N}_])`, 'giu');
  const auditAll = (jurisdictions: (n: number) => string[], connection?: Connection) => () =>
    posts.reduce(
      (sum, post, n) =>
        sum + audit(post, { jurisdictions: jurisdictions(n), ...(connection && { connection }) }).findings.length,
      0,
    );
  const one = (n: number) => [all[n % all.length]!];
  const cases = [...ownCases(), ...labelledPosts(labelled)];
  const examples = labelledTexts(cases);
  return [
    { name: BARE, run: () => sumOver(texts, charactersOf) },
    { name: EXPRESSION, run: () => sumOver(texts, (text) => [...text.matchAll(alternation)].length) },
    ...(Object.keys(CLASSIFIERS) as ClassifierName[]).map((name) => {
      const classify = trained(name, examples);
      return {
        name,
        run: () => sumOver(texts, (text) => Number(classify(text))),
        ads: () => crossValidated(name, examples),
      };
    }),
    { name: ONE, run: auditAll(one), ads: () => commercialTally(cases.map(judge)) },
    { name: ALL, run: auditAll(() => all) },
    { name: 'whole audit of ads, one jurisdiction a post', run: auditAll(one, 'paid') },
  ];
}

/** Every character (code point) looked at once, in the plain way to write it. */
function charactersOf(text: string): number {
  let sum = 0;
  for (const character of text) sum += character.codePointAt(0)!;
  return sum;
}

function sumOver(texts: readonly string[], of: (text: string) => number): number {
  let sum = 0;
  for (const text of texts) sum += of(text);
  return sum;
}
