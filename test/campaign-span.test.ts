import { expect, test } from 'vitest';
import { type Campaign, campaignSchema } from '../lib/campaign.ts';
import { isUnderWay, spanOf } from '../lib/campaign-span.ts';

const campaign = (dues: readonly string[] = []): Campaign =>
  campaignSchema.parse({
    id: 'autumn',
    brand: { name: 'GlowLab' },
    window: { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' },
    creators: [{ handle: 'ada' }, { handle: 'bo', deliverables: dues.map((due) => ({ format: 'reel', due })) }],
  });

test('posts belong to a campaign for thirty days on both sides of its window', () => {
  const { from, to } = spanOf(campaign());
  expect([from, to].map((time) => new Date(time).toISOString())).toEqual([
    '2026-10-02T00:00:00.000Z',
    '2026-12-31T00:00:00.000Z',
  ]);
});

test.each([
  ['before its first post can come', [], '2026-10-01T23:59:59Z', false],
  ['from then on', [], '2026-10-02T00:00:00Z', true],
  ['thirty days after its last post can come', [], '2027-01-30T00:00:00Z', true],
  ['later', [], '2027-01-30T00:00:01Z', false],
  [
    'later, with something due later still',
    ['2026-11-20T00:00:00Z', '2027-03-01T00:00:00Z'],
    '2027-03-31T00:00:00Z',
    true,
  ],
  ['thirty days after all was due', ['2027-03-01T00:00:00Z'], '2027-03-31T00:00:01Z', false],
])('a campaign is under way or not: %s', (_, dues, now, expected) => {
  expect(isUnderWay(campaign(dues), new Date(now))).toBe(expected);
});
