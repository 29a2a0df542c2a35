import type { FindingRecord } from '../../store/records.ts';
import type { Handlers } from '../deps.ts';
import { exportFindings } from '../export.ts';
import { toPeriod } from '../period.ts';
import { ApiProblem } from '../problem.ts';
import type { Reply } from '../reply.ts';
import { requireVersion } from '../request.ts';

const withTag = (finding: FindingRecord): Reply => ({ body: finding, headers: { etag: `"${finding.version}"` } });

export const findings = {
  listFindings: async ({ query: { limit, cursor, ...filter } }, { store }) => ({
    body: await store.listFindings({ ...filter, ...toPeriod(filter) }, { limit, cursor }),
  }),

  exportFindings: async ({ query }, { store }) => {
    const { text, complete } = await exportFindings({ ...query, ...toPeriod(query) }, store);
    return {
      text,
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="findings.csv"',
        'x-complete': String(complete),
      },
    };
  },

  getFinding: async ({ params: { findingId } }, { store }) => {
    const finding = await store.getFinding(findingId);
    if (finding === undefined) throw new ApiProblem('not-found', 'There is no finding with this id.');
    return withTag(finding);
  },

  reviewFinding: async ({ params: { findingId }, ifMatch, body, caller }, { store, now }) => {
    const version = requireVersion(ifMatch);
    return withTag(await store.reviewFinding(findingId, version, body, caller, now().toISOString()));
  },
} satisfies Partial<Handlers>;
