import { expect, test } from 'vitest';
import { cells, findingsOf } from '../../support/brief.ts';

/** Language, disclaimer, texts that have it, texts that do not. */
const DISCLAIMERS = [
  [
    'en',
    '18+ only. Please drink responsibly.',
    '18+ only. Please drink responsibly. / 18+ ONLY 🔞 PLEASE DRINK RESPONSIBLY / 18+ only\nPlease drink responsibly / 18 plus only, please drink responsibly! / 18+ only 🍷 Please drink\nresponsibly 🙏 / eighteen plus only. please drink responsibly / Please drink responsibly. 18+ only.',
    "18+ only. / Please drink responsibly. / Drink responsibly, 18+ / 18+. Please drink responsibly / 21+ only. Please drink responsibly. / please don't drink responsibly 18+ only",
  ],
  [
    'en',
    'Capital at risk.',
    'Capital at risk / CAPITAL AT RISK ⚠️ / Capital  at   risk. / #CapitalAtRisk / Your investments: capital at risk.',
    'Capital is at risk / Your money is at risk / no capital at risk / risk / Capital not at risk',
  ],
  [
    'en',
    'Results may vary.',
    'Results may vary / results may vary ✨ / *Results may vary* / RESULTS MAY VARY / results\nmay\nvary / (results may vary)',
    'Results vary / Results might vary / Your results may differ / Results may not vary',
  ],
  ['en', 'T&Cs apply', "T&Cs apply / t&cs apply / T&C's apply / TCs apply / T & Cs apply", 'Terms / apply now / T&Cs'],
  [
    'en',
    'Gamble responsibly. BeGambleAware.org',
    'Gamble responsibly. BeGambleAware.org / gamble responsibly | begambleaware.org / Gamble responsibly 👉 https://www.begambleaware.org / Gamble responsibly. Be Gamble Aware.org',
    'Gamble responsibly / BeGambleAware.org / Gamble wisely. BeGambleAware.org',
  ],
  [
    'en',
    'Representative 29.9% APR',
    'Representative 29.9% APR / representative 29.9 % apr / Representative 29.9 percent APR / REPRESENTATIVE 29.9% APR (variable)',
    'Representative 39.9% APR / 29.9% APR / Representative APR',
  ],
  [
    'en',
    "This isn't medical advice.",
    "This isn't medical advice / This isn’t medical advice. / THIS ISN'T MEDICAL ADVICE / this is not medical advice",
    'This is medical advice / not medical advice / medical advice',
  ],
  [
    'en',
    'Your home may be repossessed if you do not keep up repayments on your mortgage.',
    'Your home may be repossessed if you do not keep up repayments on your mortgage / YOUR HOME MAY BE REPOSSESSED IF YOU DO NOT KEEP UP REPAYMENTS ON YOUR MORTGAGE / your home may be repossessed\nif you do not keep up repayments\non your mortgage 🏠 / Your home may be repossessed if you don’t keep up repayments on your mortgage',
    'Your home may be repossessed / Your home may be repossessed if you keep up repayments on your mortgage / your home could be repossessed if you do not keep up repayments on your mortgage',
  ],
  [
    'de',
    'Kapitalanlagen sind mit Risiken verbunden.',
    'Kapitalanlagen sind mit Risiken verbunden / KAPITALANLAGEN SIND MIT RISIKEN VERBUNDEN! / kapitalanlagen sind\nmit risiken verbunden ⚠️',
    'Kapitalanlagen sind riskant / Kapitalanlagen sind nicht mit Risiken verbunden / Kapitalanlagen sind mit Chancen verbunden',
  ],
  [
    'de',
    'Ab 18 Jahren. Bitte verantwortungsvoll genießen.',
    'Ab 18 Jahren. Bitte verantwortungsvoll genießen. / ab 18 jahren – bitte verantwortungsvoll geniessen / AB 18 JAHREN. BITTE VERANTWORTUNGSVOLL GENIESSEN / Ab achtzehn Jahren. Bitte verantwortungsvoll genießen',
    'Ab 16 Jahren. Bitte verantwortungsvoll genießen. / Ab 18 Jahren. / Bitte genießen',
  ],
  [
    'fr',
    "L'abus d'alcool est dangereux pour la santé, à consommer avec modération.",
    "L'abus d'alcool est dangereux pour la santé, à consommer avec modération. / L’abus d’alcool est dangereux pour la santé. À consommer avec modération / L'ABUS D'ALCOOL EST DANGEREUX POUR LA SANTÉ, A CONSOMMER AVEC MODERATION / l'abus d'alcool est dangereux pour la santé 🍷 à consommer avec modération 🙏",
    "L'abus d'alcool est dangereux pour la santé / à consommer avec modération / L'alcool est dangereux, à consommer avec modération",
  ],
  [
    'es',
    'Bebe con moderación. +18',
    'Bebe con moderación. +18 / BEBE CON MODERACION +18 / bebe con moderación 🔞 +18 / +18 Bebe con moderación',
    'Bebe con moderación / +18 / bebe con moderación +21',
  ],
  [
    'it',
    'Bevi responsabilmente',
    'Bevi responsabilmente / bevi responsabilmente 🍷 / #beviresponsabilmente / #BeviResponsabilmente',
    'bevi / bevi con noi / non bevi responsabilmente',
  ],
  [
    'pt',
    'Aprecie com moderação',
    'Aprecie com moderação / APRECIE COM MODERAÇÃO / aprecie com moderacao / #apreciecommoderação',
    'aprecie / beba com moderação / aprecie sem moderação',
  ],
  [
    'nl',
    'Geen 18, geen alcohol',
    'Geen 18, geen alcohol / geen 18 geen alcohol / #geen18geenalcohol',
    'geen alcohol / 18+ / Geen 16, geen alcohol',
  ],
  [
    'nl',
    'Let op! Geld lenen kost geld',
    'Let op! Geld lenen kost geld / let op: geld lenen kost geld / LET OP ❗️ GELD LENEN KOST GELD',
    'geld lenen kost geld / geld lenen kost niets',
  ],
  [
    'pl',
    'Pij odpowiedzialnie. 18+',
    'Pij odpowiedzialnie. 18+ / pij odpowiedzialnie 🍺 18+ / PIJ ODPOWIEDZIALNIE 18+',
    'Pij odpowiedzialnie / 18+ / pij 18+',
  ],
  [
    'sv',
    'Investeringar innebär risk.',
    'Investeringar innebär risk / INVESTERINGAR INNEBÄR RISK / investeringar innebär risk ⚠️',
    'Investeringar innebär ingen risk / risk finns',
  ],
  [
    'ja',
    'お酒は20歳になってから',
    'お酒は20歳になってから。 / お酒は20歳になってから🍺 / ＃お酒は20歳になってから / お酒は２０歳になってから',
    'お酒は18歳になってから / 20歳から / お酒は楽しく',
  ],
  [
    'ja',
    '個人の感想です',
    '※個人の感想です / 個人の感想です。 / 個人の感想です✨',
    '感想です / 個人的に好き / 個人の感想',
  ],
  [
    'zh',
    '投资有风险,入市需谨慎',
    '投资有风险,入市需谨慎 / 投资有风险，入市需谨慎。 / ⚠️投资有风险 入市需谨慎',
    '投资有风险 / 入市需谨慎 / 投资无风险,入市需谨慎',
  ],
  [
    'ko',
    '지나친 음주는 건강에 해롭습니다',
    '지나친 음주는 건강에 해롭습니다 / ⚠️ 지나친 음주는 건강에 해롭습니다. / 지나친음주는 건강에 해롭습니다',
    '음주는 건강에 해롭습니다 / 건강에 해롭습니다',
  ],
  [
    'tr',
    'Yatırım tavsiyesi değildir',
    'Yatırım tavsiyesi değildir / YATIRIM TAVSİYESİ DEĞİLDİR / yatırım tavsiyesi değildir! / #yatırımtavsiyesideğildir',
    'yatırım tavsiyesidir / tavsiye değildir',
  ],
  [
    'ru',
    'Не является инвестиционной рекомендацией',
    'Не является инвестиционной рекомендацией / не является инвестиционной рекомендацией‼️ / НЕ ЯВЛЯЕТСЯ ИНВЕСТИЦИОННОЙ РЕКОМЕНДАЦИЕЙ',
    'является инвестиционной рекомендацией / не рекомендация',
  ],
  ['ar', 'اشرب بمسؤولية', 'اشرب بمسؤولية / اشرب بمسؤولية ✨ / اشْرَب بمسؤولية', 'اشرب / بمسؤولية'],
  [
    'en',
    'Not financial advice.',
    'Not financial advice / NOT FINANCIAL ADVICE! / (not financial advice) / #NotFinancialAdvice / this is not financial advice, pals / Reminder: not\nfinancial\nadvice',
    'financial advice / not advice / NFA / no financial advice',
  ],
  [
    'en',
    'Consult your doctor before use.',
    'Consult your doctor before use / please consult your doctor before use ❤️ / CONSULT YOUR DOCTOR BEFORE USE',
    "Ask your doctor before use / Consult your doctor / don't consult your doctor before use / consult your doctor after use",
  ],
  [
    'en',
    'Gift from the brand, all opinions my own',
    'Gift from the brand, all opinions my own / gift from the brand 🎁 all opinions my own / Gift from the brand - all opinions my own!',
    'gift from the brand / all opinions my own / gift from the brand, all views my own',
  ],
  [
    'en',
    '0% APR for 12 months. Subject to status.',
    '0% APR for 12 months. Subject to status. / 0% APR for 12 months, subject to status / 0 % apr for twelve months · subject to status',
    '0% APR for 24 months. Subject to status. / 0% APR for 12 months / subject to status',
  ],
  [
    'de',
    'Nur solange der Vorrat reicht',
    'Nur solange der Vorrat reicht / nur solange der vorrat reicht!! / *nur solange der Vorrat reicht / NUR SOLANGE DER VORRAT REICHT',
    'solange der Vorrat reicht / nur solange es reicht / nur heute',
  ],
  [
    'fr',
    'Pour votre santé, mangez au moins cinq fruits et légumes par jour',
    'Pour votre santé, mangez au moins cinq fruits et légumes par jour / pour votre santé mangez au moins 5 fruits et légumes par jour / POUR VOTRE SANTE, MANGEZ AU MOINS CINQ FRUITS ET LEGUMES PAR JOUR',
    'mangez cinq fruits et légumes par jour / Pour votre santé, mangez au moins trois fruits et légumes par jour',
  ],
  [
    'it',
    'Leggere attentamente le avvertenze',
    'Leggere attentamente le avvertenze / leggere attentamente le avvertenze 💊 / LEGGERE ATTENTAMENTE LE AVVERTENZE.',
    'leggere le avvertenze / leggere attentamente',
  ],
  [
    'es',
    'Consulta las bases legales en la web',
    'Consulta las bases legales en la web / consulta las bases legales en la web 👇',
    'consulta las bases / bases legales',
  ],
] as const;

const isMissing = (language: string, text: string, given: Parameters<typeof findingsOf>[2]) =>
  findingsOf(language, { disclaimers: [{ text }] }, given).length > 0;

test.each(DISCLAIMERS)('in %s: %s', (language, text, there, missing) => {
  expect(cells(there).filter((caption) => isMissing(language, text, caption))).toEqual([]);
  expect(cells(missing).filter((caption) => !isMissing(language, text, caption))).toEqual([]);
});

test('a disclaimer may go on from frame to frame, and stand in a comment', () => {
  const text = '18+ only. Please drink responsibly.';
  const caption = '@zorbix';
  expect(isMissing('en', text, { caption, overlays: ['18+ only. Please drink', 'responsibly.'] })).toBe(false);
  expect(isMissing('en', text, { caption, overlays: ['18+ only.', 'drink'] })).toBe(true);
  expect(isMissing('en', text, { caption, firstComment: text })).toBe(false);
});
