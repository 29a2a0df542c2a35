import { describe, expect, test } from 'vitest';
import { cells, findingsOf } from '../../support/brief.ts';

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
    'pt',
    'Dura até 12 horas',
    'dura até 12 horas / durou até 12h na minha pele / até doze horas de duração',
    'dura até 6 horas / não dura 12 horas',
  ],
  [
    'nl',
    'Gratis verzending vanaf €25',
    'gratis verzending vanaf €25 / vanaf 25 euro is de verzending gratis / gratis verzonden vanaf €25 / vanaf vijfentwintig euro gratis verzending',
    'gratis verzending vanaf €50 / verzending vanaf €25 / geen gratis verzending vanaf €25',
  ],
  [
    'nl',
    'Blijft 12 uur zitten',
    'blijft 12 uur zitten / bleef bij mij twaalf uur zitten / het blijft 12 u zitten',
    'blijft 6 uur zitten / blijft geen 12 uur zitten / blijft niet 12 uur zitten',
  ],
  [
    'pl',
    'Darmowa dostawa od 100 zł',
    'darmowa dostawa od 100 zł / dostawa jest darmowa od 100 złotych / od stu złotych darmowa dostawa / od 100zł masz darmową dostawę',
    'darmowa dostawa od 200 zł / dostawa od 100 zł / nie ma darmowej dostawy od 100 zł',
  ],
  [
    'pl',
    'Utrzymuje się 24 godziny',
    'utrzymuje się 24 godziny / utrzymuje się przez 24h / utrzymał się dwadzieścia cztery godziny',
    'utrzymuje się 12 godzin / nie utrzymuje się 24 godziny',
  ],
  [
    'sv',
    'Fri frakt över 499 kr',
    'fri frakt över 499 kr / frakten är fri över 499 kronor / över 499 kr är frakten fri',
    'fri frakt över 299 kr / frakt över 499 kr / ingen fri frakt över 499 kr',
  ],
  [
    'sv',
    'Håller i upp till 24 timmar',
    'håller i upp till 24 timmar / det höll i upp till 24 tim / håller i tjugofyra timmar',
    'håller i upp till 12 timmar / håller inte i 24 timmar',
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
    'da',
    'Holder i 24 timer',
    'holder i 24 timer / den holdt i 24 timer / holder i fireogtyve timer / holder i 24t',
    'holder i 12 timer / holder ikke i 24 timer',
  ],
  [
    'no',
    'Gratis frakt over 500 kr',
    'gratis frakt over 500 kr / frakten er gratis over 500 kroner / over fem hundre kroner er frakten gratis',
    'gratis frakt over 800 kr / frakt over 500 kr / ikke gratis frakt over 500 kr',
  ],
  [
    'no',
    'Varer i 12 timer',
    'varer i 12 timer / den varte i tolv timer / varer i 12t',
    'varer i 6 timer / varer ikke i 12 timer',
  ],
  [
    'ja',
    '24時間保湿',
    '24時間保湿してくれる / 保湿が24時間続く / 24時間ずっと保湿',
    '12時間保湿 / 保湿力がすごい / 24時間保湿ではない',
  ],
  [
    'ja',
    '100%植物由来',
    '100%植物由来の成分 / 植物由来100％ / 成分は100％植物由来なの',
    '50%植物由来 / 植物由来 / 100%植物由来ではない',
  ],
  [
    'ko',
    '24시간 지속',
    '24시간 지속돼요 / 지속력이 24시간 / 24시간이나 지속되는',
    '12시간 지속 / 24시간 지속되지 않아요 / 지속력 최고',
  ],
  [
    'ko',
    '100% 비건 포뮬러',
    '100% 비건 포뮬러예요 / 포뮬러가 100% 비건 / 비건 100% 포뮬러',
    '50% 비건 포뮬러 / 비건 포뮬러가 아니에요 100% / 좋아요',
  ],
  [
    'zh',
    '24小时保湿',
    '24小时保湿 / 保湿24小时 / 24小时持续保湿 / 保湿力长达24小时',
    '12小时保湿 / 保湿 / 不能24小时保湿',
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
    'tr',
    '24 saat kalıcı',
    '24 saat kalıcı / 24 saat boyunca kalıcı / yirmi dört saat kalıcı',
    '12 saat kalıcı / 24 saat kalıcı değil',
  ],
  [
    'ru',
    'Бесплатная доставка от 3000 рублей',
    'бесплатная доставка от 3000 рублей / доставка бесплатная от 3000 ₽ / от 3 000 рублей доставка бесплатно',
    'бесплатная доставка от 5000 рублей / доставка от 3000 рублей / нет бесплатной доставки от 3000 рублей',
  ],
  [
    'ru',
    'Держится 24 часа',
    'держится 24 часа / держался двадцать четыре часа / 24 ч держится',
    'держится 12 часов / не держится 24 часа',
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
    'Up to 600 km range',
    'up to 600 km range / a range of up to 600 km / range up to 600 kilometres / 600km of range',
    'up to 400 km range / up to 600 miles range / great range / does not have 600 km of range',
  ],
  [
    'en',
    'Machine washable at 30 degrees',
    'machine washable at 30 degrees / you can machine wash it at 30° / machine-wash at thirty degrees',
    'machine washable at 60 degrees / hand wash at 30 degrees / not machine washable at 30 degrees',
  ],
  [
    'en',
    'Now with 20% more protein',
    'now with 20% more protein / 20 percent more protein / 20% more protein',
    '20% less protein / 10% more protein / more protein',
  ],
  [
    'en',
    'Open from 7am to 10pm',
    "open from 7am to 10pm / it's open 7am-10pm / open 7 am till 10 pm",
    'open from 9am to 10pm / closed from 7am to 10pm / open all day',
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
    'Full refund within 60 days',
    'full refund within 60 days / within 60 days you get a full refund / they refund you in full within sixty days',
    'full refund within 30 days / no full refund within 60 days / refund within 60 days / partial refund within 60 days',
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
    'de',
    'Die ersten drei Monate gratis',
    'die ersten drei Monate gratis / die ersten 3 Monate sind kostenlos / gratis sind die ersten drei Monate',
    'die ersten zwei Monate gratis / drei Monate gratis / die ersten drei Wochen gratis / die ersten drei Monate sind nicht gratis',
  ],
  [
    'de',
    'Wasserdicht bis 50 Meter',
    'wasserdicht bis 50 Meter / bis 50 m wasserdicht / ist bis fünfzig Meter wasserdicht',
    'wasserdicht bis 30 Meter / wasserdicht / nicht wasserdicht bis 50 Meter / wasserfest bis 50 Grad',
  ],
  [
    'fr',
    'Retours gratuits sous 30 jours',
    'retours gratuits sous 30 jours / le retour est gratuit sous 30 jours / retour gratuit pendant trente jours',
    'retours gratuits sous 14 jours / retours sous 30 jours / retours payants sous 30 jours / les retours ne sont pas gratuits sous 30 jours',
  ],
  [
    'fr',
    'Une autonomie de 40 heures',
    "une autonomie de 40 heures / 40h d'autonomie / autonomie : 40 heures / quarante heures d'autonomie",
    "une autonomie de 20 heures / une bonne autonomie / 40 minutes d'autonomie / pas 40 heures d'autonomie",
  ],
  [
    'fr',
    'Deux fois plus de protéines',
    'deux fois plus de protéines / 2 fois plus de protéines / 2x plus de protéines',
    'trois fois plus de protéines / deux fois moins de protéines / plus de protéines',
  ],
  [
    'es',
    'Devolución gratuita en 30 días',
    'devolución gratuita en 30 días / devoluciones gratis en 30 días / en treinta días la devolución es gratuita',
    'devolución gratuita en 15 días / devolución en 30 días / la devolución no es gratuita en 30 días',
  ],
  [
    'es',
    'Dos por uno los martes',
    'dos por uno los martes / 2 por 1 los martes / los martes, dos por uno / 2x1 los martes',
    'dos por uno los lunes / tres por dos los martes / los martes',
  ],
  [
    'es',
    'Resultados en 4 semanas',
    'resultados en 4 semanas / en cuatro semanas se ven los resultados / resultado en 4 semanas',
    'resultados en 2 semanas / resultados en 4 días / sin resultados en 4 semanas',
  ],
  [
    'it',
    'Reso gratuito entro 30 giorni',
    'reso gratuito entro 30 giorni / entro trenta giorni il reso è gratuito / resi gratuiti entro 30 giorni',
    'reso gratuito entro 14 giorni / reso entro 30 giorni / il reso non è gratuito entro 30 giorni',
  ],
  [
    'it',
    'Con il 20% di proteine',
    'con il 20% di proteine / 20 per cento di proteine / ha il 20 % di proteine',
    'con il 10% di proteine / con proteine / senza il 20% di proteine',
  ],
  [
    'pt',
    'Entrega em até 2 dias úteis',
    'entrega em até 2 dias úteis / entregam em até dois dias úteis / em até 2 dias úteis está entregue',
    'entrega em até 5 dias úteis / não entrega em até 2 dias úteis / entrega rápida',
  ],
  [
    'nl',
    'Twee jaar garantie',
    'twee jaar garantie / 2 jaar garantie / garantie van twee jaar',
    'een jaar garantie / geen twee jaar garantie / twee maanden garantie',
  ],
  [
    'pl',
    'Zwrot do 30 dni',
    'zwrot do 30 dni / masz zwrot do trzydziestu dni / do 30 dni na zwrot',
    'zwrot do 14 dni / bez zwrotu do 30 dni',
  ],
  [
    'sv',
    'Två års garanti',
    'två års garanti / 2 års garanti / garantin är två år / garanti i två år',
    'ett års garanti / ingen garanti i två år / två månaders garanti',
  ],
  [
    'ja',
    '国産原料100%使用',
    '国産原料100%使用 / 国産原料を100％使用 / 100%国産原料を使用',
    '国産原料50%使用 / 原料にこだわる / 国産原料100%使用ではない',
  ],
  [
    'ja',
    '5分で完成',
    '5分で完成 / たった5分で完成します / 完成まで5分',
    '10分で完成 / 5分で飽きた / 5分では完成しない',
  ],
  [
    'ko',
    '2년 무상 보증',
    '2년 무상 보증 / 무상 보증 2년 / 2년간 무상 보증',
    '1년 무상 보증 / 2년 유상 보증 / 무상 보증',
  ],
  [
    'tr',
    'İki yıl garanti',
    'iki yıl garanti / 2 yıl garanti / 2 yıl garantili / garantisi iki yıl',
    'bir yıl garanti / iki yıl garanti yok / iki ay garanti',
  ],
  [
    'ru',
    'Гарантия два года',
    'гарантия два года / гарантия 2 года / 2 года гарантии / даёт гарантию на два года',
    'гарантия один год / гарантии два года нет / гарантия два месяца',
  ],
  ['ar', 'ضمان سنتين', 'ضمان سنتين / الضمان سنتين / مع ضمان سنتين', 'ضمان سنة / بدون ضمان'],
] as const;

describe('numbers and units of a key message, in other languages', () => {
  test.each(MESSAGES)('in %s: %s', (language, text, said, unsaid) => {
    const isMissing = (caption: string) =>
      findingsOf(language, { keyMessages: [{ id: 'k', text }] }, caption).some(
        ({ code }) => code === 'key_message_missing',
      );
    expect(cells(said).filter(isMissing)).toEqual([]);
    expect(cells(unsaid).filter((caption) => !isMissing(caption))).toEqual([]);
  });
});
