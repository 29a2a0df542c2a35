import { describe, expect, test } from 'vitest';
import { type Counted, engagementOf } from '../lib/engagement.ts';
import { exposureClasses, exposureOf, postPricesSchema, REACHES, reachOf } from '../lib/exposure.ts';
import { SEVERITIES } from '../lib/finding.ts';

const prices = postPricesSchema.parse({});

test.each([
  [undefined, 'unknown'],
  [0, 'none'],
  [999, 'none'],
  [1_000, 'nano'],
  [9_999, 'nano'],
  [10_000, 'micro'],
  [100_000, 'macro'],
  [999_999, 'macro'],
  [1_000_000, 'mega'],
  [600_000_000, 'mega'],
] as const)('%s followers: %s', (followers, reach) => expect(reachOf(followers)).toBe(reach));

describe('prices', () => {
  test('come with the tier, open at the top', () => {
    expect(exposureOf(12_000, prices)).toEqual({ reach: 'micro', price: { from: 100, to: 500 } });
    expect(exposureOf(2_000_000, prices)).toEqual({ reach: 'mega', price: { from: 5_000 } });
    expect(exposureOf(10, prices)).toEqual({ reach: 'none' });
    expect(exposureOf(undefined, prices)).toEqual({ reach: 'unknown' });
  });

  test('that a deployment sets replace the usual ones, tier by tier', () => {
    const own = postPricesSchema.parse({ nano: { from: 50, to: 80 } });
    expect(own).toEqual({ ...prices, nano: { from: 50, to: 80 } });
  });

  test.each([
    [{ nano: { from: '10' } }, 'write a number of US dollars'],
    [{ nano: { from: -1 } }, 'write 0 or more US dollars'],
    [{ micro: { from: 10, to: 5 } }, 'make "to" at least "from"'],
    [{ giga: { from: 1 } }, 'giga'],
  ])('%j: %s', (given, words) => {
    expect(
      postPricesSchema
        .safeParse(given)
        .error?.issues.map(({ message }) => message)
        .join(),
    ).toContain(words);
  });
});

describe('the order by exposure', () => {
  const named = (own = prices) => exposureClasses(own).map(({ reach, severity }) => `${reach} ${severity}`);

  test('is price times severity; unknown followers come after every tier, no tier last', () => {
    expect(named().slice(0, 6)).toEqual([
      'mega high',
      'mega medium',
      'macro high',
      'macro medium',
      'mega low',
      'macro low',
    ]);
    expect(
      named()
        .slice(-6)
        .map((name) => name.split(' ')[0]),
    ).toEqual([...Array(3).fill('unknown'), ...Array(3).fill('none')]);
  });

  test('holds every class once, whatever the prices', () => {
    const free = { from: 0, to: 0 };
    for (const own of [prices, { nano: free, micro: free, macro: free, mega: free }]) {
      expect(new Set(named(own)).size).toBe(REACHES.length * SEVERITIES.length);
      expect(named(own)).toHaveLength(REACHES.length * SEVERITIES.length);
    }
  });

  test('follows the prices of the deployment', () => {
    expect(named(postPricesSchema.parse({ nano: { from: 90_000 } }))[0]).toBe('nano high');
  });
});

describe('engagement', () => {
  const counted = (changes: Partial<Counted> = {}): Counted => ({
    platform: 'instagram',
    creator: { handle: 'mila', followers: 20_000 },
    publishedAt: '2026-11-01T00:00:00Z',
    observedAt: '2026-11-10T00:00:00Z',
    metrics: { likes: 500, comments: 80, shares: 20 },
    ...changes,
  });

  test('is reactions by followers, beside what is usual for tier and platform', () => {
    const { rate, usual, unusual } = engagementOf(counted())!;
    expect(rate).toBeCloseTo(0.03);
    expect(usual!.from).toBeLessThan(rate);
    expect(usual!.to).toBeGreaterThan(rate);
    expect(unusual).toBeUndefined();
    expect(engagementOf(counted({ metrics: { likes: 600 } }))!.rate).toBeCloseTo(0.03);
  });

  test.each([
    ['followers', { creator: { handle: 'mila' } }],
    ['any follower', { creator: { handle: 'mila', followers: 0 } }],
    ['metrics', { metrics: undefined }],
    ['likes', { metrics: { views: 9_000, comments: 10 } }],
  ])('is not told without %s', (_, changes) => {
    expect(engagementOf(counted(changes as Partial<Counted>))).toBeUndefined();
  });

  test.each([
    ['far above', { metrics: { likes: 9_000 } }, 'higher'],
    ['far below', { metrics: { likes: 20 } }, 'lower'],
    ['far below, still collecting', { metrics: { likes: 20 }, observedAt: '2026-11-02T23:59:59Z' }, undefined],
    ['far below, no longer collecting', { metrics: { likes: 20 }, observedAt: '2026-11-03T00:00:00Z' }, 'lower'],
    ['far above within an hour', { metrics: { likes: 9_000 }, observedAt: '2026-11-01T01:00:00Z' }, 'higher'],
    ['usual for TikTok', { platform: 'tiktok', metrics: { likes: 3_000 } }, undefined],
  ] as const)('%s what is usual: %s', (_, changes, unusual) => {
    const told = engagementOf(counted(changes as Partial<Counted>))!;
    expect(told.usual).toBeDefined();
    expect(told.unusual).toBe(unusual);
  });

  test.each([
    ['no tier', { creator: { handle: 'mila', followers: 500 } }],
    ['no figures for the platform', { platform: 'threads' }],
    ['a story', { format: 'story' }],
  ])('%s: a rate and nothing to compare it with', (_, changes) => {
    expect(engagementOf(counted({ metrics: { likes: 0 }, ...(changes as Partial<Counted>) }))).toEqual({ rate: 0 });
  });
});
