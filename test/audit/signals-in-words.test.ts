import { describe, expect, test } from 'vitest';
import { commercial, said } from '../support/signals.ts';

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
