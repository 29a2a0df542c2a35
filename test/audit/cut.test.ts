import { describe, expect, test } from 'vitest';
import { audit } from '../../lib/audit/audit.ts';
import type { Audit } from '../../lib/audit-result.ts';
import type { Post } from '../../lib/post.ts';
import { campaignOf } from '../support/brief.ts';
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

describe('what a brief asks for and only the beginning of a text lacks', () => {
  const brief = {
    keyMessages: [
      { id: 'vegan', text: '100% vegan formula' },
      { id: 'refill', text: 'comes in a refill pack' },
    ],
    requiredHashtags: ['#ZorbixPartner'],
    bannedPhrases: ['miracle'],
  };
  const asked = (cut: Post['cut']) => {
    const caption = 'Ad with @zorbix: a miracle of a 100% vegan formula';
    const creator = { handle: 'mila' };
    return audit(post({ caption, creator, cut, format: 'feed' }), { campaigns: [campaignOf('en', brief)] });
  };
  const of = ({ findings }: Audit, code: string) => findings.find((finding) => finding.code === code)!;

  test('may stand in the rest: that is said, and weighs little', () => {
    const cut = asked(['caption']);
    for (const code of ['message.key_message_missing', 'message.hashtag_missing']) {
      expect(of(cut, code)).toMatchObject({ severity: 'low', message: expect.stringContaining('Only the beginning') });
      expect(of(asked(undefined), code).message).not.toContain('Only the beginning');
    }
    expect(cut.keyMessages!.map(({ id }) => id)).toEqual(['vegan']);
    expect(asked(undefined).keyMessages!.map(({ id }) => id)).toEqual(['vegan', 'refill']);
  });

  test('what was read and should not be there weighs as ever', () => {
    const [whole, cut] = [asked(undefined), asked(['caption'])].map((one) => of(one, 'message.banned_phrase'));
    expect(cut).toEqual(whole);
  });
});
