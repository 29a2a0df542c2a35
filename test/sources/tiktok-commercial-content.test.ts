import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fakeTikTokCommercialContent } from '../../lib/local/platforms/tiktok-commercial-content.ts';
import { tiktokCommercialContent } from '../../lib/sources/tiktok-commercial-content.ts';
import { openedSource } from '../support/opened-source.ts';
import { fetchAll, trouble } from './read-source.ts';
import { sourceContract } from './source.contract.ts';

const id = (n: number) => `744000000000000${String(n).padStart(4, '0')}`;

sourceContract({
  kind: tiktokCommercialContent,
  fake: fakeTikTokCommercialContent,
  settings: { creator: '@maple.kitchen' },
  credential: (accessToken) => ({ accessToken, clientId: 'key', clientSecret: 'wrong' }),
  id,
  labels: ['present'],
  labelledOnly: true,
  textOf: 'none',
  expired: 'token_expired',
  notPermitted: 'permission_missing',
  tellsNoWait: true,
});

describe('the Commercial Content Library of TikTok', () => {
  let opened: Awaited<ReturnType<typeof openedSource>>;
  beforeEach(async () => {
    opened = await openedSource({
      kind: tiktokCommercialContent,
      fake: fakeTikTokCommercialContent,
      settings: { creator: 'maple.kitchen', country: 'DE' },
      values: () => ({ clientId: 'key', clientSecret: 'secret-of-the-application' }),
    });
  });
  afterEach(() => opened.platforms.stop());

  test('membership is the label: the post has its partner and the id of its video, and no words', async () => {
    const { source, publish } = opened;
    publish({ id: id(1), label: 'present', partner: 'Northwind Pans' });
    publish({ id: id(2), label: 'absent' });
    const { posts } = await fetchAll(source, undefined);
    expect(posts).toEqual([
      {
        id: id(1),
        platform: 'tiktok',
        format: 'video',
        url: `https://www.tiktok.com/@maple.kitchen/video/${id(1)}`,
        creator: { handle: 'maple.kitchen' },
        publishedAt: '2026-11-21T10:00:00.000Z',
        caption: '',
        cut: ['caption'],
        platformLabel: 'present',
        labelledPartner: 'Northwind Pans',
      },
    ]);
  });

  test('the application asks for its own token, and stores it', async () => {
    const { io, state, source } = opened;
    await fetchAll(source, undefined);
    expect(state.calls.map(({ path }) => path)).toEqual([
      '/v2/oauth/token/',
      '/v2/research/adlib/commercial_content/query/',
    ]);
    expect(io.values).toMatchObject({ accessToken: state.token, expiresAt: '2026-11-22T14:00:00.000Z' });
  });

  test('a token that ends early is asked for anew', async () => {
    const { io, state, source, publish } = opened;
    publish({ id: id(1), label: 'present' });
    io.values = { clientId: 'key', clientSecret: 'secret-of-the-application', accessToken: 'ended' };
    expect((await fetchAll(source, undefined)).posts).toHaveLength(1);
    expect(io.values!.accessToken).toBe(state.token);
  });

  test.each([true, 'true', false, 'false', undefined])('has_more may be %j', async (has_more) => {
    const { state, source } = opened;
    await fetchAll(source, undefined);
    const before = state.calls.length;
    const answer = (more: unknown) => ({
      status: 200,
      body: { data: { commercial_contents: [], has_more: more, search_id: 's' }, error: { code: 'ok' } },
    });
    state.faults.push(answer(has_more), answer(false));
    await fetchAll(source, undefined);
    expect(state.calls.length - before).toBe(String(has_more) === 'true' ? 2 : 1);
  });

  test('a search that TikTok has forgotten begins anew, and one that goes on keeps its question overnight', async () => {
    const { state, source, publish, io } = opened;
    state.pageSize = 1;
    for (const n of [1, 2, 3]) publish({ id: id(n), label: 'present', publishedAt: `2026-11-2${n - 1}T10:00:00Z` });
    let cursor: string | undefined;
    for await (const batch of source.fetchSince(undefined)) {
      cursor = batch.cursor;
      break;
    }
    io.pass(24 * 60);
    const rest = await fetchAll(source, cursor);
    expect(rest.posts.map((post) => post.id)).toEqual([id(2), id(1)]);
    state.faults.push({
      status: 400,
      body: { data: {}, error: { code: 'invalid_params', message: 'The search id is invalid.' } },
    });
    expect((await fetchAll(source, cursor)).posts).toHaveLength(3);
  });

  test('a page of older posts is not the end: the library promises no order', async () => {
    const { state, source } = opened;
    await fetchAll(source, undefined);
    const answer = (n: number, time: string, has_more: boolean) => ({
      status: 200,
      body: {
        data: {
          commercial_contents: [
            {
              id: `v${n}`,
              create_timestamp: Date.parse(time) / 1000,
              videos: [{ url: `https://www.tiktok.com/@maple.kitchen/video/${id(n)}` }],
            },
          ],
          has_more,
          search_id: 's',
        },
        error: { code: 'ok' },
      },
    });
    state.faults.push(answer(1, '2026-10-23T01:00:00Z', true), answer(2, '2026-11-21T10:00:00Z', false));
    expect((await fetchAll(source, undefined)).posts.map((post) => post.id)).toEqual([id(2)]);
  });

  test('a record with two videos is two posts of its first brand; one whose video is nowhere is rejected by itself', async () => {
    const { state, source } = opened;
    await fetchAll(source, undefined);
    const record = { id: 'v1', create_timestamp: 1795194131, brand_names: ['Northwind', 'Pans & Co'] };
    const url = (n: number) => ({ url: `https://www.tiktok.com/@maple.kitchen/video/${id(n)}` });
    state.faults.push({
      status: 200,
      body: {
        data: {
          commercial_contents: [
            { ...record, videos: [url(1), url(2)] },
            { ...record, id: 'v2' },
          ],
        },
        error: { code: 'ok', message: '' },
      },
    });
    const { posts, rejected } = await fetchAll(source, undefined);
    expect(posts.map((post) => [post.id, post.labelledPartner])).toEqual([
      [id(1), 'Northwind'],
      [id(2), 'Northwind'],
    ]);
    expect(rejected).toMatchObject([{ at: 'v2', field: 'video' }]);
  });

  test('an application that TikTok does not know is told so', async () => {
    const { io, source } = opened;
    io.values = { clientId: 'key', clientSecret: 'of-another' };
    const told = await trouble(source);
    expect(told.problem).toBe('token_expired');
    expect(told.message).toContain('clientSecret');
    expect(told.message).not.toContain('of-another');
  });
});
