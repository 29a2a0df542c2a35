import { describe, expect, test } from 'vitest';
import { audit } from '../../lib/audit/audit.ts';
import type { Pack } from '../../lib/rules/schema.ts';
import { doubtful, judge, pack, post, ruling, sure, TERMS, term } from '../support/law.ts';

const examples = { pass: ['x'], fail: ['y'] };

describe('ties', () => {
  test.each([
    ['none', 'not_applicable not_commercial'],
    ['past_paid', 'not_applicable no_duty'],
    ['family', 'review unsettled'],
    ['paid', 'fail missing'],
  ] as const)('%s: %s', (connection, expected) => {
    expect(ruling({ caption: 'My serum', connection })).toBe(expected);
  });

  test('a wording that is enough for gifts only', () => {
    expect(ruling({ caption: '#gifted serum', connection: 'gift' })).toBe('pass clear #gifted');
    expect(ruling({ caption: '#gifted serum', connection: 'unknown' })).toBe('pass clear #gifted');
    const open = pack({
      terms: [
        term({
          id: 'tie',
          forms: ['kindly'],
          rulings: [
            { status: 'accepted', connections: ['gift'] },
            { status: 'insufficient', connections: ['paid'] },
          ],
        }),
      ],
    });
    expect(ruling({ caption: 'kindly', connection: 'unknown' }, open)).toBe('review connection_unknown kindly');
    expect(ruling({ caption: 'kindly', connection: 'loan' }, open)).toBe('fail missing');
  });

  test('a good disclosure is good, whatever the duty', () => {
    expect(ruling({ caption: 'Ad | serum', connection: 'family' })).toBe('pass clear Ad');
  });

  test('a duty that the pack does not know of leaves it open', () => {
    const silent = pack({ duties: [{ duty: 'required', connections: ['paid'], cite: sure, examples }] });
    expect(ruling({ caption: 'serum', connection: 'loan' }, silent)).toBe('review unsettled');
    expect(ruling({ caption: '#ad', connection: 'unknown' }, silent)).toBe('pass clear #ad');
  });

  test('where the law on silence is doubtful, silence is for a person', () => {
    expect(ruling('My serum', pack({ missing: { cite: doubtful, severity: 'high' } }))).toBe('review unsettled');
  });
});

describe('versions', () => {
  const dated = pack({
    terms: [
      term({
        id: 'plug',
        rulings: [
          { status: 'accepted', to: '2020-12-31' },
          { status: 'insufficient', from: '2021-01-01' },
        ],
      }),
    ],
  });
  test.each([
    ['2020-12-31T23:00:00-02:00', 'fail insufficient_wording plug'],
    ['2020-12-31T23:00:00Z', 'pass clear plug'],
  ])('%s: %s', (publishedAt, expected) => {
    expect(ruling({ caption: 'plug', publishedAt }, dated)).toBe(expected);
  });
});

describe('needs', () => {
  const needs = (need: object, cite = sure) =>
    pack({ terms: [...TERMS, term({ id: 'pr', rulings: [{ needs: need, cite }] })] });
  test.each([
    ['pr from GlowLab', { brand: true }, 'review partner_unnamed pr'],
    ['pr from @glowlab', { brand: true }, 'pass clear pr'],
    ['pr serum', { beside: ['sponsored'] }, 'fail insufficient_wording pr'],
    ['pr sponsored', { beside: ['sponsored'] }, 'pass clear pr'],
    ['pr serum', { platformLabel: true }, 'fail insufficient_wording pr'],
  ])('%j with %j: %s', (caption, need, expected) => {
    expect(ruling(caption, needs(need))).toBe(expected);
  });
  test('met by the platform label', () => {
    expect(ruling({ caption: 'pr serum', platformLabel: 'present' }, needs({ platformLabel: true }))).toBe(
      'pass clear pr',
    );
  });
  test('a partner that is known must be named', () => {
    expect(ruling({ caption: 'pr serum', labelledPartner: 'GlowLab' }, needs({ brand: true }))).toBe(
      'fail partner_unnamed pr',
    );
  });
  test('doubtful needs fail nobody', () => {
    expect(ruling('pr serum', needs({ brand: true }, doubtful))).toBe('review partner_unnamed pr');
  });
});

