import { describe, expect, test } from 'vitest';
import type { Post } from '../../lib/post.ts';
import type { Pack, PlacementRule } from '../../lib/rules/schema.ts';
import { doubtful, judge, pack, placed, ruling } from '../support/law.ts';

const under = (rule: PlacementRule, more: Partial<Pack['placement'][number]> = {}) => pack(placed(rule, more));
const words = (count: number) => 'serum '.repeat(count);

describe('text', () => {
  test.each([
    [{ kind: 'before_fold' }, 'Ad | serum', 'pass clear'],
    [{ kind: 'before_fold' }, `${words(20)}#ad`, 'review buried'],
    [{ kind: 'before_fold' }, `${words(40)}#ad`, 'fail buried'],
    [{ kind: 'before_fold' }, '美'.repeat(75).concat(' #ad'), 'fail buried'],
    [{ kind: 'before_fold' }, '.\n.\n.\n.\n.\n#ad', 'fail buried'],
    [{ kind: 'before_fold' }, 'serum\nlove\n#ad', 'review buried'],
    [{ kind: 'first_word' }, '✨ #ad serum', 'pass clear'],
    [{ kind: 'first_word' }, 'My serum #ad', 'fail buried'],
    [{ kind: 'near_start', cells: 6 }, '👨‍👩‍👧 #ad', 'pass clear'],
    [{ kind: 'near_start', cells: 6 }, '👍🏽 #ad', 'pass clear'],
    [{ kind: 'near_start', cells: 20 }, `${'\u200b'.repeat(20_000)}My most beloved serum #ad`, 'fail buried'],
    [{ kind: 'first_lines', lines: 2 }, 'serum\n#ad', 'pass clear'],
    [{ kind: 'first_lines', lines: 2 }, 'serum\nlove\n#ad', 'fail buried'],
    [{ kind: 'near_start', cells: 20 }, 'My serum #ad', 'pass clear'],
    [{ kind: 'near_start', cells: 20 }, 'My most beloved serum #ad', 'fail buried'],
    [{ kind: 'not_last' }, 'My serum #ad', 'fail buried'],
    [{ kind: 'not_last' }, 'My #ad serum', 'pass clear'],
    [{ kind: 'not_last' }, '#ad ✨', 'pass clear'],
    [{ kind: 'first_hashtags', count: 2 }, 'x #a #ad', 'pass clear'],
    [{ kind: 'first_hashtags', count: 2 }, 'x #a #b #ad', 'fail buried'],
    [{ kind: 'first_hashtags', count: 1 }, '#a x | Ad', 'pass clear'],
    [{ kind: 'not_in_hashtag_run', run: 3 }, 'x #a #ad #b', 'fail buried'],
    [{ kind: 'not_in_hashtag_run', run: 3 }, 'x #a\n#b, #ad', 'fail buried'],
    [{ kind: 'not_in_hashtag_run', run: 3 }, '#ad #a #b #c', 'pass clear'],
    [{ kind: 'not_in_hashtag_run', run: 3 }, 'x #a love #ad', 'pass clear'],
    [{ kind: 'not_in_hashtag_run', run: 3 }, `x #a${' '.repeat(40)}#b #ad`, 'pass clear'],
    [{ kind: 'not_in_hashtag_run', run: 3 }, '#a#b#ad', 'fail buried'],
    [{ kind: 'edge_of_hashtag_run', run: 3 }, 'x #a #b #ad', 'pass clear'],
    [{ kind: 'edge_of_hashtag_run', run: 3 }, 'x #ad #a #b', 'pass clear'],
    [{ kind: 'edge_of_hashtag_run', run: 3 }, 'x #a #ad #b', 'fail buried'],
    [{ kind: 'edge_of_hashtag_run', run: 3 }, 'x #a #ad', 'pass clear'],
    [{ kind: 'edge_of_hashtag_run', run: 3 }, `x ${'#a '.repeat(300)}#ad ${'#b '.repeat(300)}`, 'fail buried'],
    [{ kind: 'edge_of_hashtag_run', run: 3 }, `x ${'#a '.repeat(300)}#ad`, 'pass clear'],
  ] as const)('%j %j: %s', (rule, caption, expected) => {
    expect(ruling(caption, under(rule))).toContain(expected);
  });

  test('a wording that may be enough is not where no wording would be', () => {
    expect(ruling(`${words(40)}in the know`, under({ kind: 'before_fold' }))).toBe('fail buried in the know');
    expect(ruling('You are in the know', under({ kind: 'before_fold' }))).toBe('review unsettled in the know');
  });

  test('the best place counts', () => {
    expect(ruling(`Ad | ${words(50)}#ad`, under({ kind: 'before_fold' }))).toBe('pass clear Ad');
  });

  test('the band of the fold is of low severity, the rest as the rule says', () => {
    expect(judge(`${words(20)}#ad`, under({ kind: 'before_fold' })).findings[0]).toMatchObject({ severity: 'low' });
    expect(judge(`${words(40)}#ad`, under({ kind: 'before_fold' })).findings[0]).toMatchObject({ severity: 'high' });
  });

  test('doubtful rules fail nobody, and a rule for other posts does not hold', () => {
    expect(ruling('x #ad', under({ kind: 'first_word' }, { cite: doubtful }))).toBe('review unsettled #ad');
    expect(ruling('x #ad', under({ kind: 'first_word' }, { formats: ['story'] }))).toBe('pass clear #ad');
    expect(ruling('x #ad', under({ kind: 'first_word' }, { platforms: ['x'] }))).toBe('pass clear #ad');
    expect(ruling('x #ad', under({ kind: 'first_word' }, { audience: 'minors' }))).toBe('pass clear #ad');
  });

  test('one finding for each reason', () => {
    const both = pack({
      placement: [...under({ kind: 'first_word' }).placement, ...under({ kind: 'not_last' }).placement],
    });
    expect(judge('serum #ad', both).findings).toHaveLength(1);
  });

  test('where a platform folds nothing, nothing is hidden', () => {
    expect(ruling({ caption: `${words(40)}#ad`, platform: 'other' }, under({ kind: 'before_fold' }))).toBe(
      'pass clear #ad',
    );
  });

  test('a first comment counts only where a rule says so', () => {
    expect(ruling({ firstComment: '#ad' })).toBe('fail channel #ad');
    expect(ruling({ firstComment: '#ad' }, under({ kind: 'channel', fields: ['firstComment'] }))).toBe(
      'pass clear #ad',
    );
  });
});

