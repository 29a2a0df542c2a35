import { expect, test } from 'vitest';
import { briefLanguage, languageBy, stemmerLanguage, votesOf } from '../../../lib/audit/message/reading-language.ts';
import { Tokens } from '../../../lib/audit/message/tokens.ts';
import { phrasePassage } from '../../../lib/audit/message/words.ts';
import { campaignOf } from '../../support/brief.ts';

const read = (text: string, likely: string) => languageBy(votesOf([new Tokens(phrasePassage(text))]), likely);

test.each([
  ['love this balm', 'en', 'en'],
  ['ich liebe das und es ist für mich gut', 'en', 'de'],
  ['me encanta este bálsamo para la piel y los labios', 'pt', 'es'],
  ['обожаю бальзам', 'en', 'ru'],
  ['обожнюю бальзам', 'uk', 'uk'],
  ['بلسم رائع', 'en', 'ar'],
  ['love it 💚', 'de', 'de'],
])('%j, likely %s, is read as %s', (text, likely, expected) => {
  expect(read(text, likely)).toBe(expected);
});

test.each([
  ['en-GB', 'en'],
  ['nb', 'no'],
  ['nn-NO', 'no'],
  ['PT-br', 'pt'],
])('%s has the stems of %s', (tag, expected) => {
  expect(stemmerLanguage(tag)).toBe(expected);
});

test.each([
  ['de', ['vegan'], 'de'],
  ['de', ['our new balm is kind to all of the skin in the world'], 'en'],
  ['ar', ['معجزة'], 'ar'],
])('a brief for %s with %j is in %s', (market, bannedPhrases, expected) => {
  expect(briefLanguage(campaignOf(market, { bannedPhrases }))).toBe(expected);
});
