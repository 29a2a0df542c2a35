import { describe, expect, test } from 'vitest';
import { audited, makeFinding, makePost } from '../support/posts.ts';
import type { Opened } from './store.contract.ts';

const AT = '2026-11-24T08:00:00.000Z';

export function postContract(openStore: () => Opened): void {
  describe('posts', () => {
    const opened = openStore();

    test('a post comes back with its revisions and findings', async () => {
      const { store } = opened;
      const post = makePost({ id: 'one' });
      expect(await store.getPost(post)).toBeUndefined();
      expect(await store.saveAudit(audited(post, [makeFinding()], 0))).toBe('saved');
      const edited = makePost({ id: 'one', caption: 'Ad: Midnight Serum' });
      expect(await store.saveAudit(audited(edited, [], 5))).toBe('saved');

      const document = await store.getPost(post);
      expect(document).toMatchObject({ id: 'one', revision: 2, codes: [], campaigns: ['glowlab-autumn'] });
      expect(document?.revisions.map(({ number, post }) => [number, post.caption])).toEqual([
        [1, post.caption],
        [2, edited.caption],
      ]);
      expect(document?.findings).toMatchObject([{ id: 'v1:wording', status: 'fixed', revision: 1, brand: 'GlowLab' }]);
    });

    test('an edit back to an old text is a new revision', async () => {
      const { store } = opened;
      const first = makePost({ id: 'back', caption: 'first' });
      await store.saveAudit(audited(first, [], 0));
      await store.saveAudit(audited({ ...first, caption: 'second' }, [], 1));
      await store.saveAudit(audited(first, [], 2));
      const document = await store.getPost(first);
      expect(document?.revisions.map(({ post }) => post.caption)).toEqual(['first', 'second', 'first']);
    });

    test('the same again changes nothing; a new audit of the same text renews its revision', async () => {
      const { store } = opened;
      const post = makePost({ id: 'same' });
      const input = audited(post, [makeFinding({ id: 'v1:same' })], 0);
      await store.saveAudit(input);
      const before = await store.getPost(post);
      expect(await store.saveAudit(input)).toBe('unchanged');
      expect(await store.getPost(post)).toEqual(before);

      expect(await store.saveAudit({ ...input, observedAt: '2026-11-20T09:00:00Z' })).toBe('unchanged');
      expect((await store.getPost(post))?.observedAt).toBe('2026-11-20T09:00:00Z');

      const again = audited(post, [], 120);
      again.audit.rulebook = '2026.12.0';
      expect(await store.saveAudit(again)).toBe('saved');
      const renewed = await store.getPost(post);
      expect(renewed?.revisions).toMatchObject([
        { number: 1, observedAt: input.observedAt, audit: { rulebook: '2026.12.0', findings: [] } },
      ]);
      expect(renewed?.findings).toMatchObject([{ status: 'fixed' }]);
    });

    test('an older state never replaces a newer one', async () => {
      const { store } = opened;
      const post = makePost({ id: 'late' });
      await store.saveAudit(audited(post, [], 10));
      const before = await store.getPost(post);
      const late = audited({ ...post, caption: 'older' }, [makeFinding({ id: 'v1:late' })], 9);
      expect(await store.saveAudit(late)).toBe('stale');
      expect(await store.getPost(post)).toEqual(before);
    });

    test('counts and followers are no new revision, and kept as last told', async () => {
      const { store } = opened;
      const post = makePost({ id: 'metrics' });
      await store.saveAudit(audited(post, [], 0));
      const creator = { ...post.creator, followers: 99_000 };
      const popular = { ...post, metrics: { likes: 9 }, creator };
      expect(await store.saveAudit(audited(popular, [], 1))).toBe('unchanged');
      expect(await store.getPost(post)).toMatchObject({ creator, metrics: { likes: 9 }, revisions: [{ number: 1 }] });
      const silent = { ...post, creator: { handle: post.creator.handle } };
      expect(await store.saveAudit(audited(silent, [], 2))).toBe('unchanged');
      expect(await store.getPost(post)).toMatchObject({ creator, metrics: { likes: 9 } });
    });

    test('a creator who has grown into another tier takes the findings along, without a new revision', async () => {
      const { store } = opened;
      const post = makePost({ id: 'grown' });
      const finding = makeFinding({ id: 'v1:grown' });
      await store.saveAudit(audited(post, [finding], 0));
      const creator = { ...post.creator, followers: 100_000 };
      for (const outcome of ['saved', 'unchanged']) {
        expect(await store.saveAudit(audited({ ...post, creator }, [finding], 1))).toBe(outcome);
        const grown = await store.getPost(post);
        expect(grown).toMatchObject({ creator, revisions: [{ number: 1 }], findings: [{ creator, version: 2 }] });
        expect(grown!.findings[0]!.history).toHaveLength(1);
      }
      const late = audited({ ...post, creator: { ...creator, followers: 5 } }, [finding], 0);
      expect(await store.saveAudit(late)).toBe('stale');
      expect((await store.getPost(post))!.findings).toMatchObject([{ creator, version: 2 }]);
    });

    test('a deletion is recorded on post and findings, keeps both, and a later publication clears it', async () => {
      const { store } = opened;
      const post = makePost({ id: 'gone' });
      await store.markDeleted(post, { at: AT });
      expect(await store.getPost(post)).toBeUndefined();

      await store.saveAudit(audited(post, [makeFinding({ id: 'v1:gone' })], 0));
      await store.markDeleted(post, { at: '2026-11-20T07:00:00Z' });
      expect((await store.getPost(post))?.deletedAt).toBeUndefined();
      await store.markDeleted(post, { at: '2026-11-20T08:30:00Z' });
      await store.markDeleted(post, { at: '2026-11-20T08:40:00Z' });
      const deleted = await store.getPost(post);
      expect(deleted).toMatchObject({ deletedAt: '2026-11-20T08:30:00Z', revisions: [{ number: 1 }] });
      expect(deleted?.findings).toMatchObject([{ status: 'open', version: 2, postDeletedAt: '2026-11-20T08:30:00Z' }]);
      expect(deleted?.findings[0]?.history.map(({ what }) => what)).toEqual(['opened', 'post_deleted']);

      expect(await store.saveAudit(audited(post, [makeFinding({ id: 'v1:gone' })], 29))).toBe('stale');
      expect(await store.saveAudit(audited(post, [makeFinding({ id: 'v1:gone' })], 31))).toBe('saved');
      const back = await store.getPost(post);
      expect(back?.deletedAt).toBeUndefined();
      expect(back?.findings[0]).not.toHaveProperty('postDeletedAt');
      expect(back?.revisions).toHaveLength(1);
    });

    test.each([
      ['separators', 'a#b/c%23d'],
      ['a lone surrogate', '\ud83d'],
      ['another lone surrogate', '\ud83e'],
      ['the longest id', '漢'.repeat(512)],
      ['control characters', '\u0000\n'],
    ])('an id with %s names its own post, text as it was', async (_, id) => {
      const { store } = opened;
      const post = makePost({ id, caption: 'lone \ud800 half', creator: { handle: 'mi\udc00la' } });
      const evidence = [{ field: 'caption', start: 5, end: 6, text: '\ud800' } as const];
      await store.saveAudit(audited(post, [makeFinding({ id: `v1:${id.length}`, evidence })], 0));
      const document = await store.getPost(post);
      expect(document?.revisions[0]?.post).toEqual(post);
      expect(document?.findings[0]?.evidence).toEqual(evidence);
    });
  });

  describe('reviews', () => {
    const opened = openStore();

    test('each decision grows the version and the history', async () => {
      const { store } = opened;
      await store.saveAudit(audited(makePost({ id: 'r' }), [makeFinding({ id: 'v1:r' })], 0));
      const confirmed = await store.reviewFinding('v1:r', 1, { action: 'confirm', comment: 'seen' }, 'rea', AT);
      expect(confirmed).toMatchObject({ status: 'confirmed', version: 2, updatedAt: AT });
      const review = { action: 'dismiss', reason: 'not_an_ad', comment: 'bought it' } as const;
      await store.reviewFinding('v1:r', 2, review, 'rea', AT);
      const stored = await store.getFinding('v1:r');
      expect(stored).toMatchObject({ status: 'dismissed', version: 3 });
      expect(stored?.history.slice(1)).toEqual([
        { at: AT, by: 'rea', what: 'confirmed', to: 'confirmed', comment: 'seen' },
        { at: AT, by: 'rea', what: 'dismissed', to: 'dismissed', reason: 'not_an_ad', comment: 'bought it' },
      ]);
    });

    test('an unknown finding, a version that moved on and an action that its state does not allow are told apart', async () => {
      const { store } = opened;
      await store.saveAudit(audited(makePost({ id: 's' }), [makeFinding({ id: 'v1:s' })], 0));
      const confirm = (id: string, version: number) =>
        store.reviewFinding(id, version, { action: 'confirm' }, 'rea', AT);
      await expect(confirm('v1:none', 1)).rejects.toMatchObject({ code: 'not_found' });
      await expect(confirm('v1:s', 7)).rejects.toMatchObject({ code: 'conflict' });
      await confirm('v1:s', 1);
      await expect(confirm('v1:s', 2)).rejects.toMatchObject({
        code: 'not_allowed',
        message: expect.stringContaining('"send_back" or "dismiss" or "fix" or "reopen"'),
      });
    });

    test('of two decisions at the same time one is made', async () => {
      const { store } = opened;
      await store.saveAudit(audited(makePost({ id: 't' }), [makeFinding({ id: 'v1:t' })], 0));
      const decisions = await Promise.allSettled(
        ['ana', 'ben'].map((by) => store.reviewFinding('v1:t', 1, { action: 'confirm' }, by, AT)),
      );
      expect(decisions.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      expect(decisions.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });
      expect((await store.getFinding('v1:t'))?.history).toHaveLength(2);
    });
  });
}
