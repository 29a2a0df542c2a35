/**
 * Audits per second beside two baselines on the same posts in the same run: a bare loop over the characters, and one
 * regular-expression alternation of the same terms. `npm run bench -- [FILE.jsonl] [--rounds N]`
 */
import { parseArgs } from 'node:util';
import { audit } from '../lib/audit/audit.ts';
import { ownRulebook } from '../lib/audit/rulebook.ts';
import { type Post, TEXT_FIELDS } from '../lib/post.ts';
import { loadPosts } from './posts.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '7' } },
});
const file = positionals[0] ?? new URL('../samples/posts.jsonl', import.meta.url);
const posts = loadPosts(file, 5000);
const texts = posts
  .flatMap((post) => [...TEXT_FIELDS.map((field) => post[field] ?? ''), ...(post.overlays ?? [])])
  .filter((text) => text !== '');
const characters = texts.reduce((sum, text) => sum + text.length, 0);

const { lexicon, packs } = ownRulebook();
const all = [...packs.keys()];
const escaped = [...new Set(lexicon.surfaces.map(({ key }) => key))]
  .sort((a, b) => b.length - a.length)
  .map((key) => key.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
const alternation = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${escaped.join('|')})(?![\\p{L}\\p{N}_])`, 'giu');

/** What the contenders return, so that no work is optimised away. */
let kept = 0;

const contenders: Record<string, () => void> = {
  'bare loop over the characters': () => {
    for (const text of texts) for (let i = 0; i < text.length; i++) kept += text.charCodeAt(i);
  },
  [`one regular expression of ${escaped.length} terms`]: () => {
    for (const text of texts) for (const _ of text.matchAll(alternation)) kept++;
  },
  'whole audit, one jurisdiction a post': () => judge((n) => [all[n % all.length]!]),
  [`whole audit, all ${all.length} jurisdictions`]: () => judge(() => all),
  'whole audit of ads, one jurisdiction a post': () => judge((n) => [all[n % all.length]!], 'paid'),
};

function judge(jurisdictions: (n: number) => string[], connection?: Post['connection']): void {
  posts.forEach((post, n) => {
    kept += audit(post, { jurisdictions: jurisdictions(n), ...(connection === undefined ? {} : { connection }) })
      .findings.length;
  });
}

const rounds = Number(values.rounds);
const times = new Map<string, number[]>(Object.keys(contenders).map((name) => [name, []]));
for (const run of Object.values(contenders)) run();
for (let round = 0; round < rounds; round++) {
  for (const [name, run] of Object.entries(contenders)) {
    const start = performance.now();
    run();
    times.get(name)!.push(performance.now() - start);
  }
}

const median = (list: number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]!;
const bare = median(times.get('bare loop over the characters')!);
console.log(`${posts.length} posts, ${characters} characters, ${rounds} rounds, medians\n`);
console.log(
  `${'contender'.padEnd(46)} ${'posts/s'.padStart(10)} ${'MB/s'.padStart(8)} ${'time / bare loop'.padStart(17)}`,
);
for (const [name, list] of times) {
  const ms = median(list);
  console.log(
    `${name.padEnd(46)} ${Math.round((posts.length / ms) * 1000)
      .toLocaleString('en')
      .padStart(10)} ${(characters / ms / 1000).toFixed(1).padStart(8)} ${(ms / bare).toFixed(1).padStart(17)}`,
  );
}
console.log(`\nchecksum ${kept}`);
