import { eld } from 'eld/extrasmall';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectLanguage } from '../../lib/audit/language.ts';
import { fitsOf } from '../../lib/audit/letter-statistics.ts';
import { passagesOf } from '../../lib/audit/reading.ts';
import type { Post } from '../../lib/post.ts';
import captions from './captions.json' with { type: 'json' };
import untold from './captions-untold.json' with { type: 'json' };

const post = (texts: Partial<Post>): Post => ({
  id: '1',
  platform: 'instagram',
  creator: { handle: 'ana' },
  publishedAt: '2026-11-01T10:00:00Z',
  ...texts,
});
const detect = (caption: string) => detectLanguage(passagesOf(post({ caption })));

/** As the detector calls them, where it does not tell two forms apart. */
const ANSWER: Record<string, string> = { nn: 'nb' };
describe.each(Object.entries(captions))('captions in %s', (language, list) => {
  const answer = ANSWER[language] ?? language;
  const answers = list.map((caption) => ({ caption, said: detect(caption) }));

  test('are never taken for another language', () => {
    expect(answers.filter(({ said }) => said !== undefined && said !== answer)).toEqual([]);
  });

  test('are mostly told', () => {
    expect(answers.filter(({ said }) => said === answer).length).toBeGreaterThanOrEqual(list.length / 2);
  });
});

test('nine captions of ten are told', () => {
  const list = Object.values(captions).flat();
  expect(list.filter((caption) => detect(caption) !== undefined).length / list.length).toBeGreaterThan(0.9);
});

describe.each(Object.entries(untold))('%s', (_, list) => {
  test.each(list)('cannot be told: %s', (caption) => {
    expect(detect(caption)).toBeUndefined();
  });
});

describe('what is read', () => {
  const german = 'Endlich darf ich euch zeigen, woran wir gearbeitet haben';

  test('no tags, mentions, links or emoji', () => {
    expect(
      detect('#this #is #the #way #we #are #and #you #were @the.best.of.all https://the.best/of/all 🎉'),
    ).toBeUndefined();
    expect(detect(`${german} #this #is #the #way #we #are #and #you #were @the.best.of.all`)).toBe('de');
  });

  test('every text of the post but its links', () => {
    expect(detectLanguage(passagesOf(post({ overlays: ['Endlich darf ich', 'euch zeigen, was wir machen'] })))).toBe(
      'de',
    );
    expect(detectLanguage(passagesOf(post({ links: ['the best of all the things that you have'] })))).toBeUndefined();
  });

  test('letters that come apart, and letters in costume', () => {
    expect(detect('Für das schöne Wochenende fährt ihr natürlich in die Berge'.normalize('NFD'))).toBe('de');
    expect(detect('𝑻𝒉𝒂𝒏𝒌 𝒚𝒐𝒖 𝒔𝒐 𝒎𝒖𝒄𝒉 𝒇𝒐𝒓 𝒂𝒍𝒍 𝒕𝒉𝒆 𝒍𝒐𝒗𝒆𝒍𝒚 𝒎𝒆𝒔𝒔𝒂𝒈𝒆𝒔')).toBe('en');
  });

  test('a few names in another script do not matter', () => {
    expect(detect('Just tried 떡볶이 in Seoul and it was the best thing I have eaten all year')).toBe('en');
    expect(detect('오늘은 Glow Lab 세럼을 써봤는데 피부가 정말 부드러워졌어요')).toBe('ko');
  });

  test('letters that spell no word say nothing', () => {
    expect(detect('ↀ'.repeat(40))).toBeUndefined();
  });

  test.each([
    ['bn', 'আজ সকালে আমি এই নতুন সিরাম ব্যবহার করেছি এবং খুব ভালো লেগেছে'],
    [undefined, 'আজি ৰাতিপুৱা মই এই নতুন চিৰাম ব্যৱহাৰ কৰিলোঁ আৰু বৰ ভাল লাগিল'],
    ['fa', 'امروز این سرم را برای پوست خودم خریدم و خیلی راضی هستم'],
    [undefined, 'پوست گل پاک چشم پنجره گچ کاغذ پژوهش'],
    ['ur', 'آج میں نے یہ نیا سیرم استعمال کیا اور مجھے بہت پسند آیا ہے'],
    [undefined, 'نن ما دا نوی سیرم وکاروه او ډېر مې خوښ شو'],
    ['ar', 'اليوم جربت هذا السيروم الجديد على بشرتي وأحببته كثيرا'],
    ['hi', 'आज मैंने यह नया सीरम लगाया और मुझे बहुत अच्छा लगा है'],
    [undefined, 'आज मी हे नवीन सीरम वापरले आणि मला ते खूप आवडले आहे'],
    [undefined, 'यत्र नार्यस्तु पूज्यन्ते रमन्ते तत्र देवताः'],
    [undefined, 'یہ مدرسة بہت اچھا ہے اور ہم سب خوش ہیں'],
    [undefined, 'امروز این سرم را برای پوست خودم خریدم والجودة ممتازة'],
    ['he', 'היום ניסיתי את הסרום החדש הזה ואהבתי אותו מאוד'],
    [undefined, 'הײַנט האָב איך געפּרוּווט דעם נײַעם סערום און ער איז זייער גוט'],
  ])('neighbours in one script are told apart: %s', (language, caption) => {
    expect(detect(caption)).toBe(language);
  });

  test('anything, without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 700 }), (caption) => {
        expect(['string', 'undefined']).toContain(typeof detect(caption));
      }),
    );
  });
});

test('the statistics are read as their library reads them', () => {
  const texts = Object.values(captions)
    .flat()
    .map((text) => text.replace(/[^\p{L} ]+/gu, ' '))
    .filter((text) => /^[\p{Script=Latin}\p{Script=Cyrillic} ]+$/u.test(text));
  expect(texts.length).toBeGreaterThan(200);
  for (const text of texts) {
    const [best] = fitsOf(text.toLowerCase().match(/\p{L}+/gu) ?? []);
    const { language, getScores } = eld.detect(text);
    expect(best!.language).toBe(language === 'tl' ? 'fil' : language);
    expect(best!.score).toBeCloseTo(getScores()[language]!, 10);
  }
});
