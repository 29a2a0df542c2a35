import { describe, expect, test } from 'vitest';
import { commercial, said } from '../support/signals.ts';

describe('a promo code', () => {
  test.each([
    'Use code MILA15 at checkout',
    'Mit meinem Code MILA15 spart ihr',
    'Avec le code promo MILA15',
    'Con mi código MILA15 en la web',
    'Use o cupom MILA15 no site',
    'Usa il codice MILA15 sul sito',
    'Met de kortingscode MILA15',
    'Wpisz kod MILA15 w koszyku, z kodem rabatowym MILA15',
    'Använd koden MILA15',
    'Brug koden MILA15',
    'Bruk koden MILA15',
    'Käytä koodia MILA15',
    'Použij kód MILA15',
    'Použi kód MILA15',
    'Használd a kódot: MILA15',
    'Folosește codul MILA15',
    'Χρησιμοποίησε τον κωδικό MILA15',
    'MILA15 koduyla, indirim kodu: MILA15',
    'クーポンコード「MILA15」',
    '할인코드 MILA15',
    '할인코드 MILA15로 구매하세요',
    'クーポンコードMILA15で10%オフ',
    '使用优惠码 MILA15',
    'استخدم كود MILA15',
    'कूपन कोड MILA15',
    'Pakai kode voucher MILA15',
    'Guna kod MILA15',
    'Nhập mã MILA15',
    'ใช้โค้ด MILA15',
    'По промокоду MILA15',
    'За промокодом MILA15',
  ])('%s', (caption) => {
    expect(said(caption)).toBe('signals discount_code');
  });

  test.each([
    'Use code editors that you like',
    'The dress code is BLACK TIE',
    'Our zip code 90210BH',
    'Friend code SW1234 for the island',
    'Con el código penal en la mano',
    'Scan the QR code HERE2026',
    'Use code 2026 for the door',
    'Use code "2026" for the door',
    'Use code ?',
    'Use code',
    'The code ABCDEF is long',
    'code ab12 in the margin',
    '100% natural, 90% water, 80% fun',
  ])('is none: %s', (caption) => {
    expect(said(caption)).toBe('none unknown');
  });

  test.each([
    'MILA15 gets you 15% off at @glowlab till Sunday',
    'Con MILA15 tenéis un 15 % en @glowlab',
    '@glowlab ile MILA15 ve %15 daha az',
    'ＭＩＬＡ１５ で 15% オフ @glowlab',
    'كود MILA15 يعطيكم خصم ١٥٪ من @glowlab',
  ])('beside a percentage: %s', (caption) => {
    expect(said(caption)).toBe('signals discount_code');
  });

  test('is marked where it is written as a code', () => {
    const { signals } = commercial('Here is mila15. MILA15 gives 15% at @glowlab');
    expect(signals).toContainEqual({ kind: 'bare_code', field: 'caption', start: 16, end: 22, text: 'MILA15' });
  });

  test('the signal is the words with the code', () => {
    expect(commercial('So soft! Use my code “MILA15” today').signals).toEqual([
      { kind: 'promo_code', field: 'caption', start: 9, end: 28, text: 'Use my code “MILA15' },
    ]);
  });
});

describe('a link', () => {
  test.each([
    ['https://www.amazon.com/dp/B01?ref=x&tag=mila-20', 'affiliate'],
    ['https://amazon.co.jp/dp/B01/?tag=mila-22', 'affiliate'],
    ['https://amzn.to/3xYz', 'affiliate'],
    ['https://glowlab.pxf.io/abc', 'affiliate'],
    ['https://www.awin1.com/cread.php?awinmid=1', 'affiliate'],
    ['https://liketk.it/4abc', 'affiliate'],
    ['https://link.coupang.com/a/bcd', 'affiliate'],
    ['https://hb.afl.rakuten.co.jp/x', 'affiliate'],
    ['https://s.shopee.co.id/7pq', 'affiliate'],
    ['https://www.booking.com/hotel/pt/sol.html?aid=863012', 'affiliate'],
    ['https://glowlab.com/?sca_ref=123.abc', 'affiliate'],
    ['https://glowlab.com/?fpr=mila', 'affiliate'],
    ['https://glowlab.com/serum?irclickid=9x', 'affiliate'],
    ['https://glowlab.com/?utm_source=ig&utm_medium=influencer', 'unknown'],
    ['https://glowlab.com/milacooks', 'paid'],
  ])('%s: %s', (link, connection) => {
    expect(said({ links: [link] })).toBe(`signals ${connection}`);
    expect(said(`My serum: ${link}`)).toBe(`signals ${connection}`);
  });

  test.each([
    'https://www.amazon.com/dp/B01',
    'https://notamazon.com/?tag=mila-20',
    'https://my-amazon.com/?tag=mila-20',
    'me@amazon.com/?tag=x',
    'https://www.amazon.com/dp/B01 and &tag=mila-20',
    'https://glowlab.com/?utm_source=ig&utm_medium=social',
    'fpr=mila',
    'https://instagram.com/milacooks',
    'https://milacooks.com/milacooks',
    'https://glowlab.com/blog/milacooks',
    'https://glowlab.com/milacookshop',
    'https://bit.ly/milacooks',
    'write to /milacooks',
  ])('is none: %s', (caption) => {
    expect(said(caption)).toBe('none unknown');
  });

  test('a short handle stands in too many addresses to prove anything', () => {
    expect(said({ creator: { handle: 'al' }, caption: 'https://glowlab.com/al' })).toBe('none unknown');
  });
});
