/**
 * Speed, as ratios within one run: the audit beside a bare loop over the characters, one regular-expression
 * alternation of the same terms and two trained classifiers; what a brief adds; growth with the length of the text;
 * module start.
 * `npm run bench -- [FILE.jsonl] [--rounds N] [--labelled FILE.jsonl]`
 */
import { parseArgs } from 'node:util';
import { audit } from '../lib/audit/audit.ts';
import { columns } from '../lib/cli/columns.ts';
import { briefRuns, OF_CAMPAIGN, WITHOUT_BRIEF } from './briefs.ts';
import { textOf } from './classifiers.ts';
import { ALL, BARE, contenders, EXPRESSION, ONE } from './contenders.ts';
import { moduleStart } from './module-start.ts';
import { loadPosts } from './posts.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '7' },
    labelled: { type: 'string', default: '../shared/data/labelled.jsonl' },
  },
});
const rounds = Number(values.rounds);
const posts = loadPosts(positionals[0] ?? new URL('../samples/posts.jsonl', import.meta.url), 5000);
const characters = posts.reduce((sum, post) => sum + textOf(post).length, 0);
const median = (list: number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]!;
let checksum = 0;

/** Milliseconds of each, medians over the rounds, taken in turn. */
function timed(runs: Record<string, () => number>): Map<string, number> {
  const times = new Map<string, number[]>(Object.keys(runs).map((name) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (const [name, run] of Object.entries(runs)) {
      const start = performance.now();
      checksum += run();
      if (round >= 0) times.get(name)!.push(performance.now() - start);
    }
  }
  return new Map([...times].map(([name, list]) => [name, median(list)]));
}

function print(...lines: string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

const all = contenders(posts, values.labelled);
const times = timed(Object.fromEntries(all.map(({ name, run }) => [name, run])));
const ratio = (a: string, b: string) => (times.get(a)! / times.get(b)!).toFixed(1);
print(
  `${posts.length} posts, ${characters} characters, ${rounds} rounds, medians`,
  '',
  ...columns(
    [
      ['contender', 'posts/s', 'MB/s', 'time / bare loop', 'is it an ad? F1'],
      ...all.map(({ name, ads }) => {
        const ms = times.get(name)!;
        return [
          name,
          Math.round((posts.length / ms) * 1000).toLocaleString('en'),
          (characters / ms / 1000).toFixed(1),
          ratio(name, BARE),
          ads === undefined ? '' : ads().f1.value.toFixed(2),
        ];
      }),
    ],
    'right',
  ),
  '',
  `one jurisdiction: ${ratio(ONE, BARE)} × the bare loop, ${ratio(EXPRESSION, ONE)} × as fast as the expression`,
  `all jurisdictions: ${ratio(ALL, ONE)} × one`,
  '',
);

const brief = timed(briefRuns(posts));
/** What a run takes more than one of the disclosure alone; nothing for that one itself and what is no more than it. */
const added = (ms: number, basis: string) =>
  ms <= brief.get(basis)! ? '' : `${((ms / brief.get(basis)! - 1) * 100).toFixed(0)}%`;
print(
  'posts of a campaign, one jurisdiction',
  '',
  ...columns(
    [
      ['', 'µs / post', 'more than without a campaign', 'added by the message'],
      ...[...brief].map(([name, ms]) => [
        name,
        ((ms / posts.length) * 1000).toFixed(1),
        added(ms, WITHOUT_BRIEF),
        added(ms, OF_CAMPAIGN),
      ]),
    ],
    'right',
  ),
  '',
);

const KILOBYTES = [1, 4, 16, 64, 256, 1024];
const sample = posts.slice(0, 2000).map(textOf).join('\n');
const most = KILOBYTES.at(-1)!;
/** Every length is audited as often as makes the same number of characters. */
const lengths = Object.fromEntries(
  KILOBYTES.map((size) => {
    const caption = sample.repeat(Math.ceil((size * 1024) / sample.length)).slice(0, size * 1024);
    const post = { ...posts[0]!, caption, connection: 'paid' as const };
    const run = () => {
      let found = 0;
      for (let n = 0; n < most / size; n++) found += audit(post, { jurisdictions: ['US'] }).findings.length;
      return found;
    };
    return [`${size} KB`, run];
  }),
);
print(
  'growth with the length of one caption',
  '',
  ...columns(
    [
      ['length', 'ms', 'ns / character'],
      ...[...timed(lengths)].map(([name, ms], n) => [
        name,
        ((ms * KILOBYTES[n]!) / most).toFixed(3),
        ((ms * 1e6) / (most * 1024)).toFixed(0),
      ]),
    ],
    'right',
  ),
  '',
);

const start = moduleStart(Math.max(rounds, 11));
print(
  `module start, a bundle of ${(start.bytes / 1e6).toFixed(2)} MB`,
  '',
  ...columns(
    start.rows.map(([name, ms]) => [name, `${ms.toFixed(1)} ms`]),
    'right',
  ),
  '',
  `checksum ${checksum}`,
);