describe('language and partner', () => {
  const en = 'I have been using this lovely serum every single morning for three weeks now';
  const de = 'Ich benutze dieses wunderbare Serum seit drei Wochen jeden einzelnen Morgen';
  const speaks = (rule: Partial<Pack['languageRules'][number]>) =>
    pack({ languageRules: [{ rule: 'content', severity: 'high', cite: sure, examples, ...rule }] });
  test.each([
    [`Ad | ${en}`, speaks({}), 'pass clear Ad'],
    [`Ad | ${de}`, speaks({}), 'fail wrong_language Ad'],
    [`Ad | ${de}`, speaks({ cite: doubtful }), 'review unsettled Ad'],
    [`Ad | ${de}`, speaks({ rule: 'any_of', languages: ['en'] }), 'pass clear Ad'],
    ['Ad | hm', speaks({}), 'pass clear Ad'],
    [`Ad | ${de}`, { ...speaks({ rule: 'national' }), languages: ['en-GB'] }, 'pass clear Ad'],
    [`Ad | ${en}`, { ...speaks({ rule: 'national' }), languages: ['de'] }, 'fail wrong_language Ad'],
    [
      `Ad | ${en}`,
      { ...speaks({ rule: 'national' }), languages: ['de'], terms: [term({ id: 'ad', language: 'zxx' })] },
      'pass clear Ad',
    ],
  ] as const)('%j', (caption, law, expected) => {
    expect(ruling(caption, law as Pack)).toBe(expected);
  });
  test('the platform’s word on the language wins, and the audit tells the language only where it was asked for', () => {
    expect(ruling({ caption: `Ad | ${en}`, language: 'de-AT' }, speaks({}))).toBe('fail wrong_language Ad');
    expect(judge(`Ad | ${de}`, speaks({})).audit.language).toBe('de');
    expect(judge(`Ad | ${de}`).audit.language).toBe('und');
  });

  const names = (rule: 'beside' | 'anywhere') =>
    pack({ partner: [{ rule, severity: 'medium', cite: sure, examples }] });
  test.each([
    ['Ad | my serum', 'beside', 'review partner_unnamed Ad'],
    ['Ad | my serum of @glowlab', 'beside', 'pass clear Ad'],
    [`Ad | ${en} @glowlab`, 'beside', 'review partner_unnamed Ad'],
    [`Ad | ${en} @glowlab`, 'anywhere', 'pass clear Ad'],
    ['Sponsored by GlowLab', 'beside', 'pass clear Sponsored by GlowLab'],
  ] as const)('%j named %s: %s', (caption, rule, expected) => {
    expect(ruling(caption, names(rule))).toBe(expected);
  });
  test('a known partner’s name counts', () => {
    expect(ruling({ caption: 'Ad | glowlab serum', labelledPartner: 'GlowLab' }, names('beside'))).toBe(
      'pass clear Ad',
    );
  });
});

describe('the platform’s own label', () => {
  const labelled = (policy: Pack['platformLabel'][number]['policy'], more = {}) =>
    pack({ platformLabel: [{ policy, cite: sure, examples, ...more }] });
  test.each([
    ['serum', 'present', labelled('sufficient'), 'pass clear'],
    ['serum', 'unknown', labelled('sufficient'), 'review label_unknown'],
    ['sponsored', 'unknown', labelled('sufficient'), 'review label_unknown sponsored'],
    ['serum', 'absent', labelled('sufficient'), 'fail missing'],
    ['serum', 'present', labelled('sufficient', { partnerNamed: true }), 'review partner_unnamed'],
    ['serum', 'present', labelled('conditional'), 'review unsettled'],
    ['sponsored', 'present', labelled('conditional'), 'review unsettled sponsored'],
    ['serum', 'present', labelled('unsettled'), 'review unsettled'],
    ['serum', 'present', labelled('insufficient'), 'fail label_insufficient'],
    ['serum', 'present', labelled('insufficient', { cite: doubtful }), 'review unsettled'],
    ['serum', 'present', labelled('additional'), 'fail label_insufficient'],
    ['sponsored', 'present', labelled('insufficient'), 'fail insufficient_wording sponsored'],
    ['serum', 'present', labelled('sufficient', { from: '2030-01-01' }), 'fail missing'],
  ] as const)('%s %s: %s', (caption, platformLabel, law, expected) => {
    expect(ruling({ caption, platformLabel }, law)).toBe(expected);
  });
  test('names the partner where that is asked', () => {
    expect(
      ruling(
        { caption: 'serum', platformLabel: 'present', labelledPartner: 'GlowLab' },
        labelled('sufficient', { partnerNamed: true }),
      ),
    ).toBe('pass clear');
  });
});

