import { describe, expect, test } from 'vitest';
import { withoutMarks } from '../../../lib/audit/message/stems.ts';
import { cells, findingsOf } from '../../support/brief.ts';

/** Language, key message, texts that say it, texts that do not. */
const MESSAGES = [
  [
    'de',
    'Jederzeit kündbar',
    'jederzeit kündbar / du kannst jederzeit kündigen / kündige einfach jederzeit',
    'nicht jederzeit kündbar / jederzeit verfügbar',
  ],
  [
    'de',
    'Spendet Feuchtigkeit für trockene Haut',
    'spendet Feuchtigkeit für trockene Haut / trockener Haut spendet sie Feuchtigkeit / feuchtigkeitsspendend für trockene Haut',
    'für trockene Haut / spendet keine Feuchtigkeit für trockene Haut / spendet Feuchtigkeit',
  ],
  [
    'de',
    'Mit Vitamin C und Hyaluron',
    'mit Vitamin C und Hyaluron / Hyaluron und Vitamin C drin / enthält Vitamin C sowie Hyaluron',
    'mit Vitamin E und Hyaluron / mit Vitamin C / mit Hyaluron / ohne Vitamin C und Hyaluron',
  ],
  [
    'de',
    'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz',
    'nach dem Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz',
    'nach dem Gesetz / Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung',
  ],
  [
    'de',
    'Nachfüllbar',
    'nachfüllbar / du kannst es nachfüllen / nachfüllbare Flasche',
    'nicht nachfüllbar / leider nicht nachfüllbar / einfüllen',
  ],
  [
    'fr',
    'Fabriqué en France',
    'fabriqué en France / fabriquée en France / tout est fabriqué en France / fabrication en France 🇫🇷',
    "fabriqué en Chine / n'est pas fabriqué en France / je vis en France",
  ],
  [
    'fr',
    'Convient aux peaux sensibles',
    'convient aux peaux sensibles / parfait pour les peaux sensibles / ma peau sensible, ça lui convient',
    'ne convient pas aux peaux sensibles / convient aux peaux grasses',
  ],
  [
    'es',
    'Hecho a mano en Oaxaca',
    'hecho a mano en Oaxaca / hechas a mano en Oaxaca / en Oaxaca lo hacen todo a mano',
    'hecho en Oaxaca / hecho a mano en Puebla / no está hecho a mano en Oaxaca',
  ],
  [
    'es',
    'Cancela cuando quieras',
    'cancela cuando quieras / puedes cancelar cuando quieras / cancelas cuando tú quieras',
    'no puedes cancelar cuando quieras / ven cuando quieras',
  ],
  [
    'es',
    'Apto para veganos',
    'apto para veganos / es apta para veganos / apto para veganas también',
    'no es apto para veganos / apto para celíacos',
  ],
  [
    'it',
    'Prodotto in Italia',
    'prodotto in Italia / è tutto prodotto in Italia / prodotta in Italia 🇮🇹 / li producono in Italia',
    'prodotto in Cina / non è prodotto in Italia',
  ],
  [
    'it',
    'Disdici quando vuoi',
    'disdici quando vuoi / puoi disdire quando vuoi / si disdice quando vuoi',
    'non puoi disdire quando vuoi / vieni quando vuoi',
  ],
  [
    'pt',
    'Feito com algodão orgânico',
    'feito com algodão orgânico / é feita de algodão orgânico / o algodão é orgânico / feitas em algodões orgânicos',
    'feito com algodão / não é feito com algodão orgânico / feito com linho orgânico',
  ],
  [
    'nl',
    'Maandelijks opzegbaar',
    'maandelijks opzegbaar / je kunt maandelijks opzeggen / elke maand opzegbaar',
    'niet maandelijks opzegbaar / jaarlijks opzegbaar',
  ],
  [
    'nl',
    'Gemaakt van gerecyclede flessen',
    'gemaakt van gerecyclede flessen / van gerecyclede flessen gemaakt / de tas is van gerecycleerde flessen',
    'gemaakt van flessen / niet gemaakt van gerecyclede flessen / gemaakt van gerecycled papier',
  ],
  [
    'pl',
    'Wegańska formuła',
    'wegańska formuła / formuła jest wegańska / w 100% wegański skład i formuła / z wegańską formułą',
    'formuła nie jest wegańska / niewegańska formuła / nie jest to wegańska formuła',
  ],
  [
    'pl',
    'Wyprodukowano w Polsce',
    'wyprodukowano w Polsce / wyprodukowane w Polsce / produkcja w Polsce',
    'wyprodukowano w Chinach / nie wyprodukowano w Polsce',
  ],
  [
    'ja',
    'いつでも解約できます',
    'いつでも解約できる / いつでも解約可能 / 解約はいつでもOK',
    'いつでも解約できません / 解約できない / いつでも見れる',
  ],
  ['ko', '무료 배송', '무료 배송이에요 / 무료배송 / 배송이 무료', '유료 배송 / 배송이 빨라요 / 무료 배송이 아니에요'],
  [
    'ar',
    'توصيل مجاني',
    'توصيل مجاني / التوصيل مجاني / التوصيل المجاني',
    'التوصيل ليس مجاني / توصيل سريع / التوصيل غير مجاني',
  ],
  [
    'de',
    'Hergestellt in Deutschland',
    'hergestellt in Deutschland / in Deutschland hergestellt / wird in Deutschland hergestellt',
    'hergestellt in China / nicht in Deutschland hergestellt / ich lebe in Deutschland',
  ],
  [
    'de',
    'Für jeden Hauttyp geeignet',
    'für jeden Hauttyp geeignet / geeignet für jeden Hauttyp / für alle Hauttypen geeignet / für jeden Hauttyp',
    'für trockene Haut geeignet / nicht für jeden Hauttyp geeignet',
  ],
  [
    'de',
    'Geld-zurück-Garantie',
    'Geld-zurück-Garantie / mit Geld zurück Garantie',
    'Geld / keine Geld-zurück-Garantie / Garantie',
  ],
  [
    'fr',
    'Résiliable à tout moment',
    'résiliable à tout moment / on peut résilier à tout moment / vous résiliez à tout moment',
    'non résiliable à tout moment / à tout moment / on ne peut pas résilier à tout moment',
  ],
  [
    'nl',
    'Geschikt voor de vaatwasser',
    'geschikt voor de vaatwasser / kan gewoon in de vaatwasser / vaatwasser-proof, dus geschikt voor de vaatwasser',
    'niet geschikt voor de vaatwasser / met de hand wassen',
  ],
  [
    'sv',
    'Glutenfri och vegansk',
    'glutenfri och vegansk / vegansk och glutenfri / veganska och glutenfria',
    'vegansk / glutenfri / inte glutenfri och vegansk',
  ],
  [
    'da',
    'Lavet af genbrugsplast',
    'lavet af genbrugsplast / er lavet af genbrugsplast / lavet af 100 % genbrugsplast',
    'lavet af plast / ikke lavet af genbrugsplast',
  ],
  ['no', 'Laget i Norge', 'laget i Norge / er laget i Norge / de lages i Norge', 'laget i Kina / ikke laget i Norge'],
  [
    'ko',
    '피부 자극 테스트 완료',
    '피부 자극 테스트 완료 / 피부 자극 테스트를 완료했어요 / 피부자극 테스트 완료',
    '피부 자극이 심해요 / 테스트 안 했어요',
  ],
  ['zh', '纯天然成分', '纯天然成分 / 成分都是纯天然的 / 采用纯天然成分', '化学成分 / 不是纯天然成分'],
  ['zh', '买一送一', '买一送一 / 现在买一送一', '买二送一 / 没有买一送一 / 买一个'],
] as const;

describe('a key message in other words of its language', () => {
  test.each(MESSAGES)('in %s: %s', (language, text, said, unsaid) => {
    const isMissing = (caption: string) =>
      findingsOf(language, { keyMessages: [{ id: 'k', text }] }, caption).some(
        ({ code }) => code === 'key_message_missing',
      );
    expect(cells(said).filter(isMissing)).toEqual([]);
    expect(cells(unsaid).filter((caption) => !isMissing(caption))).toEqual([]);
  });
});

test('words lose their marks, however many there were and however long they are', () => {
  for (let n = 0; n < 20_100; n++) expect(withoutMarks(`é${n}`)).toBe(`e${n}`);
  expect(withoutMarks('é'.repeat(50))).toBe('e'.repeat(50));
});
