import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Source } from '../../lib/report/source-schemas.ts';
import { nextFetch, showQuota, troubleOf } from '../../web/src/source-words.ts';

const source: Source = {
  source: 'mila',
  kind: 'youtube',
  posts: 0,
  health: 'ok',
  fetching: false,
  deployed: false,
  definition: { name: 'mila', kind: 'youtube', settings: {} },
};
const hold = { kind: 'youtube', until: '2026-11-24T12:00:00Z', why: 'the quota is used up' };

describe('what is told of a source', () => {
  test.each<[string, Partial<Source>, string | undefined, string | undefined]>([
    ['that works', {}, undefined, undefined],
    [
      'that fails',
      { health: 'failing', error: 'no such channel', fix: 'check the account' },
      'No such channel.',
      'Check the account.',
    ],
    ['that keeps failing', { health: 'failing', error: 'no', failures: 2 }, 'Failed 2 times in a row: no.', undefined],
    [
      'that a person has paused',
      { health: 'paused', paused: { at: '', by: 'ana', reason: 'contract ended' } },
      'Paused by ana: contract ended.',
      undefined,
    ],
    [
      'that a person has paused without a word',
      { health: 'paused', paused: { at: '', by: 'ana' } },
      'Paused by ana.',
      undefined,
    ],
    [
      'that has paused itself',
      { health: 'paused', paused: { at: '', reason: 'the token has expired' }, fix: 'connect the account again' },
      'Paused after failing again and again: the token has expired.',
      'Connect the account again. Then resume it.',
    ],
    [
      'that waits by itself',
      { health: 'waiting', error: 'too many calls', fix: 'nothing to do' },
      'Too many calls.',
      'Nothing to do.',
    ],
  ])('one %s', (_, state, why, remedy) => {
    const trouble = troubleOf({ ...source, ...state }, undefined);
    expect([trouble?.why, trouble?.remedy]).toEqual([why, remedy]);
  });

  test('one whose platform makes all wait tells until when and why', () => {
    const { why } = troubleOf({ ...source, health: 'waiting' }, hold)!;
    expect(why).toMatch(/^All sources of this kind wait until 24 Nov 2026, \d\d:00: the quota is used up\.$/);
  });

  test('one that is no longer set up', () => {
    const { definition: _, ...left } = source;
    expect(troubleOf(left, undefined)?.why).toBe('It is no longer set up.');
    expect(nextFetch(left, undefined)).toEqual({ words: 'Never' });
  });
});

describe('the next fetch', () => {
  beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-24T08:00:00Z') }));
  afterEach(() => void vi.useRealTimers());
  const later = '2026-11-24T09:00:00Z';

  test.each<[Partial<Source>, typeof hold | undefined, object]>([
    [{ nextFetchAt: later }, undefined, { at: later }],
    [{ nextFetchAt: later }, hold, { at: hold.until }],
    [{ nextFetchAt: '2026-11-24T07:00:00Z' }, undefined, { words: 'Within a minute or two' }],
    [{}, undefined, { words: 'Within a minute or two' }],
    [{ nextFetchAt: later, fetching: true }, undefined, { words: 'Being fetched now' }],
    [{ nextFetchAt: later, paused: { at: later } }, undefined, { words: 'When it is resumed' }],
  ])('of %j with %j', (state, wait, told) => {
    expect(nextFetch({ ...source, ...state }, wait)).toEqual(told);
  });
});

test.each([
  [{ used: 120, limit: 10_000, unit: 'unit', window: 'day' as const }, '120 of 10,000 units used today'],
  [
    { used: 12.345, limit: 100, unit: 'US dollar', window: 'month' as const },
    '12.35 of 100 US dollars used this month',
  ],
  [{ used: 0, limit: 0, unit: 'search', window: 'day' as const }, 'Not to be used: the limit of searches is 0'],
])('a limit: %j', (quota, words) => {
  expect(showQuota({ kind: 'k', name: 'n', ...quota })).toBe(words);
});
