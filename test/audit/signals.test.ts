import { describe, expect, test } from 'vitest';
import { audit } from '../../lib/audit/audit.ts';
import type { Post } from '../../lib/post.ts';

/** Posts that say nothing of their tie, judged with the rules of this release. */
const commercial = (given: string | Partial<Post>, jurisdictions: readonly string[] = ['US']) =>
  audit(
    {
      id: '1',
      platform: 'instagram',
      creator: { handle: 'mila.cooks' },
      publishedAt: '2026-11-10T10:00:00Z',
      ...(typeof given === 'string' ? { caption: given } : given),
    },
    { jurisdictions },
  ).commercial;
const said = (given: string | Partial<Post>) => {
  const { basis, connection } = commercial(given);
  return `${basis} ${connection}`;
};

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

describe('words of the trade', () => {
  test.each([
    ['Some links are affiliate links', 'affiliate'],
    ['Enthält Affiliate-Links', 'affiliate'],
    ['쿠팡 파트너스 활동의 일환으로 일정액의 수수료를 제공받습니다', 'affiliate'],
    ['Amazonアソシエイトとして適格販売により収入を得ています', 'affiliate'],
    ['Thank you GlowLab for sending this serum', 'unknown'],
    ['Gracias a GlowLab por el envío', 'unknown'],
    ['Grazie a @glowlab per il pacco', 'unknown'],
    ['Das Gerät wurde mir kostenlos zur Verfügung gestellt', 'gift'],
    ['La marca me envió este sérum', 'gift'],
    ['グロウラボ様からいただきました', 'gift'],
    ['글로우랩에서 제품을 제공받아 작성했어요', 'gift'],
    ['感谢品牌，公关礼盒到了', 'gift'],
    ['Video sponsrad, videon sponsras av GlowLab', 'paid'],
    ['Этот спонсор видео сделал выпуск возможным', 'paid'],
    ['Proud to partner with GlowLab this autumn', 'unknown'],
    ['Proud ambassador for GlowLab this season', 'paid'],
    ['Now on my Amazon storefront', 'affiliate'],
    ['Cek keranjang kuning ya', 'affiliate'],
  ])('%s: %s', (caption, connection) => {
    expect(said(caption)).toBe(`signals ${connection}`);
  });

  test.each([
    ['@blendco hooked me up with one', 'signals gift'],
    ['@glowlab gifted me this serum', 'signals gift'],
    ['Ma mère et @glowlab m’ont offert ce sérum', 'signals gift'],
    ['My mum sent me this serum', 'none unknown'],
    ['@mila.cooks sent me this serum', 'none unknown'],
    ['Mamma mi ha mandato il sugo\n@glowlab', 'none unknown'],
    ['20% off everything at @glowlab', 'signals unknown'],
    ['20% off everything: https://glowlab.com/sale', 'signals unknown'],
    ['20% off everything @mila.cooks', 'none unknown'],
    ['20% off everything: https://instagram.com/stories', 'none unknown'],
    ['20% off everything: https://shop.milacooks.com', 'none unknown'],
    ['20% off everything: https://bit.ly/3xyz', 'signals unknown'],
    [
      '20% off everything today, says nobody, and this goes on for quite a while before @glowlab is named',
      'none unknown',
    ],
  ])('it matters who stands beside: %s', (caption, expected) => {
    expect(said(caption)).toBe(expected);
  });

  test.each([
    'Thank you so much for coming',
    'Thanks to Everyone for sending love',
    'thanks to my sister for sending cake',
    'Link in bio',
    'Merch: https://shop.example',
    'Unboxing my old boxes',
    '#affiliatelinksarehardtospell',
    'New collection of stamps',
    'Giveaway winners next week',
  ])('one weak hint is not enough: %s', (caption) => {
    expect(said(caption)).toBe('none unknown');
  });

  test('weak hints add up, the same hint twice does not', () => {
    expect(commercial('Shop now, link in bio, 20% off').basis).toBe('signals');
    expect(commercial('Shop now, shop here, order now').basis).toBe('none');
  });

  test('a hint that several languages share is told once, with the whole of its link', () => {
    const { signals } = commercial('20% off everything: https://glowlab.com/sale');
    expect(signals.map(({ kind, text }) => [kind, text]).slice(0, 2)).toEqual([
      ['offer', '20% off'],
      ['linked_offer', 'https://glowlab.com/sale'],
    ]);
    expect(signals.filter(({ text }) => text === '20% off')).toHaveLength(1);
  });

  test.each(['@mila-cooks sent me this', 'Thank you Mila-Cooks for sending this', '20% off: https://mila-cooks.com'])(
    'nobody is a brand to themselves: %s',
    (caption) => {
      expect(said({ caption, platform: 'youtube', creator: { handle: 'mila-cooks' } })).toBe('none unknown');
    },
  );

  test('a brand as mention and as hashtag', () => {
    const { signals } = commercial('Morning with @glow.lab #GlowLab @mila.cooks');
    expect(signals.map(({ kind, text }) => [kind, text])).toEqual([['brand_tag', '@glow.lab']]);
  });
});

