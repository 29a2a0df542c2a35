import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fakeInstagram } from '../../lib/local/platforms/instagram.ts';
import { metaError } from '../../lib/local/platforms/meta/graph-api.ts';
import type { FakeAnswer } from '../../lib/local/platforms/platform-state.ts';
import { instagram } from '../../lib/sources/instagram.ts';
import { SourceError } from '../../lib/sources/source-error.ts';
import { openedSource, recorded } from '../support/opened-source.ts';
import { again, fetchAll } from './read-source.ts';

const MAPLE = '17841400000000001';
const OURS = { id: '17841400000000099', handle: 'northwind.pans', name: 'Northwind Pans' };

describe('the paid-partnership label of Instagram', () => {
  let opened: Awaited<ReturnType<typeof openedSource>>;
  const open = async (settings: Record<string, unknown>) => {
    opened = await openedSource({
      kind: instagram,
      fake: fakeInstagram,
      settings,
      values: (accessToken) => ({ accessToken }),
      accountId: MAPLE,
    });
    opened.state.open(OURS);
  };
  beforeEach(() => open({ mode: 'discovery', account: OURS.id, username: '@Maple.Kitchen' }));
  afterEach(() => opened.platforms.stop());

  const publish = (n: number, publishedAt: string, more: object = {}) =>
    opened.publish({ id: String(17_900_000_000_000_000n + BigInt(n)), publishedAt, ...more });
  const labels = async () => {
    const { posts } = await fetchAll(opened.source, undefined);
    return posts.map(({ platformLabel, labelledPartner }) => [platformLabel, labelledPartner]);
  };
  /** Answers the search of the library with something else. */
  const answerSearch = (answer: FakeAnswer) => {
    const { state } = opened;
    state.fault = () => (state.calls.at(-1)!.path.endsWith('branded_content_search') ? answer : undefined);
  };
  const searches = () => opened.state.calls.filter(({ path }) => path.endsWith('branded_content_search')).length;

  test('is present where the library has the post, absent where it does not after a day, unknown before', async () => {
    publish(1, '2026-11-22T11:00:00Z');
    publish(2, '2026-11-22T10:00:00Z', { label: 'present', partner: 'northwind.pans' });
    publish(3, '2026-11-21T11:59:00Z');
    publish(4, '2026-11-20T10:00:00Z', { label: 'present', partner: 'northwind.pans', format: 'reel' });
    expect(await labels()).toEqual([
      ['unknown', undefined],
      ['present', 'northwind.pans'],
      ['absent', undefined],
      ['present', 'northwind.pans'],
    ]);
  });

  test('of a recorded post is found in a recorded search', async () => {
    const account = { id: MAPLE, username: 'maple.kitchen' };
    opened.state.faults.push(
      recorded('instagram/own_business_discovery_p1'),
      recorded('instagram/own_branded_content_search'),
      { status: 200, body: { data: [] } },
      { status: 200, body: { business_discovery: account, id: OURS.id } },
    );
    expect(await labels()).toEqual([
      ['present', 'northwind.pans'],
      ['absent', undefined],
    ]);
  });

  test('is unknown before the library begins', async () => {
    await opened.platforms.stop();
    await open({ mode: 'own', account: MAPLE });
    publish(1, '2023-08-16T10:00:00Z');
    const known = [{ platform: 'instagram' as const, id: '17900000000000001', publishedAt: '2023-08-16T10:00:00Z' }];
    for await (const { posts } of opened.source.reread!(known)) expect(posts[0]!.platformLabel).toBe('unknown');
  });

  test.each(['permission', 'parameter', 'noObject'] as const)(
    'is unknown where the library refuses: %s',
    async (error) => {
      publish(1, '2026-11-20T10:00:00Z');
      answerSearch(metaError(error));
      expect(await labels()).toEqual([['unknown', undefined]]);
    },
  );

  test('is unknown where the searches of the day are used up', async () => {
    publish(1, '2026-11-20T10:00:00Z');
    opened.io.refuse = new SourceError('quota_spent', 'no searches left');
    expect(await labels()).toEqual([['unknown', undefined]]);
  });

  test('is not guessed while the library is down: the reading fails', async () => {
    publish(1, '2026-11-20T10:00:00Z');
    answerSearch({ status: 503, body: 'down' });
    await expect(labels()).rejects.toMatchObject({ problem: 'platform_down' });
  });

  test('takes searches from the budget, and is not searched where it is switched off, or there is nothing to label', async () => {
    await labels();
    expect(searches()).toBe(0);
    publish(1, '2026-11-20T10:00:00Z');
    await labels();
    expect([searches(), opened.io.spent]).toEqual([1, { 'label searches': 1 }]);
    await opened.platforms.stop();
    await open({ mode: 'discovery', account: OURS.id, username: 'maple.kitchen', labels: false });
    publish(1, '2026-11-20T10:00:00Z');
    await labels();
    expect(searches()).toBe(0);
  });

  test('is found again when a post is read again', async () => {
    publish(1, '2026-11-20T10:00:00Z');
    const { posts } = await fetchAll(opened.source, undefined);
    opened.state.edit('17900000000000001', { label: 'present', partner: 'northwind.pans' });
    const read = await again(opened.source, posts);
    expect(read.posts).toMatchObject([{ platformLabel: 'present', labelledPartner: 'northwind.pans' }]);
  });

  test('of a post that tags the account is present where it names the account, and else unknown', async () => {
    await opened.platforms.stop();
    await open({ mode: 'tags', account: OURS.id });
    const tags = { tags: ['northwind.pans'] };
    publish(1, '2026-11-20T10:00:00Z', tags);
    publish(2, '2026-11-20T09:00:00Z', { ...tags, label: 'present', partner: 'northwind.pans' });
    publish(3, '2026-11-20T08:00:00Z', { ...tags, label: 'present', partner: 'somebody.else' });
    expect(await labels()).toEqual([
      ['unknown', undefined],
      ['present', 'northwind.pans'],
      ['unknown', undefined],
    ]);
  });
});
