import { type ExposureClass, reachOf } from '../exposure.ts';
import type { FindingFilter, FindingRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { csvRow } from './csv-row.ts';
import { bytesAnswered, MAX_ANSWER_BYTES } from './reply.ts';

const PAGE = 200;

const lastDecision = ({ history }: FindingRecord) => history.findLast(({ by }) => by !== 'auditor');

/** One row per finding; each column with where its cell comes from. */
const COLUMNS: Record<string, (finding: FindingRecord) => string | number | undefined> = {
  id: ({ id }) => id,
  status: ({ status }) => status,
  severity: ({ severity }) => severity,
  code: ({ code }) => code,
  jurisdictions: ({ jurisdictions }) => jurisdictions.join(' '),
  brand: ({ brand }) => brand,
  campaign: ({ campaign }) => campaign,
  creator: ({ creator }) => creator.handle,
  followers: ({ creator }) => creator.followers,
  reach: ({ creator }) => reachOf(creator.followers),
  platform: ({ post, platform }) => post?.platform ?? platform,
  postId: ({ post }) => post?.id,
  url: ({ url }) => url,
  publishedAt: ({ publishedAt }) => publishedAt,
  postDeletedAt: ({ postDeletedAt }) => postDeletedAt,
  evidence: ({ evidence }) => evidence.map(({ text }) => text).join(' … '),
  message: ({ message }) => message,
  instrument: ({ citation }) => citation.instrument,
  clause: ({ citation }) => citation.clause,
  source: ({ citation }) => citation.url,
  sourceReadOn: ({ citation }) => citation.asOf,
  suggestion: ({ suggestion }) => suggestion,
  openedAt: ({ openedAt }) => openedAt,
  updatedAt: ({ updatedAt }) => updatedAt,
  decidedBy: (finding) => lastDecision(finding)?.by,
  decidedAt: (finding) => lastDecision(finding)?.at,
  decision: (finding) => lastDecision(finding)?.what,
  reason: (finding) => lastDecision(finding)?.reason,
  comment: (finding) => lastDecision(finding)?.comment,
};

/** Findings as CSV (RFC 4180, with a byte order mark, so that spreadsheets read it as UTF-8): the first of the order, as many as an answer holds. */
export async function exportFindings(
  filter: FindingFilter,
  store: Pick<Store, 'listFindings'>,
  by?: readonly ExposureClass[],
): Promise<{ text: string; complete: boolean }> {
  let text = `\ufeff${csvRow(Object.keys(COLUMNS))}`;
  let bytes = bytesAnswered(text);
  for await (const finding of eachFinding(filter, store, by)) {
    const row = csvRow(Object.values(COLUMNS).map((cellOf) => cellOf(finding)));
    bytes += bytesAnswered(row);
    if (bytes > MAX_ANSWER_BYTES) return { text, complete: false };
    text += row;
  }
  return { text, complete: true };
}

async function* eachFinding(
  filter: FindingFilter,
  store: Pick<Store, 'listFindings'>,
  by: readonly ExposureClass[] | undefined,
): AsyncGenerator<FindingRecord> {
  let cursor: string | undefined;
  do {
    const page = await store.listFindings(filter, { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }, by);
    yield* page.items;
    cursor = page.cursor;
  } while (cursor !== undefined);
}
