import { exposureClasses, exposureOf } from '../../exposure.ts';
import type { FindingRecord } from '../../store/records.ts';
import type { Handlers, ReportDeps } from '../deps.ts';
import { exportFindings } from '../export.ts';
import { toPeriod } from '../period.ts';
import { ApiProblem } from '../problem.ts';
import type { Reply } from '../reply.ts';
import { requireVersion } from '../request.ts';
import type { ReportedFinding } from '../schemas.ts';

type Prices = Pick<ReportDeps, 'postPrices'>;

const report = (finding: FindingRecord, { postPrices }: Prices): ReportedFinding => ({
  ...finding,
  exposure: exposureOf(finding.creator.followers, postPrices),
});

const withTag = (finding: FindingRecord, prices: Prices): Reply => ({
  body: report(finding, prices),
  headers: { etag: `"${finding.version}"` },
});

const classesOf = (order: 'severity' | 'exposure', { postPrices }: Prices) =>
  order === 'exposure' ? exposureClasses(postPrices) : undefined;

export const findings = {
  listFindings: async ({ query: { limit, cursor, order, ...filter } }, deps) => {
    const asked = { ...filter, ...toPeriod(filter) };
    const page = await deps.store.listFindings(asked, { limit, cursor }, classesOf(order, deps));
    return { body: { ...page, items: page.items.map((finding) => report(finding, deps)) } };
  },

  exportFindings: async ({ query: { order, ...filter } }, deps) => {
    const asked = { ...filter, ...toPeriod(filter) };
    const { text, complete } = await exportFindings(asked, deps.store, classesOf(order, deps));
    return {
      text,
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="findings.csv"',
        'x-complete': String(complete),
      },
    };
  },

  getFinding: async ({ params: { findingId } }, deps) => {
    const finding = await deps.store.getFinding(findingId);
    if (finding === undefined) throw new ApiProblem('not-found', 'There is no finding with this id.');
    return withTag(finding, deps);
  },

  reviewFinding: async ({ params: { findingId }, ifMatch, body, caller }, deps) => {
    const version = requireVersion(ifMatch);
    const reviewed = await deps.store.reviewFinding(findingId, version, body, caller, deps.now().toISOString());
    return withTag(reviewed, deps);
  },
} satisfies Partial<Handlers>;
