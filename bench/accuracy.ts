/**
 * How right the auditor is: pack examples, published decisions, cases of our own and, where the file is there, real
 * posts read by hand. Prints every figure and every miss, and writes what README.md and docs/accuracy.md show.
 * `npm run accuracy -- [--labelled FILE.jsonl]`
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { withSections } from '../scripts/generate/sections.ts';
import { judgeBriefs } from './accuracy/briefs.ts';
import { judge, judgePackExamples } from './accuracy/judge.ts';
import { accuracyPage, printed, summaryTable } from './accuracy/report.ts';
import { decisions, labelledPosts, ownCases } from './accuracy/sets.ts';

const { values } = parseArgs({
  options: { labelled: { type: 'string', default: '../shared/data/labelled.jsonl' } },
});
const { cases, outside } = decisions();
const findings = {
  examples: judgePackExamples(),
  judged: [...cases, ...ownCases(), ...labelledPosts(values.labelled)].map(judge),
  outside,
  briefs: judgeBriefs(),
};
process.stdout.write(`${printed(findings)}\n`);

if (existsSync(values.labelled)) {
  const file = (path: string) => new URL(`../${path}`, import.meta.url);
  writeFileSync(file('docs/accuracy.md'), accuracyPage(findings));
  const readme = readFileSync(file('README.md'), 'utf8');
  writeFileSync(file('README.md'), withSections(readme, { accuracy: summaryTable(findings) }));
  process.stdout.write('\nwrote docs/accuracy.md and the table in README.md\n');
} else {
  process.stdout.write(`\n${values.labelled} is not there: README.md and docs/accuracy.md stay as they are\n`);
}
