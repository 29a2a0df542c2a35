import { text as readText } from 'node:stream/consumers';
import { audit } from '../audit/audit.ts';
import { suggestCaption } from '../audit/suggest.ts';
import type { Audit, Outcome } from '../audit-result.ts';
import type { Post } from '../post.ts';
import { packs } from '../rules/index.ts';
import { columns } from './columns.ts';
import { findingsLines, OUTCOME_STYLES } from './format-table.ts';
import { markedLines } from './mark.ts';
import { type CheckOptions, checkOptionsSchema, parseOptions } from './options.ts';
import { type Paint, paintFor } from './paint.ts';
import { changesOf, type Rewrite, rewritesOf } from './rewrites.ts';
import { UsageError } from './usage-error.ts';

/** Judges one draft caption, in every market of the rulebook unless told. Returns the exit status. */
export async function checkCommand(argument: string, values: unknown): Promise<number> {
  const options = parseOptions(checkOptionsSchema, values);
  const caption = argument === '-' ? (await readText(process.stdin)).replace(/\r?\n$/, '') : argument;
  if (caption.trim() === '')
    throw new UsageError('the caption is empty: give its text in quotes, or - and the text on standard input');
  const draft = draftOf(caption, options);
  const judged = audit(draft);
  const lines = options.json ? [json(draft, judged)] : report(draft, judged, paintFor(process.stdout));
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

function json(draft: Post, judged: Audit): string {
  const suggestion = suggestCaption(draft, judged);
  return JSON.stringify({ ...judged, ...(suggestion === undefined ? {} : { suggestion }) }, null, 2);
}

function report(draft: Post, judged: Audit, paint: Paint): string[] {
  const evidence = judged.findings.flatMap((finding) => finding.evidence.filter(({ field }) => field === 'caption'));
  const lines = [...indented(markedLines(draft.caption ?? '', evidence, paint)), '', ...verdictLines(judged, paint)];
  const alike = Map.groupBy(judged.findings, ({ code, evidence }) => `${code} ${evidence[0]?.text}`);
  for (const findings of alike.values()) lines.push('', ...findingsLines(findings, paint));
  for (const rewrite of rewritesOf(draft, judged)) lines.push('', ...rewriteLines(draft, rewrite, paint));
  return lines;
}

function rewriteLines(draft: Post, { markets, post }: Rewrite, paint: Paint): string[] {
  const where = markets.join(', ');
  if (post === undefined) return [`For ${where} no change of the text alone is enough: see what the finding asks for.`];
  return changesOf(draft, post).flatMap(({ instruction, text }) => [
    paint('bold', `For ${where} ${instruction}:`),
    ...indented(markedLines(text, [], paint)),
  ]);
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
  return lines.map((line) => `  ${line}`.trimEnd());
}
