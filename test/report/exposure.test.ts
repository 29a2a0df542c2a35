import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReportedFinding, ReportedPost } from '../../lib/report/schemas.ts';
import { type Api, bare, startApi } from '../support/api.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi();
  const metrics = { likes: 11_000, comments: 900, shares: 100 };
  await api.keep({ ...bare, publishedAt: '2026-11-21T10:00:00Z' });
  await api.keep({ ...bare, id: '2', creator: { handle: 'zoe', followers: 12_000 }, metrics });
  await api.keep({ ...bare, id: '3', creator: { handle: '+tom', followers: 2_000_000 }, audience: ['DE'] });
});
afterAll(() => api.close());

type Page = { items: ReportedFinding[]; cursor?: string };
const list = async (query: string) => (await api.call<Page>('GET', `/v1/findings?${query}`)).body;
const handles = ({ items }: Page) => items.map(({ creator }) => creator.handle);

test('findings come by the usual price of the creator’s posts, which each of them tells', async () => {
  const { items } = await list('order=exposure');
  expect(items.map(({ creator, exposure }) => [creator.handle, exposure])).toEqual([
    ['+tom', { reach: 'mega', price: { from: 5_000 } }],
    ['zoe', { reach: 'micro', price: { from: 100, to: 500 } }],
    ['mila.cooks', { reach: 'unknown' }],
  ]);
  expect(handles(await list(''))[0]).toBe('mila.cooks');
  const { body } = await api.call<ReportedFinding>('GET', `/v1/findings/${encodeURIComponent(items[0]!.id)}`);
  expect(body).toEqual(items[0]);
});

test('in pages, too; a cursor of the other order says to start again', async () => {
  const first = await list('order=exposure&limit=2');
  const second = await list(`order=exposure&limit=2&cursor=${first.cursor}`);
  expect([...handles(first), ...handles(second)]).toEqual(['+tom', 'zoe', 'mila.cooks']);
  expect(await api.problem('GET', `/v1/findings?limit=2&cursor=${first.cursor}`)).toMatchObject({
    type: '/problems/bad-cursor',
  });
});

test('the spreadsheet has the same order', async () => {
  const { text } = await api.call('GET', '/v1/findings.csv?order=exposure');
  const rows = text.split('\r\n').slice(1, 4);
  expect(rows.map((row) => /,('?\+tom|zoe|mila\.cooks),(\d*),(\w+),/.exec(row)?.slice(1))).toEqual([
    ["'+tom", '2000000', 'mega'],
    ['zoe', '12000', 'micro'],
    ['mila.cooks', '', 'unknown'],
  ]);
});

test('a post tells its engagement where followers and likes are known', async () => {
  const post = async (id: string) => (await api.call<ReportedPost>('GET', `/v1/posts/instagram/${id}`)).body;
  expect(await post('2')).toMatchObject({
    exposure: { reach: 'micro' },
    engagement: { rate: 1, unusual: 'higher', usual: { from: expect.any(Number), to: expect.any(Number) } },
  });
  expect(await post('1')).not.toHaveProperty('engagement');
});
