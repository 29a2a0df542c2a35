import { describe, expect, test } from 'vitest';
import { judgeCampaign } from '../../../lib/audit/campaign/consistency.ts';
import { consistencySchema } from '../../../lib/consistency.ts';
import { campaignWith, NOW, postBy } from './fixture.ts';

const brief = {
  requiredMentions: ['@glow.lab'],
  keyMessages: [
    { id: 'vegan', text: '100% vegan formula' },
    { id: 'night', text: 'works overnight' },
  ],
};

describe('which posts are judged', () => {
  test('those of the campaign that were published by then, each once', () => {
    const known = postBy('mila');
    const posts = [
      known,
      known,
      postBy('@Mila', { publishedAt: '2026-11-02T08:00:00Z' }),
      postBy('mila', { caption: 'Sunday on the beach' }),
      postBy('mila', { publishedAt: '2026-11-24T09:00:01Z' }),
      postBy('mila', { platform: 'tiktok' }),
      postBy('stranger'),
      postBy('joy', { platform: 'tiktok' }),
    ];
    const { posts: count, creators, cut } = judgeCampaign(campaignWith(), posts, NOW);
    expect({ count, cut }).toEqual({ count: 3, cut: false });
    expect(creators.map(({ handle, platform, posts }) => [handle, platform, posts])).toEqual([
      ['mila', 'instagram', 2],
      ['joy', undefined, 1],
    ]);
  });

  test('also those that name the brand by a mention or a hashtag alone', () => {
    const posts = [postBy('mila', { caption: 'ad @glow.lab' }), postBy('joy', { caption: 'ad #GlowTeam' })];
    expect(judgeCampaign(campaignWith(), posts, NOW).posts).toBe(2);
  });

  test('a campaign without creators, brief and posts is judged too', () => {
    const consistency = judgeCampaign(campaignWith({ creators: [] }), [postBy('mila')], NOW);
    expect(consistencySchema.parse(consistency)).toEqual({
      campaign: 'autumn',
      brand: 'GlowLab',
      asOf: NOW,
      posts: 0,
      cut: false,
      keyMessages: [],
      creators: [],
      findings: [],
    });
  });
});

describe('what the posts say together', () => {
  const posts = [
    postBy('mila', { caption: 'Ad: GlowLab, a 100% vegan formula that works overnight' }),
    postBy('mila', { caption: 'Ad: GlowLab, a 100% vegan formula' }),
    postBy('joy', { caption: 'Ad: GlowLab is pretty' }),
  ];
  const { keyMessages, creators } = judgeCampaign(
    campaignWith({ brief, creators: [{ handle: 'mila' }, { handle: 'joy' }, { handle: 'idle' }] }),
    posts,
    NOW,
  );

  test('each key message over the posts and over the creators who have posted', () => {
    expect(keyMessages).toEqual([
      { id: 'vegan', text: '100% vegan formula', posts: 2, creators: 1, ofPosts: 3, ofCreators: 2 },
      { id: 'night', text: 'works overnight', posts: 1, creators: 1, ofPosts: 3, ofCreators: 2 },
    ]);
  });

  test('each creator’s, with how much is wrong against the brief', () => {
    expect(creators.map(({ handle, keyMessages, findings }) => [handle, keyMessages, findings])).toEqual([
      ['mila', ['vegan', 'night'], 3],
      ['joy', [], 3],
      ['idle', [], 0],
    ]);
  });
});

test('followers are those that the newest post tells', () => {
  const posts = [
    postBy('mila', { creator: { handle: 'mila', followers: 900 }, publishedAt: '2026-11-03T08:00:00Z' }),
    postBy('mila', { creator: { handle: 'mila', followers: 1200 }, publishedAt: '2026-11-04T08:00:00Z' }),
    postBy('mila', { publishedAt: '2026-11-05T08:00:00Z' }),
  ];
  const { creators } = judgeCampaign(campaignWith(), posts, NOW);
  expect(creators.map(({ followers }) => followers)).toEqual([1200, undefined]);
});

test('the order in which posts are given makes no difference', () => {
  const posts = [1, 2, 3, 4].map((n) => postBy('mila', { id: `same-time-${n}` }));
  const creators = [{ handle: 'mila', deliverables: [{ format: 'feed', count: 3 }] }];
  const judge = (given: typeof posts) => JSON.stringify(judgeCampaign(campaignWith({ creators }), given, NOW));
  expect(judge(posts.toReversed())).toBe(judge(posts));
});
