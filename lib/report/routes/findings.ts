import * as z from 'zod';
import { reviewSchema } from '../../review/review.ts';
import { findingFilter, order, paging, timeRange } from '../parameters.ts';
import { complete, etag, list, type Route } from '../route.ts';
import { reportedFindingSchema, summarySchema } from '../schemas.ts';

export const FINDINGS_ROUTES = {
  listFindings: {
    method: 'GET',
    path: '/v1/findings',
    scope: 'findings/read',
    about: 'Findings, worst first, or by what they touch',
    query: z.object({ ...findingFilter, ...order, ...paging }),
    ok: { status: 200, body: list(reportedFindingSchema) },
  },
  exportFindings: {
    method: 'GET',
    path: '/v1/findings.csv',
    scope: 'findings/read',
    about: 'The same findings as a spreadsheet',
    query: z.object({ ...findingFilter, ...order }),
    ok: { status: 200, type: 'text/csv', headers: complete('the last findings of the order are left out') },
  },
  getFinding: {
    method: 'GET',
    path: '/v1/findings/{findingId}',
    scope: 'findings/read',
    about: 'One finding with its history; its version is the ETag',
    ok: { status: 200, body: reportedFindingSchema, headers: etag },
  },
  reviewFinding: {
    method: 'POST',
    path: '/v1/findings/{findingId}/review',
    scope: 'findings/review',
    about: 'Decide on a finding; If-Match names the version that was read',
    body: reviewSchema,
    ok: { status: 200, body: reportedFindingSchema, headers: etag },
  },
  getSummary: {
    method: 'GET',
    path: '/v1/summary',
    scope: 'findings/read',
    about: 'Counts and compliance rate by creator, campaign, jurisdiction, code and day; the last 30 days unless told',
    query: z.object(timeRange),
    ok: { status: 200, body: summarySchema },
  },
} as const satisfies Record<string, Route>;
