import { expect, test } from 'vitest';
import { eventsOf } from '../../lib/pipeline/publish-findings.ts';
import { applyReview, mergeAudit, openFinding, postDeleted, type Sighting } from '../../lib/review/lifecycle.ts';
import { makeFinding, makePost } from '../support/posts.ts';

const seen = (revision: number): Sighting => ({
  post: makePost({ url: 'https://example.com/p/1' }),
  revision,
  rulebook: '2026.11.0',
  brands: { 'glowlab-autumn': 'GlowLab' },
  at: `2026-11-2${revision}T00:00:00Z`,
});
const opened = openFinding(makeFinding(), seen(1));
const fixed = mergeAudit([opened], [], seen(2))[0]!;
const reopened = mergeAudit([fixed], [makeFinding()], seen(3))[0]!;
const confirmed = applyReview(reopened, { action: 'confirm' }, 'rea', '2026-11-24T00:00:00Z');
const deleted = postDeleted(confirmed, '2026-11-25T00:00:00Z')!;

test('a new finding is told with what a receiver needs to decide, never with the caption', () => {
  const [event, ...more] = eventsOf({ after: opened });
  expect(more).toEqual([]);
  expect(event).toEqual({
    type: 'finding.opened',
    meta: { id: 'v1:wording:0', version: 1, time: '2026-11-21T00:00:00Z', correlationId: 'v1:wording' },
    data: {
      findingId: 'v1:wording',
      version: 1,
      code: 'disclosure.insufficient_wording',
      severity: 'high',
      status: 'open',
      jurisdictions: ['GB'],
      campaign: 'glowlab-autumn',
      brand: 'GlowLab',
      creator: makePost().creator,
      post: { platform: 'instagram', id: '17912', url: 'https://example.com/p/1' },
      citation: makeFinding().citation,
      change: opened.history[0],
    },
  });
  expect(JSON.stringify(event)).not.toContain('#gifted');
});

test('a finding on a campaign as a whole is told without a post', () => {
  const { post: _, url: __, ...after } = opened;
  const [event] = eventsOf({ after });
  expect(event).toMatchObject({ type: 'finding.opened', data: { findingId: opened.id, creator: opened.creator } });
  expect(event?.data).not.toHaveProperty('post');
});

test.each([
  ['fixed by an audit', opened, fixed, ['finding.fixed v1:wording:1']],
  ['back in an audit', fixed, reopened, ['finding.reopened v1:wording:2']],
  ['decided by a person', reopened, confirmed, ['finding.reviewed v1:wording:3']],
  ['only marked: its post is gone', confirmed, deleted, []],
  ['worded anew', opened, { ...opened, message: 'better said', version: 2 }, []],
  [
    'told of late, after two changes',
    opened,
    reopened,
    ['finding.fixed v1:wording:1', 'finding.reopened v1:wording:2'],
  ],
])('a finding that is %s', (_, before, after, expected) => {
  expect(eventsOf({ before, after }).map(({ type, meta }) => `${type} ${meta.id}`)).toEqual(expected);
});

test('a person who fixes or reopens a finding reviews it', () => {
  const byHand = applyReview(opened, { action: 'fix' }, 'rea', '2026-11-22T00:00:00Z');
  expect(eventsOf({ before: opened, after: byHand }).map(({ type }) => type)).toEqual(['finding.reviewed']);
});
