import { FAILURES_TO_PAUSE } from '../../lib/pipeline/next-fetch.ts';
import { SOURCE_KINDS } from '../../lib/sources/registry.ts';
import { SOURCE_PROBLEMS } from '../../lib/sources/source-error.ts';
import type { Fact, SourceFacts } from '../../lib/sources/source-kind.ts';
import { code, table } from './markdown.ts';

const STATEMENTS = [
  ['What can be read', 'reads'],
  ['Permission', 'permission'],
  ['Paid-partnership label', 'label'],
  ['Edits', 'edits'],
  ['Deletions', 'deletions'],
  ['Cost of 1,000 posts', 'cost'],
  ['Kept for', 'retention'],
] as const satisfies readonly (readonly [string, keyof SourceFacts])[];

/** What every kind of source reads, and how certain that is. */
export function sourcesPage(): string {
  const kinds = [...SOURCE_KINDS].sort((a, b) => (a.facts.title < b.facts.title ? -1 : 1));
  const overview = kinds.map(({ kind, facts }) => [
    `[${facts.title}](#${anchorOf(facts.title)})`,
    code(kind),
    told(facts.label),
    told(facts.retention),
    everyOf(facts),
  ]);
  const problems = Object.entries(SOURCE_PROBLEMS).map(([name, { retry, counts, fix }]) => [
    code(name),
    retry === 'later' ? 'by itself' : 'when it is fixed',
    counts ? 'yes' : 'no',
    fix,
  ]);
  return `# Where posts come from

How certain a statement is: ${MARKS.verified} read in the platform’s own documents; ${MARKS.reported} told by others only;
${MARKS.assumed} confirmed by nobody yet. A label that cannot be read is \`unknown\`, never \`absent\`.

${table(['source', 'kind', 'label', 'content is kept for', 'fetched'], overview)}

${kinds.map(({ kind, facts }) => section(kind, facts)).join('\n')}
## When a source cannot be read

A source that fails is tried again after one minute, then after two, four and so on, up to six hours. One that a person has
to repair is paused after ${FAILURES_TO_PAUSE.when_fixed} failures, any other after ${FAILURES_TO_PAUSE.later}, which takes most of a day; the event \`source.paused\` and an alarm
tell. Waiting for a limit is no failure. A quota that is used up is looked at again each hour, as it may have been raised.

A source that is set up to read something else, or with another credential, starts over.

${table(['problem', 'tried again', 'counts towards the pause', 'what to do'], problems)}

Generated from \`lib/sources/\`.
`;
}

const MARKS = { verified: '✓', reported: '◐', assumed: '?' } as const;

function told([statement, certainty]: Fact): string {
  return `${statement} ${MARKS[certainty]}`;
}

function section(kind: string, facts: SourceFacts): string {
  const rows = STATEMENTS.map(([name, field]) => [name, told(facts[field])]);
  const limits = facts.budgets.map(
    ({ name, unit, limit, window }) =>
      `${limit.toLocaleString('en')} ${unit}s a ${window} (${code(`${kind}/${name}`)})`,
  );
  const credential = facts.credential.map(
    ({ name, about, optional }) => `${code(name)}: ${about}${optional ? ' (may be left out)' : ''}`,
  );
  return `## ${facts.title}

${table(
  ['', ''],
  [
    ...rows,
    ['Credential', credential.join('; ') || 'none'],
    ['Limits', limits.join('; ') || 'none that are counted here'],
    ['Fetched', `${everyOf(facts)}, at most ${facts.concurrency} at a time`],
    ...(facts.inbound === undefined ? [] : [['Pushed', facts.inbound]]),
  ],
)}
`;
}

function everyOf({ everyMinutes }: SourceFacts): string {
  if (everyMinutes < 60) return `every ${everyMinutes} minutes`;
  const hours = everyMinutes / 60;
  return hours === 1 ? 'every hour' : `every ${hours} hours`;
}

/** As GitHub makes the anchor of a heading. */
function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}
