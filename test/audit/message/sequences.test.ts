import { describe, expect, test } from 'vitest';
import { cells, findingsOf } from '../../support/brief.ts';

const evidenceOf = (phrase: string, caption: string) =>
  findingsOf('en', { bannedPhrases: [phrase] }, caption).flatMap(({ evidence }) => evidence.map(({ text }) => text));

describe('where a phrase stands', () => {
  test.each([
    ['miracle', 'Miracles, a #miracle and MIRACLE', ['Miracles', '#miracle', 'MIRACLE']],
    ['#1', 'the #1 balm', ['#1']],
    ['#1', 'the #11 balm', []],
    ['100%', 'it is 100% mine', ['100%']],
    ['🤢', 'makes me 🤢', ['🤢']],
    ['game changer', 'a real game-changer', ['game-changer']],
    ['best ever', 'the best of it. Ever tried?', []],
    ['guilt-free', 'guilt free and guilt-free', ['guilt free', 'guilt-free']],
  ])('%s in %j: %j', (phrase, caption, expected) => {
    expect(evidenceOf(phrase, caption)).toEqual(expected);
  });

  test('no more than eight places are shown', () => {
    expect(evidenceOf('miracle', 'miracle, '.repeat(20))).toHaveLength(8);
  });
});

describe('a key message', () => {
  const isSaid = (text: string, caption: string, brief = {}) =>
    findingsOf('en', { keyMessages: [{ id: 'k', text }], ...brief }, caption).length === 0;

  test.each([
    ['💚', 'love it 💚', 'love it'],
    ['Zorbix', 'I use Zorbix daily', 'daily use'],
    ['#1 sleep app', 'the #1 sleep app', 'a sleep app'],
    ['First month for £1', 'your first month is a pound / first month for one pound', 'first week for £1'],
    ['Waterproof silver sleep tracker', 'a waterproof silver sleeptracker', 'a silver tracker'],
    ['Cashback on every order', 'cash back on every order', 'back on every order'],
    ['Two point five litres', '2.5 litres / two point five litres', '5 litres'],
  ])('%s', (text, said, unsaid) => {
    expect(cells(said).filter((caption) => !isSaid(text, caption))).toEqual([]);
    expect(cells(unsaid).filter((caption) => isSaid(text, caption))).toEqual([]);
  });

  test('may be said with words that the brief gives for its own', () => {
    const brief = { synonyms: [['jumper', 'sweater']] };
    expect(isSaid('Warm woollen jumper', 'a warm woollen sweater', brief)).toBe(true);
    expect(isSaid('Warm woollen jumper', 'a warm woollen sweater')).toBe(false);
  });

  test('is looked for in hostile text too', () => {
    expect(isSaid('Vegan leather boots', `${'vegan boots '.repeat(5000)}leather`)).toBe(false);
  });
});
