import { describe, expect, test } from 'vitest';
import { audit } from '../../lib/audit/audit.ts';
import { pack, post, rulebook } from '../support/law.ts';

const judged = (caption: string, more: object = {}) => {
  const { verdicts, findings } = audit(post({ caption, connection: 'paid', cut: ['caption'], ...more }), {
    rulebook: rulebook(pack()),
  });
  return { verdict: verdicts[0]!, findings };
};

describe('a post of which only the beginning was handed over', () => {
  test('is for a person where no disclosure was read: it may stand in the rest', () => {
    const { verdict, findings } = judged('My new serum');
    expect(verdict).toMatchObject({ outcome: 'review', reason: 'missing' });
    expect(verdict.unseen).toContain('text');
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ code: 'disclosure.missing', severity: 'low' });
    expect(findings[0]!.message).toContain('only the beginning');
  });

  test('passes by what was read', () => {
    expect(judged('Ad: my new serum').verdict).toMatchObject({ outcome: 'pass', reason: 'clear' });
  });

  test('fails as any other where it denies that it is an ad', () => {
    expect(judged('Not an ad! My new serum').verdict).toMatchObject({ outcome: 'fail', reason: 'contradicted' });
  });

  test('a text that is whole is not called unread', () => {
    const { verdict } = judged('My new serum', { cut: [] });
    expect(verdict).toMatchObject({ outcome: 'fail', reason: 'missing' });
    expect(verdict.unseen).not.toContain('text');
  });
});
