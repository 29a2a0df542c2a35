import type { Page } from 'playwright-core';
import type { Source, SourceKindDescription } from '../../lib/report/source-schemas.ts';

/** Would take over the page if it became markup; and turns around what follows it. */
export const HOSTILE = '<img src=x onerror="document.title=\'owned\'">\u202Eneddih';

const base = { posts: 0, fetching: false, deployed: false, fetchedAt: '2026-11-24T07:00:00Z' };
const youtube = {
  kind: 'youtube',
  definition: { name: '', kind: 'youtube', settings: { channel: HOSTILE }, credential: 'k' },
};

const SOURCES: Source[] = [
  {
    ...base,
    ...youtube,
    source: HOSTILE,
    health: 'failing',
    error: `${HOSTILE} is no channel`,
    fix: 'check the account in the settings of the source',
    failures: 2,
    nextFetchAt: '2026-11-24T20:00:00Z',
    inbound: `/v1/inbound/${encodeURIComponent(HOSTILE)}`,
    rejected: [{ at: HOSTILE, field: HOSTILE, message: HOSTILE }],
  },
  {
    ...base,
    ...youtube,
    source: 'expired',
    health: 'paused',
    fix: 'connect the account again, or store a new token',
    paused: { at: '2026-11-24T07:00:00Z', reason: 'the token has expired' },
  },
  { ...base, ...youtube, source: 'waits', health: 'waiting', deployed: true, postsInAll: 1200 },
  { ...base, source: 'left over', health: 'ok' },
];

/** Answers the page with sources of which none simply works, with limits and waits. */
export async function playTroubledSources(page: Page): Promise<void> {
  await page.route('**/v1/sources', (route) =>
    route.request().method() === 'GET' ? route.fulfill({ json: { items: SOURCES } }) : route.fallback(),
  );
  await page.route('**/v1/source-kinds', async (route) => {
    const kinds = (await (await route.fetch()).json()) as { items: SourceKindDescription[] };
    const quotas = [
      { kind: 'youtube', name: 'units', unit: 'unit', used: 7400, limit: 10_000, window: 'day' },
      { kind: 'x', name: 'reads', unit: 'US dollar', used: 99, limit: 100, window: 'month' },
    ];
    const holds = [{ kind: 'youtube', until: '2027-01-01T12:00:00Z', why: HOSTILE }];
    await route.fulfill({ json: { ...kinds, quotas, holds } });
  });
}
