import { describe, expect, test } from 'vitest';
import { audit } from '../../lib/audit/audit.ts';
import { createRulebook } from '../../lib/audit/rulebook.ts';
import { packs, RULEBOOK_VERSION } from '../../lib/rules/index.ts';
import { campaign, judge, pack, placed, post, rulebook, ruling, sure, term } from '../support/law.ts';

const CODES = [...packs.keys()];

describe('ids', () => {
  const idOf = (caption: string) => judge(caption).findings[0]!.id;
  test('stay over edits that leave the problem as it is', () => {
    expect(idOf('My serum #gifted')).toBe(idOf('Look: #GIFTED this is lovely'));
    expect(idOf('My serum')).toBe(idOf('Another text'));
  });
  test('are those of the post as it is now', () => {
    const one = post({ caption: '#gifted' });
    const [before] = audit(one, { rulebook: rulebook() }).findings;
    one.id = '2';
    expect(audit(one, { rulebook: rulebook() }).findings[0]!.id).not.toBe(before!.id);
  });
  test('differ by words, code, post and jurisdiction', () => {
    const ids = [idOf('#gifted'), idOf('sponsored'), idOf('x'), judge({ caption: '#gifted', id: '2' }).findings[0]!.id];
    const elsewhere = audit(post({ caption: '#gifted', audience: ['FR'] }), {
      rulebook: rulebook(pack({ code: 'FR' })),
    }).findings[0]!.id;
    expect(new Set([...ids, elsewhere]).size).toBe(5);
    expect(ids.every((id) => /^v1:[0-9a-f]{32}$/.test(id))).toBe(true);
  });
});

describe('a label that came by an edit', () => {
  const late = (original: string, caption: string) =>
    audit(post({ caption }), { rulebook: rulebook(), original: post({ caption: original }) }).findings;
  test('is late', () => {
    expect(late('My serum', 'Ad | my serum')).toMatchObject([
      { code: 'disclosure.late', severity: 'low', evidence: [{ text: 'Ad' }] },
    ]);
  });
  test('is late where only its own words tell that it is an ad', () => {
    const said = (caption: string) => post({ caption, connection: undefined as never });
    expect(audit(said('Ad | serum'), { rulebook: rulebook(), original: said('serum') }).findings).toEqual([]);
    expect(audit(said('#gifted Ad | serum'), { rulebook: rulebook(), original: said('serum') }).findings).toMatchObject(
      [{ code: 'disclosure.late' }],
    );
  });
  test('is not late where it was there, or where it is still missing', () => {
    expect(late('Ad | serum', 'Ad | my serum')).toEqual([]);
    expect(late('serum', 'my serum')).toMatchObject([{ code: 'disclosure.missing' }]);
  });
  test('may be the platform’s', () => {
    const law = rulebook(
      pack({ platformLabel: [{ policy: 'sufficient', cite: { source: 'act', clause: '1' }, examples: {} }] }),
    );
    const original = post({ caption: 'x', platformLabel: 'absent' });
    expect(audit(post({ caption: 'x', platformLabel: 'present' }), { rulebook: law, original }).findings).toMatchObject(
      [{ code: 'disclosure.late', evidence: [] }],
    );
  });
});

