import type { Audited } from './audited.ts';
import type { OutputFormat } from './options.ts';
import type { Paint } from './paint.ts';

/** Writes audits one by one as they come; nothing is gathered. */
export type Formatter = (audits: AsyncIterable<Audited>, paint: Paint) => AsyncIterable<string>;

/** The writer of each format, loaded when it is asked for. */
export const FORMATTERS: Record<OutputFormat, () => Promise<Formatter>> = {
  table: async () => (await import('./format-table.ts')).formatTable,
  json: async () => (await import('./format-json.ts')).formatJson,
  jsonl: async () => (await import('./format-json.ts')).formatJsonLines,
  csv: async () => (await import('./format-csv.ts')).formatCsv,
  sarif: async () => (await import('./format-sarif.ts')).formatSarif,
};
