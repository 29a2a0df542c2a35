import { describe, expect, test } from 'vitest';
import { AFTER, mismatches, told } from '../../support/offer.ts';

describe('when it ends', () => {
  test.each([
    ['15% off GlowLab until 5 December', '5 December'],
    ['Until 5 December 15% off GlowLab', '5 December'],
    ['15% off GlowLab until the 5th of December', '5th of December'],
    ['15% off GlowLab until Saturday, December 5th', 'December 5'],
    ['15% off GlowLab until December the 5', 'December the 5'],
    ['15% off GlowLab until 12/05', '12/05'],
    ['15% off GlowLab until 5.12.', '5.12'],
    ['15% off GlowLab until 5.12.2026', '5.12.2026'],
    ['15% off GlowLab until 2026-12-05', '2026-12-05'],
    ['15% off GlowLab until 30 November 2025', '30 November 2025'],
    ['15% off GlowLab until 30/11/25', '30/11/25'],
    ['15% off GlowLab from 20 November to 5 December', '5 December'],
    ['15% de descuento en GlowLab del 1 al 10 de diciembre', '10 de diciembre'],
    ['15% de réduction GlowLab jusqu’au premier janvier', 'premier janvier'],
    ['Book GlowLab with MILA15 before 5 December', '5 December'],
    ['Book GlowLab with MILA15 before 30 November 2025', '30 November 2025'],
    ['15% off GlowLab. Until 5 December!', '5 December'],
    ['The GlowLab code MILA15 is yours until 5 December', '5 December'],
  ])('%s', (caption, expected) => {
    expect(told(caption)).toEqual([expected]);
  });

  test.each([
    '15% off GlowLab until 30 November',
    '15% off GlowLab until 1 December',
    '15% off GlowLab until 01/12 or so',
    '15% off GlowLab until 11/30/2026',
    '15% off GlowLab until Sunday',
    '15% off GlowLab until 5 pm',
    '15% off GlowLab until 10.10 Uhr',
    '15% off GlowLab until 20.30',
    '15% off GlowLab until 99 December',
    '15% off GlowLab until 5 more people come, December blues',
    '15% off GlowLab until 5',
    '15% off GlowLab, 5% cream in it, until 5 or so or so',
    'Book GlowLab with MILA15 before 1 December 2026',
    'Book GlowLab with MILA15 by 30 November',
    '15% off GlowLab until the end of December',
    '15% off GlowLab, 5% cream in it, until December',
    '15% off GlowLab, 5% cream in it, until December the',
    '15% off GlowLab, up to you',
    '15% off GlowLab. I live with my mother and two dogs in Lisbon until 5 December',
    '15% off GlowLab. The giveaway is open until 5 December',
    'GlowLab until 5 December',
  ])('not in: %s', (caption) => {
    expect(told(caption)).toEqual([]);
  });

  test('says when it ends', () => {
    const [finding] = mismatches('15% off GlowLab until 5 December');
    expect(finding).toMatchObject({
      message: '“5 December” is not when the offer ends, which is on 2026-11-30.',
      suggestion: 'Say that the offer ends on 2026-11-30.',
    });
  });

  test('an instant late in its day is of that day', () => {
    const offer = { percent: 15, endsAt: '2026-11-30T23:59:59Z' };
    expect(told('15% off GlowLab until 30 November', { offer })).toEqual([]);
    expect(told('15% off GlowLab until 29 November', { offer })).toEqual(['29 November']);
    const west = { percent: 15, endsAt: '2026-11-30T23:59:59-05:00' };
    expect(told('15% off GlowLab until 30 November', { offer: west })).toEqual([]);
  });
});

describe('after it has ended', () => {
  const late = (caption: string) => told({ caption, publishedAt: AFTER });

  test('it is still promised, with whatever terms and end', () => {
    expect(late('15% off GlowLab until 10 December')).toEqual(['15% off + 10 December']);
    expect(late('20% off GlowLab, or half price')).toEqual(['20% off + half price']);
    expect(mismatches({ caption: '15% off GlowLab', publishedAt: AFTER })[0]!.message).toBe(
      '“15% off” is still promised, but the offer ended on 2026-11-30.',
    );
  });

  test('the code with words of a discount promises it', () => {
    expect(late('Use MILA15 to save at GlowLab')).toEqual(['MILA15']);
    expect(late('MILA15, GlowLab')).toEqual([]);
    expect(late('GlowLab discounts for you')).toEqual([]);
    expect(late('MILA15 for a GlowLab discount has expired')).toEqual([]);
    const nobody = { caption: 'Use MILA15 to save at GlowLab', publishedAt: AFTER, creator: { handle: 'tom' } };
    expect(told(nobody)).toEqual([]);
  });

  test('saying so is no promise', () => {
    expect(late('15% off GlowLab? You missed it.')).toEqual([]);
    expect(late('The 15% off GlowLab is over')).toEqual([]);
    expect(late('15% off GlowLab before it is over')).toEqual(['15% off']);
    expect(late('15% off GlowLab. Summer is lovely.')).toEqual(['15% off']);
  });
});
