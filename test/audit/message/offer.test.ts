import { describe, expect, test } from 'vitest';
import type { Brief, Campaign } from '../../../lib/campaign.ts';
import { offerLanguages } from '../../../lib/rules/offer-words.ts';
import { AFTER, campaign, mismatches, told } from '../../support/offer.ts';

describe.each(Object.entries(offerLanguages))('captions in %s', (_, { examples }) => {
  test.each(examples.offer)('another offer: %s', (caption) => {
    expect(told(caption)).not.toEqual([]);
  });
  test.each(examples.none)('none: %s', (caption) => {
    expect(told(caption)).toEqual([]);
  });
  test.each(examples.ended)('after its end: %s', (caption) => {
    expect(told({ caption, publishedAt: AFTER })).not.toEqual([]);
  });
  test.each(examples.over)('told to have ended: %s', (caption) => {
    expect(told({ caption, publishedAt: AFTER })).toEqual([]);
  });
});

describe('what is promised', () => {
  test.each([
    ['GlowLab -20%', '-20%'],
    ['MILA15 = 20% at GlowLab', '20%'],
    ['GlowLab: %20 discount', '%20 discount'],
    ['GlowLab 20%オフ', '20%オフ'],
    ['GlowLab: 20% Neukundenrabatt für euch', '20% Neukundenrabatt'],
    ['20% extra exclusive launch discount at GlowLab', '20% extra exclusive launch discount'],
    ['GlowLab discount: 20%', '20%'],
    ['A discount of 20% that I love, GlowLab', '20%'],
    ['Der Rabatt von 20 % den ihr wollt bei GlowLab', '20 %'],
    ['20%-off-code for GlowLab', '20%-off'],
    ['You pay 20% less with my code, GlowLab rocks', '20% less'],
    ['20% sparen bei GlowLab', '20%'],
    ['Mit MILA15 könnt ihr 20 % auf alles sparen, GlowLab', '20 %'],
    ['Your 20% code for GlowLab', '20%'],
    ['Vingt pour cent de réduction chez GlowLab', 'Vingt pour cent de réduction'],
    ['twintig procent korting bij GlowLab', 'twintig procent korting'],
    ['10-12% off GlowLab', '12% off'],
    ['€10 off GlowLab', '€10 off'],
    ['10 € Rabatt bei GlowLab', '10 € Rabatt'],
    ['Save $20 on GlowLab', '$20'],
    ['GlowLab -10€ avec MILA15', '-10€'],
    ['100 kr. rabatt hos GlowLab', '100 kr. rabatt'],
    ['GlowLab 2x1', '2x1'],
    ['GlowLab 3 for 2', '3 for 2'],
    ['Up to 30% off everything GlowLab', '30% off'],
    ['20% off the sale at GlowLab', '20% off'],
    ['Grab 20% @glowlab', '20%'],
    ['20% off-season sale? no! 30% off GlowLab', '30% off'],
    ['I got you 20% off GlowLab', '20% off'],
    ["Don't miss 20% off GlowLab", '20% off'],
    ['20% off GlowLab instead of 10%', '20% off'],
    ['20% off GlowLab, not superglowlab', '20% off'],
    ['Better than DewCo: 20% off GlowLab', '20% off'],
  ])('%s', (caption, expected) => {
    expect(told(caption)).toEqual([expected]);
  });

  test.each([
    'GlowLab: 100% on everything I own',
    'GlowLab and 20%',
    '20% GlowLab, 80% sleep',
    '5% niacinamide, code MILA15, GlowLab',
    'GlowLab is at 50% with my sister on board',
    'Use MILA15 at GlowLab. I did 20% on purpose',
    '20% off-grid living with GlowLab',
    'GlowLab is €10 and I am off',
    'GlowLab: I have 20% battery',
    'I have 20% with me. GlowLab',
    'GlowLab profits: 20% with my code go to charity',
    '15% off GlowLab (that is $12 off)',
    '15% off GlowLab, up to 40% off at their sale',
    '10-20% off GlowLab',
    '20% off GlowLab last year',
    'No 20% off here, GlowLab',
    '30% off at @dewco, GlowLab stays',
    '@mila.cooks says 15% off GlowLab',
    'My presets are 50% off, and so is my mood. GlowLab',
    'The 20% off GlowLab sale is over',
    'GlowLab: a two for one draw',
    'half price of what? GlowLab',
    'GlowLab % discount',
    'GlowLab discount %',
    'percent GlowLab',
    'GlowLab costs €',
    'GlowLab is 20% cheaper than a facial',
    '#glowlab is 20% love',
    'GlowLab: get 3 and 20%',
  ])('not in: %s', (caption) => {
    expect(told(caption)).toEqual([]);
  });

  test('in every text of a post, once for each offer', () => {
    const post = { caption: '20% off GlowLab', overlays: ['20 percent off GlowLab', 'half price GlowLab'] };
    expect(told(post)).toEqual(['20% off + 20 percent off', 'half price']);
  });

  test('whatever language the post is in', () => {
    expect(told({ caption: '20% off GlowLab', language: 'fi' })).toEqual(['20% off']);
    const spanish = { caption: 'veinte por ciento de descuento en GlowLab', language: 'en' };
    expect(told(spanish)).toEqual(['veinte por ciento de descuento']);
  });

  test('a finding keeps its id when the offer is said once more, or something else is', () => {
    const ids = (caption: string) => mismatches(caption).map(({ id }) => id);
    expect(ids('20% off GlowLab')).toEqual(ids('Hello! Twenty percent off GlowLab. 20% discount. Bye.'));
    expect(ids('20% off GlowLab')).not.toEqual(ids('25% off GlowLab'));
  });

  test('says what to write', () => {
    const [finding] = mismatches('20% off GlowLab');
    expect(finding).toMatchObject({
      severity: 'high',
      message: '“20% off” is not the offer of the brief, which is 15% off.',
      suggestion: 'Write 15% off.',
    });
  });

  test('other terms than a percentage', () => {
    const amount = { offer: { amount: { value: 10, currency: 'EUR' } } };
    expect(told('10 € off GlowLab', amount)).toEqual([]);
    expect(told('$10 off GlowLab', amount)).toEqual(['$10 off']);
    expect(told('20% off GlowLab', amount)).toEqual(['20% off']);
    expect(told('€10 off GlowLab, that is 20% off', amount)).toEqual([]);
    expect(mismatches('€5 off GlowLab', amount)[0]!.suggestion).toBe('Write 10 EUR off.');
    const two = { offer: { twoForOne: true } };
    expect(told('two for one at GlowLab', two)).toEqual([]);
    expect(mismatches('20% off GlowLab', two)[0]!.suggestion).toBe('Write two for one.');
    expect(told('two for one at GlowLab', { offer: { percent: 50 } })).toEqual([]);
    expect(told('two for one at GlowLab', { offer: { endsAt: '2026-12-01T00:00:00Z' } })).toEqual([]);
    expect(told('20% off GlowLab', { offer: {} })).toEqual([]);
    expect(told('20% off GlowLab', { offer: undefined })).toEqual([]);
    expect(told('20% off GlowLab until 5 December', { offer: { percent: 20 } })).toEqual([]);
  });

  test('what the brief itself asks to say', () => {
    const keyMessages = [{ id: 'plan', text: 'subscribers get 20% off until 5 December', alternatives: ['€5 off'] }];
    expect(told('20% off GlowLab for subscribers until 5 December', { keyMessages })).toEqual([]);
    expect(told('25% off GlowLab until 6 December', { keyMessages })).toEqual(['25% off', '6 December']);
    expect(told('20% off GlowLab', { approvedCaption: 'GlowLab is 20% off' })).toEqual([]);
  });

  test('an offer of another campaign of the post', () => {
    const other = (offer: Brief['offer']): Campaign => ({
      ...campaign,
      id: 'other',
      brand: { name: 'Nordlicht' },
      brief: offer === undefined ? {} : { offer },
    });
    const caption = '15% off GlowLab, 20% off with the Nordlicht code MILA15 until 12 December';
    const both = 'GlowLab and Nordlicht: 20% off with my code until 12 December';
    expect(told(both)).toEqual(['20% off', '12 December']);
    expect(told(both, {}, [other({ percent: 20, endsAt: '2026-12-12T22:00:00Z' })])).toEqual([]);
    expect(told(both, {}, [other(undefined)])).toEqual([]);
    expect(told(caption, {}, [other({ percent: 20, endsAt: '2026-12-12T22:00:00Z' })])).toEqual([]);
    const late = { caption: '20% off with the Nordlicht code at GlowLab', publishedAt: AFTER };
    expect(told(late, {}, [other({ percent: 20, endsAt: '2026-12-12T22:00:00Z' })])).toEqual([]);
  });
});

test('hostile text takes no longer than its length', () => {
  for (const part of [
    '20% off ',
    'half price ',
    'until 5 december ',
    'un acheté ',
    '2 for ',
    '% ',
    '20% off GlowLab. ',
  ]) {
    const found = told(`GlowLab ${part.repeat(20_000)}`);
    expect(found.length).toBeLessThan(3);
  }
});
