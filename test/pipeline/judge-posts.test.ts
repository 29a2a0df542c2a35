import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Campaign, campaignSchema } from '../../lib/campaign.ts';
import { makeEvent } from '../../lib/events/envelope.ts';
import { judgePost } from '../../lib/pipeline/judge-posts.ts';
import type { Post } from '../../lib/post.ts';
import { DynamoStore } from '../../lib/store/dynamo-store.ts';
import { startTable, type TestTable } from '../support/dynalite.ts';
import { makePost } from '../support/posts.ts';

const GOOD = 'Ad. Loving the Midnight Serum from @glowlab';
const BAD = 'Loving the Midnight Serum from @glowlab #gifted';

const campaign: Campaign = campaignSchema.parse({
  id: 'glowlab-autumn',
  brand: { name: 'GlowLab', handles: ['@glowlab'] },
  jurisdictions: ['GB'],
  connection: 'paid',
  window: { from: '2026-11-01T00:00:00Z', to: '2026-12-15T00:00:00Z' },
  creators: [{ handle: 'mila.cooks' }],
});

let table: TestTable;
let store: DynamoStore;
beforeAll(async () => {
  table = await startTable();
  store = new DynamoStore({ ...table, retentionDays: 400 });
});
afterAll(() => table.close());

const deps = () => ({ store, campaigns: [campaign], now: () => new Date('2026-11-24T08:00:00Z') });

function see(post: Post, hour: number) {
  const observedAt = new Date(Date.UTC(2026, 10, 21, hour)).toISOString();
  return judgePost(makeEvent('post.published', { post, observedAt }, { time: observedAt }), deps());
}

const wordingOf = async (post: Post) =>
  (await store.getPost(post))?.findings.find(({ code }) => code === 'disclosure.insufficient_wording');

describe('a caption that is edited', () => {
  test('repaired, broken again, repaired again: the same finding is fixed, reopened and fixed', async () => {
    const post = makePost({ id: 'edited', caption: BAD });
    expect(await see(post, 1)).toMatchObject({ outcome: 'saved', audit: { verdicts: [{ outcome: 'fail' }] } });
    const first = await wordingOf(post);
    expect(first).toMatchObject({ status: 'open', brand: 'GlowLab', campaign: 'glowlab-autumn', revision: 1 });

    await see({ ...post, caption: GOOD }, 2);
    expect(await wordingOf(post)).toMatchObject({ id: first!.id, status: 'fixed' });
    await see(post, 3);
    expect(await wordingOf(post)).toMatchObject({ id: first!.id, status: 'open', revision: 3 });
    await see({ ...post, caption: GOOD }, 4);
    expect((await wordingOf(post))?.history.map(({ what, revision }) => [what, revision])).toEqual([
      ['opened', 1],
      ['fixed', 2],
      ['reopened', 3],
      ['fixed', 4],
    ]);
  });

  test('what a reviewer dismissed stays dismissed, whatever later audits say', async () => {
    const post = makePost({ id: 'dismissed', caption: BAD });
    await see(post, 1);
    const { id, version } = (await wordingOf(post))!;
    const review = { action: 'dismiss', reason: 'accepted_risk', comment: 'agreed with legal' } as const;
    await store.reviewFinding(id, version, review, 'rea', '2026-11-21T01:30:00Z');
    await see({ ...post, caption: GOOD }, 2);
    await see({ ...post, caption: `${BAD} again` }, 3);
    expect(await wordingOf(post)).toMatchObject({ status: 'dismissed' });
  });

  test('a label that came by an edit is late, judged against the first version', async () => {
    const post = makePost({ id: 'late', caption: BAD });
    await see(post, 1);
    const { audit } = await see({ ...post, caption: GOOD }, 2);
    expect(audit?.verdicts).toMatchObject([{ outcome: 'pass' }]);
    expect((await store.getPost(post))?.codes).toEqual(['disclosure.late']);
  });
});

test('the same event again changes nothing', async () => {
  const post = makePost({ id: 'twice', caption: BAD });
  await see(post, 1);
  const before = await store.getPost(post);
  expect(await see(post, 1)).toMatchObject({ outcome: 'unchanged' });
  expect(await store.getPost(post)).toEqual(before);
});

test('a post belongs to the campaigns that it names, also when nothing is wrong with it', async () => {
  const post = makePost({ id: 'member', caption: GOOD });
  await see(post, 1);
  await see(makePost({ id: 'stranger', caption: 'Dinner with friends' }), 1);
  const { items } = await store.listPosts({ campaign: 'glowlab-autumn', outcome: 'pass' }, { limit: 50 });
  expect(items.map(({ id }) => id)).toContain('member');
  expect((await store.getPost(makePost({ id: 'stranger' })))?.campaigns).toEqual([]);
});

test.each(['#ad, soft skin thanks to #glowteam', '#ad, soft skin thanks to @glow.lab'])(
  'a mention or a hashtag alone names the brand: %s',
  async (caption) => {
    const brand = { name: 'Glow Laboratories', handles: ['@glow.lab'], hashtags: ['#glowteam'] };
    const post = makePost({ id: caption.slice(-9), caption });
    const event = makeEvent('post.published', { post }, { time: '2026-11-21T00:00:00Z' });
    await judgePost(event, { ...deps(), campaigns: [{ ...campaign, brand }] });
    expect((await store.getPost(post))?.campaigns).toEqual(['glowlab-autumn']);
  },
);

