import { describe, expect, test } from 'vitest';
import { departures } from '../../support/approved-caption.ts';

/** An approved caption, what may become of it, and what may not. */
const CAPTIONS = [
  {
    language: 'de',
    approved:
      'Anzeige | Ich teste seit zwei Wochen die Zorbix App. Sie kostet 4,99 € im Monat und lässt sich jederzeit kündigen. Mit MILA15 spart ihr 15 % auf zorbix.de. Probiert es aus!',
    fine: [
      'Anzeige | Ich teste seit zwei Wochen die Zorbix App. Sie kostet 4,99 € im Monat und lässt sich jederzeit kündigen. Mit MILA15 spart ihr 15 % auf zorbix.de. Probiert es unbedingt aus 😍',
      'Anzeige | Ich teste seit zwei Wochen die Zorbix App. Sie kostet 4,99 Euro im Monat und lässt sich jederzeit kündigen. Mit MILA15 spart ihr 15 % auf zorbix.de. Probiert es aus!',
      'Anzeige | Ich teste seit 2 Wochen die Zorbix App. Sie kostet 4,99 € im Monat und lässt sich jederzeit kündigen. Mit MILA15 spart ihr 15 % auf zorbix.de. Probiert es aus!',
      'Anzeige | Ich teste seit zwei Wochen die Zorbix App. Sie kostet 4,99 € im Monat und lässt sich jederzeit kündigen. Mit MILA15 spart ihr 15% auf zorbix.de. Probiert es aus!',
      'Werbung | Ich teste seit zwei Wochen die Zorbix App. Sie kostet 4,99 € im Monat und lässt sich jederzeit kündigen. Mit MILA15 spart ihr 15 % auf zorbix.de. Probiert es aus!',
      'Guten Morgen! Anzeige | Ich teste seit zwei Wochen die Zorbix App. Sie kostet 4,99 € im Monat und lässt sich jederzeit kündigen. Mit MILA15 spart ihr 15 % auf zorbix.de. Probiert es aus!',
      'Anzeige | Ich teste seit zwei Wochen die Zorbix App. Sie kostet 4,99 € im Monat und lässt sich jederzeit kündigen. Mit MILA15 spart ihr 15 % auf zorbix.de. ',
      'Anzeige | Seit zwei Wochen teste ich die Zorbix App. Sie kostet 4,99 € im Monat und lässt sich jederzeit kündigen. Mit MILA15 spart ihr 15 % auf zorbix.de. Probiert es aus!',
      'Anzeige | Ich teste seit zwei Wochen die Zorbix App. Sie kostet 4,99 € im Monat und lässt sich jederzeit kündigen 👌. Mit MILA15 spart ihr 15 % auf zorbix.de. Probiert es aus!',
    ],
    drift: [
      'Anzeige | Ich teste seit zwei Wochen die Zorbix App. Sie kostet 2,99 € im Monat und lässt sich jederzeit kündigen. Mit MILA15 spart ihr 15 % auf zorbix.de. Probiert es aus!',
      'Ich teste seit zwei Wochen die Zorbix App. Sie kostet 4,99 € im Monat und lässt sich jederzeit kündigen. Mit MILA15 spart ihr 15 % auf zorbix.de. Probiert es aus!',
      'Anzeige | Ich teste seit drei Wochen die Zorbix App. Sie kostet 4,99 € im Monat und lässt sich jederzeit kündigen. Mit MILA15 spart ihr 15 % auf zorbix.de. Probiert es aus!',
      'Anzeige | Ich teste seit zwei Wochen die Zorbix App. Sie kostet 4,99 € im Monat und lässt sich nicht kündigen. Mit MILA15 spart ihr 15 % auf zorbix.de. Probiert es aus!',
      'Anzeige | Ich teste seit zwei Wochen die Zorbix App. Sie kostet 4,99 € im Monat und lässt sich jederzeit kündigen. Mit MILA15 spart ihr 15 % auf zorbix.net. Probiert es aus!',
      'Anzeige | Ich teste seit zwei Wochen die Zorbix App. Sie kostet 4,99 € im Monat und lässt sich jederzeit kündigen. Mit MILA15 spart ihr 50 % auf zorbix.de. Probiert es aus!',
      'Anzeige | Ich teste seit zwei Wochen die Zorbix App. Sie kostet 4,99 € im Monat und lässt sich jederzeit kündigen. Mit MILA15 spart ihr 15 % auf zorbix.de. Probiert es aus! Der erste Monat ist kostenlos.',
      'Anzeige | Ich teste seit zwei Wochen die Zorbix App. Sie kostet 4,99 € im Jahr und lässt sich jederzeit kündigen. Mit MILA15 spart ihr 15 % auf zorbix.de. Probiert es aus!',
      'Anzeige | Ich teste seit zwei Wochen die Zorbix App. Sie kostet 4,99 € im Monat und hat 12 Monate Laufzeit. Mit MILA15 spart ihr 15 % auf zorbix.de. Probiert es aus!',
      'Anzeige | Ich teste seit zwei Wochen die Zorbix App. Sie kostet 4,99 € im Monat und lässt sich jederzeit kündigen. Mit MILA51 spart ihr 15 % auf zorbix.de. Probiert es aus!',
    ],
  },
  {
    language: 'fr',
    approved:
      'Publicité | La gourde Zorbix garde mes boissons fraîches pendant 24 heures. Elle coûte 35 € et elle est fabriquée en France. Lien en bio @zorbix',
    fine: [
      'Partenariat rémunéré | La gourde Zorbix garde mes boissons fraîches pendant 24 heures. Elle coûte 35 € et elle est fabriquée en France. Lien en bio @zorbix',
      'Publicité | La gourde Zorbix garde mes boissons fraîches pendant 24h. Elle coûte 35 € et elle est fabriquée en France. Lien en bio @zorbix',
      'Publicité | La gourde Zorbix garde mes boissons fraîches pendant 24 heures. Elle coûte 35€ et elle est fabriquée en France. Lien en bio @zorbix',
      'Publicité | La gourde Zorbix garde mes boissons fraîches pendant 24 heures. Elle coûte 35 euros et elle est fabriquée en France. Lien en bio @zorbix',
      'Coucou ! Publicité | La gourde Zorbix garde mes boissons fraîches pendant 24 heures. Elle coûte 35 € et elle est fabriquée en France. Lien en bio @zorbix 💙',
      'Publicité | La gourde Zorbix garde mes boissons fraîches pendant 24 heures. Elle est fabriquée en France et coûte 35 €. Lien en bio @zorbix',
      'Publicité | La gourde Zorbix garde mes boissons fraîches pendant 24 heures. Elle coûte 35 € et elle est fabriqée en France. Lien en bio @zorbix',
    ],
    drift: [
      'Publicité | La gourde Zorbix garde mes boissons fraîches pendant 48 heures. Elle coûte 35 € et elle est fabriquée en France. Lien en bio @zorbix',
      'Publicité | La gourde Zorbix garde mes boissons fraîches pendant 24 heures. Elle coûte 35 € et elle est fabriquée en Italie. Lien en bio @zorbix',
      'La gourde Zorbix garde mes boissons fraîches pendant 24 heures. Elle coûte 35 € et elle est fabriquée en France. Lien en bio @zorbix',
      'Publicité | La gourde Zorbix garde mes boissons fraîches pendant 24 heures. Elle coûte 25 € et elle est fabriquée en France. Lien en bio @zorbix',
      'Publicité | La gourde Zorbix ne garde pas mes boissons fraîches pendant 24 heures. Elle coûte 35 € et elle est fabriquée en France. Lien en bio @zorbix',
      'Publicité | La gourde Zorbix garde mes boissons fraîches pendant 24 heures. Elle coûte 35 € et elle est fabriquée en France. Lien en bio @autre',
      'Publicité | La gourde Zorbix garde mes boissons fraîches pendant 24 heures. Elle coûte 35 € et elle est fabriquée en France. Lien en bio @zorbix Livraison gratuite à vie.',
    ],
  },
  {
    language: 'es',
    approved:
      'Publicidad | Llevo un mes con las zapatillas Zorbix Air. Son ligeras y aguantan 800 km. Consíguelas por 89 € en zorbix.com con mi código MILA15.',
    fine: [
      'Publi | Llevo un mes con las zapatillas Zorbix Air. Son ligeras y aguantan 800 km. Consíguelas por 89 € en zorbix.com con mi código MILA15.',
      'Publicidad | Llevo un mes con las zapatillas Zorbix Air. Son ligeras y aguantan 800 kilómetros. Consíguelas por 89 € en zorbix.com con mi código MILA15.',
      'Publicidad | Llevo un mes con las zapatillas Zorbix Air. Son ligeras y aguantan 800 km. Consíguelas por 89 euros en zorbix.com con mi código MILA15.',
      'Publicidad | Llevo un mes con las zapatillas Zorbix Air. Son ligeras y aguantan 800 km. Consíguelas por 89 € en zorbix.com con mi código MILA15. ¡Besos!',
      'Publicidad | Llevo 1 mes con las zapatillas Zorbix Air. Son ligeras y aguantan 800 km. Consíguelas por 89 € en zorbix.com con mi código MILA15.',
      'Publicidad | Llevo un mes con las zapatillas Zorbix Air. Son muy ligeras y aguantan 800 km. Consíguelas por 89 € en zorbix.com con mi código MILA15.',
    ],
    drift: [
      'Publicidad | Llevo un mes con las zapatillas Zorbix Air. Son ligeras y aguantan 1000 km. Consíguelas por 89 € en zorbix.com con mi código MILA15.',
      'Llevo un mes con las zapatillas Zorbix Air. Son ligeras y aguantan 800 km. Consíguelas por 89 € en zorbix.com con mi código MILA15.',
      'Publicidad | Llevo un mes con las zapatillas Zorbix Air. Son ligeras y aguantan 800 km. Consíguelas por 79 € en zorbix.com con mi código MILA15.',
      'Publicidad | Llevo un mes con las zapatillas Zorbix Air. Son ligeras y aguantan 800 km. Consíguelas por 89 € en zorbix.com con mi código ANA10.',
      'Publicidad | Llevo un mes con las zapatillas Zorbix Air. Son impermeables y aguantan 800 km. Consíguelas por 89 € en zorbix.com con mi código MILA15.',
      'Publicidad | Llevo un mes con las zapatillas Zorbix Air. No son ligeras y aguantan 800 km. Consíguelas por 89 € en zorbix.com con mi código MILA15.',
      'Publicidad | Llevo un mes con las zapatillas Zorbix Air. Son ligeras y aguantan 800 km. Consíguelas por 89 € en zorbix.es con mi código MILA15.',
      'Publicidad | Llevo un mes con las zapatillas Zorbix Air. Son ligeras y aguantan 800 km. Consíguelas por 89 € en zorbix.com con mi código MILA15. Garantía de por vida.',
    ],
  },
  {
    language: 'ja',
    approved: '#PR Zorbixのナイトバームを7日間試しました。乾燥肌がしっとりします。価格は2400円です。@zorbix',
    fine: [
      '#広告 Zorbixのナイトバームを7日間試しました。乾燥肌がしっとりします。価格は2400円です。@zorbix',
      '#PR Zorbixのナイトバームを7日間試しました。乾燥肌がしっとりします。価格は2400円です。@zorbix 🌙',
      '#PR Zorbixのナイトバームを７日間試しました。乾燥肌がしっとりします。価格は2400円です。@zorbix',
      '#PR Zorbixのナイトバームを7日間試しました。乾燥肌がしっとりします✨。価格は2400円です。@zorbix',
    ],
    drift: [
      '#PR Zorbixのナイトバームを3日間試しました。乾燥肌がしっとりします。価格は2400円です。@zorbix',
      '#PR Zorbixのナイトバームを7日間試しました。乾燥肌がしっとりします。価格は1900円です。@zorbix',
      'Zorbixのナイトバームを7日間試しました。乾燥肌がしっとりします。価格は2400円です。@zorbix',
      '#PR Zorbixのナイトバームを7日間試しました。乾燥肌がしっとりします。価格は2400円です。@dewco',
      '#PR Zorbixのナイトバームを7日間試しました。乾燥肌がしっとりしません。価格は2400円です。@zorbix',
    ],
  },
  {
    language: 'pl',
    approved:
      'Reklama | Testuję robot Zorbix od 3 tygodni. Sprząta cały dom w 45 minut i kosztuje 899 zł. Kod MILA15 daje 15% zniżki do 30 listopada.',
    fine: [
      'Reklama | Testuję robot Zorbix od trzech tygodni. Sprząta cały dom w 45 minut i kosztuje 899 zł. Kod MILA15 daje 15% zniżki do 30 listopada.',
      'Reklama | Testuję robot Zorbix od 3 tygodni. Sprząta cały dom w 45 minut i kosztuje 899 zł. Kod MILA15 daje 15% zniżki do 30 listopada. Buziaki!',
      'Materiał reklamowy | Testuję robot Zorbix od 3 tygodni. Sprząta cały dom w 45 minut i kosztuje 899 zł. Kod MILA15 daje 15% zniżki do 30 listopada.',
      'Reklama | Testuję robot Zorbix od 3 tygodni. Sprząta cały dom w 45 minut i kosztuje 899 zł. Kod MILA15 daje 15 procent zniżki do 30 listopada.',
      'Reklama | Testuję robot Zorbix od 3 tygodni. Sprząta cały dom w 45 minut i kosztuje 899 złotych. Kod MILA15 daje 15% zniżki do 30 listopada.',
      'Reklama | Od 3 tygodni testuję robot Zorbix. Sprząta cały dom w 45 minut i kosztuje 899 zł. Kod MILA15 daje 15% zniżki do 30 listopada.',
    ],
    drift: [
      'Reklama | Testuję robot Zorbix od 3 tygodni. Sprząta cały dom w 30 minut i kosztuje 899 zł. Kod MILA15 daje 15% zniżki do 30 listopada.',
      'Reklama | Testuję robot Zorbix od 3 tygodni. Sprząta cały dom w 45 minut i kosztuje 799 zł. Kod MILA15 daje 15% zniżki do 30 listopada.',
      'Testuję robot Zorbix od 3 tygodni. Sprząta cały dom w 45 minut i kosztuje 899 zł. Kod MILA15 daje 15% zniżki do 30 listopada.',
      'Reklama | Testuję robot Zorbix od 3 tygodni. Sprząta cały dom w 45 minut i kosztuje 899 zł. Kod MILA15 daje 20% zniżki do 30 listopada.',
      'Reklama | Testuję robot Zorbix od 3 tygodni. Sprząta cały dom w 45 minut i kosztuje 899 zł. Kod OLA15 daje 15% zniżki do 30 listopada.',
      'Reklama | Testuję robot Zorbix od 3 tygodni. Sprząta cały dom w 45 minut i kosztuje 899 zł. Kod MILA15 daje 15% zniżki do 30 grudnia.',
      'Reklama | Testuję robot Zorbix od 3 tygodni. Nie sprząta cały dom w 45 minut i kosztuje 899 zł. Kod MILA15 daje 15% zniżki do 30 listopada.',
      'Reklama | Testuję robot Zorbix od 3 miesięcy. Sprząta cały dom w 45 minut i kosztuje 899 zł. Kod MILA15 daje 15% zniżki do 30 listopada.',
    ],
  },
  {
    language: 'it',
    approved:
      'Pubblicità | Con Zorbix ho imparato 200 parole in un mese. La prova gratuita dura 7 giorni, poi costa 9,99 € al mese.',
    fine: [
      'Pubblicità | Con Zorbix ho imparato 200 parole in un mese. La prova gratuita dura sette giorni, poi costa 9,99 € al mese.',
      'Pubblicità | Con Zorbix ho imparato 200 parole in un mese. La prova gratuita dura 7 giorni, poi costa 9,99 € al mese. Un bacio 😘',
      '#adv Con Zorbix ho imparato 200 parole in un mese. La prova gratuita dura 7 giorni, poi costa 9,99 € al mese.',
      'Pubblicità | Con Zorbix ho imparato 200 parole in un mese. La prova gratuita dura 7 giorni, poi costa 9,99 € al mese!',
      'Pubblicità | Con Zorbix ho imparato 200 parole in un mese. La prova gratuita dura 7 giorni, poi costa 9,99 euro al mese.',
    ],
    drift: [
      'Pubblicità | Con Zorbix ho imparato 500 parole in un mese. La prova gratuita dura 7 giorni, poi costa 9,99 € al mese.',
      'Pubblicità | Con Zorbix ho imparato 200 parole in un mese. La prova gratuita dura 14 giorni, poi costa 9,99 € al mese.',
      'Pubblicità | Con Zorbix ho imparato 200 parole in un mese. La prova gratuita dura 7 giorni, poi costa 4,99 € al mese.',
      'Con Zorbix ho imparato 200 parole in un mese. La prova gratuita dura 7 giorni, poi costa 9,99 € al mese.',
      'Pubblicità | Con Zorbix ho imparato 200 parole in un mese. La prova  dura 7 giorni, poi costa 9,99 € al mese.',
      'Pubblicità | Con Zorbix ho imparato 200 parole in una settimana. La prova gratuita dura 7 giorni, poi costa 9,99 € al mese.',
      "Pubblicità | Con Zorbix ho imparato 200 parole in un mese. La prova gratuita dura 7 giorni, poi costa 9,99 € all'anno.",
    ],
  },
  {
    language: 'pt',
    approved:
      'Publi: o Zorbix Fit tem 20g de proteína e zero açúcar. Custa R$ 12,90 e está na zorbix.com com o cupom MILA15.',
    fine: [
      'Publi: o Zorbix Fit tem 20 g de proteína e zero açúcar. Custa R$ 12,90 e está na zorbix.com com o cupom MILA15.',
      'Publi: o Zorbix Fit tem 20g de proteína e zero açúcar. Custa R$12,90 e está na zorbix.com com o cupom MILA15.',
      'Publi: o Zorbix Fit tem 20g de proteína e zero açúcar. Custa R$ 12,90 e está na zorbix.com com o cupom MILA15. Beijos!',
      '#publi o Zorbix Fit tem 20g de proteína e zero açúcar. Custa R$ 12,90 e está na zorbix.com com o cupom MILA15.',
      'Publi: o Zorbix Fit tem 20g de proteína e zero açúcar. Custa R$ 12,90 e tá na zorbix.com com o cupom MILA15.',
    ],
    drift: [
      'Publi: o Zorbix Fit tem 30g de proteína e zero açúcar. Custa R$ 12,90 e está na zorbix.com com o cupom MILA15.',
      'Publi: o Zorbix Fit tem 20g de proteína e pouco açúcar. Custa R$ 12,90 e está na zorbix.com com o cupom MILA15.',
      'Publi: o Zorbix Fit tem 20g de proteína e zero açúcar. Custa R$ 9,90 e está na zorbix.com com o cupom MILA15.',
      'O Zorbix Fit tem 20g de proteína e zero açúcar. Custa R$ 12,90 e está na zorbix.com com o cupom MILA15.',
      'Publi: o Zorbix Fit tem 20g de proteína e zero açúcar. Custa R$ 12,90 e está na zorbix.com com o cupom JU10.',
      'Publi: o Zorbix Fit tem 20g de proteína e zero açúcar. Custa R$ 12,90 e está na amazon.com com o cupom MILA15.',
    ],
  },
];

describe.each(CAPTIONS)('$language: $approved', ({ language, approved, fine, drift }) => {
  test('may be edited a little', () => {
    expect(departures(language, approved, [approved, ...fine])).toEqual([]);
  });

  test('must keep what it promises', () => {
    expect(departures(language, approved, drift)).toEqual(drift);
  });
});