describe('denials', () => {
  test.each([
    [{ caption: 'This is not an ad, I just love it' }, 'fail contradicted'],
    [{ caption: 'This is not an #ad, I just love it' }, 'fail contradicted'],
    [{ caption: 'Not #sponsored, I just love it' }, 'fail contradicted'],
    [{ caption: 'Ad | not sponsored, I just love it' }, 'review contradicted Ad'],
    [{ caption: 'Ad | not sponsored, affiliate links', connection: 'affiliate' }, 'pass clear Ad'],
    [{ caption: 'not sponsored, I just love it', connection: 'affiliate' }, 'fail contradicted'],
    [{ caption: '#gifted, not sponsored', connection: undefined as never }, 'pass clear #gifted'],
    [{ caption: 'not sponsored, but a sponsored link' }, 'fail contradicted sponsored'],
    [{ caption: 'not sponsored', connection: 'none' }, 'not_applicable not_commercial'],
    [{ caption: '#ad, the last part is not sponsored', connection: undefined }, 'pass clear #ad'],
    [{ caption: 'use my code, not sponsored', connection: undefined }, 'review missing'],
  ] as const)('%j: %s', (given, expected) => {
    expect(ruling(given as never)).toBe(expected);
  });
  test('cite the pack’s own rule on denials', () => {
    const law = pack({ contradicted: { cite: doubtful, severity: 'medium' } });
    expect(ruling('This is not an ad', law)).toBe('review contradicted');
    expect(judge('This is not an ad', law).findings[0]).toMatchObject({
      severity: 'medium',
      citation: { instrument: 'Talk' },
    });
  });
});

describe('what cannot be read or is not covered', () => {
  test('a post without text is kept for a person', () => {
    expect(ruling({})).toBe('review nothing_to_read');
    expect(ruling({ caption: ' \n ', overlays: [''], links: [''] })).toBe('review nothing_to_read');
    expect(ruling({ caption: '', connection: 'unknown' })).toBe('review nothing_to_read');
  });
  test('a jurisdiction without rules is for a person, unless the post is no ad', () => {
    const verdicts = (change: object) => audit(post({ caption: 'serum', audience: ['KE'], ...change })).verdicts;
    expect(verdicts({})).toMatchObject([{ outcome: 'review', reason: 'unsettled', findingIds: [] }]);
    expect(verdicts({ connection: undefined })).toMatchObject([
      { outcome: 'not_applicable', reason: 'not_commercial' },
    ]);
    expect(verdicts({ caption: '' })).toMatchObject([{ outcome: 'review', reason: 'nothing_to_read' }]);
  });
  test.each([
    [{ caption: 'x' }, ['image', 'label']],
    [{ caption: 'x', format: 'reel' }, ['image', 'audio', 'label']],
    [{ caption: 'x', format: 'reel', overlays: [], transcript: '', platformLabel: 'absent' }, []],
    [{ caption: 'x', platform: 'x', platformLabel: 'unknown' }, ['label']],
  ] as const)('%j leaves %j unseen', (given, unseen) => {
    expect(judge(given as never).unseen).toEqual(unseen);
  });
});
