import { describe, expect, test } from 'vitest';
import { campaignSchema } from '../lib/campaign.ts';

const campaign = {
  id: 'glowlab-autumn',
  brand: { name: 'GlowLab', aliases: ['Glow Lab'], handles: ['@glowlab'], hashtags: ['#glowlab'] },
  window: { from: '2026-11-01T00:00:00Z', to: '2026-12-15T00:00:00Z' },
  creators: [
    { handle: 'mila', promoCode: 'MILA15', trackingUrl: 'https://glowlab.com/?utm_content=mila' },
    { handle: 'tom', platform: 'tiktok', promoCode: 'TOM10' },
  ],
  brief: {
    keyMessages: [
      { id: 'vegan', text: '100% vegan formula' },
      { id: 'sugar', text: 'no added sugar' },
    ],
    requiredMentions: ['@glowlab'],
    requiredHashtags: ['#GlowLabPartner'],
    bannedPhrases: ['miracle', 'sugar'],
    competitors: [{ name: 'DewCo', handles: ['@dewco'], hashtags: ['#dewco'] }],
    offer: { percent: 15 },
  },
};
type Draft = typeof campaign;

const refusals = (change: (draft: Draft) => unknown) => {
  const { error } = campaignSchema.safeParse(change(structuredClone(campaign)));
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
};
const withCreators = (...creators: object[]) => refusals((draft) => ({ ...draft, creators }));
const withBrief = (brief: object) => refusals((draft) => ({ ...draft, brief: { ...draft.brief, ...brief } }));

test('a campaign without contradictions is taken as it is', () => {
  expect(campaignSchema.parse(campaign)).toMatchObject(campaign);
  expect(refusals(({ brief: _, ...rest }) => rest)).toEqual([]);
});

describe('refused, with the field and what to do', () => {
  test('two creators with one code', () => {
    expect(withCreators({ handle: 'a', promoCode: 'A10' }, { handle: 'b' }, { handle: 'c', promoCode: 'a10' })).toEqual(
      ['creators.2.promoCode: creator 1, a, has the code "a10" too: give each creator a code of their own'],
    );
  });

  test('one creator may have one code on two platforms, but stands once for each', () => {
    const on = (platform: string) => ({ handle: 'a', platform, promoCode: 'A10' });
    expect(withCreators(on('tiktok'), on('instagram'))).toEqual([]);
    expect(withCreators(on('tiktok'), { ...on('tiktok'), handle: '@A' })).toEqual([
      'creators.1.handle: is creator 1 as well: list a creator once for each platform',
    ]);
  });

  test.each(['glowlab.com/x', 'https://glowlab', 'ftp://glowlab.com', 'https://'])(
    'the tracking address %s',
    (trackingUrl) => {
      expect(withCreators({ handle: 'a', trackingUrl })).toEqual([
        'creators.0.trackingUrl: must be a web address: https://brand.example/?utm_source=…',
      ]);
    },
  );

  test('an offer of more than all, or of nothing', () => {
    expect(withBrief({ offer: { percent: 150 } })[0]).toMatch(/^brief\.offer\.percent: an offer takes off at most 100/);
    expect(withBrief({ offer: { percent: 0 } })[0]).toBe('brief.offer.percent: must be above 0');
  });

  test.each([
    [
      'a key message',
      { keyMessages: [{ id: 'a', text: 'A small Miracle!' }] },
      'brief.keyMessages.0 ("A small Miracle!")',
    ],
    ['a hashtag', { requiredHashtags: ['#Miracle'] }, 'brief.requiredHashtags.0 ("#Miracle")'],
    ['a mention', { requiredMentions: ['@miracle'] }, 'brief.requiredMentions.0 ("@miracle")'],
    ['a product', { productNames: ['Miracle Balm'] }, 'brief.productNames.0 ("Miracle Balm")'],
    ['a disclaimer', { disclaimers: [{ text: 'A miracle may vary' }] }, 'brief.disclaimers.0 ("A miracle may vary")'],
  ])('a phrase that is banned and asked for in %s', (_, brief, where) => {
    expect(withBrief(brief)).toEqual([
      `brief.bannedPhrases.0: "miracle" is banned, and asked for in ${where}: take it out of one of them`,
    ]);
  });

  test('what has no letters is asked for nowhere', () => {
    expect(withBrief({ bannedPhrases: ['!!!'] })).toEqual([]);
  });

  test('an id of two key messages', () => {
    const keyMessages = [
      { id: 'a', text: 'x' },
      { id: 'a', text: 'y' },
    ];
    expect(withBrief({ keyMessages })).toEqual([
      'brief.keyMessages.1.id: is the id of key message 1 as well: give each its own',
    ]);
  });

  test('the brand among its competitors', () => {
    expect(
      withBrief({ competitors: [{ name: 'glow lab', handles: ['@x', '@GlowLab'], hashtags: ['#glowlabpartner'] }] }),
    ).toEqual(
      ['name', 'handles.1', 'hashtags.0'].map((field, n) =>
        expect.stringMatching(
          new RegExp(
            `^brief\\.competitors\\.0\\.${field}: "${['glow lab', '@GlowLab', '#glowlabpartner'][n]}" is the brand’s own`,
          ),
        ),
      ),
    );
  });
});
