import { describe, expect, test } from 'vitest';
import { campaignWith, findings, told } from '../../support/promo-codes.ts';

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
