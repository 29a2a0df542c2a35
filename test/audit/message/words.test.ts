import { describe, expect, test } from 'vitest';
import { cells, findingsOf } from '../../support/brief.ts';

/** Language, key message, texts that say it, texts that do not. */
const MESSAGES = [
  [
    'en',
    '100% vegan formula',
    "So happy the formula is 100% vegan 🌱 / It's a hundred percent vegan formula, guys / one hundred per cent vegan, the whole formula / #100percentVegan formula, say no more / 100 % vegan formula",
    "The formula is not 100% vegan / Sadly it isn't a 100% vegan formula / 99% vegan formula / I love how light it is / Is the formula 100% vegan? No. / I eat 100% clean. The weather is nice here in town today. My dog is vegan now, he told me so. Anyway.",
  ],
  [
    'en',
    'Lasts up to 24 hours',
    'It lasts for up to 24 hours / stays on, lasting up to twenty-four hours / lasts up to 24h! / up to 24 hrs — that is how long it lasts / It lasted me up to 24 hours',
    'lasts up to 12 hours / Lasts up to 24 days / it does not last 24 hours / lasts forever',
  ],
  [
    'en',
    'SPF 50+ protection',
    'with SPF 50+ protection / SPF50+ so my skin is protected / protects with SPF 50',
    'SPF 30 protection / with protection / no SPF 50+ protection here',
  ],
  ['en', 'Works 24/7', 'It works 24/7 / support that works 24/7', 'Works 9 to 5 / It works 7 days'],
  [
    'en',
    '3-in-1 cleanser',
    'this 3-in-1 cleanser / a three-in-one cleanser / a 3 in 1 cleanser',
    '2-in-1 cleanser / this cleanser / a two-in-one cleanser / I have 3 cleansers, this is 1',
  ],
  [
    'en',
    'Charges in 15 minutes',
    'It charges in 15 minutes / fully charged in fifteen minutes / takes 15 mins to charge / 15-minute charging',
    "Charges in 50 minutes / charges in 15 hours / Charges fast / It doesn't charge in 15 minutes",
  ],
  [
    'en',
    'Two-year warranty',
    'comes with a two-year warranty / 2 year warranty / a warranty of 2 years / 2-yr warranty',
    'one-year warranty / a warranty / two-month warranty / no two-year warranty',
  ],
  [
    'en',
    '10% of profits go to charity',
    '10% of profits go to charity / ten percent of their profits goes to charity / they give 10% of profit to charities / 10 per cent of all profits are donated to charity, i.e. go to charity',
    '1% of profits go to charity / 10% of sales go to charity / profits go to charity / 10% of profits go to shareholders',
  ],
  [
    'en',
    'Available in 12 shades',
    'comes in 12 shades / there are twelve shades available / 12 shades to choose from',
    'available in 21 shades / available in shades / there are 12 sizes',
  ],
  [
    'en',
    'Only 99 calories per can',
    'only 99 calories per can / 99 calories a can / just 99 cals per can / each can has only 99 calories / ninety-nine calories in every can',
    'only 199 calories per can / few calories per can',
  ],
  [
    'en',
    'Half a litre of water a day',
    'half a litre of water a day',
    'a litre of water a day / two litres of water a day / half a litre of tea a day',
  ],
  [
    'en',
    'Ready in under 10 minutes',
    'ready in under 10 minutes / dinner was ready in less than 10 minutes / in under ten mins it was ready',
    'ready in 20 minutes / not ready in under 10 minutes / ready in over 10 minutes',
  ],
  [
    'en',
    'First month for £1',
    'first month for £1 / the first month costs just one pound / your 1st month is £1 / a pound for your first month',
    'first month for £2 / first week for £1 / the first month',
  ],
  ['en', '5-star hotels', 'five-star hotels / 5 star hotel / hotels with 5 stars', '4-star hotels / hotels / stars'],
  [
    'en',
    'Delivered within 3-5 days',
    'delivered within 3-5 days / within 3 to 5 days it gets delivered / delivery within 3–5 days / three to five days delivery',
    'delivered within 5-7 days / delivered / delivered within 3-5 weeks',
  ],
  [
    'en',
    'Fly from £29 one way',
    'fly from £29 one way / one-way flights from £29 / flying from 29 pounds one way',
    'fly from £39 one way / fly from €29 one way',
  ],
  [
    'en',
    'Pay later in 4 instalments',
    'you can pay later in 4 instalments / pay in four instalments later / four installments, paid later / pay later - in 4 instalments',
    'pay later in 3 instalments / pay now / pay in instalments later',
  ],
  [
    'en',
    'Waterproof to 50 metres',
    "waterproof to 50 metres / waterproof down to 50m / it's waterproof up to fifty metres / waterproof to 50 meters",
    "waterproof to 30 metres / waterproof / waterproof to 50 feet / isn't waterproof to 50 metres",
  ],
  [
    'en',
    'Rated 4.8 out of 5',
    'rated 4.8 out of 5 / a 4.8/5 rating / rated 4.8/5',
    'rated 4.2 out of 5 / rated out of 5',
  ],
  [
    'en',
    'Up to 70% less plastic',
    'up to 70% less plastic / 70 percent less plastic / uses up to seventy percent less plastic',
    'up to 17% less plastic / 70% more plastic / less plastic',
  ],
  [
    'en',
    'Earn 2% cashback',
    "earn 2% cashback / I'm earning 2% cash back / you earn two percent cashback",
    "earn 5% cashback / earn cashback / you won't earn 2% cashback",
  ],
  [
    'de',
    '100 % vegane Formel',
    'Die Formel ist zu 100 % vegan / hundert Prozent vegane Formel / 100% vegan, die ganze Formel / hundertprozentig vegan',
    'Die Formel ist nicht 100 % vegan / keine 100 % vegane Formel / 90 % vegane Formel / nicht zu 100 % vegan ist die Formel',
  ],
  [
    'de',
    'Hält bis zu 24 Stunden',
    'hält bis zu 24 Stunden / das Make-up hielt 24 Std. / bis zu vierundzwanzig Stunden hält es / bis zu 24h Halt',
    'hält bis zu 12 Stunden / hält keine 24 Stunden / hält nicht 24 Stunden / hält ewig',
  ],
  [
    'de',
    'Kostenloser Versand ab 40 €',
    'kostenloser Versand ab 40 € / Ab 40 Euro ist der Versand kostenlos / versandkostenfrei ab 40€ / ab vierzig Euro versenden sie kostenlos',
    'kostenloser Versand ab 60 € / Versand ab 40 € / kein kostenloser Versand ab 40 € / kostenloser Versand ab 40 Stück',
  ],
  [
    'de',
    'Lädt das Handy in 30 Minuten auf',
    'lädt das Handy in 30 Minuten auf / Das Handy ist in 30 Min aufgeladen / in dreißig Minuten lädt es mein Handy auf',
    'lädt das Handy in 60 Minuten auf / lädt das Handy nicht in 30 Minuten auf / lädt mein Handy auf',
  ],
  [
    'de',
    'Aus 100 % Biobaumwolle',
    'aus 100 % Biobaumwolle / aus 100% Bio-Baumwolle / das Shirt ist 100 Prozent Bio Baumwolle',
    'aus Baumwolle / aus 50 % Biobaumwolle / nicht aus 100 % Biobaumwolle',
  ],
  [
    'de',
    'Zwei Jahre Garantie',
    '2 Jahre Garantie / mit zwei Jahren Garantie / Garantie: zwei Jahre',
    'drei Jahre Garantie / keine zwei Jahre Garantie / zwei Monate Garantie / Garantie',
  ],
  [
    'de',
    'Spielbar ab 12 Jahren',
    'spielbar ab 12 Jahren / ab zwölf Jahren spielbar / ab 12 Jahren kann man es spielen',
    'spielbar ab 16 Jahren / ab 12 Monaten spielbar',
  ],
  [
    'fr',
    'Livraison gratuite dès 50 €',
    'livraison gratuite dès 50 € / La livraison est gratuite à partir de 50 euros / dès 50€ on est livré gratuitement / livraison gratuite dès cinquante euros',
    "livraison gratuite dès 30 € / livraison dès 50 € / la livraison n'est pas gratuite dès 50 € / livraison payante dès 50€",
  ],
  [
    'fr',
    'Tient 24 heures',
    'tient 24 heures / il tient 24h / une tenue de vingt-quatre heures / tenue 24 h',
    'tient 12 heures / ne tient pas 24 heures / tient 24 jours',
  ],
  [
    'fr',
    'Hydrate la peau pendant 48 heures',
    "hydrate la peau pendant 48 heures / ma peau est hydratée 48h / une peau hydratée durant quarante-huit heures / 48 heures d'hydratation pour la peau",
    "hydrate la peau pendant 24 heures / hydrate la peau / n'hydrate pas la peau pendant 48 heures / hydrate les cheveux pendant 48 heures",
  ],
  [
    'fr',
    '95 % d’ingrédients d’origine naturelle',
    "95 % d’ingrédients d’origine naturelle / 95% d'ingrédients naturels d'origine / avec 95 pour cent d'ingrédients d'origine naturelle",
    "85 % d’ingrédients d’origine naturelle / des ingrédients d'origine naturelle / 95 % de matières synthétiques",
  ],
  [
    'fr',
    'Recharge en 10 minutes',
    'recharge en 10 minutes / se recharge en dix minutes / rechargé en 10 min',
    'recharge en 20 minutes / ne se recharge pas en 10 minutes',
  ],
  [
    'es',
    'Envío gratis a partir de 30 €',
    'envío gratis a partir de 30 € / a partir de 30 euros el envío es gratis / envíos gratis desde 30€ / el envío te sale gratis a partir de treinta euros',
    'envío gratis a partir de 50 € / envío a partir de 30 € / el envío no es gratis a partir de 30 €',
  ],
  [
    'es',
    'Batería de 20 horas',
    'batería de 20 horas / 20 h de batería / la batería dura veinte horas / la batería me dura 20 horas',
    'batería de 10 horas / batería / la batería no dura 20 horas / batería de 20 minutos',
  ],
  [
    'es',
    'El 1% de las ventas va a los océanos',
    'el 1% de las ventas va a los océanos / el uno por ciento de sus ventas va para los océanos / destinan 1 % de cada venta a los océanos: va todo a los océanos',
    'el 10% de las ventas va a los océanos / el 1% de las ventas va a los bosques / las ventas van a los océanos',
  ],
  [
    'es',
    'Protección solar FPS 50',
    'protección solar FPS 50 / FPS 50 de protección solar / protege del sol con FPS50, protección solar de verdad',
    'protección solar FPS 30 / protección solar / sin protección solar FPS 50',
  ],
  [
    'it',
    'Spedizione gratuita sopra i 35 €',
    'spedizione gratuita sopra i 35 € / sopra i 35 euro la spedizione è gratuita / spedizione gratis sopra i trentacinque euro',
    'spedizione gratuita sopra i 50 € / spedizione sopra i 35 € / la spedizione non è gratuita sopra i 35 €',
  ],
  [
    'it',
    'Dura fino a 8 ore',
    'dura fino a 8 ore / mi è durato fino a otto ore / fino a 8h di durata / dura fino a 8 h',
    'dura fino a 6 ore / non dura 8 ore / dura fino a 8 giorni',
  ],
  [
    'it',
    'Prova gratuita di 14 giorni',
    'prova gratuita di 14 giorni / 14 giorni di prova gratuita / provala gratuitamente per quattordici giorni / 14 giorni di prova gratis',
    'prova gratuita di 7 giorni / prova di 14 giorni / prova gratuita di 14 mesi',
  ],
] as const;

describe('numbers and units of a key message', () => {
  test.each(MESSAGES)('in %s: %s', (language, text, said, unsaid) => {
    const isMissing = (caption: string) =>
      findingsOf(language, { keyMessages: [{ id: 'k', text }] }, caption).some(
        ({ code }) => code === 'key_message_missing',
      );
    expect(cells(said).filter(isMissing)).toEqual([]);
    expect(cells(unsaid).filter((caption) => !isMissing(caption))).toEqual([]);
  });
});
