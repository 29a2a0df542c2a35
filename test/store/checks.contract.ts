import { describe, expect, test } from 'vitest';
import { judgeCampaign } from '../../lib/audit/campaign/consistency.ts';
import { type Campaign, campaignSchema } from '../../lib/campaign.ts';
import type { Consistency } from '../../lib/consistency.ts';
import type { Post } from '../../lib/post.ts';
import { audited, makeFinding, makePost } from '../support/posts.ts';
import type { Opened } from './store.contract.ts';

const AT = '2026-11-24T08:00:00.000Z';
const LATER = '2026-11-25T08:00:00.000Z';

const campaign: Campaign = campaignSchema.parse({
  id: 'autumn',
  brand: { name: 'GlowLab' },
  jurisdictions: ['GB'],
  window: { from: '2026-11-01T00:00:00Z', to: '2026-12-15T00:00:00Z' },
  creators: [
    { handle: '@mila.cooks', platform: 'instagram', deliverables: [{ format: 'reel', due: '2026-11-20T00:00:00Z' }] },
    { handle: 'Joy', deliverables: [{ format: 'feed', due: '2026-11-10T00:00:00Z' }] },
  ],
});
const reel = makePost({ id: 'reel', format: 'reel', caption: 'Ad: GlowLab', publishedAt: '2026-11-19T08:00:00Z' });
const lateFeed = makePost({
  id: 'late',
  platform: 'facebook',
  creator: { handle: 'joy', followers: 900 },
  caption: 'Ad: GlowLab',
});

const judge = (posts: readonly Post[], at = AT, beside = {}) => judgeCampaign(campaign, posts, at, beside);

