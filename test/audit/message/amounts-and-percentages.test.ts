import { describe, test } from 'vitest';
import { expectToldApart } from '../../support/key-messages.ts';

/** Language, key message, texts that say it, texts that do not. */
const MESSAGES = [
  [
    'pt',
    'Frete grátis acima de R$ 150',
    'frete grátis acima de R$ 150 / acima de R$150 o frete é grátis / frete grátis acima de 150 reais / frete grátis em compras acima de cento e cinquenta reais',
    'frete grátis acima de R$ 200 / frete acima de R$ 150 / não tem frete grátis acima de R$ 150',
  ],
  [
    'pt',
    'Cashback de 5%',
    'cashback de 5% / 5% de cashback / cinco por cento de cashback / ganhe 5% de cashback',
    'cashback de 3% / cashback / sem cashback de 5%',
  ],
  [
    'nl',
    'Gratis verzending vanaf €25',
    'gratis verzending vanaf €25 / vanaf 25 euro is de verzending gratis / gratis verzonden vanaf €25 / vanaf vijfentwintig euro gratis verzending',
    'gratis verzending vanaf €50 / verzending vanaf €25 / geen gratis verzending vanaf €25',
  ],
  [
    'pl',
    'Darmowa dostawa od 100 zł',
    'darmowa dostawa od 100 zł / dostawa jest darmowa od 100 złotych / od stu złotych darmowa dostawa / od 100zł masz darmową dostawę',
    'darmowa dostawa od 200 zł / dostawa od 100 zł / nie ma darmowej dostawy od 100 zł',
  ],
  [
    'sv',
    'Fri frakt över 499 kr',
    'fri frakt över 499 kr / frakten är fri över 499 kronor / över 499 kr är frakten fri',
    'fri frakt över 299 kr / frakt över 499 kr / ingen fri frakt över 499 kr',
  ],
  [
    'sv',
    '100 % återvunnen plast',
    '100 % återvunnen plast / plasten är 100 procent återvunnen / gjord av 100% återvunnen plast / hundra procent återvunnen plast',
    '50 % återvunnen plast / plast / inte 100 % återvunnen plast',
  ],
  [
    'da',
    'Gratis fragt over 399 kr.',
    'gratis fragt over 399 kr. / fragten er gratis over 399 kroner / over 399 kr er der gratis fragt',
    'gratis fragt over 599 kr. / fragt over 399 kr. / ingen gratis fragt over 399 kr.',
  ],
  [
    'no',
    'Gratis frakt over 500 kr',
    'gratis frakt over 500 kr / frakten er gratis over 500 kroner / over fem hundre kroner er frakten gratis',
    'gratis frakt over 800 kr / frakt over 500 kr / ikke gratis frakt over 500 kr',
  ],
  [
    'ja',
    '100%植物由来',
    '100%植物由来の成分 / 植物由来100％ / 成分は100％植物由来なの',
    '50%植物由来 / 植物由来 / 100%植物由来ではない',
  ],
  [
    'ko',
    '100% 비건 포뮬러',
    '100% 비건 포뮬러예요 / 포뮬러가 100% 비건 / 비건 100% 포뮬러',
    '50% 비건 포뮬러 / 비건 포뮬러가 아니에요 100% / 좋아요',
  ],
  ['zh', '全场满200元包邮', '全场满200元包邮 / 满200元全场包邮', '全场满100元包邮 / 全场满200元不包邮 / 很便宜'],
  ['zh', '100%纯棉', '100%纯棉 / 纯棉100% / 面料是100%纯棉的', '50%纯棉 / 不是100%纯棉 / 纯棉'],
  [
    'tr',
    '%100 vegan',
    '%100 vegan / yüzde yüz vegan / tamamı %100 vegan / 100% vegan',
    '%100 vegan değil / %50 vegan / vegan',
  ],
  [
    'ru',
    'Бесплатная доставка от 3000 рублей',
    'бесплатная доставка от 3000 рублей / доставка бесплатная от 3000 ₽ / от 3 000 рублей доставка бесплатно',
    'бесплатная доставка от 5000 рублей / доставка от 3000 рублей / нет бесплатной доставки от 3000 рублей',
  ],
  [
    'ru',
    'На 100% веганская формула',
    'на 100% веганская формула / формула на сто процентов веганская / веганская на 100 % формула',
    'формула не на 100% веганская / на 50% веганская формула',
  ],
  ['ar', 'نباتي 100%', 'نباتي 100% / 100% نباتي / نباتي بنسبة 100%', 'ليس نباتي 100% / نباتي 50%'],
  [
    'en',
    'Now with 20% more protein',
    'now with 20% more protein / 20 percent more protein / 20% more protein',
    '20% less protein / 10% more protein / more protein',
  ],
  [
    'en',
    'Buy one, get one half price',
    'buy one, get one half price / buy 1 get 1 half price / BUY ONE GET ONE HALF PRICE',
    'buy one get one free / half price',
  ],
  [
    'en',
    'Three times more hydration than water',
    'three times more hydration than water / 3 times more hydration than water / 3x more hydration than water',
    'two times more hydration than water / three times less hydration than water / more water',
  ],
  [
    'en',
    'Split the cost over 3 months',
    'split the cost over 3 months / you can split the cost over three months / the cost is split over 3 months',
    'split the cost over 6 months / over 3 months / split the bill over 3 months',
  ],
  [
    'de',
    'Spart bis zu 30 % Strom',
    'spart bis zu 30 % Strom / damit spare ich bis zu 30 Prozent Strom / bis zu dreißig Prozent Strom sparen / 30 % Strom gespart',
    'spart bis zu 20 % Strom / spart Strom / spart 30 % Wasser / spart keine 30 % Strom',
  ],
  [
    'fr',
    'Deux fois plus de protéines',
    'deux fois plus de protéines / 2 fois plus de protéines / 2x plus de protéines',
    'trois fois plus de protéines / deux fois moins de protéines / plus de protéines',
  ],
  [
    'es',
    'Dos por uno los martes',
    'dos por uno los martes / 2 por 1 los martes / los martes, dos por uno / 2x1 los martes',
    'dos por uno los lunes / tres por dos los martes / los martes',
  ],
  [
    'it',
    'Con il 20% di proteine',
    'con il 20% di proteine / 20 per cento di proteine / ha il 20 % di proteine',
    'con il 10% di proteine / con proteine / senza il 20% di proteine',
  ],
  [
    'ja',
    '国産原料100%使用',
    '国産原料100%使用 / 国産原料を100％使用 / 100%国産原料を使用',
    '国産原料50%使用 / 原料にこだわる / 国産原料100%使用ではない',
  ],
] as const;

describe('numbers and units of a key message, in other languages', () => {
  test.each(MESSAGES)('in %s: %s', expectToldApart);
});
