import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from 'vitest';
import { keys } from '../../lib/store/keys.ts';
import type { WatchedPost } from '../../lib/store/records.ts';
import type { Opened } from './store.contract.ts';

const NOW = '2026-11-24T08:00:00.000Z';
const AFTER = '2026-11-24T08:00:00.001Z';
const KEEP_UNTIL = '2026-12-24T08:00:00.900Z';

export function watchedContract(openStore: () => Opened): void {
  describe('watched posts', () => {
    const opened = openStore();
    const watched = (id: string, changes: Partial<WatchedPost> = {}): WatchedPost => ({
      source: 'ours',
      platform: 'youtube',
      id,
      publishedAt: '2026-11-24T07:00:00Z',
      hash: 'h1',
      readAt: NOW,
      ...changes,
    });
    const due = async (now = NOW, limit = 10, source = 'ours') =>
      (await opened.store.dueWatched(source, now, limit)).map(({ id }) => id);

    test('are told back, as many as are known, each once', async () => {
      const { store } = opened;
      const many = Array.from({ length: 60 }, (_, n) => watched(`v${n}`, { url: `https://example.com/${n}` }));
      await store.putWatched(many, KEEP_UNTIL);
      expect(await store.getWatched('ours', [...many, watched('v0'), watched('unknown')])).toEqual(many);
      expect(await store.getWatched('theirs', many)).toEqual([]);
      expect(await store.getWatched('ours', [{ platform: 'tiktok', id: 'v0' }])).toEqual([]);
      expect(await store.getWatched('ours', [])).toEqual([]);
      await store.putWatched([], KEEP_UNTIL);
    });

    test('are as they were put last, also within one call', async () => {
      const { store } = opened;
      await store.putWatched([watched('twice'), watched('twice', { hash: 'h2' })], KEEP_UNTIL);
      expect(await store.getWatched('ours', [watched('twice')])).toEqual([watched('twice', { hash: 'h2' })]);
      await store.putWatched([watched('twice', { gone: 'private', missedAt: NOW })], KEEP_UNTIL);
      expect(await store.getWatched('ours', [watched('twice')])).toEqual([
        watched('twice', { gone: 'private', missedAt: NOW }),
      ]);
    });

    test('are forgotten when their time is up', async () => {
      const { client, table } = opened.table;
      const expiryOf = async (id: string) =>
        (await client.send(new GetCommand({ TableName: table, Key: keys.watched('ours', watched(id)) }))).Item!
          .expiresAt;
      expect(await expiryOf('v1')).toBe(Date.parse('2026-12-24T08:00:00Z') / 1000);
      await opened.store.putWatched([watched('v1')], '2027-01-01T00:00:00Z');
      expect(await expiryOf('v1')).toBe(Date.parse('2027-01-01T00:00:00Z') / 1000);
    });

    test('are read again when they are due, longest waiting first, and no more once they were', async () => {
      const { store } = opened;
      await store.putWatched(
        [
          watched('later', { rereadAt: AFTER }),
          watched('second', { rereadAt: NOW }),
          watched('first', { rereadAt: '2026-11-24T08:59:59+01:00' }),
          watched('foreign', { source: 'theirs', rereadAt: NOW }),
        ],
        KEEP_UNTIL,
      );
      expect([await due(), await due(NOW, 1), await due(NOW, 0)]).toEqual([['first', 'second'], ['first'], []]);
      expect([await due(AFTER), await due(NOW, 9, 'theirs')]).toEqual([['first', 'second', 'later'], ['foreign']]);
      await store.putWatched([watched('first', { rereadAt: AFTER }), watched('second')], KEEP_UNTIL);
      expect([await due(), await due(AFTER)]).toEqual([[], ['first', 'later']]);
    });

    test('of a source that is deleted are forgotten, those of the others are not', async () => {
      const { store } = opened;
      await store.deleteSource('ours');
      expect([await due(AFTER), await due(AFTER, 9, 'theirs')]).toEqual([[], ['foreign']]);
      expect(await store.getWatched('ours', [watched('v0'), watched('later')])).toEqual([]);
    });
  });
}
