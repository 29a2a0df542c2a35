interface Script {
  letters: RegExp;
  /** How many Latin letters one of its letters says as much as. */
  weight?: number;
  /** The one language in question, what tells among several, or nothing where spelling does not tell. */
  language?: string | ((prose: string) => string | undefined);
}

const SCRIPTS: Record<string, Script> = {
  Latin: { letters: /\p{Script=Latin}/gu },
  Cyrillic: { letters: /\p{Script=Cyrillic}/gu },
  Greek: { letters: /\p{Script=Greek}/gu, language: 'el' },
  Hebrew: { letters: /\p{Script=Hebrew}/gu, language: (prose) => (/[\u05F0-\u05F2]/.test(prose) ? undefined : 'he') },
  Arabic: { letters: /\p{Script=Arabic}/gu, language: inArabicScript },
  Devanagari: { letters: /\p{Script=Devanagari}/gu, language: inDevanagari },
  Bengali: {
    letters: /\p{Script=Bengali}/gu,
    weight: 2,
    language: (prose) => (/[ৰৱ]/.test(prose) ? undefined : 'bn'),
  },
  Gurmukhi: { letters: /\p{Script=Gurmukhi}/gu, language: 'pa' },
  Gujarati: { letters: /\p{Script=Gujarati}/gu, language: 'gu' },
  Tamil: { letters: /\p{Script=Tamil}/gu, language: 'ta' },
  Telugu: { letters: /\p{Script=Telugu}/gu, language: 'te' },
  Kannada: { letters: /\p{Script=Kannada}/gu, language: 'kn' },
  Malayalam: { letters: /\p{Script=Malayalam}/gu, language: 'ml' },
  Thai: { letters: /\p{Script=Thai}/gu, language: 'th' },
  Georgian: { letters: /\p{Script=Georgian}/gu, language: 'ka' },
  Armenian: { letters: /\p{Script=Armenian}/gu, language: 'hy' },
  Hangul: { letters: /\p{Script=Hangul}/gu, weight: 2.5, language: 'ko' },
  'Han and kana': {
    letters: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu,
    weight: 2.5,
    language: inHanOrKana,
  },
};

/** Shorter texts tell nothing. In Latin letters. */
const MIN_LETTERS = 20;
/** Part of a text that must be in one script, names and loan words apart. */
const MOST = 0.75;

/** The script in which nearly all of a text is written, and the language, where that script tells it. */
export function byScript(prose: string): { isShared: boolean; language?: string | undefined } | undefined {
  const weights = Object.entries(SCRIPTS).map(([script, { letters, weight = 1 }]) => ({
    script,
    weight: (prose.match(letters) ?? []).length * weight,
  }));
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  const main = weights.find(({ weight }) => weight >= MIN_LETTERS && weight >= total * MOST);
  if (main === undefined) return undefined;
  const { language } = SCRIPTS[main.script]!;
  return { isShared: language === undefined, language: typeof language === 'function' ? language(prose) : language };
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
