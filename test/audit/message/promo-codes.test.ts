import { describe, expect, test } from 'vitest';
import { audit } from '../../../lib/audit/audit.ts';
import type { Campaign } from '../../../lib/campaign.ts';
import type { Post } from '../../../lib/post.ts';
import { campaign, post, rulebook } from '../../support/law.ts';

const law = rulebook();

function campaignWith(promoCode: string, change: Partial<Campaign> = {}): Campaign {
  const creators = [{ handle: 'mila.cooks', promoCode }, { handle: 'tom', promoCode: 'TOM10' }, { handle: 'ada' }];
  return { ...campaign, brief: {}, creators, ...change };
}

function findings(given: string | Partial<Post>, code = 'MILA15', ...campaigns: Campaign[]) {
  const change = typeof given === 'string' ? { caption: given } : given;
  const all = campaigns.length === 0 ? [campaignWith(code)] : campaigns;
  return audit(post(change), { rulebook: law, campaigns: all }).findings.filter(({ code }) =>
    code.startsWith('message.'),
  );
}
const told = (given: string | Partial<Post>, code?: string, ...campaigns: Campaign[]) =>
  findings(given, code, ...campaigns).map(({ code, evidence }) =>
    [code.slice(8), ...evidence.map(({ text }) => text)].join(' '),
  );

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

describe('another code stands in its place', () => {
  test.each([
    ['MILA51', 'MILA51'],
    ['MILA20', 'MILA20'],
    ['#MILA51', 'MILA51'],
    ['MlLA15', 'MlLA15'],
    ['MILA1S', 'MILA1S'],
    ['MI1A15', 'MI1A15'],
    ['МILA15', 'МILA15'],
    ['МILA 15, М I L A 1 5', undefined],
    ['MILA-15', 'MILA-15'],
    ['MÍLA15', 'MÍLA15'],
    ['MILLA15', 'MILLA15'],
    ['MIAL15', 'MIAL15'],
    ['MILA15OFF', 'MILA15OFF'],
    ['GLOWMILA15', 'GLOWMILA15'],
    ['code MILA', 'MILA'],
    ['code MILA 20', 'MILA 20'],
    ['use TOM10', 'TOM10'],
    ['use tom10', 'tom10'],
    ['use code SUMMER20', 'SUMMER20'],
    ['the SUMMER20 code', 'SUMMER20'],
    ['Code: WINTER', 'WINTER'],
    ['my code is SUMMER20', 'SUMMER20'],
    ['my code at GlowLab is ZORRA', 'ZORRA'],
    ['code for 20% off: SUMMER20', 'SUMMER20'],
    ['code for 2 @ 20€: SUMMER20', 'SUMMER20'],
    ['psst. PROMO: SUMMER20 (20% off)', 'SUMMER20'],
    ['@tupperly is out, @glowlab in: code SUMMER20', 'SUMMER20'],
    ['use my code 👇\nSUMMER20', 'SUMMER20'],
    ['use code SPF20X1', 'SPF20X1'],
    ['SUMMER20 gets you 20% off', 'SUMMER20'],
    ['mit SOMMER20 sparst du', 'SOMMER20'],
    ['use sommer20 for 20% off', 'sommer20'],
    ['15MILA', '15MILA'],
    ['20% off if you order with SUMMER20 before the weekend', 'SUMMER20'],
    ['código OTOÑO', 'OTOÑO'],
    ['avec le code promo HIVER', 'HIVER'],
    ['LENA20 koduyla', 'LENA20'],
    ['クーポンコードは「SUMMER20」', 'SUMMER20'],
    ['SUMMER20というコードで', 'SUMMER20'],
    ['по промокоду ЛЕТО20', 'ЛЕТО20'],
    ['thanks. Discount, code SUMMER20', 'SUMMER20'],
    ['thanks. Tupperly and GlowLab, code SUMMER20', 'SUMMER20'],
  ])('%s', (said, evidence) => {
    const expected = evidence === undefined ? 'promo_code_missing' : `promo_code_wrong ${evidence}`;
    expect(told(`GlowLab! ${said}`)).toEqual([expected]);
  });

  test('in any text, of a brand of which only the name is known', () => {
    const bare = campaignWith('MILA15', { brand: { name: 'GlowLab' }, brief: undefined });
    const overlays = ['code SUMMER20'];
    expect(told({ caption: 'GlowLab', overlays }, undefined, bare)).toEqual(['promo_code_wrong SUMMER20']);
  });

  test('when it is said', () => {
    expect(told({ transcript: 'GlowLab, use code mila fifty today' })).toEqual(['promo_code_wrong mila fifty']);
    expect(told({ transcript: 'GlowLab, use code tom ten today' })).toEqual(['promo_code_wrong tom ten']);
    expect(told({ transcript: 'GlowLab, I gave tom ten today' })).toEqual(['promo_code_missing']);
    expect(told({ transcript: 'GlowLab, use code mila fifty percent' })).toEqual(['promo_code_missing']);
  });

  test.each([
    ['SAVE', 'use SAVR', 'promo_code_wrong SAVR'],
    ['SAVE', 'HAVE FUN', 'promo_code_missing'],
    ['SAVE', 'code HAVE', 'promo_code_wrong HAVE'],
    ['МОЕ15', 'MOE15', 'promo_code_wrong MOE15'],
    ['MOE15', 'МОЕ15', 'promo_code_wrong МОЕ15'],
    ['MIDNIGHT20', 'MIDNGIHT25', 'promo_code_wrong MIDNGIHT25'],
    ['SPF15', 'SPF50', 'promo_code_missing'],
    ['SPF15', 'use code SPF50', 'promo_code_wrong SPF50'],
    ['5MILA', '7MILA', 'promo_code_wrong 7MILA'],
    ['A15', 'A51', 'promo_code_missing'],
  ])('for %s: %s', (code, said, expected) => {
    expect(told(`GlowLab! ${said}`, code)).toEqual([expected]);
  });

  test('the finding names what it is, and stays when the post gets longer', () => {
    const message = (said: string) => findings(`GlowLab! ${said}`)[0]!.message;
    expect(message('MlLA15')).toBe('“MlLA15” only looks like the creator’s code; this creator’s is MILA15.');
    expect(message('TOM10')).toContain('another creator’s code');
    expect(message('MILA51')).toContain('not quite the creator’s code');
    expect(message('code SUMMER20')).toContain('is another code');
    const [finding] = findings('GlowLab MILA51');
    expect(finding).toMatchObject({ severity: 'high', citation: { clause: 'creators.0.promoCode' } });
    expect(findings('Hello! GlowLab MILA51. More soon.')[0]!.id).toBe(finding!.id);
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
