import { describe, expect, test } from 'vitest';
import { judge, ruling } from '../support/law.ts';

describe('wording', () => {
  test.each([
    ['Ad | My serum', 'pass clear Ad'],
    ['#ad My serum', 'pass clear #ad'],
    ['AD My favourite serum', 'pass clear AD'],
    ['AD MY FAVOURITE SERUM', 'pass clear AD'],
    ['SERUM\nAD MY FAVOURITE', 'fail missing'],
    ['🅰️🅳 serum', 'pass clear 🅰️🅳'],
    ['Ad w/ @glowlab serum', 'pass clear Ad'],
    ['Ad with @glowlab serum', 'pass clear Ad'],
    ['Ad with my serum', 'review unsettled Ad'],
    ['ℹ️ Ad | serum', 'pass clear Ad'],
    ['Ad my serum', 'review unsettled Ad'],
    ['#glowlab ad my serum', 'fail missing'],
    ['a d | serum', 'pass clear a d'],
    ['[ A D ] serum', 'pass clear A D'],
    ['a d my serum', 'review unsettled a d'],
    ['A.D. | serum', 'review unsettled A.D'],
    ['A-D\nserum', 'review unsettled A-D'],
    ['#a_d serum', 'review unsettled #a_d'],
    ['#a_d_x serum', 'fail missing'],
    ['2000 A.D. serum', 'fail missing'],
    ['a d v serum', 'fail missing'],
    ['a__d serum', 'fail missing'],
    ['a.d-v serum', 'fail missing'],
    ['z z | serum', 'fail missing'],
    ['brand-ambassador here', 'fail insufficient_wording brand-ambassador'],
    ['(ad) My serum', 'pass clear ad'],
    ['AD 20% off my serum', 'pass clear AD'],
    ['AD 79 was the year of the serum', 'review unsettled AD'],
    ['You are in  the know', 'review unsettled in  the know'],
    ['You are in\tthe know', 'review unsettled in\tthe know'],
    ['My serum\n“ad”', 'fail missing'],
    ['My serum\n“ad', 'pass clear ad'],
    ['My serum\nAd', 'pass clear Ad'],
    ['Ad @glowlab serum', 'pass clear Ad'],
    ['✨ Ad ✨ serum', 'pass clear Ad'],
    ['@glowlab AD', 'pass clear AD'],
    ['with glowlab ad', 'fail missing'],
    ['I saw this ad on TV', 'fail missing'],
    ['SAW AN AD TODAY', 'fail missing'],
    ["Ad's best serum", 'fail missing'],
    ['http://x.ad/serum', 'fail missing'],
    ['ad.example/serum', 'fail missing'],
    ['My serum. Ad.', 'pass clear Ad'],
    ['#adventure with my serum', 'fail missing'],
    ['#ad광고 my serum', 'fail missing'],
    ['c#ad x.com/#ad', 'fail missing'],
    ['Ad hoc plans for the weekend', 'fail missing'],
    ['My serum is sponsored', 'fail insufficient_wording sponsored'],
    ['Sponsored by GlowLab, my serum', 'pass clear Sponsored by GlowLab'],
    ['sponsored by @glowlab', 'pass clear sponsored by @glowlab'],
    ['sponsored by my mum', 'fail insufficient_wording sponsored'],
    ['sponsored by ...', 'fail insufficient_wording sponsored'],
    ['Proud GlowLab ambassador', 'pass clear GlowLab ambassador'],
    ['thanks @glow.lab ambassador', 'pass clear @glow.lab ambassador'],
    ['brand ambassador here', 'fail insufficient_wording brand ambassador'],
    ['ambassador', 'fail insufficient_wording ambassador'],
    ['[promo] my serum', 'pass clear promo'],
    ['promo my serum', 'fail missing'],
    ['promo', 'fail missing'],
    ['x.example/ad', 'fail missing'],
    ['serum https://shop.example/x?a=9&ad=5', 'fail missing'],
    ['serum https://shop.example/x?ad', 'fail missing'],
    ['gifted/ad\nserum', 'pass clear ad'],
    ['Ad (gifted) | serum', 'pass clear Ad'],
    ['« Ad » serum', 'pass clear Ad'],
    ['Ad:my serum', 'pass clear Ad'],
    ['-Ad- my serum', 'pass clear Ad'],
    ['»Ad« my serum', 'pass clear Ad'],
    ['…ad… my serum', 'pass clear ad'],
    ['she wrote "#ad" under it', 'fail missing'],
    ['Happy Sunday! AD My favourite serum', 'pass clear AD'],
    ['ad：広告です', 'pass clear ad'],
    ['Ad。好用', 'pass clear Ad'],
    ['x Ad \ue000x', 'fail missing'],
    ['(promo', 'fail missing'],
    ['☀ Ad ☀ serum', 'pass clear Ad'],
    ['# ad @ serum', 'review unsettled ad'],
    ['the ambassador', 'fail insufficient_wording ambassador'],
    ['The ambassador', 'fail insufficient_wording ambassador'],
    ['serum-ambassador', 'fail insufficient_wording ambassador'],
    ['!! ambassador', 'fail insufficient_wording ambassador'],
    ["sponsored by Ben & Jerry's", "pass clear sponsored by Ben & Jerry's"],
    ['sponsored by Big Bold Brand Name Extra', 'pass clear sponsored by Big Bold Brand Name'],
    ['sponsored by Big ', 'pass clear sponsored by Big'],
    ['sponsored by #GlowLab', 'pass clear sponsored by #GlowLab'],
    ['sponsored by @', 'fail insufficient_wording sponsored'],
    ['#gifted my serum', 'fail insufficient_wording #gifted'],
    ['You are in the know', 'review unsettled in the know'],
    ['rumoured serum', 'review unsettled rumoured'],
    ['sponsored | Ad', 'pass clear Ad'],
  ])('%j: %s', (caption, expected) => {
    expect(ruling(caption)).toBe(expected);
  });

  test('a known partner is found as its name is written', () => {
    const with_ = (caption: string) => ruling({ caption, labelledPartner: 'Glow Lab' });
    expect(with_('sponsored by glow lab today')).toBe('pass clear sponsored by glow lab');
    expect(with_('your glow lab ambassador')).toBe('pass clear glow lab ambassador');
  });

  test('evidence is the words as published', () => {
    const caption = 'Serum 𝐬𝐩𝐨𝐧𝐬𝐨𝐫𝐞𝐝 love';
    const { findings } = judge(caption);
    const [evidence] = findings[0]!.evidence;
    expect(evidence).toEqual({ field: 'caption', start: 6, end: 24, text: '𝐬𝐩𝐨𝐧𝐬𝐨𝐫𝐞𝐝' });
    expect(caption.slice(evidence!.start, evidence!.end)).toBe(evidence!.text);
  });

  test('every finding cites its source', () => {
    expect(judge('My serum').findings[0]).toMatchObject({
      code: 'disclosure.missing',
      severity: 'high',
      jurisdictions: ['GB'],
      citation: { instrument: 'Test Act', clause: 's. 1', url: 'https://law.example/act', asOf: '2026-11-22' },
      suggestion: 'Begin with “Ad”.',
    });
  });
});
