import { describe, expect, test } from 'vitest';
import { applyReview, mergeAudit, openFinding, postDeleted, type Sighting } from '../../lib/review/lifecycle.ts';
import { REVIEW_ACTIONS, REVIEW_STATUSES, type Review, TRANSITIONS } from '../../lib/review/review.ts';
import type { FindingRecord } from '../../lib/store/records.ts';
import { makeFinding, makePost } from '../support/posts.ts';

const seen = (revision: number, changes: Partial<Sighting> = {}): Sighting => ({
  post: makePost(),
  revision,
  rulebook: '2026.11.0',
  brands: { 'glowlab-autumn': 'GlowLab' },
  at: `2026-11-2${revision}T00:00:00Z`,
  ...changes,
});
const opened = (changes: Partial<FindingRecord> = {}): FindingRecord => ({
  ...openFinding(makeFinding(), seen(1)),
  ...changes,
});
const decide = (action: Review['action']): Review =>
  action === 'dismiss' ? { action, reason: 'duplicate', comment: 'twice' } : { action };

test('a finding that is new is open, with all that a reader needs', () => {
  expect(openFinding(makeFinding(), seen(1))).toEqual({
    ...makeFinding(),
    post: { platform: 'instagram', id: '17912' },
    creator: makePost().creator,
    brand: 'GlowLab',
    publishedAt: makePost().publishedAt,
    revision: 1,
    rulebook: '2026.11.0',
    status: 'open',
    version: 1,
    openedAt: '2026-11-21T00:00:00Z',
    updatedAt: '2026-11-21T00:00:00Z',
    history: [{ at: '2026-11-21T00:00:00Z', by: 'auditor', what: 'opened', to: 'open', revision: 1 }],
  });
});

describe('an audit that shows a finding again', () => {
  test.each(['open', 'confirmed', 'sent_back', 'dismissed'] as const)('leaves one that is %s alone', (status) => {
    const followed = makePost({ creator: { handle: '@Mila.Cooks', followers: 14_000 } });
    expect(
      mergeAudit([opened({ status })], [makeFinding()], seen(2, { post: followed, rulebook: '2027.1.0' })),
    ).toEqual([]);
  });

  test('reopens one that was fixed', () => {
    const [record] = mergeAudit([opened({ status: 'fixed', version: 4 })], [makeFinding()], seen(3));
    expect(record).toMatchObject({ status: 'open', version: 5, revision: 3, updatedAt: '2026-11-23T00:00:00Z' });
    expect(record?.history.at(-1)).toEqual({
      at: '2026-11-23T00:00:00Z',
      by: 'auditor',
      what: 'reopened',
      to: 'open',
      revision: 3,
    });
  });

  test.each([
    ['its place', { evidence: [{ field: 'caption', start: 5, end: 12, text: '#gifted' }] as const }],
    ['its wording', { message: 'better said' }],
    ['its severity', { severity: 'low' as const }],
    ['its creator’s tier', { creator: { handle: '@Mila.Cooks', followers: 150_000 } }],
  ])('updates %s without a line in the history', (_, changes) => {
    const { creator = makePost().creator, ...rest } = changes as Partial<FindingRecord>;
    const seenAgain = seen(2, { post: makePost({ creator }) });
    const [record] = mergeAudit([opened({ status: 'dismissed', version: 2 })], [makeFinding(rest)], seenAgain);
    expect(record).toMatchObject({ ...changes, status: 'dismissed', version: 3, revision: 2 });
    expect(record?.history).toHaveLength(1);
  });
});

describe('an audit that no longer shows a finding', () => {
  test.each(['open', 'confirmed', 'sent_back'] as const)('fixes one that was %s, its evidence kept', (status) => {
    const [record] = mergeAudit([opened({ status })], [], seen(2));
    expect(record).toMatchObject({ status: 'fixed', version: 2, revision: 1, evidence: makeFinding().evidence });
    expect(record?.history.at(-1)).toMatchObject({ by: 'auditor', what: 'fixed', to: 'fixed', revision: 2 });
  });

  test.each(['fixed', 'dismissed'] as const)('leaves one that is %s alone', (status) => {
    expect(mergeAudit([opened({ status })], [], seen(2))).toEqual([]);
  });
});

test('merging the same audit again changes nothing', () => {
  const findings = [makeFinding({ id: 'v1:a' }), makeFinding({ id: 'v1:b', campaign: undefined })];
  const before = [opened({ id: 'v1:a', status: 'fixed' }), opened({ id: 'v1:c' })];
  const changed = mergeAudit(before, findings, seen(2));
  expect(changed.map(({ id, status }) => [id, status])).toEqual([
    ['v1:a', 'open'],
    ['v1:b', 'open'],
    ['v1:c', 'fixed'],
  ]);
  expect(mergeAudit(JSON.parse(JSON.stringify(changed)), findings, seen(2))).toEqual([]);
});

describe('reviews', () => {
  const cases = REVIEW_ACTIONS.flatMap((action) => REVIEW_STATUSES.map((status) => [action, status] as const));

  test.each(cases)('%s of a finding that is %s', (action, status) => {
    const review = () => applyReview(opened({ status, version: 3 }), decide(action), 'rea', '2026-11-24T00:00:00Z');
    const { from, to, past } = TRANSITIONS[action];
    if (!from.includes(status)) {
      expect(review).toThrow(
        expect.objectContaining({ code: 'not_allowed', message: expect.stringContaining(status) }),
      );
      return;
    }
    const record = review();
    expect(record).toMatchObject({ status: to, version: 4, updatedAt: '2026-11-24T00:00:00Z' });
    expect(record.history.at(-1)).toMatchObject({ by: 'rea', what: past, to });
  });

  test('a refusal names what is possible', () => {
    expect(() => applyReview(opened({ status: 'fixed' }), decide('confirm'), 'rea', '')).toThrow(
      '"confirm" is not possible for a finding that is fixed: choose "reopen"',
    );
  });
});

test('a deletion of the post is noted once and changes no decision', () => {
  const record = postDeleted(opened({ status: 'confirmed' }), '2026-11-25T00:00:00Z');
  expect(record).toMatchObject({ status: 'confirmed', version: 2, postDeletedAt: '2026-11-25T00:00:00Z' });
  expect(record?.history.at(-1)).toMatchObject({ what: 'post_deleted', to: 'confirmed', by: 'auditor' });
  expect(postDeleted(record!, '2026-11-26T00:00:00Z')).toBeUndefined();
});

test('a post that is back is no longer marked as deleted, whether its findings are seen or not', () => {
  const gone = { postDeletedAt: '2026-11-25T00:00:00Z' };
  const before = [opened({ id: 'v1:seen', ...gone }), opened({ id: 'v1:unseen', status: 'dismissed', ...gone })];
  const changed = mergeAudit(before, [makeFinding({ id: 'v1:seen' })], seen(2));
  expect(changed.map(({ postDeletedAt, version }) => [postDeletedAt, version])).toEqual([
    [undefined, 2],
    [undefined, 2],
  ]);
});
