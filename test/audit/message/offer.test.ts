import { describe, expect, test } from 'vitest';
import { audit } from '../../../lib/audit/audit.ts';
import { type Campaign, campaignSchema } from '../../../lib/campaign.ts';
import { type Post, postSchema } from '../../../lib/post.ts';
import { offerLanguages } from '../../../lib/rules/offer-words.ts';

type Brief = NonNullable<Campaign['brief']>;

const campaign = campaignSchema.parse({
  id: 'winter',
  brand: { name: 'GlowLab', handles: ['@glowlab'], hashtags: ['#glowlab'], domains: ['glowlab.com'] },
  jurisdictions: ['GB'],
  window: { from: '2026-11-01T00:00:00Z', to: '2026-12-15T00:00:00Z' },
  creators: [{ handle: 'mila.cooks', promoCode: 'MILA15' }, { handle: 'tom' }],
  brief: {
    productNames: ['Midnight Serum'],
    competitors: [{ name: 'DewCo', handles: ['@dewco'] }],
    offer: { percent: 15, endsAt: '2026-12-01T00:00:00Z' },
  },
});

const AFTER = '2026-12-05T10:00:00Z';

function mismatches(given: string | Partial<Post>, brief: Partial<Brief> = {}, others: Campaign[] = []) {
  const post = postSchema.parse({
    platform: 'instagram',
    id: '1',
    creator: { handle: 'mila.cooks' },
    publishedAt: '2026-11-20T10:00:00Z',
    ...(typeof given === 'string' ? { caption: given } : given),
  });
  const own = { ...campaign, brief: { ...campaign.brief, ...brief } };
  const { findings } = audit(post, { campaigns: [own, ...others] });
  return findings.filter(({ code, campaign: of }) => code === 'message.offer_mismatch' && of === own.id);
}

const told = (...given: Parameters<typeof mismatches>) =>
  mismatches(...given).map(({ evidence }) => evidence.map(({ text }) => text).join(' + '));

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
