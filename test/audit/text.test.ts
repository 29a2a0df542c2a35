import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldText, rawEnd, rawStart } from '../../lib/audit/text.ts';

const fold = (raw: string) => foldText(raw).text;

describe('folding', () => {
  test.each([
    ['AD', 'ad'],
    ['Straße ÄÖÜ', 'straße äöü'],
    ['𝐀𝐝 𝓪𝓭 𝕒𝕕 ⓐⓓ', 'ad ad ad ad'],
    ['🅰🅳 🄰🄳 🅐🅓', 'ad ad ad'],
    ['ᴀᴅ', 'ad'],
    ['＃ＡＤ ﹟ad ＠x', '#ad #ad @x'],
    ['a\u200bd a\u200cd a\u00add a\ufe0fd', 'ad ad ad ad'],
    ['\u202ead\u202c', 'ad'],
    ['publicite\u0301', 'publicité'],
    ['a\u0336d\u0336', 'ad'],
    ['\u1100\u116a\u11bc\u1100\u1169', '광고'],
    ['إعلان مدفـــوع إِعْلان', 'اعلان مدفوع اعلان'],
    ['İŞBİRLİĞİ', 'işbirliği'],
    ['аd Αd', 'ad ad'],
    ['реклама от бренда', 'реклама от бренда'],
    ['line\u2028next\u00a0word', 'line\nnext word'],
    ['don’t “x” — y', 'don\'t "x" - y'],
    ['❤️ #ad 👍🏽 🇬🇧', '❤ #ad 👍🏽 🇬🇧'],
    ['ａ😀', 'a😀'],
    ['a\0b', 'a\0b'],
    ['GlowLab™ ℹ️', 'glowlab ℹ'],
    ['é\n\tx', 'é\n\tx'],
    ['Æ – é', 'æ - é'],
    ['\u{1f14a}\ud83cx', '\ufffdx'],
    ['\ud83cx', '\ufffdx'],
    ['क्षि', 'क्षि'],
    ['\u0301ad', 'ad'],
    ['\u1160\u0301', ''],
    ['ﷺ'.repeat(2000), 'صلي الله عليه وسلم'.repeat(2000)],
  ])('%j is matched as %j', (raw, text) => {
    expect(fold(raw)).toBe(text);
  });

  test('a lone surrogate is one unknown letter', () => {
    expect(fold('a\ud800b')).toBe('a\ufffdb');
    expect(fold('\udc00 #ad')).toBe('\ufffd #ad');
  });
});

describe('the way back', () => {
  test('a folded span leads to the published letters, marks included', () => {
    const folded = foldText('x a\u200b\u0301d\u0336 y');
    const at = folded.text.indexOf('d');
    expect(folded.raw.slice(rawStart(folded, at), rawEnd(folded, at + 1))).toBe('d\u0336');
    expect(rawStart(folded, folded.text.length)).toBe(folded.raw.length);
    expect(rawEnd(folded, 0)).toBe(0);
  });

  test('on any string, offsets stay inside, grow, and never throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (raw) => {
        const folded = foldText(raw);
        let last = 0;
        for (let i = 0; i < folded.text.length; i++) {
          const start = rawStart(folded, i);
          const end = rawEnd(folded, i + 1);
          if (start < last || end <= start || end > raw.length) return false;
          last = start;
        }
        return true;
      }),
      { numRuns: 2000 },
    );
  });
});
