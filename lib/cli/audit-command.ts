import { createWriteStream } from 'node:fs';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type AuditContext, audit } from '../audit/audit.ts';
import { SEVERITIES, type Severity } from '../finding.ts';
import { printable } from '../printable.ts';
import { readPosts } from '../sources/files/read-posts.ts';
import type { Audited } from './audited.ts';
import { readCampaigns } from './campaigns-file.ts';
import { FORMATTERS } from './formats.ts';
import { fileReason, type Input, inputsOf, refuseOverwriting, totalBytes } from './inputs.ts';
import { type AuditOptions, auditOptionsSchema, parseOptions } from './options.ts';
import { PLAIN, paintFor } from './paint.ts';
import type { Progress } from './progress.ts';
import { UsageError } from './usage-error.ts';

/** What the exit status and the closing words depend on. */
interface Course {
  posts: number;
  /** Lines and files that could not be read. */
  unread: number;
  withoutJurisdiction: number;
  severities: Set<Severity>;
}

/** Audits files and writes what was found. Returns the exit status. */
export async function auditCommand(files: readonly string[], values: unknown): Promise<number> {
  const options = parseOptions(auditOptionsSchema, values);
  const inputs = inputsOf(files);
  if (options.out !== undefined) await refuseOverwriting(options.out, files);
  const { campaigns, refused } =
    options.campaigns === undefined ? { campaigns: [], refused: [] } : await readCampaigns(options.campaigns);
  const context: AuditContext = {
    ...(options.jurisdictions === undefined ? {} : { jurisdictions: options.jurisdictions }),
    ...(options.connection === undefined ? {} : { connection: options.connection }),
    campaigns,
  };
  const course: Course = { posts: 0, unread: 0, withoutJurisdiction: 0, severities: new Set() };
  const progress = await progressFor(files, options.out);
  for (const line of refused) progress.line(printable(line));
  try {
    await write(auditAll(inputs, context, course, progress), options);
  } finally {
    progress.stop();
  }
  if (course.withoutJurisdiction > 0) {
    progress.line(
      `Posts to which no market's rules were applied, because they name none: ${course.withoutJurisdiction}. Give --jurisdictions, such as --jurisdictions GB,DE`,
    );
  }
  if (course.unread + refused.length > 0) return 2;
  return isReached(options.failOn, course.severities) ? 1 : 0;
}

async function* auditAll(
  inputs: readonly Input[],
  context: AuditContext,
  course: Course,
  progress: Progress,
): AsyncGenerator<Audited> {
  let bytesBefore = 0;
  for (const { name, format, open } of inputs) {
    const stream = open();
    try {
      for await (const record of readPosts(stream, { format, name })) {
        progress.update(bytesBefore + (stream.bytesRead ?? 0), course.posts);
        if ('rejected' in record) {
          const { at, field, message } = record.rejected;
          course.unread++;
          progress.line(printable([at, field, message].filter((part) => part !== '').join(': ')));
        } else {
          const judged = audit(record.post, context);
          course.posts++;
          if (judged.verdicts.length === 0) course.withoutJurisdiction++;
          for (const { severity } of judged.findings) course.severities.add(severity);
          yield { file: name, line: record.line, post: record.post, audit: judged };
        }
      }
    } catch (error) {
      const reason = fileReason(error);
      if (reason === undefined) throw error;
      course.unread++;
      progress.line(`${printable(name)}: ${reason}`);
    }
    bytesBefore += stream.bytesRead ?? 0;
  }
}

async function write(audits: AsyncIterable<Audited>, { format, out }: AuditOptions): Promise<void> {
  const formatter = await FORMATTERS[format]();
  const paint = out === undefined ? paintFor(process.stdout) : PLAIN;
  const target: Writable = out === undefined ? process.stdout : createWriteStream(out);
  try {
    await pipeline(Readable.from(formatter(audits, paint)), target, { end: out !== undefined });
  } catch (error) {
    const reason = out === undefined ? undefined : fileReason(error);
    throw reason === undefined ? error : new UsageError(`--out: ${out}: ${reason}`);
  }
}

/** A bar where someone looks at standard error, the results go elsewhere, and there is much to read. */
async function progressFor(files: readonly string[], out: string | undefined): Promise<Progress> {
  const { LONG_BYTES, NO_PROGRESS, startProgress } = await import('./progress.ts');
  if (!process.stderr.isTTY || (out === undefined && process.stdout.isTTY)) return NO_PROGRESS;
  const total = await totalBytes(files);
  return total === undefined || total < LONG_BYTES ? NO_PROGRESS : startProgress(total);
}

function isReached(threshold: Severity | 'never', severities: ReadonlySet<Severity>): boolean {
  return (
    threshold !== 'never' && SEVERITIES.slice(0, SEVERITIES.indexOf(threshold) + 1).some((one) => severities.has(one))
  );
}
