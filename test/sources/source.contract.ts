import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FakePlatform } from '../../lib/local/platforms/fake-platform.ts';
import { FakePlatforms } from '../../lib/local/platforms/fake-platforms.ts';
import type { FakeAccount, FakePost, PlatformState } from '../../lib/local/platforms/platform-state.ts';
import type { Platform, Post } from '../../lib/post.ts';
import type { Gone, PostSource } from '../../lib/sources/source.ts';
import { SourceError, type SourceProblem } from '../../lib/sources/source-error.ts';
import type { CredentialValues, SourceKind } from '../../lib/sources/source-kind.ts';
import { VirtualIo } from '../support/virtual-io.ts';
import { again, fetchAll } from './read-source.ts';
import { failureContract } from './source-failures.contract.ts';

const ACCOUNT: FakeAccount = {
  id: 'UC0000000000000000000001',
  handle: 'maple.kitchen',
  name: 'Maple Kitchen',
  followers: 12_000,
};
const HOUR = 3_600_000;

/** How one source is tried: everything that differs from platform to platform. */
export interface Tried {
  // biome-ignore lint/suspicious/noExplicitAny: the settings differ from kind to kind
  kind: SourceKind<string, any>;
  fake: FakePlatform;
  account?: FakeAccount;
  settings: Record<string, unknown>;
  /** Values of the credential that hold the fake platform's token; left out: the platform needs none. */
  credential?: (token: string) => CredentialValues;
  /** The id that the n-th post has; `publishedAt` for platforms whose ids tell the time. */
  id?: (n: number, publishedAt: Date) => string;
  /** Label states that the platform can tell; the others come as `unknown`. */
  labels: readonly ('present' | 'absent')[];
  /** The text of a post as the auditor sees it. `none`: the platform gives no text. */
  textOf?: ((post: Post) => string | undefined) | 'none';
  /** Only posts that carry the label are listed. */
  labelledOnly?: boolean;
  /** What an expired token and a missing permission are reported as; left out: there is no such thing. */
  expired?: SourceProblem;
  notPermitted?: SourceProblem;
  /** The platform never says how long to wait; how long the source waits is tested beside the contract. */
  tellsNoWait?: boolean;
  /** How a post that was deleted, or made private, is told by a second reading: not at all where that is left out; left out: nothing is read again. */
  gone?: { deleted?: Gone['as']; private?: Gone['as'] };
  /** Of the publication only the day is told. */
  tellsDaysOnly?: boolean;
  /** Platform of the posts that the fake gives, where the kind reads several. */
  platform?: Platform;
  /** Every fetch goes back far, as posts turn up in the list long after they were published. */
  goesBackFar?: boolean;
  /** Left out: a list of the account that was never posted to is empty. */
  before?: (state: PlatformState) => void;
}

