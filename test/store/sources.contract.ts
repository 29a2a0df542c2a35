import { describe, expect, test } from 'vitest';
import type { SourceState } from '../../lib/store/records.ts';
import type { Opened } from './store.contract.ts';

const NOW = '2026-11-24T08:00:00.000Z';
const BEFORE = '2026-11-24T07:59:59.999Z';
const AFTER = '2026-11-24T08:00:00.001Z';

const HOSTILE = ['', '#', 'a#b/c%23d', '\ud83d', '\ud83e', '漢'.repeat(200), '\u0000\n', 's3://bucket/#x'];

export function sourceContract(openStore: () => Opened): void {
  describe('states of sources', () => {
    const opened = openStore();

    test('each write grows the version, whoever makes it', async () => {
      const { store } = opened;
      expect(await store.getSource('files')).toBeUndefined();
      await store.putSource({ source: 'files', posts: 3, cursor: 'c' });
      expect(await store.getSource('files')).toEqual({ source: 'files', posts: 3, cursor: 'c', version: 1 });
      await store.putSource({ source: 'files', posts: 4, version: 1 });
      const changed = await store.changeSource('files', (state) => ({ ...state!, posts: 5, version: 70 }));
      expect(changed).toEqual({ source: 'files', posts: 5, version: 3 });
      expect(await store.getSource('files')).toEqual(changed);
      expect(await store.listSources()).toEqual([changed]);
    });

    test('a change may create a state, or leave it as it is', async () => {
      const { store } = opened;
      expect(await store.changeSource('born', () => undefined)).toBeUndefined();
      expect(await store.getSource('born')).toBeUndefined();
      const born = await store.changeSource('born', (state) => {
        expect(state).toBeUndefined();
        return { source: 'born', posts: 0 };
      });
      expect(born).toEqual({ source: 'born', posts: 0, version: 1 });
      expect(await store.changeSource('born', () => undefined)).toEqual(born);
    });

    test('of changes at the same time none is lost', async () => {
      const { store } = opened;
      const add = (state: SourceState | undefined) => ({ source: 'busy', posts: (state?.posts ?? 0) + 1 });
      await Promise.all(Array.from({ length: 6 }, () => store.changeSource('busy', add)));
      expect(await store.getSource('busy')).toMatchObject({ posts: 6, version: 6 });
    });

    test.each(HOSTILE)('%j names a source of its own', async (name) => {
      const { store } = opened;
      const post = { platform: 'instagram', id: name === '' ? '%' : name } as const;
      await store.putSource({ source: name, kind: name, posts: HOSTILE.indexOf(name) });
      expect(await store.getSource(name)).toMatchObject({ source: name, posts: HOSTILE.indexOf(name) });
      expect(await store.dueSources(name, NOW, 10)).toMatchObject([{ source: name }]);
      const watched = { ...post, source: name, publishedAt: NOW, hash: 'h', readAt: NOW, rereadAt: NOW };
      await store.putWatched([watched], AFTER);
      expect(await store.getWatched(name, [post])).toEqual([watched]);
      expect(await store.dueWatched(name, NOW, 10)).toEqual([watched]);
      await store.deleteSource(name);
      expect(await store.getSource(name)).toBeUndefined();
      expect(await store.dueSources(name, NOW, 10)).toEqual([]);
      expect(await store.getWatched(name, [post])).toEqual([]);
      await store.deleteSource(name);
    });
  });

  describe('sources that are due', () => {
    const opened = openStore();
    const due = async (now = NOW, limit = 10, kind = 'youtube') =>
      (await opened.store.dueSources(kind, now, limit)).map(({ source }) => source);
    const leased = (now = NOW, kind = 'youtube') => opened.store.countLeased(kind, now);

    test('are those of the kind whose time has come, longest waiting first; one without a time at once', async () => {
      const { store } = opened;
      const put = (source: string, changes: Partial<SourceState>) =>
        store.putSource({ source, kind: 'youtube', posts: 0, ...changes });
      await put('now', { nextFetchAt: NOW });
      await put('before', { nextFetchAt: '2026-11-24T09:59:59.999+02:00' });
      await put('after', { nextFetchAt: AFTER });
      await put('new', {});
      await put('other', { kind: 'twitch' });
      await put('paused', { paused: { at: BEFORE } });
      await store.putSource({ source: 'of no kind', posts: 0 });
      expect(await due()).toEqual(['new', 'before', 'now']);
      expect(await due(AFTER)).toEqual(['new', 'before', 'now', 'after']);
      expect(await due(NOW, 2)).toEqual(['new', 'before']);
      expect(await due(NOW, 0)).toEqual([]);
      expect(await due(NOW, -1)).toEqual([]);
      expect(await due(NOW, 10, 'tiktok')).toEqual([]);
      expect(await leased()).toBe(0);
    });

    test('are not those that somebody fetches, until the lease has passed', async () => {
      const { store } = opened;
      await store.changeSource('now', (state) => ({ ...state!, leasedUntil: '2026-11-24T08:06:00Z' }));
      expect(await due()).toEqual(['new', 'before']);
      expect([await leased(), await leased(NOW, 'twitch'), await leased('2026-11-24T08:05:59.999Z')]).toEqual([
        1, 0, 1,
      ]);
      const end = '2026-11-24T08:06:00Z';
      expect([await leased(end), await due(end)]).toEqual([0, ['new', 'before', 'after', 'now']]);
      expect(await due(end, 3)).toEqual(['new', 'before', 'after']);
    });

    test('are not those that are paused, whose last fetch still counts while it goes on', async () => {
      const { store } = opened;
      await store.changeSource('now', (state) => ({ ...state!, paused: { at: NOW, by: 'ana' } }));
      expect([await leased(), await due('2026-11-25T00:00:00Z')]).toEqual([1, ['new', 'before', 'after']]);
    });

    test('are again those whose lease or pause was lifted', async () => {
      const { store } = opened;
      const lift = ({ leasedUntil: _, paused: __, ...state }: SourceState) => ({ ...state, nextFetchAt: BEFORE });
      await store.changeSource('now', (state) => lift(state!));
      await store.changeSource('paused', (state) => lift(state!));
      expect([await leased(), await due()]).toEqual([0, ['new', 'before', 'now', 'paused']]);
    });

    test('are leased once, however many want them', async () => {
      const { store } = opened;
      const until = '2026-11-24T08:06:00Z';
      const lease = async (by: string) => {
        let got = false;
        await store.changeSource('new', (state) => {
          got = state!.leasedUntil === undefined;
          return got ? { ...state!, leasedUntil: until, problem: by } : undefined;
        });
        return got;
      };
      const got = await Promise.all(['a', 'b', 'c', 'd'].map(lease));
      expect(got.filter((one) => one)).toHaveLength(1);
      expect((await store.getSource('new'))?.problem).toBe('abcd'[got.indexOf(true)]);
      expect(await leased()).toBe(1);
    });
  });

  describe('definitions of sources', () => {
    const opened = openStore();

    test('are added once, replaced where they are, listed by name and deleted', async () => {
      const { store } = opened;
      const one = { name: 'Ours #1', kind: 'youtube', settings: { channel: 'UC1' } };
      await expect(store.replaceDefinition(one)).rejects.toMatchObject({ code: 'not_found' });
      await store.createDefinition(one);
      await expect(store.createDefinition({ ...one, kind: 'twitch' })).rejects.toMatchObject({ code: 'conflict' });
      const two = { ...one, name: 'A', credential: 'yt', everyMinutes: 5 };
      await store.createDefinition(two);
      await store.replaceDefinition({ ...one, settings: { channel: 'UC2' } });
      expect(await store.listDefinitions()).toEqual([two, { ...one, settings: { channel: 'UC2' } }]);
      const creations = await Promise.allSettled([1, 2, 3].map(() => store.createDefinition({ ...one, name: 'B' })));
      expect(creations.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const name of ['A', 'B', 'Ours #1', 'Ours #1']) await store.deleteDefinition(name);
      expect(await store.listDefinitions()).toEqual([]);
    });
  });
}