describe('stays quiet', () => {
  test.each([
    'Business inquiries: mila@mail.example',
    'Sponsorship: mila@mail.example',
    'Contacto: publicidad@mila.example',
    'Caixa postal 12, Ribeirão Preto - SP | @mila.cooks @glowlab',
    'Collab: mila@mail.example',
    'Für Kooperationen: mila@mail.example',
    'Contact pro: mila@mail.example',
    'Contato comercial: mila@mail.example',
    'Contacto para publicidad: mila@mail.example',
    'Per collaborazioni: mila@mail.example',
    'Zakelijke mail: mila@mail.example',
    'Współpraca: mila@mail.example',
    'Reklam ve iş birlikleri için: mila@mail.example',
    'お仕事の依頼はこちら mila@mail.example',
    '광고 문의 mila@mail.example',
    '商务合作请联系 mila@mail.example',
    'Become a channel member, thanks to our patrons',
    'Music sponsored by nobody, audio library',
    'The shirt sponsor of the club left, says the title sponsor',
    'Gift card or gift guide, that is the question',
    'My partner and I went hiking',
    'The UN goodwill ambassador spoke',
    'They are looking for brand ambassadors',
    'This video is not sponsored',
    'Dieses Video ist nicht gesponsert',
    'Vidéo non sponsorisée',
    'No company has paid me to say so',
    'This chapter was sponsored by three cold brews',
    'A night at the pub #pub #pubquiz',
    'This video contains no sponsored content',
    'Being the gifted kid is tiring #gifted #giftedandtalented',
    'Este não é um vídeo patrocinado',
    'Este video no está patrocinado',
    'Questo video non è sponsorizzato',
    'Bu video reklam değildir',
    'PR案件ではありません',
    '#내돈내산 후기',
    '非广告，自购分享',
  ])('%s', (caption) => {
    expect(said(caption)).toBe('none unknown');
  });

  test('a denial does not clear a commission', () => {
    expect(said('Not sponsored! https://amzn.to/3xYz')).toBe('signals affiliate');
    expect(said('Not sponsored. The brand did send me: kindly sent')).toBe('none unknown');
  });
});

describe('what is the creator’s own', () => {
  test.each([
    ['My new collection is here, shop now', 'signals own_brand'],
    ['Meine Kollektion: jetzt bestellen', 'signals own_brand'],
    ['Ma marque est en ligne, commandez ici', 'signals own_brand'],
    ['My new merch', 'none unknown'],
    ['Use code SALE20 at https://milacooks.com', 'signals own_brand'],
    ['Use code SALE20 at milacooks.com', 'signals own_brand'],
    ['Use code SALE20 at https://glowlab.com, more on https://milacooks.com', 'signals discount_code'],
    ['Use code SALE20, mail hello@milacooks.com', 'signals discount_code'],
    ['My cookbook is out, order now, https://amzn.to/3xYz', 'signals affiliate'],
    ['My cookbook is out. Use code SALE20', 'signals discount_code'],
    ['Shop now, link in bio, 20% off', 'signals unknown'],
  ])('%s: %s', (caption, expected) => {
    expect(said(caption)).toBe(expected);
  });
});

describe('an ad in the words of another country', () => {
  test.each([
    ['#광고 새로 나온 세럼이에요', 'signals unknown'],
    ['#협찬 새로 나온 세럼이에요', 'signals gift'],
    ['Werbung | Mein neues Serum ist seit drei Wochen jeden Abend dabei', 'signals unknown'],
    ['#협찬 #협찬아님', 'none unknown'],
    ['오늘의 고양이 #고양이 #협찬 #협찬환영', 'none unknown'],
    ['오늘의 고양이 #고양이 #제품협찬 #협찬환영', 'none unknown'],
    ['#협찬 새 세럼 #협찬환영', 'signals gift'],
  ])('%s: %s', (caption, expected) => {
    expect(said(caption)).toBe(expected);
  });

  test('is a declared one where the rules know its words', () => {
    expect(commercial('#광고 새로 나온 세럼이에요', ['KR'])).toMatchObject({ basis: 'label', connection: 'unknown' });
    expect(commercial('#광고 새로 나온 세럼이에요', ['US', 'KR']).basis).toBe('label');
  });

  test('the trade’s own tags make it a topic, for a person to judge', () => {
    expect(commercial('새 영상 #영상 #광고 #광고대행사', ['KR']).basis).toBe('signals');
  });

  test('a word of another language is none', () => {
    expect(said('The pub on the corner has my favourite pie, and I will go again #pub')).toBe('none unknown');
  });
});

test('signals are those that weigh first, each with its span', () => {
  const { signals } = commercial({ title: 'Link in bio', caption: 'Link in bio. Use code MILA15 or code TOM20' });
  expect(signals.map(({ kind, field, text }) => `${kind} ${field} ${text}`)).toEqual([
    'link_in_bio title Link in bio',
    'promo_code caption Use code MILA15',
    'bare_code caption code TOM20',
    'link_in_bio caption Link in bio',
  ]);
});
