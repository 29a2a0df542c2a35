import type { Finding } from '../finding.ts';
import { csvRow } from '../report/csv-row.ts';
import type { Audited } from './audited.ts';

/** One row per finding; each column with where its cell comes from. */
const COLUMNS: Record<string, (finding: Finding, audited: Audited) => string | number | undefined> = {
  file: (_, { file }) => file,
  line: (_, { line }) => line,
  platform: (_, { post }) => post.platform,
  postId: (_, { post }) => post.id,
  url: (_, { post }) => post.url,
  creator: (_, { post }) => post.creator.handle,
  publishedAt: (_, { post }) => post.publishedAt,
  findingId: ({ id }) => id,
  code: ({ code }) => code,
  severity: ({ severity }) => severity,
  jurisdictions: ({ jurisdictions }) => jurisdictions.join(' '),
  campaign: ({ campaign }) => campaign,
  evidenceField: ({ evidence }) => evidence[0]?.field,
  evidenceText: ({ evidence }) => evidence.map(({ text }) => text).join(' … '),
  message: ({ message }) => message,
  suggestion: ({ suggestion }) => suggestion,
  instrument: ({ citation }) => citation.instrument,
  clause: ({ citation }) => citation.clause,
  clauseUrl: ({ citation }) => citation.url,
  asOf: ({ citation }) => citation.asOf,
};

export async function* formatCsv(audits: AsyncIterable<Audited>): AsyncGenerator<string> {
  yield csvRow(Object.keys(COLUMNS));
  for await (const audited of audits) {
    for (const finding of audited.audit.findings) {
      yield csvRow(Object.values(COLUMNS).map((cellOf) => cellOf(finding, audited)));
    }
  }
}
