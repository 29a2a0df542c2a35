import { text as readText } from 'node:stream/consumers';
import { audit } from '../audit/audit.ts';
import { suggestCaption } from '../audit/suggest.ts';
import type { Audit, Outcome } from '../audit-result.ts';
import type { Post } from '../post.ts';
import { packs } from '../rules/index.ts';
import { columns } from './columns.ts';
import { findingLines, OUTCOME_STYLES } from './format-table.ts';
import { markedLines } from './mark.ts';
import { type CheckOptions, checkOptionsSchema, parseOptions } from './options.ts';
import { type Paint, paintFor } from './paint.ts';
import { UsageError } from './usage-error.ts';

/** Judges one draft caption, in every market of the rulebook unless told. Returns the exit status. */
export async function checkCommand(argument: string, values: unknown): Promise<number> {
  const options = parseOptions(checkOptionsSchema, values);
  const caption = argument === '-' ? (await readText(process.stdin)).replace(/\r?\n$/, '') : argument;
  if (caption.trim() === '')
    throw new UsageError('the caption is empty: give its text in quotes, or - and the text on standard input');
  const draft = draftOf(caption, options);
  const judged = audit(draft);
  const suggestion = suggestCaption(draft, judged);
  const result = { ...judged, ...(suggestion === undefined ? {} : { suggestion }) };
  const lines = options.json
    ? [JSON.stringify(result, null, 2)]
    : report(caption, judged, suggestion, paintFor(process.stdout));
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

function draftOf(caption: string, { platform, format, jurisdictions, connection, label }: CheckOptions): Post {
  return {
    id: 'draft',
    platform,
    ...(format === undefined ? {} : { format }),
    creator: { handle: 'draft' },
    publishedAt: new Date().toISOString(),
    caption,
    platformLabel: label,
    audience: jurisdictions ?? [...packs.keys()],
    connection,
  };
}

function report(caption: string, judged: Audit, suggestion: string | undefined, paint: Paint): string[] {
  const evidence = judged.findings.flatMap((finding) => finding.evidence.filter(({ field }) => field === 'caption'));
  const lines = [...indented(markedLines(caption, evidence, paint)), '', ...verdictLines(judged, paint)];
  for (const finding of judged.findings) lines.push('', ...findingLines(finding, paint));
  const open = judged.verdicts.some(({ outcome }) => outcome === 'fail' || outcome === 'review');
  if (suggestion !== undefined)
    lines.push('', paint('bold', 'Write instead:'), ...indented(markedLines(suggestion, [], paint)));
  else if (open)
    lines.push('', 'No change of the caption alone mends this in every market: see what each finding asks for.');
  return lines;
}

/** One line per outcome: the markets that have it, with the reason where there is something to do. */
function verdictLines({ verdicts }: Audit, paint: Paint): string[] {
  const order: Outcome[] = ['fail', 'review', 'pass', 'not_applicable'];
  const rows = order.flatMap((outcome) => {
    const reasons = Map.groupBy(
      verdicts.filter((verdict) => verdict.outcome === outcome),
      ({ reason }) => reason.replaceAll('_', ' '),
    );
    return [...reasons].map(([reason, alike]) => ({
      outcome,
      reason,
      markets: alike.map((one) => one.jurisdiction).join(', '),
    }));
  });
  const lines = columns(rows.map(({ outcome, reason }) => [outcome.replace('_', ' '), reason]));
  const width = Math.max(...lines.map((line) => line.length));
  return rows.map(
    ({ outcome, markets }, n) => `${paint(OUTCOME_STYLES[outcome], lines[n]!.padEnd(width))}  ${markets}`,
  );
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
