import { expect, test } from 'vitest';
import { addressOf, isTagSlip } from '../../../lib/audit/message/name-addresses.ts';
import type { Brief } from '../../../lib/campaign.ts';
import { findingsOf } from '../../support/brief.ts';

const told = (language: string, brief: Brief, given: Parameters<typeof findingsOf>[2]) =>
  findingsOf(language, brief, given).map(({ code, evidence }) => [code, ...evidence.map(({ text }) => text)].join(' '));
const message = (text: string): Brief => ({ keyMessages: [{ id: 'k', text }] });
const LONG = 'x'.repeat(60);

test.each<[string, string, string[]]>([
  ['matei duas baratas na varanda', 'barato', []],
  ['as baratas voltaram', 'barato', []],
  ['umas peças baratas', 'barato', ['banned_phrase baratas']],
  ['Barata, mas boa', 'barato', ['banned_phrase Barata']],
  ['m*racle', 'miracle', ['banned_phrase m*racle']],
])('%j with %j banned: %j', (caption, phrase, expected) => {
  expect(told('pt', { bannedPhrases: [phrase] }, caption)).toEqual(expected);
});

test('a short German word is looked for as it is', () => {
  expect(told('de', { bannedPhrases: ['den'] }, 'Für den Abend')).toEqual(['banned_phrase den']);
});

test.each<[string, string, string, boolean]>([
  ['en', 'No 砂糖', 'There is no 砂糖 in it', true],
  ['en', 'No 砂糖', 'With 砂糖 in it', false],
  ['en', 'No 砂糖', '砂糖不使用', true],
  ['en', 'Just for you', 'This is just for you', true],
  ['ja', 'です', 'これです', true],
  ['en', `Kind to skin ${LONG}`, `Kind to skin twenty four ${LONG}`, true],
  ['en', 'Weighs 2.5 kg', 'It weighs two point 5 kg', true],
  ['en', 'Serial 1234567890123456', 'Serial 1234567890123456', true],
  ['de', 'Sparplan ab 1 Euro', 'Sparplan ab einem Euro', true],
])('in %s, %j is said by %j: %s', (language, wanted, caption, isSaid) => {
  const found = told(language, message(wanted), caption);
  expect(found.length).toBe(isSaid ? 0 : 1);
});

test('a language without words of its own is read by those of all', () => {
  for (const said of ['Sugar free', 'Vain 1 euro', 'Free zorbix']) {
    expect(told('fi', message(said), { caption: `${said} @zorbix`, language: 'fi' })).toEqual([]);
  }
});

test('words of one group of synonyms are one', () => {
  const brief = { ...message('vegan cream'), synonyms: [['vegan', 'plantbased', 'meatless']] };
  expect(told('en', brief, 'a plantbased cream')).toEqual([]);
  expect(told('en', brief, 'a woollen cream').length).toBe(1);
});

test('an approved caption that denies, that begins with a sign, and a tag that is near to a short one', () => {
  const sticky = 'Zorbix balm. The balm is not sticky at all on my hands.';
  expect(told('en', { approvedCaption: sticky }, sticky.replace('not ', 'so '))).toEqual([
    expect.stringMatching(/^drift .*sticky/),
  ]);
  const signed = '! #ad My Zorbix balm';
  expect(told('en', { approvedCaption: signed }, 'My Zorbix balm')).toEqual([expect.stringMatching(/^drift/)]);
  expect(told('en', { requiredHashtags: ['#glow'] }, '#glom')).toEqual(['hashtag_missing']);
  expect(told('en', { requiredHashtags: ['#abc'] }, '#abx')).toEqual(['hashtag_missing']);
  expect(told('en', { productNames: ['Velaria'] }, '#velario')).toEqual([]);
});

test.each([
  ['#abx', '#abc', false],
  ['#glowx', '#glowy', true],
  ['#glowxy', '#glowy', true],
  ['#glows', '#glowy', false],
  ['#gloxy', '#glowy', true],
  ['#globy', '#glowy', true],
])('%s is a slip of %s: %s', (said, wanted, isSlip) => {
  expect(isTagSlip(addressOf(said), addressOf(wanted))).toBe(isSlip);
});