export function checkContract(openStore: () => Opened): void {
  describe('posts for the check of a campaign', () => {
    const opened = openStore();
    const read = async (one = campaign, at = AT) => {
      const { posts, deleted, cut } = await opened.store.campaignPosts(one, at);
      return { posts: posts.map(({ id }) => id), deleted: deleted.map(({ id }) => id), cut };
    };

    test('are all that its creators published in its time, newest first, as last seen', async () => {
      const { store } = opened;
      const save = (post: Post, minute: number, campaigns: string[] = []) =>
        store.saveAudit(audited(post, [], minute, { campaigns }));
      await save(makePost({ id: 'early', publishedAt: '2026-10-02T00:00:00Z' }), 0);
      await save(makePost({ id: 'too-early', publishedAt: '2026-10-01T00:00:00Z' }), 0);
      await save(makePost({ id: 'last', publishedAt: '2027-01-14T00:00:00Z', creator: { handle: 'JOY' } }), 0);
      await save(makePost({ id: 'too-late', publishedAt: '2027-01-14T00:00:01Z' }), 0);
      await save(makePost({ id: 'of-a-stranger', creator: { handle: 'ada' } }), 0);
      await save(makePost({ id: 'gone', publishedAt: '2026-11-03T00:00:00Z' }), 0);
      await store.markDeleted({ platform: 'instagram', id: 'gone' }, { at: AT });
      await save(reel, 0);
      await save({ ...reel, caption: 'Ad: GlowLab, edited' }, 1, [campaign.id]);
      expect(await read()).toEqual({ posts: ['last', 'reel', 'early'], deleted: ['gone'], cut: false });
      const { posts } = await store.campaignPosts(campaign, AT);
      expect(posts[1]).toEqual({ ...reel, caption: 'Ad: GlowLab, edited' });
    });

    test('are none without creators, and the same with more creators than a query takes', async () => {
      expect(await read({ ...campaign, creators: [] })).toEqual({ posts: [], deleted: [], cut: false });
      const crowd = Array.from({ length: 150 }, (_, n) => ({ handle: `extra${n}` }));
      expect((await read({ ...campaign, creators: [...campaign.creators, ...crowd] })).posts).toEqual([
        'last',
        'reel',
        'early',
      ]);
    });

    test('are the newest alone where there is more text than is read at once', async () => {
      const caption = 'x'.repeat(245_000);
      const creator = { handle: 'writes.novels' };
      const one = { ...campaign, creators: [creator] };
      for (let n = 100; n < 232; n++) {
        const publishedAt = `2026-11-10T08:00:00.${n}Z`;
        await opened.store.saveAudit(audited(makePost({ id: `novel${n}`, creator, caption, publishedAt }), [], 0));
      }
      const { posts, cut } = await read(one);
      expect(cut).toBe(true);
      expect(posts.slice(0, 2)).toEqual(['novel231', 'novel230']);
      expect(posts).not.toContain('novel100');
    });

    test('are told to be cut where the oldest may have expired', async () => {
      const from = (at: string) => read(campaign, at);
      // The store keeps posts for 400 days; the first post of the campaign can be of 2 October 2026.
      expect((await from('2027-11-06T00:00:00Z')).cut).toBe(false);
      expect((await from('2027-11-06T00:00:01Z')).cut).toBe(true);
    });
  });

  describe('findings on a campaign as a whole', () => {
    const opened = openStore();
    const check = (consistency: Consistency, at: string) =>
      opened.store.saveCheck({ consistency, rulebook: '2026.11.0', at });
    const list = async (filter = {}) => (await opened.store.listFindings(filter, { limit: 50 })).items;
    const [missing, late] = judge([lateFeed]).findings as [
      Consistency['findings'][number],
      Consistency['findings'][number],
    ];

    test('open, in the lists as every finding is', async () => {
      await opened.store.saveAudit(audited(makePost(), [makeFinding()], 0));
      await check(judge([lateFeed]), AT);
      expect((await list()).map(({ code, status }) => [code, status])).toEqual([
        ['disclosure.insufficient_wording', 'open'],
        ['message.deliverable_missing', 'open'],
        ['message.deliverable_late', 'open'],
      ]);
      const { since, ...told } = missing;
      expect(await opened.store.getFinding(missing.id)).toEqual({
        ...told,
        brand: 'GlowLab',
        publishedAt: since,
        rulebook: '2026.11.0',
        status: 'open',
        version: 1,
        openedAt: AT,
        updatedAt: AT,
        history: [{ at: AT, by: 'auditor', what: 'opened', to: 'open' }],
      });
      expect(await opened.store.getFinding(late.id)).toMatchObject({
        post: { platform: 'facebook', id: 'late' },
        creator: { handle: 'Joy', followers: 900 },
      });
    });

    test('are found by campaign, creator, brand, code and the platform that they are about', async () => {
      const codes = async (filter: object) => (await list(filter)).map(({ code }) => code.split('.')[1]);
      expect(await codes({ campaign: campaign.id })).toEqual(['deliverable_missing', 'deliverable_late']);
      expect(await codes({ creator: 'joy' })).toEqual(['deliverable_late']);
      expect(await codes({ brand: 'glowlab', code: ['message.deliverable_missing'] })).toEqual(['deliverable_missing']);
      expect(await codes({ platform: 'instagram', campaign: campaign.id })).toEqual(['deliverable_missing']);
      expect(await codes({ platform: 'facebook' })).toEqual(['deliverable_late']);
    });

    test('do not change when the same is found again, a day later and in other words of the day', async () => {
      await check(judge([lateFeed], LATER), LATER);
      expect(await opened.store.getFinding(missing.id)).toMatchObject({ version: 1, updatedAt: AT });
      expect(await list()).toHaveLength(3);
    });

    test('are no business of the audit of the post that they name', async () => {
      await opened.store.saveAudit(audited(lateFeed, [], 5));
      expect((await opened.store.getFinding(late.id))?.status).toBe('open');
      expect((await opened.store.getPost({ platform: 'facebook', id: 'late' }))?.findings).toEqual([]);
    });

    test('are fixed when repaired, and reopened when they are back', async () => {
      await check(judge([reel, lateFeed], LATER), LATER);
      expect(await opened.store.getFinding(missing.id)).toMatchObject({ status: 'fixed', version: 2 });
      await check(judge([lateFeed], LATER), LATER);
      const { status, history } = (await opened.store.getFinding(missing.id))!;
      expect([status, history.map(({ what }) => what)]).toEqual(['open', ['opened', 'fixed', 'reopened']]);
    });

    test('stay dismissed while the problem is the same', async () => {
      const { version } = (await opened.store.getFinding(late.id))!;
      const review = { action: 'dismiss', reason: 'accepted_risk', comment: 'agreed by phone' } as const;
      await opened.store.reviewFinding(late.id, version, review, 'ada', LATER);
      await check(judge([lateFeed], LATER), LATER);
      expect((await opened.store.getFinding(late.id))?.status).toBe('dismissed');
    });

    test('are left as they are where not all posts could be read', async () => {
      await check(judge([], LATER, { cut: true }), LATER);
      expect((await opened.store.getFinding(missing.id))?.status).toBe('open');
    });

    test('of another campaign are its own', async () => {
      const other = { ...campaign, id: 'winter' };
      await check(judgeCampaign(other, [reel, lateFeed], LATER), LATER);
      expect((await list({ campaign: 'winter' })).map(({ code }) => code)).toEqual(['message.deliverable_late']);
      expect((await opened.store.getFinding(missing.id))?.status).toBe('open');
    });

    test('are checked twice at a time as well as once', async () => {
      await Promise.all([1, 2, 3].map(() => check(judge([reel, lateFeed], LATER), LATER)));
      const { status, history } = (await opened.store.getFinding(missing.id))!;
      expect([status, history.length]).toEqual(['fixed', 4]);
    });
  });
}
