import { SourceError } from '../sources/source-error.ts';

/** The store failed while a source was using it: not the source's fault. */
export class StoreFailure extends Error {}

/**
 * What a source threw, as a `SourceError`. Of an error that nobody foresaw only the name is told: its text may hold an address with a
 * key, or a caption. The error itself is its cause. A `StoreFailure` stays what it is.
 */
export function asSourceError(error: unknown): SourceError | StoreFailure {
  if (error instanceof SourceError || error instanceof StoreFailure) return error;
  const name = error instanceof Error ? error.name : typeof error;
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const message = `reading it failed in a way that was not foreseen (${name}${code})`;
  return new SourceError('answer_not_understood', message, { cause: error });
}

/** Where in the program an unforeseen error arose; without its text. */
export function traceOf({ cause }: SourceError): string[] {
  if (!(cause instanceof Error)) return [];
  const lines = (cause.stack ?? '').replace(cause.message, '').split('\n');
  return lines.map((line) => line.trim()).filter((line) => line.startsWith('at '));
}
