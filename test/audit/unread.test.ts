import { describe, expect, test } from 'vitest';
import { audit } from '../../lib/audit/audit.ts';
import { judge, pack, post, rulebook, sure } from '../support/law.ts';

const RUSSIAN = 'Сегодня расскажу о новом креме, который мне прислали на прошлой неделе, и о том, как я им пользуюсь';
const examples = { pass: ['x'], fail: ['y'] };

describe('a post in a language in which no pack knows a disclosure', () => {
  test('is left to a person', () => {
    expect(judge(RUSSIAN)).toMatchObject({ outcome: 'review', reason: 'language_unsupported' });
  });

  test('fails where the wording must be in the languages of the market', () => {
    const national = pack({ languageRules: [{ rule: 'national', severity: 'high', cite: sure, examples }] });
    expect(judge(RUSSIAN, national)).toMatchObject({ outcome: 'fail', reason: 'missing' });
  });

  test('a known language, or one that cannot be told, is judged', () => {
    expect(judge('My serum, все')).toMatchObject({ outcome: 'fail', reason: 'missing' });
  });
});

describe('a sentence that tells of the tie, though the pack does not know it', () => {
  test.each([
    ['I earn a commission when you shop with my links', 'affiliate', 'review unsettled'],
    ['I earn a commission when you shop with my links', 'paid', 'fail missing'],
    ['They kindly sent me this serum, thank you @glowlab', 'gift', 'review unsettled'],
    ['They kindly sent me this serum, thank you @glowlab', 'employment', 'fail missing'],
  ] as const)('%s, tie %s: %s', (caption, connection, expected) => {
    const { verdicts } = audit(post({ caption, connection }), { rulebook: rulebook(pack()) });
    expect(`${verdicts[0]!.outcome} ${verdicts[0]!.reason}`).toBe(expected);
  });
});

describe('a partner whom nobody knows', () => {
  const named = pack({ partner: [{ rule: 'beside', severity: 'medium', cite: sure, examples }] });
  test.each([
    ['Ad | Sauna Scents\nmy serum', 'pass clear'],
    ['Ad: Saunatuoksu Oy. My serum', 'pass clear'],
    ['[ad] Velora', 'pass clear'],
    ['Ad | Today I show you my serum', 'review partner_unnamed'],
    ['Ad | New serum.', 'review partner_unnamed'],
  ])('%s: %s', (caption, expected) => {
    const { outcome, reason } = judge(caption, named);
    expect(`${outcome} ${reason}`).toBe(expected);
  });
});

describe('a label that names no tie', () => {
  test('makes a suspicion where it opens a text that mentions somebody', () => {
    const basis = (caption: string) =>
      audit(post({ caption, connection: undefined as never }), { rulebook: rulebook(pack()) }).commercial.basis;
    expect(basis('[promo] my serum from @glowlab')).toBe('signals');
    expect(basis('[promo] my serum')).toBe('none');
    expect(basis('[promo] my serum by @mila.cooks')).toBe('none');
    expect(basis('My serum from @glowlab [promo]')).toBe('none');
  });
});
