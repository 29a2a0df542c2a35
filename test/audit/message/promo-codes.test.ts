import { describe, expect, test } from 'vitest';
import type { Campaign } from '../../../lib/campaign.ts';
import { campaign } from '../../support/law.ts';
import { campaignWith, told } from '../../support/promo-codes.ts';

describe('the code is shown', () => {
  test.each([
    'MILA15',
    'mila15',
    '#MILA15',
    '*MILA15*',
    '__MILA15__',
    '“MILA15”',
    '𝗠𝗜𝗟𝗔𝟭𝟱',
    'ＭＩＬＡ１５',
    'MILA1️⃣5️⃣',
    'コードMILA15を',
    'MILA 15',
    'M I L A 1 5',
    'MILA✨15',
    'use code mila 15 at checkout',
    'TOM10, no, MILA15',
    'https://glowlab.com/?discount=MILA15',
    'glowlab.com/mila15',
  ])('%s', (said) => {
    expect(told(`GlowLab ${said}`)).toEqual([]);
  });

  test('when it is said', () => {
    expect(told({ transcript: 'GlowLab, so use my code mila fifteen at checkout' })).toEqual([]);
    expect(told({ transcript: 'GlowLab, that is m i l a, one five' })).toEqual([]);
    expect(told({ transcript: 'GlowLab und der Code ist mila fünfzehn', language: 'de' })).toEqual([]);
    expect(told({ transcript: 'GlowLab and the code is lena twenty-five' }, 'LENA25')).toEqual([]);
    expect(told({ transcript: 'GlowLab, and it is paddy one hundred' }, 'PADDY100')).toEqual([]);
    expect(told({ transcript: 'GlowLab is here. I am Mila. Fifteen days in' })).toEqual(['promo_code_missing']);
  });

  test('in any field', () => {
    expect(told({ caption: 'GlowLab', overlays: ['MILA15'] })).toEqual([]);
    expect(told({ caption: 'GlowLab', links: ['https://glowlab.com/discount/MILA15'] })).toEqual([]);
    expect(told({ caption: 'GlowLab', links: ['https://x.com/c', 'code MILA51'] })).toEqual(['promo_code_missing']);
    expect(told({ caption: 'GlowLab', overlays: ['STRONG'] }, 'STRONG')).toEqual([]);
  });

  test.each([
    ['STRONG', 'use STRONG today', true],
    ['STRONG', 'save with STRONG', true],
    ['STRONG', 'use code strong at checkout', true],
    ['STRONG', 'SAVE WITH CODE STRONG NOW', true],
    ['STRONG', '#STRONG', true],
    ['STRONG', 'AND FEELING STRONG TODAY', false],
    ['STRONG', 'feeling strong', false],
    ['STRONG', 'Strong arms', false],
    ['Zorra', 'Zorra for you', true],
    ['GLOW-UP', 'use glow-up, the code is glow-up', true],
  ])('a code of letters: %s in “%s”: %s', (code, said, isShown) => {
    expect(told(`GlowLab ${said}`, code)).toEqual(isShown ? [] : ['promo_code_missing']);
  });
});

describe('the code is missing', () => {
  test.each([
    '',
    'SPF50 B12 PS5 H2O 24H 50ml RTX4070',
    'hi, Mila here, 15% off',
    'with Mila 15% off',
    'save 20% with SPF50',
    '2026, XL and A1',
    '@mila15 mila15@mail.com',
    'https://glowlab.com/?utm_content=mila15',
    'www.glowlab.com/?x=1&ref=MILA15',
    'https://instagram.com/mila15',
    'https://glowlab.com/SUMMER20?code=SUMMER20',
    '#mila2026 #MILA #GLOWUP',
    'dress code: BLACK',
    'QR code A4B5C6',
    'area code 0161 AB',
    'code postal 75011 PARIS',
    'use my code BELOW',
    'use my code 👇\n#FitMom',
    'USE MY CODE IN BIO FOR 15% OFF',
    'PROMO CODE IN MY STORIES',
    'my promo code IS live. SUMMER20 was last year',
    'codes for XBOX and SWITCH',
    'my code is in my bio! SPF50 all day',
    '10% OFF everything. I wore my COP30 look',
    'meet me by COP30',
    'covid19 had us at home, 20% off',
    'HERO20 is my gate. Soft. WOW',
    'SPF50 code',
    'Use code at @tupper.boxes: TUPPER10',
    'thanks! Tupperly, code TUPPER10',
    '@glowlab (no code) and @tupperly (code TUPPER10)',
    'code in bio 👆 #OOTD GRWM #A1B2',
    'boxes of @tupperly with code TUPPER10',
    `${'Ab'.repeat(40)}9`,
    '𝕄𝕀𝕏 9',
  ])('%s', (said) => {
    expect(told(`GlowLab! ${said}`)).toEqual(['promo_code_missing']);
  });

  test('what the brief asks to say is no code', () => {
    const brief = {
      requiredHashtags: ['#GLOW26'],
      productNames: ['Midnight X20', 'Air 2'],
      keyMessages: [{ id: 'q', text: 'with VITA33 inside' }],
      approvedCaption: 'use WELCOME5',
    };
    const asked = campaignWith('MILA15', { brief, brand: { ...campaign.brand, aliases: ['GL20'] } });
    expect(
      told('GlowLab code GL20, code #GLOW26 code X20 code VITA33, code AIR2', undefined, asked).filter((one) =>
        one.startsWith('promo'),
      ),
    ).toEqual(['promo_code_missing']);
    const templated = campaignWith('MILA15', { brief: { keyMessages: [{ id: 'w', text: 'use WELCOME5' }] } });
    expect(told('GlowLab use code WELCOME5', undefined, templated)).toContain('promo_code_missing');
  });
});

describe('a post of several campaigns', () => {
  const tupper: Campaign = {
    ...campaignWith('MILABOX'),
    id: 'tupperly',
    brand: { name: 'Tupperly' },
    creators: [{ handle: 'mila.cooks', promoCode: 'MILA20' }],
  };

  test('the code of one is no wrong code of the other', () => {
    const both = [campaignWith('MILA15'), tupper] as const;
    expect(told('GlowLab MILA15, Tupperly MILA20', undefined, ...both)).toEqual([]);
    expect(told('GlowLab, Tupperly MILA20', undefined, ...both)).toEqual(['promo_code_missing']);
    const codeless = { ...tupper, creators: [{ handle: 'mila.cooks' }], brief: { requiredHashtags: ['#BOX24'] } };
    expect(told('GlowLab, Tupperly code #BOX24', undefined, campaignWith('MILA15'), codeless)).toEqual([
      'promo_code_missing',
    ]);
    const shared = { ...tupper, creators: [{ handle: 'mila.cooks', promoCode: 'TOM10' }] };
    expect(told('GlowLab, Tupperly TOM10', undefined, campaignWith('MILA15'), shared)).toEqual(['promo_code_missing']);
  });
});

test('hostile texts are read up to a bound', () => {
  const many = `GlowLab https://x.com/?utm=${'mila15&utm='.repeat(200)} mila15`;
  expect(told(many)).toEqual(['promo_code_missing']);
  expect(told(`GlowLab ${'AB1 '.repeat(3000)}TOM11`)).toEqual(['promo_code_missing']);
  expect(told({ transcript: `GlowLab ${'a 1 '.repeat(3000)} mila 15` })).toEqual(['promo_code_missing']);
});
