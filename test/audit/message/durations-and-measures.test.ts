import { describe, test } from 'vitest';
import { expectToldApart } from '../../support/key-messages.ts';

/** Language, key message, texts that say it, texts that do not. */
const MESSAGES = [
  [
    'pt',
    'Dura até 12 horas',
    'dura até 12 horas / durou até 12h na minha pele / até doze horas de duração',
    'dura até 6 horas / não dura 12 horas',
  ],
  [
    'nl',
    'Blijft 12 uur zitten',
    'blijft 12 uur zitten / bleef bij mij twaalf uur zitten / het blijft 12 u zitten',
    'blijft 6 uur zitten / blijft geen 12 uur zitten / blijft niet 12 uur zitten',
  ],
  [
    'pl',
    'Utrzymuje się 24 godziny',
    'utrzymuje się 24 godziny / utrzymuje się przez 24h / utrzymał się dwadzieścia cztery godziny',
    'utrzymuje się 12 godzin / nie utrzymuje się 24 godziny',
  ],
  [
    'sv',
    'Håller i upp till 24 timmar',
    'håller i upp till 24 timmar / det höll i upp till 24 tim / håller i tjugofyra timmar',
    'håller i upp till 12 timmar / håller inte i 24 timmar',
  ],
  [
    'da',
    'Holder i 24 timer',
    'holder i 24 timer / den holdt i 24 timer / holder i fireogtyve timer / holder i 24t',
    'holder i 12 timer / holder ikke i 24 timer',
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
    'ko',
    '24시간 지속',
    '24시간 지속돼요 / 지속력이 24시간 / 24시간이나 지속되는',
    '12시간 지속 / 24시간 지속되지 않아요 / 지속력 최고',
  ],
  [
    'zh',
    '24小时保湿',
    '24小时保湿 / 保湿24小时 / 24小时持续保湿 / 保湿力长达24小时',
    '12小时保湿 / 保湿 / 不能24小时保湿',
  ],
  [
    'tr',
    '24 saat kalıcı',
    '24 saat kalıcı / 24 saat boyunca kalıcı / yirmi dört saat kalıcı',
    '12 saat kalıcı / 24 saat kalıcı değil',
  ],
  [
    'ru',
    'Держится 24 часа',
    'держится 24 часа / держался двадцать четыре часа / 24 ч держится',
    'держится 12 часов / не держится 24 часа',
  ],
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
    'Open from 7am to 10pm',
    "open from 7am to 10pm / it's open 7am-10pm / open 7 am till 10 pm",
    'open from 9am to 10pm / closed from 7am to 10pm / open all day',
  ],
  [
    'en',
    'Full refund within 60 days',
    'full refund within 60 days / within 60 days you get a full refund / they refund you in full within sixty days',
    'full refund within 30 days / no full refund within 60 days / refund within 60 days / partial refund within 60 days',
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
    'es',
    'Devolución gratuita en 30 días',
    'devolución gratuita en 30 días / devoluciones gratis en 30 días / en treinta días la devolución es gratuita',
    'devolución gratuita en 15 días / devolución en 30 días / la devolución no es gratuita en 30 días',
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
  test.each(MESSAGES)('in %s: %s', expectToldApart);
});
