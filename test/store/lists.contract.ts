import { beforeAll, describe, expect, test } from 'vitest';
import { type ExposureClass, exposureClasses, postPricesSchema, type Reach, reachOf } from '../../lib/exposure.ts';
import type { Severity } from '../../lib/finding.ts';
import type { Post } from '../../lib/post.ts';
import type { FindingFilter } from '../../lib/store/records.ts';
import { audited, makeFinding, makePost } from '../support/posts.ts';
import { everyPage } from './every-page.ts';
import type { Opened } from './store.contract.ts';

const AT = '2026-11-24T08:00:00.000Z';

export function listContract(openStore: () => Opened): void {
  describe('lists of posts', () => {
    const opened = openStore();
    const days = ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06', '2026-11-07'];

    beforeAll(async () => {
      for (const [k, day] of days.entries()) {
        const post = makePost({
          id: day,
          publishedAt: `${day}T00:00:00+02:00`,
          platform: k % 2 === 0 ? 'instagram' : 'tiktok',
          creator: { handle: k < 3 ? '@Ana' : 'ben' },
        });
        const findings = k === 1 ? [makeFinding({ id: `v1:${k}` })] : [];
        await opened.store.saveAudit(audited(post, findings, k, { campaigns: k === 2 ? ['spring', 'autumn'] : [] }));
      }
    });

    test('newest first, page by page', async () => {
      for (const limit of [1, 2, 3, 7, 200]) {
        const all = await everyPage((page) => opened.store.listPosts({}, page), limit);
        expect(all.map(({ id }) => id)).toEqual(days.toReversed());
      }
    });

    test.each([
      [{ creator: 'ANA' }, [2, 1, 0]],
      [{ campaign: 'autumn' }, [2]],
      [{ platform: 'tiktok' }, [5, 3, 1]],
      [{ outcome: 'fail' }, [1]],
      [{ platform: 'tiktok', creator: '@ben' }, [5, 3]],
      [{ from: '2026-11-02T22:00:00Z', to: '2026-11-05T22:00:00Z' }, [4, 3, 2]],
      [{ from: '2026-11-05', to: '2026-11-01' }, []],
      [{ creator: 'nobody' }, []],
    ])('filtered by %j', async (filter, expected) => {
      const found = await everyPage((page) => opened.store.listPosts(filter, page), 2);
      expect(found.map(({ id }) => days.indexOf(id))).toEqual(expected);
    });

    test('each post of a period, for counting', async () => {
      const found: string[] = [];
      for await (const { id } of opened.store.eachPost('2026-11-02T22:00:00Z', '2026-11-04T22:00:00Z')) found.push(id);
      expect(found).toEqual(['2026-11-04', '2026-11-03']);
    });
  });

  describe('lists of findings', () => {
    const opened = openStore();
    const severities: Severity[] = ['low', 'high', 'medium'];
    const expectedOrder: string[] = [];
    const audiences = [undefined, 500, 5_000, 50_000, 500_000, 5_000_000, 20_000];
    const exposed: { id: string; severity: Severity; reach: Reach; publishedAt: string }[] = [];
    const byExposure = (prices: unknown) => exposureClasses(postPricesSchema.parse(prices));
    const DEAR_NANO = { nano: { from: 90_000 } };

    beforeAll(async () => {
      const all: { id: string; key: string }[] = [];
      for (let k = 0; k < 24; k++) {
        const severity = severities[k % 3]!;
        const id = `v1:${String(k).padStart(2, '0')}`;
        const post = makePost({
          id: `p${k}`,
          publishedAt: `2026-11-${String((k % 6) + 1).padStart(2, '0')}T00:00:00Z`,
        });
        const finding = makeFinding({
          id,
          severity,
          campaign: k < 12 ? 'glowlab-autumn' : 'other',
          code: k % 2 === 0 ? 'disclosure.missing' : 'message.banned_phrase',
          jurisdictions: k % 4 === 0 ? ['GB', 'IE'] : ['US'],
        });
        const followers = audiences[k % audiences.length];
        const handle = k < 6 ? 'Ana' : 'ben';
        const author: Post = { ...post, creator: { handle, ...(followers === undefined ? {} : { followers }) } };
        exposed.push({ id, severity, publishedAt: post.publishedAt, reach: reachOf(followers) });
        await opened.store.saveAudit(audited(author, [finding], k));
        all.push({ id, key: `${3 - ['high', 'medium', 'low'].indexOf(severity)}#${post.publishedAt}#${id}` });
        const action = (['confirm', 'send_back', 'fix', undefined] as const)[k % 4];
        if (action !== undefined) await opened.store.reviewFinding(id, 1, { action }, 'rea', AT);
      }
      expectedOrder.push(...all.toSorted((a, b) => (a.key < b.key ? 1 : -1)).map(({ id }) => id));
    });

    test('all statuses as one list, worst first, newest first among equals, whatever the page size', async () => {
      for (const limit of [1, 2, 5, 23, 24, 200]) {
        const all = await everyPage((page) => opened.store.listFindings({}, page), limit);
        expect(all.map(({ id }) => id)).toEqual(expectedOrder);
      }
    });

    const numbers = (test: (k: number) => boolean) => new Set([...Array(24).keys()].filter(test));
    test.each<[FindingFilter, Set<number>]>([
      [{ status: ['open'] }, numbers((k) => k % 4 === 3)],
      [{ status: ['confirmed', 'fixed', 'dismissed'] }, numbers((k) => k % 4 === 0 || k % 4 === 2)],
      [{ severity: ['high'] }, numbers((k) => k % 3 === 1)],
      [{ severity: ['low', 'high'], status: ['open'] }, numbers((k) => k % 3 !== 2 && k % 4 === 3)],
      [{ jurisdiction: ['IE', 'FR'] }, numbers((k) => k % 4 === 0)],
      [{ code: ['disclosure.missing', 'message.drift'] }, numbers((k) => k % 2 === 0)],
      [{ brand: 'glowlab' }, numbers((k) => k < 12)],
      [{ campaign: 'other' }, numbers((k) => k >= 12)],
      [{ creator: '@ANA' }, numbers((k) => k < 6)],
      [{ platform: 'tiktok' }, numbers(() => false)],
      [{ from: '2026-11-02', to: '2026-11-04T00:00:00Z' }, numbers((k) => k % 6 === 1 || k % 6 === 2)],
      [
        { from: '2026-11-03', severity: ['medium'], creator: 'ben' },
        numbers((k) => k % 6 >= 2 && k % 3 === 2 && k >= 6),
      ],
      [{ status: [], severity: [], code: [], jurisdiction: [] }, numbers(() => true)],
    ])('filtered by %j', async (filter, expected) => {
      const found = await everyPage((page) => opened.store.listFindings(filter, page), 2);
      const ids = expectedOrder.filter((id) => expected.has(Number(id.slice(3))));
      expect(found.map(({ id }) => id)).toEqual(ids);
    });

    test.each([
      ['the usual prices', {}],
      ['prices of one’s own', DEAR_NANO],
    ])('by exposure at %s, newest first among equals, whatever the page size', async (_, prices) => {
      const order = byExposure(prices);
      const expected = order.flatMap(({ reach, severity }) =>
        exposed
          .filter((one) => one.reach === reach && one.severity === severity)
          .toSorted((a, b) => (a.publishedAt + a.id < b.publishedAt + b.id ? 1 : -1)),
      );
      for (const limit of [1, 2, 5, 23, 24, 200]) {
        const all = await everyPage((page) => opened.store.listFindings({}, page, order), limit);
        expect(all.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
      }
    });

    test('by exposure, filtered, nothing is lost or told twice', async () => {
      const filter: FindingFilter = { severity: ['high', 'low'], status: ['open', 'confirmed'], from: '2026-11-02' };
      const worst = await everyPage((page) => opened.store.listFindings(filter, page), 200);
      const found = await everyPage((page) => opened.store.listFindings(filter, page, byExposure({})), 2);
      expect(found.length).toBeGreaterThan(2);
      expect(found.map(({ id }) => id).sort()).toEqual(worst.map(({ id }) => id).sort());
    });

    test('a cursor of another order says to start again', async () => {
      const refused = async (order: ExposureClass[] | undefined, cursor: string) =>
        expect(async () => opened.store.listFindings({}, { limit: 2, cursor }, order)).rejects.toMatchObject({
          code: 'bad_cursor',
        });
      const { cursor: worst } = await opened.store.listFindings({}, { limit: 2 });
      const { cursor: exposure } = await opened.store.listFindings({}, { limit: 2 }, byExposure({}));
      await refused(byExposure({}), worst!);
      await refused(undefined, exposure!);
      await refused(byExposure(DEAR_NANO), exposure!);
      const { of } = JSON.parse(Buffer.from(exposure!, 'base64url').toString());
      await refused(byExposure({}), Buffer.from(JSON.stringify({ after: '9', of })).toString('base64url'));
    });

    test('more jurisdictions than one expression holds are filtered all the same', async () => {
      const many = [...Array(80).keys()].map((k) => `X${k}`);
      const found = await everyPage((page) => opened.store.listFindings({ jurisdiction: [...many, 'IE'] }, page), 5);
      expect(found).toHaveLength(6);
    });

    test('a cursor of another filter, another list or no list says to start again', async () => {
      const { cursor } = await opened.store.listFindings({}, { limit: 2 });
      const refusal = { code: 'bad_cursor', message: expect.stringContaining('start again without a cursor') };
      const filter: FindingFilter = { status: ['open'] };
      await expect(async () => opened.store.listFindings(filter, { limit: 2, cursor: cursor! })).rejects.toMatchObject(
        refusal,
      );
      await expect(async () => opened.store.listPosts({}, { limit: 2, cursor: cursor! })).rejects.toMatchObject(
        refusal,
      );
      for (const garbled of ['', 'x', '%%%', Buffer.from('{"after":1}').toString('base64url'), cursor!.slice(1)]) {
        await expect(async () => opened.store.listFindings({}, { limit: 2, cursor: garbled })).rejects.toMatchObject(
          refusal,
        );
      }
    });

    test('one finding by its id', async () => {
      expect(await opened.store.getFinding('v1:07')).toMatchObject({ id: 'v1:07', status: 'open' });
      for (const unknown of ['v1:none', '', '\ud800', 'x'.repeat(5000)]) {
        expect(await opened.store.getFinding(unknown)).toBeUndefined();
      }
    });
  });
}