test('jurisdictions of the deployment serve posts that name none', async () => {
  const event = makeEvent(
    'post.edited',
    { post: makePost({ id: 'own', caption: '#ad' }) },
    { time: '2026-11-21T00:00:00Z' },
  );
  const { audit } = await judgePost(event, { ...deps(), jurisdictions: ['US', 'DE'] });
  expect(audit?.verdicts.map(({ jurisdiction }) => jurisdiction)).toEqual(['US', 'DE']);
  expect((await store.getPost(makePost({ id: 'own' })))?.observedAt).toBe('2026-11-21T00:00:00Z');
});

test('a deletion is noted; of a post that nobody knows it is no news', async () => {
  const post = makePost({ id: 'gone', caption: BAD });
  await see(post, 1);
  for (const id of ['gone', 'never seen']) {
    const data = { post: { platform: 'instagram', id }, deletedAt: '2026-11-22T00:00:00Z' } as const;
    expect(await judgePost(makeEvent('post.deleted', data, { time: data.deletedAt }), deps())).toEqual({
      outcome: 'deleted',
    });
  }
  expect(await store.getPost(post)).toMatchObject({ deletedAt: '2026-11-22T00:00:00Z', revisions: [{ number: 1 }] });
  expect(await store.getPost(makePost({ id: 'never seen' }))).toBeUndefined();
});

test('a post that is too large is refused, saying how large it may be', async () => {
  await expect(see(makePost({ id: 'large', caption: 'x'.repeat(260_000) }), 1)).rejects.toThrow('at most 250,000');
});

describe('what the platform sets', () => {
  const time = '2026-11-21T09:00:00.000Z';

  test('the end of the time for which words may be kept is stored', async () => {
    const post = makePost({ id: 'kept', caption: GOOD });
    const keepUntil = '2026-12-21T09:00:00.000Z';
    await judgePost(makeEvent('post.published', { post, observedAt: time, keepUntil }, { time }), deps());
    const ref = { platform: 'instagram', id: 'kept' };
    expect(await store.dueErasures('2026-12-21T08:59:59.999Z', 10)).not.toContainEqual(ref);
    expect(await store.dueErasures(keepUntil, 10)).toContainEqual(ref);
  });

  test('how a post has gone is stored', async () => {
    const post = makePost({ id: 'private', caption: GOOD });
    await see(post, 1);
    const ref = { platform: 'instagram', id: 'private' } as const;
    await judgePost(makeEvent('post.deleted', { post: ref, deletedAt: time, as: 'private' }, { time }), deps());
    expect(await store.getPost(ref)).toMatchObject({ deletedAt: time, deletedAs: 'private' });
  });

  test('a post that is back is no longer gone', async () => {
    const post = makePost({ id: 'back', caption: GOOD });
    await see(post, 1);
    const ref = { platform: 'instagram', id: 'back' } as const;
    await judgePost(makeEvent('post.deleted', { post: ref, deletedAt: time, as: 'missing' }, { time }), deps());
    await judgePost(makeEvent('post.edited', { post, observedAt: '2026-11-21T12:00:00.000Z' }, { time }), deps());
    expect(await store.getPost(ref)).not.toHaveProperty('deletedAt');
  });
});

describe('a post that two sources see', () => {
  const words = makePost({ id: 'seen-by-two', caption: GOOD, platformLabel: 'unknown' });
  const label = makePost({
    id: 'seen-by-two',
    caption: '',
    cut: ['caption'],
    platformLabel: 'present',
    labelledPartner: 'GlowLab',
  });

  test('keeps the words of the one and the label of the other, and changes no more when they see it again', async () => {
    await see(words, 1);
    expect(await see(label, 2)).toMatchObject({ outcome: 'saved', audit: { verdicts: [{ outcome: 'pass' }] } });
    for (const [n, again] of [words, label, words].entries())
      expect(await see(again, 3 + n)).toMatchObject({ outcome: 'unchanged' });
    const kept = (await store.getPost(words))!.revisions;
    expect(kept).toHaveLength(2);
    expect(kept[1]!.post).toMatchObject({ caption: GOOD, platformLabel: 'present', labelledPartner: 'GlowLab' });
  });
});

test('a deletion that overtakes its post waits for it; one of a post that nobody told of is dropped', async () => {
  const post = makePost({ id: 'overtaken', caption: BAD });
  const time = '2026-11-22T00:00:00Z';
  const data = { post: { platform: post.platform, id: post.id }, deletedAt: time, as: 'deleted' } as const;
  const known = makeEvent('post.deleted', { ...data, known: true }, { time });
  await expect(judgePost(known, deps())).rejects.toThrow('has not been judged yet');
  expect(await judgePost(makeEvent('post.deleted', data, { time }), deps())).toEqual({ outcome: 'deleted' });
  await see(post, 1);
  await judgePost(known, deps());
  expect(await store.getPost(post)).toMatchObject({ deletedAt: time, deletedAs: 'deleted' });
});