describe('video and stories', () => {
  const video = (change: Partial<Post>): Partial<Post> => ({ platform: 'youtube', ...change });
  const story = (...overlays: string[]): Partial<Post> => ({ format: 'story', overlays });
  test.each([
    [{ kind: 'channel', fields: ['title', 'overlays'] }, video({ description: '#ad' }), 'review channel'],
    [
      { kind: 'channel', fields: ['title', 'overlays'] },
      video({ description: '#ad', transcript: 'hello' }),
      'fail channel',
    ],
    [
      { kind: 'channel', fields: ['title', 'overlays'] },
      video({ description: '#ad', title: 'Ad: serum' }),
      'pass clear',
    ],
    [{ kind: 'title_uncut', cells: 20 }, video({ title: 'Ad: serum' }), 'pass clear'],
    [{ kind: 'title_uncut', cells: 20 }, video({ title: 'My most beloved serum (ad)' }), 'fail buried'],
    [
      { kind: 'written_and_spoken' },
      video({ title: 'Ad: serum', transcript: 'This video is sponsored by GlowLab' }),
      'pass clear',
    ],
    [{ kind: 'written_and_spoken' }, video({ title: 'Ad: serum', transcript: 'Hello' }), 'fail channel'],
    [{ kind: 'written_and_spoken' }, video({ transcript: 'This video is sponsored by GlowLab' }), 'fail channel'],
    [{ kind: 'each_frame' }, story('Ad | one', 'Ad | two'), 'pass clear'],
    [{ kind: 'each_frame' }, story('Ad | one', 'two'), 'fail frame_missing'],
    [{ kind: 'first_and_last_frame' }, story('Ad | one', 'two', 'three | ad'), 'pass clear'],
    [{ kind: 'first_and_last_frame' }, story('Ad | one', 'two'), 'fail frame_missing'],
    [{ kind: 'first_and_last_frame' }, { caption: '#ad', format: 'story' }, 'review frame_missing'],
    [{ kind: 'each_frame' }, { caption: '#ad', format: 'story' }, 'review frame_missing'],
    [{ kind: 'before_fold' }, story(`${words(60)}#ad`), 'pass clear'],
  ] as const)('%j %j: %s', (rule, given, expected) => {
    expect(ruling(given as Partial<Post>, under(rule as PlacementRule))).toContain(expected);
  });

  test('the evidence of a missing frame is the frame', () => {
    const { findings } = judge(story('Ad | one', 'two'), under({ kind: 'each_frame' }));
    expect(findings[0]).toMatchObject({
      code: 'disclosure.frame_missing',
      evidence: [{ field: 'overlays', frame: 1, start: 0, end: 3, text: 'two' }],
    });
  });
});
