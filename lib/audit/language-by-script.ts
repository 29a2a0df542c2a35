import { byLetters } from './language-by-letters.ts';

interface Script {
  letters: RegExp;
  /** How many Latin letters one of its letters says as much as. */
  weight?: number;
  /** The one language in question, or what tells among several. */
  language: string | ((prose: string) => string | undefined);
}

const SCRIPTS: readonly Script[] = [
  { letters: /\p{Script=Latin}/gu, language: byLetters },
  { letters: /\p{Script=Cyrillic}/gu, language: byLetters },
  { letters: /\p{Script=Greek}/gu, language: 'el' },
  { letters: /\p{Script=Hebrew}/gu, language: (prose) => (/[\u05F0-\u05F2]/.test(prose) ? undefined : 'he') },
  { letters: /\p{Script=Arabic}/gu, language: inArabicScript },
  { letters: /\p{Script=Devanagari}/gu, language: inDevanagari },
  { letters: /\p{Script=Bengali}/gu, language: (prose) => (/[ৰৱ]/.test(prose) ? undefined : 'bn') },
  { letters: /\p{Script=Gurmukhi}/gu, language: 'pa' },
  { letters: /\p{Script=Gujarati}/gu, language: 'gu' },
  { letters: /\p{Script=Tamil}/gu, language: 'ta' },
  { letters: /\p{Script=Telugu}/gu, language: 'te' },
  { letters: /\p{Script=Kannada}/gu, language: 'kn' },
  { letters: /\p{Script=Malayalam}/gu, language: 'ml' },
  { letters: /\p{Script=Thai}/gu, language: 'th' },
  { letters: /\p{Script=Georgian}/gu, language: 'ka' },
  { letters: /\p{Script=Armenian}/gu, language: 'hy' },
  { letters: /\p{Script=Hangul}/gu, weight: 2.5, language: 'ko' },
  {
    letters: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu,
    weight: 2.5,
    language: inHanOrKana,
  },
];

/** Shorter texts tell nothing. In Latin letters. */
const MIN_LETTERS = 20;
/** Part of a text that must be in one script, names and loan words apart. */
const MOST = 0.75;

/** Language of a text that is nearly all in one script. */
export function byScript(prose: string): string | undefined {
  const weights = SCRIPTS.map(({ letters, weight = 1 }) => (prose.match(letters) ?? []).length * weight);
  const least = Math.max(MIN_LETTERS, MOST * weights.reduce((sum, weight) => sum + weight, 0));
  const language = SCRIPTS[weights.findIndex((weight) => weight >= least)]?.language;
  return typeof language === 'function' ? language(prose) : language;
}

/** Urdu, Persian and Kurdish have letters of their own. Arabic has some that they have not, or write otherwise. */
function inArabicScript(prose: string): string | undefined {
  const isArabic = /[ةيكىأإ]/.test(prose);
  if (/[ټډړږښڼېۍڕڵێۆەٻڀٺٿڃڄۇۈڭې]/.test(prose)) return undefined;
  if (/[ٹڈڑںےہھ]/.test(prose)) return isArabic ? undefined : 'ur';
  const isPersian = /(?:^|\s)(?:است|این|که|را|به|برای|از|با|هم|خیلی)(?=\s|$)/u.test(prose);
  if (/[پچژگکی]/.test(prose)) return isArabic || !isPersian ? undefined : 'fa';
  return isArabic ? 'ar' : undefined;
}

function inDevanagari(prose: string): string | undefined {
  const words = new Set(prose.match(/[\p{L}\p{M}]+/gu));
  const has = (list: string) => list.split(' ').some((word) => words.has(word));
  if (/ळ/.test(prose) || has('आहे आहेत आणि तुम्ही छ छन् हुनुहुन्छ तपाईं भयो')) return undefined;
  return has('है हैं हूँ हूं था थी थे में और नहीं का की के से ने मैं यह') ? 'hi' : undefined;
}

/** Kana make Japanese; without them a headline may be either, so that Chinese needs words that Japanese has not. */
function inHanOrKana(prose: string): string | undefined {
  const kana = (prose.match(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu) ?? []).length;
  const han = (prose.match(/\p{Script=Han}/gu) ?? []).length;
  if (kana > han / 4) return 'ja';
  const isChinese = /[们們这這你您吗嗎吧呢哦啊没沒她么麼让讓哪咱啦给还過过个说時时为買买开东问间觉试欢爱]/.test(prose);
  return isChinese && kana <= han / 20 ? 'zh' : undefined;
}