describe('rulebooks', () => {
  test('our own has a version, and every audit names it', () => {
    expect(audit(post({ caption: 'x' })).rulebook).toBe(RULEBOOK_VERSION);
  });
  test('a baseline holds where the country is silent', () => {
    const country = pack({ code: 'AT', baseline: 'EU', terms: [term({ id: 'werbung' })], duties: [] });
    const law = createRulebook([country, pack({ code: 'EU' }), pack({ code: 'BG', baseline: 'XX' })], 'test');
    const verdict = (caption: string) => audit(post({ caption, audience: ['AT'] }), { rulebook: law }).verdicts[0];
    expect(verdict('#ad')).toMatchObject({ outcome: 'pass' });
    expect(verdict('#werbung')).toMatchObject({ outcome: 'pass' });
  });
  test('house rules are laid over the law, and stand alone where there is none', () => {
    const house = pack({
      kind: 'house',
      terms: [term({ id: 'sponsored', rulings: [{ status: 'accepted' }] })],
      ...placed({ kind: 'first_word' }),
    });
    const law = rulebook(pack(), house, { ...house, code: 'ZA' });
    const outcome = (caption: string, code: string) =>
      audit(post({ caption, audience: [code] }), { rulebook: law }).verdicts[0]!.outcome;
    expect([
      outcome('x #ad', 'GB'),
      outcome('#ad x', 'GB'),
      outcome('sponsored x', 'GB'),
      outcome('sponsored x', 'ZA'),
    ]).toEqual(['fail', 'pass', 'pass', 'pass']);
  });
  test('house rules that say nothing of denials leave them to the law', () => {
    const law = pack({ contradicted: { cite: sure, severity: 'medium' } });
    const denied = audit(post({ caption: 'This is not an ad' }), { rulebook: rulebook(law, pack({ kind: 'house' })) });
    expect(denied.findings).toMatchObject([{ code: 'disclosure.contradicted', severity: 'medium' }]);
  });
  test('surface forms: German letters without their keyboard, glued tags, slots in tags', () => {
    const law = pack({
      terms: [
        term({ id: 'öffentlich', embedded: true }),
        term({ id: '협찬', embedded: true }),
        term({ id: 'x-partner', forms: ['{brand}partner', '{brand} partner'], match: ['hashtag'] }),
        term({ id: 'with-x', forms: ['iworkwith{brand}'], match: ['hashtag'] }),
        term({ id: 'odd', forms: ['a{brand}b', '\u200b', '%'], match: ['hashtag', 'text'] }),
        term({ id: 'thanks', forms: ['thanks to {brand} for the'] }),
        term({ id: '広告', match: ['text'] }),
      ],
      guards: [{ kind: 'decoy', language: 'ko', forms: ['협찬아님'] }],
    });
    for (const [caption, expected] of [
      ['oeffentlich', 'pass clear oeffentlich'],
      ['#offentlich', 'pass clear #offentlich'],
      ['#협찬청소기 x', 'pass clear #협찬'],
      ['오늘협찬청소기', 'pass clear 협찬'],
      ['협찬아님', 'fail missing'],
      ['#GlowLabPartner', 'pass clear #GlowLabPartner'],
      ['#glowlab_partner', 'pass clear #glowlab_partner'],
      ['#partner', 'fail missing'],
      ['#x x', 'fail missing'],
      ['#iworkwithGlowLab', 'pass clear #iworkwithGlowLab'],
      ['#iworkwith', 'fail missing'],
      ['Thanks to  GlowLab for the serum', 'pass clear Thanks to  GlowLab for the'],
      ['Thanks to all\nof you for the serum', 'fail missing'],
      ['Thanks to all', 'fail missing'],
      ['これは広告です', 'pass clear 広告'],
    ] as const) {
      expect([caption, ruling(caption, law)]).toEqual([caption, expected]);
    }
  });
});

describe('a hostile post', () => {
  test.each([
    ['a 100 KB caption', 'lovely serum and more '.repeat(5000)],
    ['10,000 hashtags', '#ad#glow '.repeat(10_000)],
    ['a million spaces', `ad${' '.repeat(1_000_000)}x`],
    ['marks without end', `a${'\u0301'.repeat(100_000)}`],
    ['brackets without end', '('.repeat(100_000)],
    ['almost a phrase, often', 'sponsored '.repeat(50_000)],
    ['mentions without end', `sponsored by ${'@a'.repeat(50_000)}`],
    ['a tag without end', `#${'ad'.repeat(50_000)}`],
    ['letters parted without end', 'a d '.repeat(30_000)],
    ['links without end', 'http://a/'.repeat(30_000)],
    ['brackets before a label', `${'('.repeat(100_000)} ad`],
  ])('%s is judged', (_name, caption) => {
    expect(audit(post({ caption, audience: CODES }), { campaigns: [campaign] }).verdicts).toHaveLength(CODES.length);
  });
});