/** What every source that is called over HTTP keeps to, shown against its fake platform. */
export function sourceContract(tried: Tried): void {
  const { kind, fake, account = ACCOUNT, settings, credential, labels, gone } = tried;
  const platform = tried.platform ?? kind.facts.platform;
  const hasText = tried.textOf !== 'none';
  const textOf = typeof tried.textOf === 'function' ? tried.textOf : (post: Post) => post.caption;
  const testOfRereading = test.skipIf(gone === undefined);
  const makeId = tried.id ?? ((n: number) => `post${String(n).padStart(7, '0')}`);

  describe(`${kind.facts.title}: the contract of sources`, () => {
    let io: VirtualIo;
    let platforms: FakePlatforms;
    let state: PlatformState;
    let source: PostSource;
    beforeEach(async () => {
      io = new VirtualIo('2026-11-20T12:00:00Z');
      platforms = await FakePlatforms.start([fake], () => io.now());
      state = platforms.state(fake.kind);
      state.open(account);
      tried.before?.(state);
      if (credential !== undefined) io.values = credential(state.token);
      source = kind.open('tried', kind.settings.parse(settings), {
        ...io.forSource(),
        baseUrl: platforms.baseUrl(fake.kind),
      });
    });
    afterEach(() => platforms.stop());

    const named = new Map<number, string>();
    const idOf = (n: number) => named.get(n)!;
    const publish = (n: number, hoursAgo: number, more: Partial<FakePost> = {}) => {
      const publishedAt = new Date(io.now().getTime() - hoursAgo * HOUR);
      named.set(n, makeId(n, publishedAt));
      state.publish({
        id: idOf(n),
        account: account.handle,
        publishedAt: publishedAt.toISOString(),
        text: `Post ${n} #ad`,
        title: `Post ${n}`,
        ...(tried.labelledOnly && { label: 'present' }),
        ...more,
      });
      return idOf(n);
    };
    const ids = (posts: readonly Post[]) => posts.map(({ id }) => id);
    const expected = (...numbers: number[]) => numbers.map(idOf);

    test('a first fetch brings what was published in the days before, and nothing older', async () => {
      publish(1, 1);
      publish(2, 30 * 24 - (tried.tellsDaysOnly ? 24 : 1));
      publish(3, 30 * 24 + 1);
      const { posts, rejected } = await fetchAll(source, undefined);
      expect(rejected).toEqual([]);
      expect(ids(posts)).toEqual(expected(1, 2));
      if (hasText) expect(textOf(posts[0]!)).toBe('Post 1 #ad');
      expect(posts[0]).toMatchObject({
        platform,
        publishedAt: tried.tellsDaysOnly ? '2026-11-20T00:00:00.000Z' : '2026-11-20T11:00:00.000Z',
        creator: { handle: expect.any(String) },
      });
    });

    test('the next fetch brings what is new, once, with the overlap', async () => {
      publish(1, tried.tellsDaysOnly ? 124 : 100);
      publish(2, 50);
      const first = await fetchAll(source, undefined);
      io.pass(60);
      publish(3, 0);
      const { posts } = await fetchAll(source, first.cursor);
      expect(ids(posts)[0]).toBe(idOf(3));
      expect(new Set(ids(posts)).size).toBe(posts.length);
      if (!tried.goesBackFar) expect(ids(posts)).not.toContain(idOf(1));
    });

    test('all pages are read', async () => {
      state.pageSize = 2;
      for (const n of [1, 2, 3, 4, 5]) publish(n, n);
      const { posts } = await fetchAll(source, undefined);
      expect(ids(posts).sort()).toEqual(expected(1, 2, 3, 4, 5).sort());
    });

    test('a fetch that breaks off between two pages loses nothing, and the watermark has not moved', async () => {
      state.pageSize = 2;
      for (const n of [1, 2, 3, 4, 5]) publish(n, n);
      const seen: Post[] = [];
      let cursor: string | undefined;
      for await (const batch of source.fetchSince(undefined)) {
        seen.push(...batch.posts);
        cursor = batch.cursor;
        break;
      }
      io.pass(60);
      publish(6, 0);
      const rest = await fetchAll(source, cursor);
      const next = await fetchAll(source, rest.cursor);
      expect(new Set(ids([...seen, ...rest.posts, ...next.posts]))).toEqual(new Set(expected(1, 2, 3, 4, 5, 6)));
    });

    test('a page that shifts while it is read loses nothing', async () => {
      state.pageSize = 2;
      for (const n of [1, 2, 3, 4, 5]) publish(n, n);
      let pages = 0;
      state.onPage = () => {
        if (++pages === 2) publish(6, 0);
      };
      const first = await fetchAll(source, undefined);
      const second = await fetchAll(source, first.cursor);
      expect(new Set(ids([...first.posts, ...second.posts]))).toEqual(new Set(expected(1, 2, 3, 4, 5, 6)));
    });

    test('an account that has posted nothing is no trouble', async () => {
      const { posts, rejected } = await fetchAll(source, undefined);
      expect([posts, rejected]).toEqual([[], []]);
    });

    testOfRereading('a second reading shows an edit', async () => {
      publish(1, 3, { text: 'New pan' });
      const first = await fetchAll(source, undefined);
      expect(textOf(first.posts[0]!)).toBe('New pan');
      io.pass(1);
      state.edit(idOf(1), { text: '#ad New pan' });
      const { posts } = await again(source, first.posts, first.cursor);
      expect(textOf(posts[0]!)).toBe('#ad New pan');
    });

    testOfRereading('a second reading shows what was deleted or made private, and nothing else as gone', async () => {
      publish(1, 3);
      publish(2, 2);
      publish(3, 1);
      const { posts, cursor } = await fetchAll(source, undefined);
      state.remove(idOf(1), 'deleted');
      if (gone!.private !== undefined) state.remove(idOf(2), 'private');
      const second = await again(source, posts, cursor);
      expect(new Set(second.gone)).toEqual(
        new Set([
          ...(gone!.deleted === undefined ? [] : [{ platform, id: idOf(1), as: gone!.deleted }]),
          ...(gone!.private === undefined ? [] : [{ platform, id: idOf(2), as: gone!.private }]),
        ]),
      );
      expect(ids(second.posts)).toContain(idOf(3));
    });

    testOfRereading('a failed second reading says nothing of what is gone', async () => {
      publish(1, 3);
      const { posts } = await fetchAll(source, undefined);
      state.fault = () => ({ status: 500, body: 'broken' });
      await expect(again(source, posts)).rejects.toThrow(SourceError);
    });

    test.each(['present', 'absent', 'unknown'] as const)(
      'a label that is %s comes as what it is, or as unknown',
      async (label) => {
        publish(1, 1, { label, ...(label === 'present' && { partner: 'Northwind Pans' }) });
        const { posts } = await fetchAll(source, undefined);
        if (tried.labelledOnly && label !== 'present') return expect(posts).toEqual([]);
        const told = (labels as readonly string[]).includes(label) ? label : 'unknown';
        expect(posts[0]!.platformLabel ?? 'unknown').toBe(told);
      },
    );

    failureContract(tried, () => ({ io, state, source, publish: () => publish(1, 1) }));
  });
}
