import { describe, expect, test } from 'vitest';
import { platforms } from '../../lib/rules/index.ts';
import { foldOf } from '../../web/src/fold.ts';

const fold = platforms.instagram.folds.find(
  ({ field, formats }) => field === 'caption' && (formats?.includes('feed') ?? true),
);
const cells = fold?.cells ?? { visible: 0, hidden: 0 };

describe('the fold', () => {
  test('is absent where the platform shows all of the text', () => {
    expect(foldOf('Short and sweet', 'caption', 'instagram', 'feed')).toBeUndefined();
    expect(foldOf('x'.repeat(10_000), 'firstComment', 'instagram', 'feed')).toBeUndefined();
  });

  test('lies where the cells of the platform’s table end', () => {
    const text = 'x'.repeat(cells.hidden + 50);
    expect(foldOf(text, 'caption', 'instagram', 'feed')).toEqual({ visible: cells.visible, hidden: cells.hidden });
  });

  test('counts wide characters twice and never cuts one', () => {
    const emoji = '😍'.repeat(cells.hidden);
    const found = foldOf(emoji, 'caption', 'instagram', 'feed');
    expect(found?.visible).toBe(2 * Math.floor(cells.visible / 2));
    expect(foldOf('漢'.repeat(cells.hidden), 'caption', 'instagram', 'feed')?.visible).toBe(
      Math.floor(cells.visible / 2),
    );
  });

  test('lies at the end of the last line that the platform shows', () => {
    const lines = fold?.lines;
    if (lines === undefined) throw new Error('Instagram’s table names no lines');
    const text = 'a\n'.repeat(lines.hidden + 5);
    expect(foldOf(text, 'caption', 'instagram', 'feed')).toEqual({
      visible: 2 * lines.visible - 1,
      hidden: 2 * lines.hidden - 1,
    });
  });
});
