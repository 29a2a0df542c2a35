import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messageCases } from '../../../bench/accuracy/message-cases.ts';
import { audit } from '../../../lib/audit/audit.ts';
import { type Campaign, campaignSchema } from '../../../lib/campaign.ts';
import type { Evidence } from '../../../lib/finding.ts';
import type { Post } from '../../../lib/post.ts';
import { campaign as autumn } from '../../support/law.ts';

const campaign: Campaign = campaignSchema.parse({
  ...autumn,
  id: 'glowlab-everything',
  creators: [
    { handle: 'mila', promoCode: 'MILA15', trackingUrl: 'https://glowlab.com/?utm_source=instagram&utm_content=mila' },
    { handle: 'tom', promoCode: 'TOM10' },
  ],
  brief: {
    keyMessages: [
      { id: 'vegan', text: '100% vegan formula', alternatives: ['completely plant-based', '植物由来の処方'] },
      { id: 'sugar', text: 'no added sugar' },
      { id: 'mark', text: '🌱' },
    ],
    synonyms: [['vegan', 'plantbased']],
    requiredMentions: ['@glowlab'],
    requiredHashtags: ['#GlowLabPartner'],
    productNames: ['Midnight Serum'],
    offer: { percent: 15, endsAt: '2026-12-01T00:00:00Z' },
    bannedPhrases: ['miracle', 'lose weight', '奇跡', '#1'],
    bannedClaims: ['health', 'guarantee', 'superlative', 'financial_return', 'before_after', 'environmental'],
    competitors: [{ name: 'DewCo', handles: ['@dewco'], hashtags: ['#dewco'] }, { name: 'Dove' }],
    disclaimers: [{ text: '18+ only. Please drink responsibly.', alternatives: ['飲酒は20歳から'] }],
    tone: { avoid: ['profanity', 'negative_about_brand'] },
    approvedCaption: '#ad My @glowlab serum: 24 hours of hydration. Use MILA15 for 15% off at glowlab.com/mila',
  },
});

const FRAGMENTS = [
  ...Object.getOwnPropertyNames(Object.prototype),
  'GlowLab',
  'GlowLabb',
  '@glowlab',
  '#GlowLabPatner',
  '#GlowLabPartner',
  '100% vegan formula',
  'one hundred per cent vegan',
  'not vegan',
  'two point five',
  'no added sugar',
  'sugar-free',
  'miracles',
  'no miracle',
  '奇跡ではない',
  '植物由来の処方です',
  'MILA15',
  'MILA51',
  'TOM10',
  'https://glowlab.com/?utm_content=mila&utm_source=instagram',
  'glowlab.shop/x',
  '15% off',
  'twenty percent off until 5 December',
  'half price',
  'DewCo',
  'a dove',
  'cures acne',
  'the best serum in the world',
  'before and after',
  'I hate GlowLab',
  'damn',
  '18+ only. Please drink responsibly',
  'Midnigth Serum',
  '\n',
  '.',
  ',',
  '#',
  '%',
];

const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...FRAGMENTS),
      fc.string({ unit: 'binary', maxLength: 10 }),
      fc.string({ unit: 'grapheme', maxLength: 10 }),
    ),
    {
      maxLength: 14,
    },
  )
  .map((parts) => parts.join(' '));

const post: fc.Arbitrary<Post> = fc.record(
  {
    id: fc.constant('1'),
    platform: fc.constantFrom('instagram', 'youtube', 'tiktok'),
    creator: fc.constant({ handle: 'mila' }),
    publishedAt: fc.constantFrom('2026-11-20T12:00:00Z', '2026-12-20T12:00:00Z'),
    caption: text,
    title: text,
    transcript: text,
    overlays: fc.array(text, { maxLength: 3 }),
    links: fc.array(text, { maxLength: 2 }),
    labelledPartner: fc.constant('GlowLab'),
    language: fc.constantFrom('en', 'de', 'ja', 'constructor', 'nb-NO'),
  },
  { requiredKeys: ['id', 'platform', 'creator', 'publishedAt', 'caption', 'labelledPartner'] },
);

const messages = (one: Post, campaigns: readonly Campaign[] = [campaign]) =>
  audit(one, { campaigns }).findings.filter(({ code }) => code.startsWith('message.'));

function said(one: Post, { field, frame, start, end }: Evidence): string | undefined {
  const whole = field === 'overlays' || field === 'links' ? one[field]?.[frame!] : one[field];
  return whole?.slice(start, end);
}

describe('whatever a post says', () => {
  test('evidence is the words at its place', () => {
    fc.assert(
      fc.property(post, (one) => {
        const { findings, keyMessages = [] } = audit(one, { campaigns: [campaign] });
        const shown = [
          ...findings.flatMap(({ evidence }) => evidence),
          ...keyMessages.flatMap(({ evidence }) => evidence ?? []),
        ];
        for (const evidence of shown) expect(said(one, evidence)).toBe(evidence.text);
      }),
      { numRuns: 400 },
    );
  });

  test('the same post gets the same findings, each with an id of its own', () => {
    fc.assert(
      fc.property(post, (one) => {
        const found = messages(one);
        expect(messages(structuredClone(one))).toEqual(found);
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
      }),
      { numRuns: 200 },
    );
  });
});

/** A sentence that no brief here has anything to do with. */
const UNRELATED: Readonly<Record<string, string>> = {
  en: 'The lake behind the house was calm that morning.',
  de: 'Der See hinter dem Haus war an diesem Morgen ganz still.',
  fr: 'Le lac derrière la maison était calme ce matin.',
  es: 'El lago detrás de la casa estaba en calma esa mañana.',
  it: 'Il lago dietro la casa era calmo quella mattina.',
  pt: 'O lago atrás da casa estava calmo naquela manhã.',
  nl: 'Het meer achter het huis was die ochtend stil.',
  pl: 'Jezioro za domem było tego ranka spokojne.',
};

describe('an unrelated sentence', () => {
  test.each(Object.keys(UNRELATED))('changes no finding of a post in %s', (language) => {
    const cases = messageCases().filter((one) => one.language.startsWith(language) && one.post.caption !== undefined);
    const changed = cases.filter(({ post: one, campaigns }) => {
      const longer = { ...one, caption: `${one.caption}\n\n${UNRELATED[language]}` };
      const before = messages(one, campaigns).map(({ id }) => id);
      const after = messages(longer, campaigns).map(({ id }) => id);
      return before.sort().join() !== after.sort().join();
    });
    expect(cases.length).toBeGreaterThan(10);
    expect(changed.map(({ name }) => name)).toEqual([]);
  });
});
